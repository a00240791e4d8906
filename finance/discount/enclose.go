package discount

import "github.com/shopspring/decimal"

const (
	rateDecimals = 20  // of a rate of return and its tolerance, where it is a simple root
	leastRate    = 4   // and at least
	noiseDigits  = 40  // below the terms without signs a value may be made of rounding: 12,000 terms of 44 digits
	maxSteps     = 400 // each halves the interval, so that its last digit is reached long before
)

// enclose narrows an interval at whose ends f has opposite signs until its
// rates are 2 × 10^-21 apart: a secant step, a secant step of double length
// from the better end, which mostly lands beyond the root, and a halving where
// these have not halved the interval (Alefeld and Potra, Some efficient methods
// for enclosing simple zeros of nonlinear equations, BIT 32, 1992, without
// their interpolations). Near a simple root the width is squared each time.
func (s side) enclose(i interval) interval {
	limit := decimal.New(2, -rateDecimals-1)
	for range maxSteps {
		if i.isPoint() || s.rate(i.left.at).Sub(s.rate(i.right.at)).Abs().LessThanOrEqual(limit) {
			break
		}
		aim := i.width().Mul(half)
		i = s.cut(i, s.secant(i, one))
		i = s.cut(i, s.secant(i, two))
		if i.width().GreaterThan(aim) {
			i = s.cut(i, zero)
		}
	}
	return i
}

// cut evaluates f inside the interval and keeps the part with the change of
// sign; on a root of f only that. A place not inside means the middle.
func (s side) cut(i interval, y decimal.Decimal) interval {
	if y.LessThanOrEqual(i.left.at) || y.GreaterThanOrEqual(i.right.at) {
		y = s.digits.mul(s.digits.add(i.left.at, i.right.at), half)
	}
	p := s.at(y)
	switch {
	case p.value.IsZero():
		return interval{p, p}
	case p.value.Sign() == i.left.value.Sign():
		return interval{p, i.right}
	}
	return interval{i.left, p}
}

// secant returns where the line through both ends crosses 0, seen from the end
// nearer to 0 and stretched by a factor.
func (s side) secant(i interval, stretch decimal.Decimal) decimal.Decimal {
	rise := s.digits.sub(i.right.value, i.left.value)
	if rise.IsZero() {
		return zero
	}
	from := i.left
	if i.right.value.Abs().LessThan(i.left.value.Abs()) {
		from = i.right
	}
	share := s.digits.quotient(s.digits.mul(from.value, stretch), rise)
	return s.digits.sub(from.at, s.digits.mul(share, i.width()))
}

// nearest returns the rate nearest to 0 that a search has found, with a tolerance:
// the smallest power of ten at whose distance the NPV is, on both sides, more
// than its rounding error. That is 10^-20 for a simple root, and more the
// flatter the NPV. It fails with ErrUnresolved where 10^-4 is not enough.
func (s *search) nearest() (Approximation, error) {
	at := s.enclose(s.first.interval).left.at
	rate := s.rate(at)
	noise := s.gross(at).Shift(-noiseDigits)
	if s.first.flat {
		noise = s.gross(at).Shift(-flatDigits)
	}
	for decimals := int32(rateDecimals); decimals >= leastRate; decimals-- {
		around := s.around(at, rate, decimals)
		if least := decimal.Min(around.left.value.Abs(), around.right.value.Abs()); least.GreaterThan(noise) {
			return Approximation{rate.Round(decimals), decimal.New(1, -decimals), method(around)}, nil
		}
	}
	return Approximation{}, ErrUnresolved
}

// around returns the interval of rates 0.4 units of a decimal place to both sides;
// with the rounding of the rate to that place a whole unit is not exceeded.
// |dy| = y·|d rate| / (perPeriod·(1 + rate)) on both sides.
func (s side) around(y, rate decimal.Decimal, decimals int32) interval {
	share := s.digits.quotient(decimal.New(4, -decimals-1), s.digits.times(one.Add(rate), s.perPeriod))
	distance := s.digits.mul(y, decimal.Min(share, half))
	return interval{s.at(y.Sub(distance)), s.at(y.Add(distance))}
}

func method(around interval) string {
	if around.crosses() {
		return "a change of sign of the NPV enclosed by secants and bisection, 44 digits"
	}
	return "the NPV touches 0 without a change of sign: a root of its slope enclosed by secants and bisection, 44 digits"
}
