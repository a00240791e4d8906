package metric

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// A DatedFlow is an amount on a day, in any one currency: euro in this model.
// What is received is above 0, what is paid below.
type DatedFlow struct {
	Date   calendar.Date
	Amount decimal.Decimal
}

// A MonthFlow is an amount in a month, as DatedFlow.
type MonthFlow struct {
	Month  calendar.Month
	Amount decimal.Decimal
}

// A YearFlow is an amount in a calendar year, as DatedFlow.
type YearFlow struct {
	Year   int
	Amount decimal.Decimal
}

// MonthFlows are the values of one member of a line, one for each period, in
// the line's unit: euro to the cent for amounts.
func MonthFlows(r *eq.Result, timeline calendar.Timeline, id eq.ID, member int) []MonthFlow {
	digits := r.Model().Line(id).Unit.Digits()
	row := r.Row(id, member)
	flows := make([]MonthFlow, len(row))
	for i, v := range row {
		flows[i] = MonthFlow{Month: timeline.At(i), Amount: money.ToDecimal(v, digits)}
	}
	return flows
}

// OnLastDays dates the flows of months on their last days, when the model's
// flows settle.
func OnLastDays(flows []MonthFlow) []DatedFlow {
	dated := make([]DatedFlow, len(flows))
	for i, f := range flows {
		dated[i] = DatedFlow{Date: f.Month.Last(), Amount: f.Amount}
	}
	return dated
}

// YearFlows are sums by year, in cents, as flows in euro.
func YearFlows(years []YearAmount) []YearFlow {
	flows := make([]YearFlow, len(years))
	for i, y := range years {
		flows[i] = YearFlow{Year: y.Year, Amount: money.ToDecimal(y.Value, money.CentDigits)}
	}
	return flows
}
