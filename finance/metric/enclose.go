package metric

import "github.com/shopspring/decimal"

const (
	rateDecimals  = 20  // of a rate of return, and its tolerance
	touchDigits   = 30  // below the gross present value counts as 0 where the NPV does not change sign
	touchDecimals = 12  // the tolerance of such a rate
	maxSteps      = 400 // each at least halves the interval: the last digit is reached long before
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

// secant is where the line through both ends crosses 0, seen from the end
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

// nearest is the rate nearest to 0 that a search has found.
func (s *search) nearest() Approximation {
	if s.touch {
		return Approximation{
			Value:     s.rate(s.first.left.at).Round(touchDecimals),
			Tolerance: decimal.New(1, -touchDecimals),
			Method:    "the NPV touches 0 without a change of sign: the root of its slope, 44 digits",
		}
	}
	i := s.enclose(s.first)
	a, b := s.rate(i.left.at), s.rate(i.right.at)
	return Approximation{
		Value:     a.Add(b).Mul(half).Round(rateDecimals),
		Tolerance: decimal.New(1, -rateDecimals),
		Method:    "a change of sign of the NPV enclosed by secants and bisection, 44 digits",
	}
}
