package finance

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	eq "loanmodel/finance/equation"
)

// An oracle evaluates the equations a second time, naively: by recursion from
// each line, in decimals, with shopspring's own rounding. It shares nothing
// with the evaluator but the definitions.
type oracle struct {
	model  *eq.Model
	inputs *eq.Inputs
	known  map[cell]decimal.Decimal
}

type cell struct {
	line           eq.ID
	member, period int
}

func newOracle(m *eq.Model, in *eq.Inputs) *oracle {
	return &oracle{m, in, map[cell]decimal.Decimal{}}
}

func (o *oracle) line(id eq.ID, member, period int) decimal.Decimal {
	line := o.model.Line(id)
	if line.Over == nil {
		member = 0
	}
	if line.Static {
		period = 0
	}
	at := cell{id, member, period}
	if v, ok := o.known[at]; ok {
		return v
	}
	var v decimal.Decimal
	switch {
	case line.Input != nil:
		v = decimal.NewFromInt(o.inputs.Value(id, member, period)).Shift(-line.Unit.Digits())
	case period == eq.Opening:
		if root := o.model.OpeningNode(id); root != nil {
			v = o.node(root, line, member, 0)
		}
	default:
		v = o.node(o.model.Node(id), line, member, period)
	}
	o.known[at] = v
	return v
}

func (o *oracle) node(n *eq.Node, line *eq.Line, member, period int) decimal.Decimal {
	arg := func(i int) decimal.Decimal { return o.node(n.Args[i], line, member, period) }
	named := func() int {
		if n.Member == "" {
			return member
		}
		i, _ := o.model.Line(n.Line).Over.Index(n.Member)
		return i
	}
	switch n.Op {
	case eq.OpConst:
		return decimal.NewFromInt(n.Value).Shift(-n.Unit.Digits())
	case eq.OpRef, eq.OpOf:
		return o.line(n.Line, named(), period)
	case eq.OpPrev:
		return o.line(n.Line, named(), period-1)
	case eq.OpLag:
		if ago := period - int(arg(0).IntPart()); ago >= 0 {
			return o.line(n.Line, named(), ago)
		}
		return decimal.Zero
	case eq.OpRemainder:
		if arg(1).IsZero() {
			return decimal.Zero
		}
		return arg(0).Shift(6).Mod(arg(1))
	case eq.OpApportion:
		return o.apportioned(n.Line, member, period)
	case eq.OpSum:
		return o.sum(n.Line, 0, o.model.Line(n.Line).Over.Len(), period)
	case eq.OpEarlier:
		return o.sum(n.Line, 0, member, period)
	case eq.OpLater:
		return o.sum(n.Line, member+1, line.Over.Len(), period)
	case eq.OpScale:
		divisor := decimal.Decimal{}
		if n.Base != nil {
			divisor = decimal.NewFromInt(n.Base.Value)
		} else {
			divisor = arg(2)
		}
		return arg(0).Mul(arg(1)).DivRound(divisor, line.Unit.Digits())
	case eq.OpKey:
		if arg(1).IsZero() {
			return decimal.Zero
		}
		return arg(0).Mul(decimal.NewFromInt(1_000_000)).DivRound(arg(1), 0)
	case eq.OpIf:
		if arg(0).IsPositive() {
			return arg(1)
		}
		return arg(2)
	case eq.OpChoose:
		return arg(int(arg(0).IntPart()))
	case eq.OpNot:
		return decimal.NewFromInt(1).Sub(arg(0))
	case eq.OpLess:
		return truth(arg(0).LessThan(arg(1)))
	case eq.OpEqual:
		return truth(arg(0).Equal(arg(1)))
	}
	return o.list(n, arg)
}

// apportioned hands out the missing millionths one by one, each to the member
// that is farthest below its exact share.
func (o *oracle) apportioned(id eq.ID, member, period int) decimal.Decimal {
	members := o.model.Line(id).Over.Len()
	total := o.sum(id, 0, members, period)
	if total.IsZero() {
		return total
	}
	keys, below, missing := make([]decimal.Decimal, members), make([]decimal.Decimal, members), decimal.NewFromInt(1_000_000)
	for i := range members {
		keys[i], below[i] = o.line(id, i, period).Shift(6).QuoRem(total, 0)
		missing = missing.Sub(keys[i])
	}
	for ; missing.IsPositive(); missing = missing.Sub(decimal.NewFromInt(1)) {
		next := 0
		for i := range members {
			if below[i].GreaterThan(below[next]) {
				next = i
			}
		}
		keys[next], below[next] = keys[next].Add(decimal.NewFromInt(1)), decimal.NewFromInt(-1)
	}
	return keys[member]
}

func (o *oracle) list(n *eq.Node, arg func(int) decimal.Decimal) decimal.Decimal {
	v := arg(0)
	for i := 1; i < len(n.Args); i++ {
		x := arg(i)
		switch n.Op {
		case eq.OpAdd:
			v = v.Add(x)
		case eq.OpSub:
			v = v.Sub(x)
		case eq.OpMin, eq.OpAnd:
			v = decimal.Min(v, x)
		case eq.OpMax, eq.OpOr:
			v = decimal.Max(v, x)
		default:
			panic("the oracle does not know this operation")
		}
	}
	return v
}

func (o *oracle) sum(id eq.ID, from, to, period int) decimal.Decimal {
	total := decimal.Zero
	for member := from; member < to; member++ {
		total = total.Add(o.line(id, member, period))
	}
	return total
}

func truth(yes bool) decimal.Decimal { return decimal.NewFromInt(flagOf(yes)) }

// compare checks every value of a run against the oracle and says how many.
func (o *oracle) compare(t interface{ Fatalf(string, ...any) }, r *eq.Result) int {
	compared := 0
	for period := eq.Opening; period < r.Periods(); period++ {
		for _, line := range o.model.Equations() {
			for member := range line.Over.Len() {
				want := o.line(line.ID, member, period)
				if got := r.Decimal(line.ID, member, period); !got.Equal(want) {
					t.Fatalf("%s period %d: engine %s, oracle %s", line.At(member), period, got, want)
				}
				compared++
			}
		}
	}
	return compared
}

func TestOracleAgreesOnTheBaseCase(t *testing.T) {
	w := newWorld(t, "2026-01", "2031-12")
	r := w.run()
	t.Logf("%d values equal, cent for cent", newOracle(r.Model(), w.inputs).compare(t, r))
}

// TestAnyScenarioKeepsTheAccounts draws scenarios from the whole space of
// inputs. Every run balances (Guard), and the oracle agrees cent for cent.
func TestAnyScenarioKeepsTheAccounts(t *testing.T) {
	compared := 0
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, "2026-01", "2028-06")
		w.draw(rt)
		r := w.run()
		compared += newOracle(r.Model(), w.inputs).compare(rt, r)
		invariants(rt, r)
	})
	t.Logf("%d values equal, cent for cent", compared)
}

// draw changes the base into some scenario.
func (w *world) draw(t *rapid.T) {
	share := rapid.Int64Range(0, 1_000_000)
	assets := share.Draw(t, "assets weight")
	w.flat(FundingAssets, 0, assets)
	w.flat(FundingGrants, 0, rapid.Int64Range(0, 1_000_000-assets).Draw(t, "grants weight"))
	for k := range Custodians.Members {
		w.flat(AssetsLiquidityFloor, k, rapid.Int64Range(0, 200*bn).Draw(t, "floor"))
		w.rate(RatesOwedOnSwapped, k, rapid.Int64Range(0, 50_000).Draw(t, "owed on swapped"))
	}
	w.rate(RatesDepositFacility, 0, rapid.Int64Range(-5_000, 60_000).Draw(t, "deposit rate"))
	w.flat(GuaranteesBasis, 0, rapid.SampledFrom([]int64{1, 6}).Draw(t, "key"))
	w.flat(GuaranteesMonths, 0, rapid.Int64Range(0, 5).Draw(t, "months to pay"))
	w.flat(BridgeTerm, 0, rapid.Int64Range(1, 9).Draw(t, "term"))
	w.flat(RatesRefinanced, 0, rapid.SampledFrom([]int64{0, 120_000, 12_000_000}).Draw(t, "refinanced"))
	w.flat(RetaliationRecognised, 0, rapid.SampledFrom([]int64{0, 333_333, 1_000_000}).Draw(t, "recognised"))
	w.flat(RatesBondPool, 0, rapid.Int64Range(-5_000, 60_000).Draw(t, "pool rate"))
	w.flat(FundingRefinancedFrom, 0, rapid.SampledFrom([]int64{0, 46_100, 46_300}).Draw(t, "bonds refinanced"))
	w.flat(GuaranteesEnd, 0, rapid.SampledFrom([]int64{0, 0, 46_700}).Draw(t, "end of the guarantees"))
	ceiling := rapid.Int64Range(1, 120*bn).Draw(t, "ceiling")
	w.flat(GuaranteesCeiling, 0, ceiling)
	w.flat(GuaranteesThird, 0, rapid.Int64Range(0, ceiling).Draw(t, "third countries"))
	w.flat(HeadroomCapacity, 0, rapid.SampledFrom([]int64{0, 1, 5 * bn}).Draw(t, "headroom"))
	w.flat(BridgeLimit, 0, rapid.SampledFrom([]int64{0, 3, 10 * bn}).Draw(t, "bridge"))
	order := rapid.SampledFrom([][]int64{{1, 2, 3}, {2, 1, 3}, {3, 2, 1}, {2, 3, 1}, {1, 3, 2}}).Draw(t, "order")
	for rank, id := range []eq.ID{WaterfallFirst, WaterfallSecond, WaterfallThird} {
		w.flat(id, 0, order[rank])
	}
	for i := range MemberStates.Members {
		w.flat(GuaranteesParticipates, i, rapid.SampledFrom([]int64{1, 1, 1, 0}).Draw(t, "guarantees"))
		w.flat(BudgetParticipates, i, rapid.SampledFrom([]int64{1, 1, 0}).Draw(t, "bears costs"))
		w.flat(BudgetParticipatesLater, i, rapid.SampledFrom([]int64{1, 1, 0}).Draw(t, "bears costs once refinanced"))
		w.flat(GuaranteesCustomWeight, i, rapid.Int64Range(0, 1000).Draw(t, "weight"))
		if rapid.IntRange(0, 4).Draw(t, "defaults") == 0 {
			w.flat(GuaranteesDefaultFrom, i, 46_000)
			w.flat(GuaranteesDefaultUntil, i, rapid.Int64Range(46_000, 47_500).Draw(t, "until"))
		}
	}
	w.flat(GuaranteesParticipates, 4, 1)
	w.flat(GuaranteesCustomWeight, 4, 500)
	w.drawRetaliation(t)
	for p := range w.periods.Months {
		month := w.periods.At(p).String()
		if rapid.IntRange(0, 5).Draw(t, "event") == 0 {
			w.at(SettlementReparations, 0, month, rapid.SampledFrom([]int64{1, 77, 30 * bn, 500 * bn}).Draw(t, "reparations"))
			w.at(SettlementRelease, 0, month, share.Draw(t, "release"))
			w.at(SettlementOffset, 0, month, rapid.SampledFrom([]int64{0, 10_000, 1_000_000}).Draw(t, "offset"))
			w.at(LoanWriteOffs, 0, month, rapid.SampledFrom([]int64{0, 0, 1 * bn}).Draw(t, "written off"))
		}
	}
}

// drawRetaliation adds seizures, awards, outflows and the older loans.
func (w *world) drawRetaliation(t *rapid.T) {
	share := rapid.Int64Range(0, 1_000_000)
	w.flat(RetaliationOffsetShare, 0, share.Draw(t, "compensated"))
	w.flat(RetaliationLiableShare, 0, share.Draw(t, "liable"))
	w.flat(RetaliationBearer, 0, rapid.Int64Range(1, 3).Draw(t, "bearer"))
	w.flat(RetaliationCourtClaim, 0, rapid.Int64Range(0, 200*bn).Draw(t, "court claim"))
	w.flat(RetaliationOtherCash, 0, rapid.Int64Range(0, 30*bn).Draw(t, "other cash"))
	w.flat(RetaliationLiquidShare, 0, share.Draw(t, "liquid"))
	w.flat(RetaliationInsuredShare, 0, share.Draw(t, "insured"))
	w.flat(EuroclearOwnFunds, 0, rapid.Int64Range(0, 6*bn).Draw(t, "own funds"))
	w.flat(EuroclearOpeningBuffer, 0, rapid.Int64Range(0, 6*bn).Draw(t, "buffer"))
	for lender := range Lenders.Members {
		w.flat(ERAOpening, lender, rapid.Int64Range(0, 30*bn).Draw(t, "ERA"))
		w.flat(ERABudgetPays, lender, flagOf(rapid.Bool().Draw(t, "the budget pays")))
	}
	w.flat(RetaliationSanctionedCash, 0, rapid.Int64Range(0, 5*bn).Draw(t, "sanctioned cash"))
	w.flat(RetaliationFromCBR, 0, flagOf(rapid.Bool().Draw(t, "from the central bank")))
	w.flat(EuroclearRetainedProfit, 0, rapid.Int64Range(0, 1*bn).Draw(t, "retained profit"))
	w.flat(BudgetUKShare, 0, share.Draw(t, "United Kingdom"))
	fund := share.Draw(t, "reconstruction fund")
	w.flat(SettlementFundShare, 0, fund)
	w.flat(SettlementVehicleShare, 0, rapid.Int64Range(0, 1_000_000-fund).Draw(t, "joint vehicle"))
	w.flat(SettlementProfitShare, 0, share.Draw(t, "profit"))
	w.rate(SettlementFundReturn, 0, rapid.Int64Range(0, 50_000).Draw(t, "return"))
	w.at(SettlementContribution, 0, "2027-02", rapid.Int64Range(0, 90*bn).Draw(t, "Europe's contribution"))
	w.rate(ERARate, 0, rapid.Int64Range(0, 50_000).Draw(t, "ERA rate"))
	w.flat(RetaliationSpread, 0, rapid.SampledFrom([]int64{0, 5_000}).Draw(t, "spread"))
	for k := range Custodians.Members {
		w.flat(RetaliationCompensates, k, flagOf(rapid.Bool().Draw(t, "compensates")))
	}
	for i := range MemberStates.Members {
		w.flat(StatesDebt, i, 3_000*bn)
		w.flat(StatesRefinanced, i, 400*bn)
		w.flat(StatesFirmsAssets, i, rapid.Int64Range(0, 100*bn).Draw(t, "firms"))
	}
	for p := range w.periods.Months {
		month := w.periods.At(p).String()
		if rapid.IntRange(0, 7).Draw(t, "retaliation") == 0 {
			w.at(RetaliationSeized, 0, month, rapid.Int64Range(0, 20*bn).Draw(t, "seized"))
			w.at(RetaliationEnforced, 0, month, share.Draw(t, "enforced"))
			w.at(RetaliationOutflow, 0, month, share.Draw(t, "outflow"))
			w.at(RetaliationFirmsSeized, 0, month, share.Draw(t, "firms seized"))
			w.at(ERARepayment, 0, month, rapid.Int64Range(0, 30*bn).Draw(t, "ERA repaid"))
			w.at(RetaliationLitigation, 0, month, rapid.Int64Range(0, 1*bn).Draw(t, "litigation"))
		}
	}
}

// invariants are properties of every run, whatever the scenario.
func invariants(t *rapid.T, r *eq.Result) {
	for p := range r.Periods() {
		sum := func(id eq.ID) int64 {
			var total int64
			for i := range r.Model().Line(id).Over.Len() {
				total += r.Value(id, i, p)
			}
			return total
		}
		equal := func(rule string, a, b int64) {
			if a != b {
				t.Fatalf("%s in period %d: %d and %d", rule, p, a, b)
			}
		}
		equal("commitments sum to the guarantees due", sum(F2), r.Value(F2a, 0, p))
		equal("exposures sum to the exposure", sum(F3), r.Value(F3a, 0, p))
		equal("guarantors meet what the waterfall counts on", r.Value(F14, 0, p)+sum(F32a)+sum(F6), r.Value(H6g, 0, p))
		equal("new calls are shared whole", r.Value(F4e, 0, p), sum(F4))
		equal("recoveries are passed on whole", sum(F8), r.Value(H2g, 0, p))
		equal("due is met or carried on as arrears", sum(H5), sum(H6)+sum(H7a))
		equal("the sources meet what is met", r.Value(H6d, 0, p)+r.Value(H9m, 0, p), r.Value(F27a, 0, p)+r.Value(H6h, 0, p)+r.Value(H6g, 0, p)+r.Value(H6m, 0, p))
		equal("a loss is absorbed, covered or left", r.Value(I4, 0, p), r.Value(I5, 0, p)+r.Value(I5b, 0, p)+r.Value(I5e, 0, p)+r.Value(I5f, 0, p)+r.Value(I5g, 0, p))
		equal("guarantors bear what is put to them", r.Value(I5f, 0, p), sum(F13))
		equal("the contribution serves, repays or is left", r.Value(C9, 0, p), r.Value(J3, 0, p)+r.Value(J3b, 0, p)+r.Value(J3c, 0, p))
		equal("interest shares sum to the cost", sum(L4), r.Value(E9, 0, p)-r.Value(L17, 0, p))
		for i := range MemberStates.Members {
			if room := r.Value(F2, i, p) - r.Value(F19, i, p) - r.Value(F22, i, p) - r.Value(F13c, i, p); room < 0 {
				t.Fatalf("%s paid %d above its commitment in period %d", MemberStates.Code(i), -room, p)
			}
			for _, id := range []eq.ID{F2, F4, F5, F6, F8, F29, F19, F22, L3} {
				if v := r.Value(id, i, p); v < 0 {
					t.Fatalf("%s[%s] = %d in period %d", id, MemberStates.Code(i), v, p)
				}
			}
		}
		for k := range Custodians.Members {
			for _, id := range []eq.ID{H2c, H3, H4, H5, H6, H7, H7a, H8, H8d, I2r, F27c, E4} {
				if v := r.Value(id, k, p); v < 0 {
					t.Fatalf("%s[%s] = %d in period %d", id, Custodians.Code(k), v, p)
				}
			}
		}
		for _, id := range []eq.ID{F18, G6, G7, G9, F27, F28, H9, H9m, H9o, H9l, I2, I2x, I2n, I2w, I5, I5b, I5f, I5g, I6, J1, J3b, J4, J5, H2, H2b, H2g, H2h, H2l, H6d, D1, D2, D7, E3} {
			if v := r.Value(id, 0, p); v < 0 {
				t.Fatalf("%s = %d in period %d", id, v, p)
			}
		}
	}
}
