package metric

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
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
	rate := UnifiedRate()
	if d == AtOwnYield {
		rate = money.ToDecimal(r.Value(finance.StatesYield, state, 0), money.MillionthDigits)
	}
	timeline, ok := timelineOf(r)
	if !ok {
		return decimal.Decimal{}
	}
	value, err := PVOfYears(rate, timeline.Start.Year(), YearFlows(ByYear(r, timeline, id, state)))
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
