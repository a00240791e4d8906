package metric

import (
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/discount"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// A StateMeasure is one figure for each state over the whole horizon: an amount
// in euro, or a ratio. Its ID is that of states.csv.
type StateMeasure struct {
	Figure
	Per      Per
	Discount Discount
	ByYear   bool // reported for each year too
}

// In is the measure in relation to a size of the state, with an id and a name
// of its own.
func (m StateMeasure) In(per Per) StateMeasure {
	m.ID, m.Name, m.Note = m.ID+"_"+per.ID(), m.Name+", "+per.Name(), ""
	m.Per, m.ByYear = per, false
	return m
}

// commitment, exposure and netCost are the amounts that ratios are taken of.
func commitment() StateMeasure {
	return StateMeasure{Figure: Figure{ID: "commitment", Name: "Commitment", Line: finance.F2, Aggregate: Fixed, Cost: OwedOnlyIf, Note: "The most the state can ever be called for."}}
}

func exposure() StateMeasure {
	return StateMeasure{Figure: Figure{ID: "peak_exposure", Name: "Peak exposure", Line: finance.F3, Aggregate: Peak, Cost: OwedOnlyIf, Note: "The most that stood guaranteed at the end of any month."}}
}

func netCost() StateMeasure {
	return StateMeasure{Figure: Figure{ID: "net_cost", Name: "Net cash cost", Line: finance.L9, Aggregate: Total}, ByYear: true}
}

// costMeasure is a part of the net cost as a measure of its own, so that what
// counts against the others is above zero too.
func costMeasure(id string) StateMeasure {
	part, _ := ByID(CostParts(), id)
	part.Less = false
	return StateMeasure{Figure: part, ByYear: true}
}

// presentCost is the net cost at present value.
func presentCost(id, name string, discount Discount, note string) StateMeasure {
	return StateMeasure{Figure: Figure{ID: id, Name: "Net cash cost, present value at " + name, Line: finance.L9, Aggregate: Total, Note: note}, Discount: discount}
}

// StateMeasures are the measures of states.csv and of the workbook's States
// sheet, in order.
func StateMeasures() []StateMeasure {
	list := []StateMeasure{commitment(), commitment().In(PerGDP), commitment().In(PerGNI), commitment().In(PerDebt), commitment().In(PerHead),
		exposure(), exposure().In(PerGDP)}
	for _, id := range []string{"calls_paid", "interest_share", "grants", "headroom_share", "recoveries", "tax_forgone", "losses_borne", "firms_insured"} {
		list = append(list, costMeasure(id))
	}
	return append(list, netCost(), netCost().In(PerGDP),
		StateMeasure{Figure: Figure{ID: "debt_contingent_pct_gdp", Name: "Added to debt at the end if contingent until called, % of GDP", Line: finance.L12, Aggregate: Final}, Per: PerGDP},
		StateMeasure{Figure: Figure{ID: "debt_rerouted_pct_gdp", Name: "Added to debt at its peak if re-routed, % of GDP", Line: finance.L13, Aggregate: Peak}, Per: PerGDP},
		presentCost("net_cost_pv_own_yield", "its own yield", AtOwnYield, "Discounted by whole years to the first year."),
		presentCost("net_cost_pv_unified", "5 %", AtUnifiedRate, ""),
		netCost().In(PerHead),
		StateMeasure{Figure: Figure{ID: "spread_memo", Name: "Memo: interest for wider spreads on own debt", Line: finance.I7, Aggregate: Total}, ByYear: true},
		StateMeasure{Figure: Figure{ID: "firms_memo", Name: "Memo: firms' assets seized", Line: finance.I8, Aggregate: Total}},
	)
}

// StateMeasureByID is a measure of the states by its id; false where there is
// none.
func StateMeasureByID(id string) (StateMeasure, bool) {
	for _, m := range StateMeasures() {
		if m.ID == id {
			return m, true
		}
	}
	return StateMeasure{}, false
}

// CommitmentOf is the measure by which guarantors are ranked: the most that a
// state can ever be called for.
func CommitmentOf() StateMeasure { return commitment() }

// EveryState lists the places of all states, in protocol order.
func EveryState() []int {
	states := make([]int, finance.MemberStates.Len())
	for i := range states {
		states[i] = i
	}
	return states
}

// StatesBy lists the states by a value, the largest first and equal ones in
// protocol order.
func StatesBy(value func(state int) decimal.Decimal) []int {
	states, values := EveryState(), make([]decimal.Decimal, finance.MemberStates.Len())
	for i := range values {
		values[i] = value(i)
	}
	slices.SortStableFunc(states, func(a, b int) int { return values[b].Cmp(values[a]) })
	return states
}

// Ranked lists the states by the measure, the largest first and equal ones in
// protocol order.
func (m StateMeasure) Ranked(r *eq.Result) []int {
	return StatesBy(func(state int) decimal.Decimal { return m.Value(r, state) })
}

// Unit is the unit of the measure.
func (m StateMeasure) Unit() string { return m.Per.Unit() }

// Value is the measure of one state: euro to the cent, or a ratio to sixteen
// decimals.
func (m StateMeasure) Value(r *eq.Result, state int) decimal.Decimal {
	if m.Discount != Undiscounted {
		return m.Discount.present(r, m.Line, state)
	}
	return m.Per.Ratio(r, money.ToDecimal(m.Aggregate.Of(r, m.Line, state), money.CentDigits), state)
}

// Discount is the rate at which a measure is brought to the first year.
type Discount uint8

// The discounts.
const (
	Undiscounted  Discount = iota
	AtOwnYield             // of each state
	AtUnifiedRate          // 5 %, of all
)

// present is the present value in the first year of one member of a line:
// each year's sum discounted by whole years, rounded once to the cent.
func (d Discount) present(r *eq.Result, id eq.ID, state int) decimal.Decimal {
	rate := discount.UnifiedRate()
	if d == AtOwnYield {
		rate = money.ToDecimal(r.Value(finance.StatesYield, state, 0), money.MillionthDigits)
	}
	timeline, ok := timelineOf(r)
	if !ok {
		return decimal.Decimal{}
	}
	value, err := discount.PVOfYears(rate, timeline.Start.Year(), YearFlows(ByYear(r, timeline, id, state)))
	if err != nil { // rates are bounded by the register of inputs: it cannot be
		return decimal.Decimal{}
	}
	return value.Round(money.CentDigits)
}

// timelineOf reads the periods of a run from its calendar.
func timelineOf(r *eq.Result) (calendar.Timeline, bool) {
	last, err := calendar.DateFromSerial(r.Value(finance.CalendarLastDay, 0, 0))
	return calendar.Timeline{Start: calendar.MonthOf(last), Months: r.Periods()}, err == nil
}
