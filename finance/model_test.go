package finance

import (
	"testing"

	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
)

// bn is a billion euro in cents.
const bn = 1_000_000_000_00

// A world is a set of inputs for tests: the spec's base case in round numbers,
// changed as a test needs it. It is apart from the scenario library, so that
// the model is tested without it.
type world struct {
	t       testing.TB
	inputs  *eq.Inputs
	periods calendar.Timeline
}

func newWorld(t testing.TB, start, end string) *world {
	t.Helper()
	program, err := Build()
	if err != nil {
		t.Fatal(err)
	}
	periods, err := calendar.NewTimeline(calendar.MustMonth(start), calendar.MustMonth(end))
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t, eq.NewInputs(program.Model(), periods.Months), periods}
	for _, line := range program.Model().Inputs() {
		for member := range line.Over.Len() {
			w.flat(line.ID, member, line.Input.Min*flagOf(line.Input.Min > 0))
		}
	}
	if err := SetCalendar(w.inputs, periods); err != nil {
		t.Fatal(err)
	}
	w.base()
	return w
}

func flagOf(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// flat gives an input one value in all periods.
func (w *world) flat(id eq.ID, member int, value int64) {
	w.t.Helper()
	line := w.inputs.Model().Line(id)
	n := w.periods.Months
	if line.Static {
		n = 1
	}
	values := make([]int64, n)
	for i := range values {
		values[i] = value
	}
	w.set(id, member, values)
}

func (w *world) set(id eq.ID, member int, values []int64) {
	w.t.Helper()
	if err := w.inputs.Set(id, member, values); err != nil {
		w.t.Fatal(err)
	}
}

// at gives a dated input its value in one month and leaves the others.
func (w *world) at(id eq.ID, member int, month string, value int64) {
	w.t.Helper()
	index, ok := w.periods.Index(calendar.MustMonth(month))
	if !ok {
		return
	}
	values := make([]int64, w.periods.Months)
	for i := range values {
		values[i] = w.inputs.Value(id, member, i)
	}
	values[index] = value
	w.set(id, member, values)
}

// rate gives a rate in millionths for every day from a month on.
func (w *world) rate(id eq.ID, member int, millionths int64) {
	values := make([]int64, w.periods.Months)
	for i := range values {
		values[i] = millionths * int64(w.periods.At(i).Days())
	}
	w.set(id, member, values)
}

// gni2024 is the test's own copy of a key, in millions, protocol order.
var gni2024 = []int64{620704, 98844, 304903, 410557, 4458995, 38282, 404041, 230168, 1584041, 2970749, 85943, 2178171,
	30394, 39225, 76174, 60863, 201111, 19453, 1118634, 479234, 814615, 279952, 344068, 66364, 128025, 277061, 588724}

func (w *world) base() {
	for member, cash := range []int64{176 * bn, 25 * bn} {
		w.flat(AssetsOpeningCash, member, cash)
	}
	w.flat(AssetsOpeningSecurities, 0, 9*bn)
	for _, id := range []eq.ID{EuroclearTaxRate} {
		w.flat(id, 0, 250_000)
	}
	w.flat(EuroclearContributionRate, 0, 997_000)
	w.flat(EuroclearRetentionRate, 0, 100_000)
	w.flat(EuroclearERAShare, 0, 950_000)
	w.flat(EuroclearFirstTransfer, 0, 7)
	w.flat(EuroclearSecondTransfer, 0, 3)
	w.flat(EuroclearCosts, 0, 120_000_000_00)
	w.rate(RatesDepositFacility, 0, 20_000)
	w.flat(RatesBondPool, 0, 32_000)
	w.flat(RatesRefinanced, 0, 120_000)
	w.flat(LoanAll, 0, 90*bn)
	w.flat(BridgeTerm, 0, 12)
	w.flat(RetaliationSued, 0, 1)
	w.flat(LoanCommitment, 0, 90*bn)
	w.flat(LoanInPlace, 0, 1_000_000)
	w.flat(LoanThreshold, 0, 750_000)
	w.flat(LoanMilitaryParts, 0, 60)
	w.flat(LoanTotalParts, 0, 90)
	w.flat(FundingAssets, 0, 1_000_000)
	w.flat(FundingCouponMonth, 0, 4)
	w.flat(GuaranteesCeiling, 0, 90*bn)
	w.flat(GuaranteesBasis, 0, 1)
	for i, weight := range gni2024 {
		w.flat(StatesGNI2024, i, weight)
		w.flat(GuaranteesParticipates, i, 1)
		w.flat(BudgetParticipates, i, 1)
		w.flat(BudgetParticipatesLater, i, 1)
	}
	w.flat(StatesTaxEuroclear, 0, 1)
	for rank, id := range []eq.ID{WaterfallFirst, WaterfallSecond, WaterfallThird} {
		w.flat(id, 0, int64(rank+1))
	}
	w.flat(SettlementRepaymentShare, 0, 1_000_000)
	w.flat(NeedWar, 0, 1_000_000)
	for _, month := range []string{"2026-04", "2026-05", "2026-07", "2026-08", "2026-10", "2026-11",
		"2027-01", "2027-03", "2027-05", "2027-07", "2027-09", "2027-11"} {
		w.at(LoanInstalments, 0, month, 7_500_000_000_00)
	}
	for i := range 24 {
		w.at(AssetsMaturities, 0, calendar.MustMonth("2026-01").Add(i).String(), 375_000_000_00)
	}
}

// run evaluates and lets the guard look.
func (w *world) run() *eq.Result {
	w.t.Helper()
	program, err := Build()
	if err != nil {
		w.t.Fatal(err)
	}
	r, err := program.Evaluate(w.inputs)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := Guard(r); err != nil {
		w.t.Fatal(err)
	}
	return r
}

func (w *world) period(month string) int {
	i, ok := w.periods.Index(calendar.MustMonth(month))
	if !ok {
		w.t.Fatalf("%s is outside the run", month)
	}
	return i
}

func TestModelBuilds(t *testing.T) {
	program, err := Build()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(program.Model().Equations()); n < 100 {
		t.Errorf("only %d equations", n)
	}
}

func TestBaseCaseRuns(t *testing.T) {
	w := newWorld(t, "2026-01", "2045-12")
	r := w.run()
	last := r.Periods() - 1
	if got := r.Value(D2, 0, last); got != 90*bn {
		t.Errorf("loan outstanding %d", got)
	}
	if got := r.Value(B1, 0, last); got != 90*bn {
		t.Errorf("swapped %d", got)
	}
	for p := range r.Periods() {
		if r.Value(F4b, 0, p) != 0 {
			t.Fatalf("a call in period %d", p)
		}
	}
}

func TestAssetsReturned(t *testing.T) {
	w := newWorld(t, "2026-01", "2030-12")
	for i := w.period("2027-12"); i < w.periods.Months; i++ {
		w.at(SettlementRelease, 0, w.periods.At(i).String(), 1_000_000)
	}
	r := w.run()
	p := w.period("2027-12")
	for _, c := range []struct {
		id     eq.ID
		member int
		want   int64
	}{
		{H3, 0, 185 * bn}, {H4, 0, 95 * bn}, {H5, 0, 90 * bn}, {H6, 0, 90 * bn}, {F4b, 0, 90 * bn}, {H3, 1, 25 * bn}, {H4, 1, 25 * bn}, {H7, 0, 0},
	} {
		if got := r.Value(c.id, c.member, p); got != c.want {
			t.Errorf("%s[%d] = %d, want %d", c.id, c.member, got, c.want)
		}
	}
	var paid int64
	for s := range MemberStates.Members {
		paid += r.Value(L3, s, p)
	}
	if paid != 90*bn {
		t.Errorf("paid %d", paid)
	}
}
