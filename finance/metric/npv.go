package metric

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// NPV is the net present value of flows one period apart at a rate per period
// (0.05 = 5 %), the first at time 0 and so not discounted:
//
//	flows[0] + flows[1]/(1+rate) + flows[2]/(1+rate)² + …
//
// This is the textbook's definition and numpy-financial's; spreadsheets start
// one period later, see NPV1. It is computed from the last flow to the first,
// each step rounded to 34 significant digits: off by less than the number of
// flows × 10^-33 × the sum of their present values without signs, far below
// 10^-15 euro for any loan of this model. No flows are worth 0. It fails with
// ErrRate, ErrAmount or ErrPeriods.
func NPV(rate decimal.Decimal, flows []decimal.Decimal) (decimal.Decimal, error) {
	factor, err := growth(rate)
	if err != nil {
		return zero, err
	}
	if err := checkAmounts(flows...); err != nil {
		return zero, err
	}
	return working.presentValue(factor, flows), nil
}

// NPV1 is the net present value as Excel, LibreOffice and OpenFormula (ODF 1.3,
// part 4, section 6.12) have it: the first flow falls one period from now and is
// discounted too. NPV1 = NPV / (1 + rate); rounding and errors are NPV's.
func NPV1(rate decimal.Decimal, flows []decimal.Decimal) (decimal.Decimal, error) {
	value, err := NPV(rate, flows)
	if err != nil {
		return zero, err
	}
	return working.quotient(value, one.Add(rate)), nil
}

// presentValue is Horner's scheme in 1/factor.
func (p precision) presentValue(factor decimal.Decimal, flows []decimal.Decimal) decimal.Decimal {
	value := zero
	for i := len(flows) - 1; i >= 0; i-- {
		value = p.add(p.quotient(value, factor), flows[i])
	}
	return value
}

// PVOfYears is the present value, in the given year, of flows by calendar year
// with annual compounding: Σ flow / (1+rate)^(its year − year), the exponents
// whole numbers, so that there is no fractional power. Flows of the year itself
// are not discounted, those of earlier years grow. Years may come in any order
// and repeatedly. Powers are rounded to 34 significant digits at each step, and
// so is every summand and sum. It fails with ErrRate, ErrAmount or ErrPeriods,
// the last also for years more than 12,000 apart.
func PVOfYears(rate decimal.Decimal, year int, flows []YearFlow) (decimal.Decimal, error) {
	factor, err := growth(rate)
	if err != nil {
		return zero, err
	}
	if len(flows) > maxPeriods {
		return zero, fmt.Errorf("%d flows: %w", len(flows), ErrPeriods)
	}
	value := zero
	for _, f := range flows {
		if err := checkAmounts(f.Amount); err != nil {
			return zero, fmt.Errorf("year %d: %w", f.Year, err)
		}
		if f.Year-year > maxPeriods || year-f.Year > maxPeriods {
			return zero, fmt.Errorf("from %d to %d: %w", year, f.Year, ErrPeriods)
		}
		value = working.add(value, working.over(factor, f.Year-year, f.Amount))
	}
	return value, nil
}

// over is amount / factor^n for any whole n.
func (p precision) over(factor decimal.Decimal, n int, amount decimal.Decimal) decimal.Decimal {
	if n < 0 {
		return p.mul(amount, p.power(factor, -n))
	}
	return p.quotient(amount, p.power(factor, n))
}
