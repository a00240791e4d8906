package metric

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/discount"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

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

// MonthFlows are the values of one member of a line, one for each period, in
// the line's unit: euro to the cent for amounts.
func MonthFlows(r *eq.Result, timeline calendar.Timeline, id eq.ID, member int) []discount.MonthFlow {
	digits := r.Model().Line(id).Unit.Digits()
	row := r.Row(id, member)
	flows := make([]discount.MonthFlow, len(row))
	for i, v := range row {
		flows[i] = discount.MonthFlow{Month: timeline.At(i), Amount: money.ToDecimal(v, digits)}
	}
	return flows
}

// YearFlows are sums by year, in cents, as flows in euro.
func YearFlows(years []YearAmount) []discount.YearFlow {
	flows := make([]discount.YearFlow, len(years))
	for i, y := range years {
		flows[i] = discount.YearFlow{Year: y.Year, Amount: money.ToDecimal(y.Value, money.CentDigits)}
	}
	return flows
}
