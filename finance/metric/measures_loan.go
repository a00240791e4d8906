package metric

import (
	"errors"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/discount"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// The loan as the Union sees it, its lender: what it pays out and what it gets
// back. How the Union funds it is not part of its value: the structures are
// compared by what they cost.

// lent and returned are the loan's flows. What is set off against reparations
// returns to the Union too: its debt to the custodians falls by the same amount.
func (m measuring) lent() []int64 { return m.row(finance.D1a) }
func (m measuring) returned() []int64 {
	return m.net([]eq.ID{finance.H2, finance.H8, finance.H8d}, nil)
}

// nothingLent is why a run has no measure of a loan.
const nothingLent = "nothing is lent"

// monthly returns amounts in cents as flows in euro, those of all months.
func (m measuring) monthly(row []int64) []discount.MonthFlow {
	flows := make([]discount.MonthFlow, len(row))
	for i, v := range row {
		flows[i] = discount.MonthFlow{Month: m.timeline.At(i), Amount: money.ToDecimal(v, money.CentDigits)}
	}
	return flows
}

// dated returns the same on the last days of the months: with those of all
// months every run of the same start is valued on the same day.
func (m measuring) dated(row []int64) []discount.DatedFlow {
	return discount.OnLastDays(m.monthly(row))
}

// present returns XNPV of a row of cents at the unified rate, on the last day of the
// first month. Of a few rows it is worth its bound of the error; the burdens of
// 27 states at three rates are discounted by FactorsOf, to the same cent.
func (m measuring) present(row []int64) discount.Approximation {
	value, err := discount.XNPV(discount.UnifiedRate(), m.dated(row))
	if err != nil { // a fixed rate, whole cents and the months of a run: it cannot be
		return discount.Approximation{Tolerance: decimal.NewFromInt(1), Method: err.Error()}
	}
	return value
}

// loanValue returns the net present value of the loan.
func (m measuring) loanValue(loan Measure) Measure {
	if sum(m.lent()) == 0 {
		return loan.missing(nothingLent)
	}
	flows := m.returned()
	for i, v := range m.lent() {
		flows[i] -= v
	}
	return loan.settled(m.present(flows))
}

// loanReturn returns the internal rate of return of the same flows.
func (m measuring) loanReturn(irr Measure) Measure {
	flows := m.returned()
	for i, v := range m.lent() {
		flows[i] -= v
	}
	rate, err := discount.XIRR(m.dated(flows))
	switch {
	case sum(m.lent()) == 0:
		return irr.missing(nothingLent)
	case errors.Is(err, discount.ErrNoSignChange):
		return irr.missing("nothing comes back within the run: the flows have no change of sign")
	case err != nil:
		return irr.missing(err.Error())
	}
	percent := discount.Approximation{Value: rate.Value.Shift(2), Tolerance: rate.Tolerance.Shift(2), Method: rate.Method}
	if rate.Tolerance.IsZero() {
		irr = irr.exactly(percent.Value)
		irr.Method = rate.Method
		return irr
	}
	return irr.settled(percent)
}

// grantElement returns by how much the present value of what comes back falls short
// of that of what is lent.
func (m measuring) grantElement(grant Measure) Measure {
	if sum(m.lent()) == 0 {
		return grant.missing(nothingLent)
	}
	short := discount.Shortfall(m.present(m.returned()), m.present(m.lent()))
	return grant.settled(discount.Approximation{
		Value: short.Value.Shift(2), Tolerance: short.Tolerance.Shift(2),
		Method: "present values as the net present value's, divided once",
	})
}

// averageLife returns the weighted average life of what comes back.
func (m measuring) averageLife(life Measure) Measure {
	lent, back := m.lent(), m.returned()
	start := onset(lent)
	switch {
	case start < 0:
		return life.missing(nothingLent)
	case sum(back) == 0:
		return life.missing("nothing comes back within the run")
	}
	years, err := discount.WeightedAverageLife(m.timeline.At(start), m.monthly(back)[start:])
	if err != nil {
		return life.missing(err.Error())
	}
	return life.quotient(years)
}
