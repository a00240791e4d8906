package metric

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// yearDays is the year of ACT/365: days over 365, whatever the calendar year.
const yearDays = 365

// XNPV is the net present value of dated flows at a yearly rate, on the
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

// datedValue is the sum of the terms discounted by the day's growth factor, and
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

// byDay are the sums of the flows of each day, by days since the earliest.
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
