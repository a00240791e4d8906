package metric

import (
	"errors"

	"github.com/shopspring/decimal"

	"loanmodel/finance/discount"
	"loanmodel/finance/money"
)

// dated returns amounts of cents as flows in euro on the last days of the months:
// with those of all months every run of the same start is valued on the same day.
func (m measuring) dated(row []int64) []discount.DatedFlow {
	flows := make([]discount.MonthFlow, len(row))
	for i, v := range row {
		flows[i] = discount.MonthFlow{Month: m.timeline.At(i), Amount: money.ToDecimal(v, money.CentDigits)}
	}
	return discount.OnLastDays(flows)
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

// presentValue returns the present value of flows; exactly nothing where there are
// none.
func (m measuring) presentValue(measure Measure) Measure {
	flows := m.row(measure, 0)
	if !anything(flows) {
		return measure.exactly(decimal.Zero)
	}
	return measure.settled(m.present(flows))
}

// rateOfReturn returns the internal rate of return of flows.
func (m measuring) rateOfReturn(irr Measure) Measure {
	rate, err := discount.XIRR(m.dated(m.row(irr, 0)))
	switch {
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

// shortfall returns by how much the present value of one row falls short of that
// of another, in per cent of it.
func (m measuring) shortfall(grant Measure) Measure {
	short := discount.Shortfall(m.present(m.row(grant, 0)), m.present(m.row(grant, 1)))
	return grant.settled(discount.Approximation{
		Value: short.Value.Shift(2), Tolerance: short.Tolerance.Shift(2),
		Method: "present values as the net present value's, divided once",
	})
}

// averageLife returns the mean of months weighted with amounts, in years.
func (m measuring) averageLife(life Measure) Measure {
	weighted, amounts := decimal.Decimal{}, m.row(life, 1)
	for i, months := range m.row(life, 0) {
		weighted = weighted.Add(decimal.New(months, 0).Mul(decimal.New(amounts[i], 0)))
	}
	return life.quotient(discount.Quotient(weighted, decimal.New(sum(amounts), 0).Mul(decimal.New(monthsAYear, 0))))
}

const monthsAYear = 12

// burden returns the present value of what all states pay and owe for certain.
func (m measuring) burden(burden Measure) Measure {
	value := presentBurdenOf(m.result, FundingRate(m.result), m.row(burden, 0), m.row(burden, 1))
	burden = burden.exactly(value.Round(money.CentDigits))
	burden.Unrounded = value
	burden.Method, burden.Tolerance = "Σ amount × (1+rate)^(−days/365), factors to 34 decimals", decimal.New(5, -3)
	return burden
}
