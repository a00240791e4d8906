package metric

import "github.com/shopspring/decimal"

// An Approximation is a figure that no decimal can hold exactly: a root or a
// fractional power. It carries how it was found and how far off it may be, so
// that it is never taken for an exact one.
type Approximation struct {
	Value     decimal.Decimal
	Tolerance decimal.Decimal // |Value − true value| ≤ Tolerance, in the value's own unit
	Method    string
}

// roundUp keeps the first three digits of a tolerance, away from 0: a stated
// tolerance is never smaller than the one derived.
func roundUp(x decimal.Decimal) decimal.Decimal {
	const digits = 3
	if x.NumDigits() <= digits {
		return x
	}
	return x.RoundUp(digits - lead(x))
}
