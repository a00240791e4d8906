package metric

import (
	"errors"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// The loan as the Union sees it, its lender: what it pays out and what it gets
// back. How the Union funds it is not part of its value: the structures are
// compared by what they cost.

// lent and returned are the loan's flows. What is set off against reparations
// returns to the Union too: its debt to the custodians falls by the same amount.
func (m measuring) lent() []int64     { return m.row(finance.D1a) }
func (m measuring) returned() []int64 { return m.net([]eq.ID{finance.H2, finance.H8}, nil) }

// nothingLent is why a run has no measure of a loan.
const nothingLent = "nothing is lent"

// dated are amounts in cents on the last days of the months, those of all
// months, so that every run of the same start is valued on the same day.
func (m measuring) dated(row []int64) []DatedFlow {
	flows := make([]DatedFlow, len(row))
	for i, v := range row {
		flows[i] = DatedFlow{Date: m.timeline.At(i).Last(), Amount: money.ToDecimal(v, money.CentDigits)}
	}
	return flows
}

// present is XNPV of a row of cents at the unified rate, on the last day of the
// first month.
func (m measuring) present(row []int64) Approximation {
	value, err := XNPV(UnifiedRate(), m.dated(row))
	if err != nil { // a fixed rate, whole cents and the months of a run: it cannot be
		return Approximation{Tolerance: one, Method: err.Error()}
	}
	return value
}

// loanValue is the net present value of the loan.
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

// loanReturn is the internal rate of return of the same flows.
func (m measuring) loanReturn(irr Measure) Measure {
	flows := m.returned()
	for i, v := range m.lent() {
		flows[i] -= v
	}
	rate, err := XIRR(m.dated(flows))
	switch {
	case sum(m.lent()) == 0:
		return irr.missing(nothingLent)
	case errors.Is(err, ErrNoSignChange):
		return irr.missing("nothing comes back within the run: the flows have no change of sign")
	case err != nil:
		return irr.missing(err.Error())
	}
	percent := Approximation{rate.Value.Shift(2), rate.Tolerance.Shift(2), rate.Method}
	if rate.Tolerance.IsZero() {
		irr = irr.exactly(percent.Value)
		irr.Method = rate.Method
		return irr
	}
	return irr.settled(percent)
}

// grantElement is by how much the present value of what comes back falls short
// of that of what is lent.
func (m measuring) grantElement(grant Measure) Measure {
	if sum(m.lent()) == 0 {
		return grant.missing(nothingLent)
	}
	back, face := m.present(m.returned()), m.present(m.lent())
	share := working.quotient(back.Value, face.Value)
	slack := working.quotient(back.Tolerance.Add(face.Tolerance.Mul(share.Abs())), face.Value.Sub(face.Tolerance))
	return grant.settled(Approximation{
		Value: one.Sub(share).Shift(2), Tolerance: roundUp(slack.Shift(2).Add(decimal.New(1, 3-int32(working)))),
		Method: "present values as the net present value's, divided once",
	})
}

// averageLife is the weighted average life of what comes back.
func (m measuring) averageLife(life Measure) Measure {
	lent, back := m.lent(), m.returned()
	start := onset(lent)
	switch {
	case start < 0:
		return life.missing(nothingLent)
	case sum(back) == 0:
		return life.missing("nothing comes back within the run")
	}
	flows := make([]MonthFlow, 0, len(back))
	for i, v := range back[start:] {
		flows = append(flows, MonthFlow{m.timeline.At(start + i), money.ToDecimal(v, money.CentDigits)})
	}
	years, err := WeightedAverageLife(m.timeline.At(start), flows)
	if err != nil {
		return life.missing(err.Error())
	}
	return life.quotient(years)
}
