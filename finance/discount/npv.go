package discount

import (
	"fmt"
	"loanmodel/finance/calendar"
	"slices"

	"github.com/shopspring/decimal"
)

// NPV returns the net present value of flows one period apart at a rate per period
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

// NPV1 returns the net present value as Excel, LibreOffice and OpenFormula (ODF 1.3,
// part 4, section 6.12) have it: the first flow falls one period from now and is
// discounted too. NPV1 = NPV / (1 + rate); rounding and errors are NPV's.
func NPV1(rate decimal.Decimal, flows []decimal.Decimal) (decimal.Decimal, error) {
	value, err := NPV(rate, flows)
	if err != nil {
		return zero, err
	}
	return working.quotient(value, one.Add(rate)), nil
}

// presentValue sums by Horner's scheme in 1/factor.
func (p precision) presentValue(factor decimal.Decimal, flows []decimal.Decimal) decimal.Decimal {
	value := zero
	for i := len(flows) - 1; i >= 0; i-- {
		value = p.add(p.quotient(value, factor), flows[i])
	}
	return value
}

// PVOfYears returns the present value, in the given year, of flows by calendar year
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

// over returns amount / factor^n for any whole n.
func (p precision) over(factor decimal.Decimal, n int, amount decimal.Decimal) decimal.Decimal {
	if n < 0 {
		return p.mul(amount, p.power(factor, -n))
	}
	return p.quotient(amount, p.power(factor, n))
}

// yearDays is the year of ACT/365: days over 365, whatever the calendar year.
const yearDays = 365

// XNPV returns the net present value of dated flows at a yearly rate, on the
// earliest of their dates:
//
//	Σ flow / (1+rate)^(days since that date / 365)
//
// That is XNPV of ECMA-376 (Office Open XML) and of ODF 1.3 part 4, which both
// count from the first date given and want it to be the earliest. Flows may
// come in any order and several on a day.
//
// The day's growth factor is the 365th root of 1 + rate, by decimal series for
// ln and exp; all else are whole powers of it. Steps carry 44 significant
// digits and the result 34. The tolerance is 10^-33 of the sum of the present
// values without signs: the rounding of the result is half of that, and what
// the 300 years of the calendar make of the root's last digit is 10^-5 of it.
// It fails with ErrRate, ErrAmount, ErrPeriods or ErrDate.
func XNPV(rate decimal.Decimal, flows []DatedFlow) (Approximation, error) {
	factor, err := growth(rate)
	if err != nil {
		return Approximation{}, err
	}
	terms, err := byDay(flows)
	if err != nil {
		return Approximation{}, err
	}
	value, gross := fine.datedValue(fine.root(factor, yearDays), terms)
	return Approximation{
		Value:     working.round(value),
		Tolerance: roundUp(gross.Shift(1 - int32(working))),
		Method:    "Σ flow × (1+rate)^(−days/365), the 365th root by decimal series for ln and exp to 44 digits",
	}, nil
}

// datedValue returns the sum of the terms discounted by the day's growth factor, and
// the same of their absolute values.
func (p precision) datedValue(daily decimal.Decimal, terms []term) (value, gross decimal.Decimal) {
	value, gross = zero, zero
	for i := len(terms) - 1; i >= 0; i-- {
		amount, days := terms[i].amount, terms[i].power
		if i > 0 {
			days -= terms[i-1].power
		}
		factor := p.power(daily, days)
		value = p.quotient(p.add(value, amount), factor)
		gross = p.quotient(p.add(gross, amount.Abs()), factor)
	}
	return value, gross
}

// byDay returns the sums of the flows of each day, by days since the earliest.
func byDay(flows []DatedFlow) ([]term, error) {
	if len(flows) > maxPeriods {
		return nil, fmt.Errorf("%d flows: %w", len(flows), ErrPeriods)
	}
	for i, f := range flows {
		if f.Date.IsZero() {
			return nil, fmt.Errorf("flow %d of %d has no date: %w", i+1, len(flows), ErrDate)
		}
		if err := checkAmounts(f.Amount); err != nil {
			return nil, fmt.Errorf("flow of %s: %w", f.Date, err)
		}
	}
	sorted := slices.SortedStableFunc(slices.Values(flows), func(a, b DatedFlow) int { return a.Date.Compare(b.Date) })
	var terms []term
	for _, f := range sorted {
		terms = collect(terms, term{int(sorted[0].Date.DaysUntil(f.Date)), f.Amount})
	}
	return terms, nil
}

// A term is an amount times a power of the unknown.
type term struct {
	power  int
	amount decimal.Decimal
}

// collect appends a term to others of ascending powers, adding it to the last
// where that has the same power.
func collect(terms []term, t term) []term {
	if last := len(terms) - 1; last >= 0 && terms[last].power == t.power {
		terms[last].amount = terms[last].amount.Add(t.amount)
		return terms
	}
	return append(terms, t)
}

// factorDigits are the decimals of a discount factor: an amount of EUR 1,000 bn
// in each of 2,400 months is off by less than 10^-15 of a cent.
const factorDigits = 34

// Factors returns the discount factor of each date at a yearly rate, on the
// first of them: (1+rate)^(−days since that date / 365), each rounded once to 34
// decimals. The dates ascend. It fails with ErrRate.
func Factors(rate decimal.Decimal, dates []calendar.Date) ([]decimal.Decimal, error) {
	factor, err := growth(rate)
	if err != nil {
		return nil, err
	}
	daily := fine.root(factor, yearDays)
	factors, last := make([]decimal.Decimal, len(dates)), decimal.NewFromInt(1)
	for i, date := range dates {
		if i > 0 {
			last = fine.quotient(last, fine.power(daily, int(date.Serial()-dates[i-1].Serial())))
		}
		factors[i] = last.Round(factorDigits)
	}
	return factors, nil
}
