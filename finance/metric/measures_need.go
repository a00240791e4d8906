package metric

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// outOfMoney returns the first month at whose end Ukraine's money is below zero, and
// how many months it lasts before.
func (m measuring) outOfMoney(measure Measure, left eq.ID) Measure {
	month, ok := FirstMonth(m.result, m.timeline, left, 0, BelowZero)
	if !ok {
		return measure.missing("the money lasts to the end of the run")
	}
	measure.Month = month.String()
	return measure.exactly(decimal.New(int64(m.timeline.Start.Until(month)), 0))
}

func (m measuring) withLoan(measure Measure) Measure    { return m.outOfMoney(measure, finance.K3) }
func (m measuring) withoutLoan(measure Measure) Measure { return m.outOfMoney(measure, finance.K3a) }
