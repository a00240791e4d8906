package discount

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
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

// OnLastDays dates the flows of months on their last days, when the model's
// flows settle.
func OnLastDays(flows []MonthFlow) []DatedFlow {
	dated := make([]DatedFlow, len(flows))
	for i, f := range flows {
		dated[i] = DatedFlow{Date: f.Month.Last(), Amount: f.Amount}
	}
	return dated
}
