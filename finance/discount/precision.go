package discount

import "github.com/shopspring/decimal"

// A precision is the number of significant digits to which each step of a
// calculation is rounded, half away from zero. Digits therefore do not grow
// with the number of steps, and no step rounds to a fixed number of decimals.
type precision int32

const (
	// working is the precision of rational results, that of IEEE 754's
	// decimal128. On 90 bn euro it leaves 23 digits below the euro.
	working precision = 34

	// guard digits are carried beyond the result's where a series is summed or
	// a root is enclosed.
	guard precision = 10

	// fine is the precision of what a result is then taken from.
	fine = working + guard
)

var (
	zero = decimal.New(0, 0)
	one  = decimal.New(1, 0)
	two  = decimal.New(2, 0)
	half = decimal.New(5, -1)
)

// lead returns the place of the first digit: 10^(lead−1) ≤ |x| < 10^lead. Zero has
// none.
func lead(x decimal.Decimal) int32 { return int32(x.NumDigits()) + x.Exponent() }

// round keeps the first p digits of x.
func (p precision) round(x decimal.Decimal) decimal.Decimal {
	if int32(x.NumDigits()) <= int32(p) {
		return x
	}
	return x.Round(int32(p) - lead(x))
}

// mul returns the product, rounded once.
func (p precision) mul(a, b decimal.Decimal) decimal.Decimal { return p.round(a.Mul(b)) }

// add returns the sum. A summand that begins more than two digits below the last
// kept one of the other is left out, so that summands of very different size
// never make long numbers; the sum is then off by less than a hundredth of its
// last digit, and is rounded once otherwise.
func (p precision) add(a, b decimal.Decimal) decimal.Decimal {
	switch {
	case a.IsZero():
		return p.round(b)
	case b.IsZero():
		return p.round(a)
	}
	switch apart := lead(a) - lead(b); {
	case apart > int32(p)+2:
		return p.round(a)
	case apart < -int32(p)-2:
		return p.round(b)
	}
	return p.round(a.Add(b))
}

// sub returns the difference, as add.
func (p precision) sub(a, b decimal.Decimal) decimal.Decimal { return p.add(a, b.Neg()) }

// quotient returns a / b, rounded once. b is not 0: callers divide by what they
// know to be above it.
func (p precision) quotient(a, b decimal.Decimal) decimal.Decimal {
	if a.IsZero() {
		return zero
	}
	first := lead(a) - lead(b) // of the quotient, or one less
	if a.Abs().Shift(-lead(a)).GreaterThanOrEqual(b.Abs().Shift(-lead(b))) {
		first++
	}
	return a.DivRound(b, int32(p)-first)
}

// power returns x to a whole number n ≥ 0 by repeated squaring, each step rounded:
// off by less than n × 10^(1−p) of itself.
func (p precision) power(x decimal.Decimal, n int) decimal.Decimal {
	result := one
	for square := p.round(x); n > 0; n >>= 1 {
		if n&1 == 1 {
			result = p.mul(result, square)
		}
		if n > 1 {
			square = p.mul(square, square)
		}
	}
	return result
}
