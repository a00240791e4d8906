package finance_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// Round numbers of the worlds: cents and millionths.
const (
	lawBn = 1_000_000_000_00
	whole = 1_000_000
)

// dice draw a world. One seed always gives the same.
type dice struct{ *rand.Rand }

func newDice(seed uint64) *dice { return &dice{rand.New(rand.NewPCG(seed, 7))} }

// chance is true so often in a hundred.
func (d *dice) chance(percent int) bool { return d.IntN(100) < percent }

// between is a number from low to high, both possible.
func (d *dice) between(low, high int) int { return low + d.IntN(high-low+1) }

// amount is one up to so many billion: mostly odd cents, at times a round
// billion, a million or a few cents.
func (d *dice) amount(bn int64) int64 {
	switch n := d.IntN(100); {
	case n < 20:
		return (1 + d.Int64N(bn)) * lawBn
	case n < 27:
		return (1 + d.Int64N(1000)) * lawBn / 1000
	case n < 32:
		return 1 + d.Int64N(1000)
	}
	return 1 + d.Int64N(bn*lawBn)
}

// share is one of a whole: at times nothing, half or all.
func (d *dice) share() int64 {
	if d.chance(40) {
		return []int64{0, whole / 2, whole, whole, 333_333}[d.IntN(5)]
	}
	return d.Int64N(whole + 1)
}

// rising are so many shares, none below the one before.
func (d *dice) rising(n int) []int64 {
	shares := make([]int64, n)
	for i := range shares {
		shares[i] = d.share()
	}
	slices.Sort(shares)
	return shares
}

// months are so many different months, in order.
func (d *dice) months(n, low, high int) []int {
	list := d.Perm(high - low + 1)[:n]
	for i := range list {
		list[i] += low
	}
	slices.Sort(list)
	return list
}

func (d *dice) pick(names ...string) string { return names[d.IntN(len(names))] }

// world draws a combination of the library and changes it.
func (d *dice) world(t testing.TB) *lawWorld {
	w := combination(t, d.expression()).copy()
	for _, theme := range []struct {
		percent int
		draw    func(*lawWorld)
	}{
		{50, d.drawings}, {25, d.gate}, {35, d.funding}, {25, d.deposits}, {45, d.guarantors}, {50, d.ceiling},
		{55, d.release}, {15, d.offset}, {30, d.reparations}, {30, d.headroom}, {25, d.bridge}, {50, d.waterfall},
		{35, d.defaults}, {30, d.monthsToPay}, {8, d.guaranteesEnd}, {35, d.rates}, {30, d.bondRates}, {20, d.owed},
		{8, d.writeOff}, {15, d.seizure}, {18, d.award}, {20, d.era},
	} {
		if d.chance(theme.percent) {
			theme.draw(w)
		}
	}
	return w
}

func (d *dice) expression() string {
	structure := d.pick("reparations-loan", "reparations-loan", "reparations-loan", "reparations-loan", "reparations-loan-full",
		"joint-borrowing", "bilateral-grants", "ukraine-support-loan")
	name := structure + "+" + d.pick("immobilised", "assets-returned", "assets-returned", "reparations-paid", "assets-offset", "us-28-point")
	if d.chance(25) {
		name += "+" + d.pick("nsd-seizure", "court-award-large", "guarantor-opt-out-five", "guarantor-default", "rates-up", "spread-shock")
	}
	if d.chance(20) {
		name += "+" + d.pick("2026-10", "2026-11")
	}
	return name
}

// drawings are up to eight instalments in the first twenty months.
func (d *dice) drawings(w *lawWorld) {
	w.set(finance.LoanInstalments, 0, 0)
	var sum int64
	for _, month := range d.months(d.between(1, 8), 0, 19) {
		instalment := d.amount(20)
		sum += instalment
		w.at(finance.LoanInstalments, 0, month, instalment)
	}
	w.set(finance.LoanCommitment, 0, sum)
	w.set(finance.LoanAll, 0, sum)
	if d.chance(30) {
		w.set(finance.LoanCommitment, 0, d.amount(150))
	}
}

// gate opens late.
func (d *dice) gate(w *lawWorld) {
	w.set(finance.LoanThreshold, 0, d.share())
	w.set(finance.LoanInPlace, 0, 0)
	w.from(finance.LoanInPlace, 0, d.between(0, 24), whole)
}

func (d *dice) funding(w *lawWorld) {
	assets := d.share()
	grants := d.Int64N(whole - assets + 1)
	if d.chance(50) {
		grants = 0
	}
	w.set(finance.FundingAssets, 0, assets)
	w.set(finance.FundingGrants, 0, grants)
	w.set(finance.FundingBonds, 0, whole-assets-grants)
	w.set(finance.FundingCouponMonth, 0, int64(d.between(1, 12)))
}

// deposits are what custodians hold, what matures and what they must keep.
func (d *dice) deposits(w *lawWorld) {
	for k := range w.members(finance.AssetsOpeningCash) {
		w.set(finance.AssetsOpeningCash, k, d.amount(200))
		w.set(finance.AssetsMaturities, k, 0)
		var sum int64
		for _, month := range d.months(d.between(0, 6), 0, 40) {
			matures := d.amount(5)
			sum += matures
			w.at(finance.AssetsMaturities, k, month, matures)
		}
		w.set(finance.AssetsOpeningSecurities, k, sum+d.Int64N(lawBn))
		w.set(finance.AssetsLiquidityFloor, k, 0)
		if d.chance(25) {
			w.set(finance.AssetsLiquidityFloor, k, d.amount(50))
		}
	}
}

// guarantors are who takes part in the keys, and by which weights.
func (d *dice) guarantors(w *lawWorld) {
	w.set(finance.GuaranteesBasis, 0, int64(d.between(1, 6)))
	top, least := []int64{3, 100, 1_000_000, 9_000_000_000}[d.IntN(4)], int64(0)
	if d.chance(30) {
		top, least = 2, 1+d.Int64N(5_000_000) // almost equal
	}
	stays := d.IntN(27)
	for i := range w.members(finance.GuaranteesCustomWeight) {
		w.set(finance.GuaranteesCustomWeight, i, least+d.Int64N(top))
		w.set(finance.GuaranteesParticipates, i, lawFlag(i == stays || d.chance(80)))
		w.set(finance.BudgetParticipates, i, lawFlag(i == stays || d.chance(85)))
		w.set(finance.BudgetParticipatesLater, i, lawFlag(i == stays || d.chance(85)))
	}
	w.set(finance.GuaranteesCustomWeight, stays, least+1+d.Int64N(top-1))
}

func lawFlag(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

func (d *dice) ceiling(w *lawWorld) {
	ceiling := d.amount(210)
	w.set(finance.GuaranteesCeiling, 0, ceiling)
	w.set(finance.GuaranteesThird, 0, 0)
	if d.chance(25) {
		w.set(finance.GuaranteesThird, 0, d.Int64N(ceiling+1))
	}
}

// rise gives a share so far up to three steps.
func (d *dice) rise(w *lawWorld, id eq.ID, low, high int) {
	w.set(id, 0, 0)
	months := d.months(d.between(1, 3), low, high)
	for i, share := range d.rising(len(months)) {
		w.from(id, 0, months[i], share)
	}
}

func (d *dice) release(w *lawWorld) { d.rise(w, finance.SettlementRelease, 8, 36) }
func (d *dice) offset(w *lawWorld)  { d.rise(w, finance.SettlementOffset, 8, 36) }

func (d *dice) reparations(w *lawWorld) {
	w.set(finance.SettlementReparations, 0, 0)
	for _, month := range d.months(d.between(1, 4), 4, 44) {
		w.at(finance.SettlementReparations, 0, month, d.amount(60))
	}
	w.set(finance.SettlementRepaymentShare, 0, d.share())
}

func (d *dice) headroom(w *lawWorld) {
	w.set(finance.HeadroomCapacity, 0, 0)
	for _, month := range d.months(d.between(1, 2), 0, 40) {
		w.from(finance.HeadroomCapacity, 0, month, d.amount(60))
	}
}

func (d *dice) bridge(w *lawWorld) {
	w.set(finance.BridgeLimit, 0, d.amount(120))
	w.set(finance.BridgeTerm, 0, int64(d.between(1, 15)))
}

func (d *dice) waterfall(w *lawWorld) {
	order := d.Perm(3)
	for rank, id := range []eq.ID{finance.WaterfallFirst, finance.WaterfallSecond, finance.WaterfallThird} {
		w.set(id, 0, int64(order[rank]+1))
	}
}

// large are the states whose default is felt.
var large = []string{"DE", "FR", "IT", "ES", "NL", "PL", "BE"}

func (d *dice) defaults(w *lawWorld) {
	for range d.between(1, 5) {
		i := d.IntN(27)
		if d.chance(70) {
			i, _ = finance.MemberStates.Index(large[d.IntN(len(large))])
		}
		from := d.between(6, 34)
		until := min(from+d.between(0, 14), worldMonths-1)
		w.set(finance.GuaranteesDefaultFrom, i, w.timeline.At(from).First().Serial())
		w.set(finance.GuaranteesDefaultUntil, i, w.timeline.At(until).Last().Serial())
	}
}

func (d *dice) monthsToPay(w *lawWorld) { w.set(finance.GuaranteesMonths, 0, int64(d.between(0, 7))) }

func (d *dice) guaranteesEnd(w *lawWorld) {
	w.set(finance.GuaranteesEnd, 0, w.timeline.At(d.between(10, 44)).First().Serial())
}

// refinanced has immobilised cash take the bonds' place in some month; until then
// none is swapped.
func (d *dice) refinanced(w *lawWorld) {
	w.set(finance.FundingBonds, 0, w.in(finance.FundingBonds, 0, 0)+w.in(finance.FundingAssets, 0, 0))
	w.set(finance.FundingAssets, 0, 0)
	w.set(finance.ERARepayment, 0, 0)
	w.set(finance.FundingRefinancedFrom, 0, w.timeline.At(d.between(1, 40)).First().Serial())
}

// walk gives a rate a few steps.
func (d *dice) walk(w *lawWorld, id eq.ID, member int, low, high int64) {
	w.set(id, member, low+d.Int64N(high-low+1))
	for _, month := range d.months(d.between(0, 3), 1, 40) {
		w.from(id, member, month, low+d.Int64N(high-low+1))
	}
}

func (d *dice) rates(w *lawWorld) {
	d.walk(w, finance.RatesDepositFacility, 0, -5_000, 50_000)
	w.set(finance.EuroclearTaxRate, 0, d.share())
	w.set(finance.EuroclearRetentionRate, 0, d.share())
	w.set(finance.EuroclearERAShare, 0, d.share())
	if d.chance(50) {
		d.walk(w, finance.RatesDepositFacility, 0, 0, 50_000)
	}
}

func (d *dice) bondRates(w *lawWorld) {
	d.walk(w, finance.RatesBondPool, 0, -5_000, 70_000)
	if d.chance(30) {
		d.walk(w, finance.RetaliationSpread, 0, 0, 20_000)
	}
	w.set(finance.RatesRefinanced, 0, []int64{0, 120_000, 12 * whole, d.Int64N(12*whole + 1)}[d.IntN(4)])
}

// owed is what custodians owe on the claim; it cannot be below 0.
func (d *dice) owed(w *lawWorld) {
	for k := range w.members(finance.RatesOwedOnSwapped) {
		d.walk(w, finance.RatesOwedOnSwapped, k, 0, 40_000)
	}
}

func (d *dice) writeOff(w *lawWorld) {
	w.at(finance.LoanWriteOffs, 0, d.between(6, 44), d.amount(40))
}

func (d *dice) seizure(w *lawWorld) {
	w.set(finance.RetaliationSeized, 0, 0)
	for _, month := range d.months(d.between(1, 2), 3, 40) {
		w.at(finance.RetaliationSeized, 0, month, d.amount(60))
	}
	w.set(finance.RetaliationOffsetShare, 0, d.share())
	w.set(finance.RetaliationLiableShare, 0, d.share())
	w.set(finance.RetaliationBearer, 0, int64(d.between(1, 3)))
}

func (d *dice) award(w *lawWorld) {
	w.set(finance.RetaliationCourtClaim, 0, d.amount(250))
	d.rise(w, finance.RetaliationEnforced, 3, 40)
	w.set(finance.RetaliationRecognised, 0, d.share())
	w.set(finance.RetaliationBearer, 0, int64(d.between(1, 3)))
}

func (d *dice) era(w *lawWorld) {
	for k := range w.members(finance.ERAOpening) {
		w.set(finance.ERAOpening, k, d.amount(30))
		w.at(finance.ERADraws, k, d.between(0, 20), d.amount(10))
	}
	w.set(finance.ERARate, 0, d.Int64N(60_000))
	if d.chance(30) {
		w.at(finance.ERARepayment, 0, d.between(2, 20), d.amount(20))
	}
}
