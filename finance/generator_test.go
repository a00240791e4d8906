package finance

import (
	"math/rand/v2"
	"os"
	"testing"

	eq "loanmodel/finance/equation"
)

// The horizon of generated worlds, and how many run side by side.
const (
	generatedFrom, generatedTo = "2026-01", "2029-12"
	generatedLanes             = 64
)

// generate draws a world: one of the structures, settlements and shocks, with
// inputs anywhere inside their bounds. The same seed gives the same world.
func generate(t testing.TB, seed uint64) (*world, *rand.Rand) {
	w, r := newWorld(t, generatedFrom, generatedTo), rand.New(rand.NewPCG(seed, 7))
	w.generateStructure(r)
	w.generateWaterfall(r)
	w.generateSettlement(r)
	w.generateShocks(r)
	return w, r
}

// one is one of some values.
func one(r *rand.Rand, values ...int64) int64 { return values[r.IntN(len(values))] }

// dated gives an input a value in a random month.
func (w *world) dated(r *rand.Rand, id eq.ID, member int, value int64) {
	w.at(id, member, w.periods.At(r.IntN(w.periods.Months)).String(), value)
}

// steps gives a share so far that rises in random months and never falls.
func (w *world) steps(r *rand.Rand, id eq.ID, times int) {
	values := make([]int64, w.periods.Months)
	for range times {
		share := one(r, 1, 333_333, 500_000, 1_000_000, r.Int64N(1_000_001))
		for i := r.IntN(len(values)); i < len(values); i++ {
			values[i] = max(values[i], share)
		}
	}
	w.set(id, 0, values)
}

func (w *world) generateStructure(r *rand.Rand) {
	assets := one(r, 1_000_000, 1_000_000, 0, 0, r.Int64N(1_000_001))
	w.flat(FundingAssets, 0, assets)
	w.flat(FundingGrants, 0, one(r, 0, 0, 1_000_000-assets, r.Int64N(1_000_001-assets)))
	w.flat(LoanCommitment, 0, one(r, 90*bn, 100*bn+1, r.Int64N(200*bn)))
	for k := range Custodians.Members {
		w.flat(AssetsLiquidityFloor, k, one(r, 0, 0, 100*bn))
		w.rate(RatesOwedOnSwapped, k, one(r, 0, 20_000))
	}
	w.flat(RatesBondPool, 0, r.Int64N(60_001))
	w.flat(RatesRefinanced, 0, one(r, 0, 120_000, 12_000_000))
	ceiling := one(r, 90*bn, 1+r.Int64N(120*bn))
	w.flat(GuaranteesCeiling, 0, ceiling)
	w.flat(GuaranteesThird, 0, one(r, 0, 0, r.Int64N(ceiling/2+1)))
	w.flat(GuaranteesBasis, 0, one(r, 1, 6))
	for i := range MemberStates.Members {
		w.flat(GuaranteesCustomWeight, i, one(r, 1, 1, 2, r.Int64N(1000)))
		w.flat(GuaranteesParticipates, i, one(r, 1, 1, 1, 0))
		w.flat(BudgetParticipates, i, one(r, 1, 1, 1, 0))
	}
	w.flat(GuaranteesCustomWeight, 4, 500)
	w.flat(GuaranteesParticipates, 4, 1)
	w.flat(BudgetParticipates, 4, 1)
}

func (w *world) generateWaterfall(r *rand.Rand) {
	w.flat(GuaranteesMonths, 0, one(r, 0, 0, 1, r.Int64N(7)))
	w.flat(HeadroomCapacity, 0, one(r, 0, 0, 5*bn, 60*bn))
	w.flat(BridgeLimit, 0, one(r, 0, 0, 10*bn, 200*bn))
	w.flat(BridgeTerm, 0, 1+r.Int64N(12))
	order := r.Perm(3)
	for rank, id := range []eq.ID{WaterfallFirst, WaterfallSecond, WaterfallThird} {
		w.flat(id, 0, int64(order[rank]+1))
	}
}

func (w *world) generateSettlement(r *rand.Rand) {
	if r.IntN(4) > 0 {
		w.steps(r, SettlementRelease, 1+r.IntN(3))
	}
	if r.IntN(2) > 0 {
		w.steps(r, SettlementOffset, 1+r.IntN(2))
	}
	for range one(r, 0, 0, 2) {
		w.dated(r, SettlementReparations, 0, one(r, 1, 30*bn, r.Int64N(100*bn)))
	}
	w.flat(SettlementRepaymentShare, 0, one(r, 1_000_000, r.Int64N(1_000_001)))
}

func (w *world) generateShocks(r *rand.Rand) {
	for i := range MemberStates.Members {
		if r.IntN(4) == 0 {
			from := 46_100 + r.Int64N(1000)
			w.flat(GuaranteesDefaultFrom, i, from)
			w.flat(GuaranteesDefaultUntil, i, from+r.Int64N(700))
		}
	}
	if r.IntN(3) == 0 {
		w.flat(RetaliationCourtClaim, 0, r.Int64N(200*bn))
		w.flat(RetaliationRecognised, 0, one(r, 0, 1_000_000, r.Int64N(1_000_001)))
		w.steps(r, RetaliationEnforced, 1+r.IntN(2))
	}
	if r.IntN(3) == 0 {
		w.flat(RetaliationCompensates, 0, 1)
		w.flat(RetaliationOffsetShare, 0, r.Int64N(1_000_001))
		w.dated(r, RetaliationSeized, 0, r.Int64N(20*bn))
		w.flat(RetaliationLiableShare, 0, r.Int64N(1_000_001))
	}
	w.flat(RetaliationBearer, 0, 1+r.Int64N(3))
	if r.IntN(4) == 0 {
		w.dated(r, LoanWriteOffs, 0, r.Int64N(10*bn))
	}
}

// worldsADay is how many worlds a law is tried on.
func worldsADay() int {
	if testing.Short() && os.Getenv("LOANMODEL_NIGHTLY") == "" {
		return 256
	}
	return 2048
}

// A lane is one world of a batch after its run.
type lane struct {
	batch *batch
	lane  int
}

// A batch is what the lines that a law reads come to in some worlds.
type batch struct {
	model   *eq.Model
	periods int
	values  map[eq.ID][][]int64 // by member and period, period by period: one for each lane
}

// at is a value of the lane.
func (l lane) at(id eq.ID, member, period int) int64 {
	return l.batch.values[id][member*l.batch.periods+period][l.lane]
}

// all sums a line over its members in a period.
func (l lane) all(id eq.ID, period int) (sum int64) {
	for member := range l.batch.model.Line(id).Over.Len() {
		sum += l.at(id, member, period)
	}
	return sum
}

// total sums one member of a line over the periods.
func (l lane) total(id eq.ID, member int) (sum int64) {
	for period := range l.batch.periods {
		sum += l.at(id, member, period)
	}
	return sum
}

// last is the last period.
func (l lane) last() int { return l.batch.periods - 1 }

// runTogether evaluates up to generatedLanes worlds side by side and keeps the
// lines that are asked for.
func runTogether(t testing.TB, program *eq.Program, worlds []*world, lines []eq.ID) []lane {
	t.Helper()
	m := program.Model()
	in := eq.NewInputs(m, worlds[0].periods.Months)
	for _, line := range m.Inputs() {
		err := in.Vary(line.ID, func(member, period, _ int, values []int64) {
			for i := range values {
				values[i] = worlds[min(i, len(worlds)-1)].inputs.Value(line.ID, member, max(period, 0))
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	b := &batch{m, worlds[0].periods.Months, map[eq.ID][][]int64{}}
	for _, id := range lines {
		b.values[id] = make([][]int64, m.Line(id).Over.Len()*b.periods)
	}
	machine := program.NewMachine(in, len(worlds))
	err := machine.Run(0, func(period int) error {
		for id, rows := range b.values {
			for member := 0; period >= 0 && member < m.Line(id).Over.Len(); member++ {
				rows[member*b.periods+period] = append([]int64(nil), machine.Row(id, member)...)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	lanes := make([]lane, len(worlds))
	for i := range lanes {
		lanes[i] = lane{b, i}
	}
	return lanes
}
