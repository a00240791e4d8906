package discount

import "github.com/shopspring/decimal"

// An Approximation is a figure that no decimal can hold exactly: a root or a
// fractional power. It carries how it was found and how far off it may be, so
// that it is never taken for an exact one.
type Approximation struct {
	Value     decimal.Decimal
	Tolerance decimal.Decimal // |Value − true value| ≤ Tolerance, in the value's own unit
	Method    string
}

// Round rounds the value to so many decimals, half away from zero, with a
// tolerance that covers both: one unit of the last decimal where the
// approximation is finer than half of it.
func (a Approximation) Round(places int32) Approximation {
	unit := decimal.New(1, -places)
	tolerance := unit
	if slack := unit.Mul(half); a.Tolerance.GreaterThan(slack) {
		tolerance = roundUp(a.Tolerance.Add(slack))
	}
	return Approximation{a.Value.Round(places), tolerance, a.Method}
}

// Shortfall returns 1 − part / whole, the share of a whole above 0 that a part falls
// short of it by, rounded to 34 significant digits once, with the tolerances of
// both carried on. Its method is left to the caller to say.
func Shortfall(part, whole Approximation) Approximation {
	share := working.quotient(part.Value, whole.Value)
	slack := working.quotient(part.Tolerance.Add(whole.Tolerance.Mul(share.Abs())), whole.Value.Sub(whole.Tolerance))
	return Approximation{Value: one.Sub(share), Tolerance: roundUp(slack.Add(decimal.New(1, 1-int32(working))))}
}

// Quotient returns a / b, rounded to 34 significant digits. b is not 0.
func Quotient(a, b decimal.Decimal) decimal.Decimal { return working.quotient(a, b) }

// roundUp keeps the first three digits of a tolerance, away from 0: a stated
// tolerance is never smaller than the one derived.
func roundUp(x decimal.Decimal) decimal.Decimal {
	const digits = 3
	if x.NumDigits() <= digits {
		return x
	}
	return x.RoundUp(digits - lead(x))
}
