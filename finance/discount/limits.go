package discount

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"
)

// Faults of the arguments of measures. They are wrapped in what exactly is
// wrong; tell them apart with errors.Is.
var (
	ErrRate         = errors.New("a rate is such that 1 + rate is above 10^-9 and at most 10^9")
	ErrAmount       = errors.New("an amount is below 10^40, with at most 60 digits and 100 decimals")
	ErrPeriods      = errors.New("flows, periods and years are at most 12,000 and not below 0")
	ErrDate         = errors.New("not a date or month that can be measured from")
	ErrNegative     = errors.New("amounts are not below 0, and not all 0")
	ErrFace         = errors.New("a face value is above 0")
	ErrNoSignChange = errors.New("no rate of return: the flows are not of both signs")
	ErrNoRoot       = errors.New("no rate of return: the flows are worth nothing at no rate with 1 + rate between 10^-9 and 10^9")
	ErrUnresolved   = errors.New("the rates of return of the flows lie too close to be told apart")
)

// The limits that those messages name. They keep every calculation bounded:
// no argument can make a number of unbounded length or a loop without end.
const (
	maxPeriods  = 12_000 // a thousand years of months
	maxLead     = 40     // digits of an amount or rate before the point
	maxDigits   = 60     // and in all: results of measures can be measured again
	maxDecimals = 100
	rateDigits  = 9 // growth factors 1 + rate lie between 10^-9 and 10^9
)

var (
	leastGrowth = decimal.New(1, -rateDigits)
	mostGrowth  = decimal.New(1, rateDigits)
)

// growth returns the factor 1 + rate, exact, after the rate has been checked.
func growth(rate decimal.Decimal) (decimal.Decimal, error) {
	if !short(rate) {
		return zero, fmt.Errorf("a rate of too many digits: %w", ErrRate)
	}
	factor := one.Add(rate)
	if factor.LessThanOrEqual(leastGrowth) || factor.GreaterThan(mostGrowth) {
		return zero, fmt.Errorf("rate %s: %w", rate.Round(rateDigits), ErrRate)
	}
	return factor, nil
}

// short reports whether a number is of a size that is calculated with.
func short(x decimal.Decimal) bool {
	exponent := x.Exponent()
	return exponent >= -maxDecimals && exponent <= maxLead && x.NumDigits() <= maxDigits && lead(x) <= maxLead
}

func checkAmounts(amounts ...decimal.Decimal) error {
	if len(amounts) > maxPeriods {
		return fmt.Errorf("%d flows: %w", len(amounts), ErrPeriods)
	}
	for i, amount := range amounts {
		if !short(amount) {
			return fmt.Errorf("amount %d of %d: %w", i+1, len(amounts), ErrAmount)
		}
	}
	return nil
}

func checkPeriods(n int) error {
	if n < 0 || n > maxPeriods {
		return fmt.Errorf("%d periods: %w", n, ErrPeriods)
	}
	return nil
}
