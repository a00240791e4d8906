package discount

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// The level-payment functions of spreadsheets. Their one equation is
//
//	pv + Σ pmt/(1+rate)^k + fv/(1+rate)^periods = 0
//
// with k = 1 … periods for payments at the end of each period and 0 …
// periods−1 at its start (ODF 1.3 part 4, section 6.12; numpy-financial). What
// is received is above 0, what is paid below: for a loan received pv is above 0
// and pmt below. Rates are per period, 0.05 = 5 %.
//
// The equation is walked through period by period, so that a rate of 0 or
// nearly 0 is no special case and cancels no digits. Every step is rounded to
// 34 significant digits: results are off by less than periods × 10^-32 of the
// sum of the terms without signs. All fail with ErrRate, ErrAmount or
// ErrPeriods.

// Due says when in a period its payment is made.
type Due uint8

// When payments are made: a spreadsheet's type 0 and 1.
const (
	AtEnd Due = iota
	AtStart
)

// PV returns the present value that so many payments and a final amount fv are
// worth, with the opposite sign.
func PV(rate decimal.Decimal, periods int, pmt, fv decimal.Decimal, due Due) (decimal.Decimal, error) {
	factor, err := checkAnnuity(rate, periods, pmt, fv)
	if err != nil {
		return zero, err
	}
	return working.backward(factor, periods, pmt, fv, due).Neg(), nil
}

// FV returns the final amount that clears pv after so many payments.
func FV(rate decimal.Decimal, periods int, pmt, pv decimal.Decimal, due Due) (decimal.Decimal, error) {
	factor, err := checkAnnuity(rate, periods, pmt, pv)
	if err != nil {
		return zero, err
	}
	return working.forward(factor, periods, pmt, pv, due).Neg(), nil
}

// PMT returns the level payment that, made in each of so many periods, turns pv into
// −fv. It needs at least one period.
func PMT(rate decimal.Decimal, periods int, pv, fv decimal.Decimal, due Due) (decimal.Decimal, error) {
	factor, err := checkAnnuity(rate, periods, pv, fv)
	if err != nil {
		return zero, err
	}
	if periods == 0 {
		return zero, fmt.Errorf("no period to pay in: %w", ErrPeriods)
	}
	return working.levelPayment(factor, periods, pv, fv, due), nil
}

// RATE returns the rate per period that solves the equation, found and chosen as IRR
// does; it takes no guess. It needs at least one period and fails as IRR does.
func RATE(periods int, pmt, pv, fv decimal.Decimal, due Due) (RateOfReturn, error) {
	if _, err := checkAnnuity(zero, periods, pmt, pv, fv); err != nil {
		return RateOfReturn{}, err
	}
	if periods == 0 {
		return RateOfReturn{}, fmt.Errorf("no period to pay in: %w", ErrPeriods)
	}
	flows := make([]decimal.Decimal, periods+1)
	for k := range flows {
		flows[k] = zero
	}
	flows[0], flows[periods] = pv, fv
	for k := range periods {
		at := k
		if due == AtEnd {
			at++
		}
		flows[at] = flows[at].Add(pmt)
	}
	return rateOfReturn(periodic(flows), 1, fine)
}

func checkAnnuity(rate decimal.Decimal, periods int, amounts ...decimal.Decimal) (decimal.Decimal, error) {
	factor, err := growth(rate)
	if err != nil {
		return zero, err
	}
	if err := checkPeriods(periods); err != nil {
		return zero, err
	}
	return factor, checkAmounts(amounts...)
}

// levelPayment returns −(pv + fv discounted) / (what payments of 1 are worth).
func (p precision) levelPayment(factor decimal.Decimal, periods int, pv, fv decimal.Decimal, due Due) decimal.Decimal {
	owed := p.add(pv, p.backward(factor, periods, zero, fv, due))
	return p.quotient(owed.Neg(), p.backward(factor, periods, one, zero, due))
}

// backward discounts from the last period to the first.
func (p precision) backward(factor decimal.Decimal, periods int, pmt, fv decimal.Decimal, due Due) decimal.Decimal {
	value := fv
	for range periods {
		if due == AtEnd {
			value = p.add(value, pmt)
		}
		value = p.quotient(value, factor)
		if due != AtEnd {
			value = p.add(value, pmt)
		}
	}
	return p.round(value)
}

// forward compounds from the first period to the last.
func (p precision) forward(factor decimal.Decimal, periods int, pmt, pv decimal.Decimal, due Due) decimal.Decimal {
	value := pv
	for range periods {
		if due != AtEnd {
			value = p.add(value, pmt)
		}
		value = p.mul(value, factor)
		if due == AtEnd {
			value = p.add(value, pmt)
		}
	}
	return p.round(value)
}
