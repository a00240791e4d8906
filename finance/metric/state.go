package metric

import (
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
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

// In returns the measure in relation to a size of the state, with an id and a name
// of its own.
func (m StateMeasure) In(per Per) StateMeasure {
	m.ID, m.Name, m.Note = m.ID+"_"+per.ID(), m.Name+", "+per.Name(), ""
	m.Per, m.ByYear = per, false
	return m
}

// CommitmentOf returns the measure by which guarantors are ranked: the most that a
// state can ever be called for.
func CommitmentOf() StateMeasure {
	return StateMeasure{Figure: Figure{ID: "commitment", Name: "Commitment", Line: finance.F2, Aggregate: Fixed, Cost: OwedOnlyIf, Note: "The most the state can ever be called for."}}
}

// exposure returns the measure of how much a state was exposed at most.
func exposure() StateMeasure {
	return StateMeasure{Figure: Figure{ID: "peak_exposure", Name: "Peak exposure", Line: finance.F3c, Aggregate: Peak, Cost: OwedOnlyIf, Note: "The most that it could have been called for in any month, before what it paid in it."}}
}

// costMeasure makes a part or a total of a column a measure of its own, above
// zero too where it counts against the others.
func costMeasure(f Figure) StateMeasure {
	f.Less = false
	return StateMeasure{Figure: f, ByYear: true}
}

// presentBurden returns what is paid and what is owed for certain at the end, at
// present value: the figure that structures are ranked by.
func presentBurden(id, at string, discount Discount) StateMeasure {
	return StateMeasure{Figure: Figure{ID: id, Name: "Paid and owed for certain, present value at " + at, Line: finance.L20, Aggregate: Total, Note: presentNote}, Discount: discount}
}

const presentNote = "Dated, ACT/365, on the last day of the first month; what is owed for certain counts on the last day of the run. What is owed only if something happens is not in it."

// Burden returns the measure that structures and states are ranked by: the present
// value, at the Union's funding rate, of what is paid and owed for certain. It is
// never shown without the column of what is owed only if something happens.
func Burden() StateMeasure {
	return presentBurden("burden_pv", "the Union's funding rate", AtFundingRate)
}

// StateMeasures returns the measures of states.csv and of the workbook's States
// sheet, in order: guarantees, then column by column the parts and their total,
// then present values, debt and memos.
func StateMeasures() []StateMeasure {
	list := []StateMeasure{CommitmentOf(), CommitmentOf().In(PerGDP), CommitmentOf().In(PerGNI), CommitmentOf().In(PerDebt), CommitmentOf().In(PerHead),
		exposure(), exposure().In(PerGDP)}
	for _, column := range Columns() {
		parts := PartsOf(column.Cost)
		if len(parts) > 1 {
			for _, part := range parts {
				list = append(list, costMeasure(part))
			}
		}
		list = append(list, costMeasure(column), costMeasure(column).In(PerGDP))
	}
	return append(list, Burden(), Burden().In(PerGDP), Burden().In(PerHead),
		presentBurden("burden_pv_own_yield", "its own yield", AtOwnYield), presentBurden("burden_pv_unified", "5 %", AtUnifiedRate),
		StateMeasure{Figure: Figure{ID: "debt_contingent_pct_gdp", Name: "Added to debt at the end if contingent until called, % of GDP", Line: finance.L12, Aggregate: Final}, Per: PerGDP},
		StateMeasure{Figure: Figure{ID: "debt_rerouted_pct_gdp", Name: "Added to debt at its peak if re-routed, % of GDP", Line: finance.L13, Aggregate: Peak}, Per: PerGDP},
		StateMeasure{Figure: Figure{ID: "spread_memo", Name: "Memo: interest for wider spreads on own debt", Line: finance.I7, Aggregate: Total}, ByYear: true},
		StateMeasure{Figure: Figure{ID: "firms_memo", Name: "Memo: firms' assets seized", Line: finance.I8, Aggregate: Total}},
	)
}

// StateMeasureByID returns a measure of the states by its id; false where there is
// none.
func StateMeasureByID(id string) (StateMeasure, bool) {
	for _, m := range StateMeasures() {
		if m.ID == id {
			return m, true
		}
	}
	return StateMeasure{}, false
}

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

// Unit returns the unit of the measure.
func (m StateMeasure) Unit() string { return m.Per.Unit() }

// Value returns the measure of one state: euro to the cent, or a ratio to sixteen
// decimals.
func (m StateMeasure) Value(r *eq.Result, state int) decimal.Decimal {
	euro := money.ToDecimal(m.Aggregate.Of(r, m.Line, state), money.CentDigits)
	if m.Discount != Undiscounted {
		euro = m.Discount.burden(r, state)
	}
	return m.Per.Ratio(r, euro, state)
}

// OfAll returns what all states together have of a measure in euro, to the cent:
// the sum over them, and of the burden what structures are ranked by, which is
// rounded once.
func (m StateMeasure) OfAll(r *eq.Result) decimal.Decimal {
	if m.Discount == AtFundingRate {
		return PresentBurden(r)
	}
	m.Per = PerNothing
	var sum decimal.Decimal
	for _, state := range EveryState() {
		sum = sum.Add(m.Value(r, state))
	}
	return sum
}

// Yearly returns the measure of one state for each calendar year, in cents: the
// sum of the year of a flow, what stands at its end of a stock.
func (m StateMeasure) Yearly(r *eq.Result, timeline calendar.Timeline, state int) []YearAmount {
	return m.Aggregate.yearly(r.Row(m.Line, state), timeline)
}

// timelineOf reads the periods of a run from its calendar.
func timelineOf(r *eq.Result) (calendar.Timeline, bool) {
	last, err := calendar.DateFromSerial(r.Value(finance.CalendarLastDay, 0, 0))
	return calendar.Timeline{Start: calendar.MonthOf(last), Months: r.Periods()}, err == nil
}
