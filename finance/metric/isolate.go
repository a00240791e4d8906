package metric

import "github.com/shopspring/decimal"

// A side is the rates of one sign, as roots y in (0, 1) of a polynomial: rates
// above 0 by the discount factor of a unit of time, rates below by its growth
// factor. On both, y = 1 is the rate 0 and y falls as the rate moves away.
type side struct {
	polynomial
	perPeriod int  // units of time in the period of the rate
	growing   bool // y is a growth factor: rates below 0
}

// rate is y^perPeriod − 1 of a growth factor, y^−perPeriod − 1 of a discount
// factor.
func (s side) rate(y decimal.Decimal) decimal.Decimal {
	power := s.digits.power(y, s.perPeriod)
	if !s.growing {
		power = s.digits.quotient(one, power)
	}
	return power.Sub(one)
}

// An interval lies between two evaluated points, left.at ≤ right.at.
type interval struct{ left, right point }

func (i interval) isPoint() bool { return i.left.at.Equal(i.right.at) }

func (i interval) width() decimal.Decimal { return i.right.at.Sub(i.left.at) }

// crosses reports whether the polynomial has opposite signs at the ends.
func (i interval) crosses() bool { return i.left.value.Sign()*i.right.value.Sign() < 0 }

// slopes are bounds of y·f′(y) over the interval.
func (i interval) slopes() (low, high decimal.Decimal) {
	return i.left.up.Sub(i.right.down), i.right.up.Sub(i.left.down)
}

// clear reports whether the slope's bounds prove that there is no root: from
// one of the ends, where f has the same sign, it cannot fall to 0 within the
// width. f′ = y·f′(y) / y is bounded with the left end as divisor.
func (i interval) clear() bool {
	if i.left.value.Sign()*i.right.value.Sign() <= 0 {
		return false
	}
	low, high := i.slopes()
	if i.left.value.Sign() < 0 {
		low, high = high.Neg(), low.Neg()
	}
	width := i.width()
	fromLeft := i.left.value.Abs().Mul(i.left.at).Add(width.Mul(decimal.Min(low, zero)))
	fromRight := i.right.value.Abs().Mul(i.left.at).Sub(width.Mul(decimal.Max(high, zero)))
	return fromLeft.Sign() > 0 || fromRight.Sign() > 0
}

// monotone reports whether the slope's bounds have one sign: then there is one
// root inside if f changes sign, and else none.
func (i interval) monotone() bool {
	low, high := i.slopes()
	return low.Sign() >= 0 || high.Sign() <= 0
}

const (
	maxPoints    = 4_000 // evaluated in the search of one side
	narrowDigits = 16    // intervals are halved down to 10^-16 of y
)

// A search looks through a side from rate 0 outward.
type search struct {
	side
	lowest point
	points int
	count  int      // roots found
	first  interval // that encloses the one nearest to rate 0
	touch  bool     // which f only touches
}

// search counts the roots on a side and encloses the one nearest to rate 0. It
// fails with ErrUnresolved after 4,000 evaluations.
func (s side) search() (*search, error) {
	found := &search{side: s}
	// The growth factor 10^-9 or 10^9, per unit of time.
	found.lowest = found.evaluate(s.digits.root(leastGrowth, s.perPeriod))
	open := []interval{{found.lowest, found.evaluate(one)}}
	for len(open) > 0 {
		next := open[len(open)-1]
		open = open[:len(open)-1]
		if !next.isPoint() && found.rest(next.right) {
			break
		}
		if found.points > maxPoints {
			return nil, ErrUnresolved
		}
		open = append(open, found.look(next)...)
	}
	return found, nil
}

func (s *search) evaluate(y decimal.Decimal) point {
	s.points++
	return s.at(y)
}

// rest decides all that is left of a point at once, where the rule of signs
// leaves no more than one root there. A single one lies within the bounds of
// the search if the lowest point has the sign that f has next to 0.
func (s *search) rest(right point) bool {
	if right.changes == 1 && s.lowest.value.Sign() == s.terms[0].amount.Sign() {
		s.found(interval{s.lowest, right}, false)
	}
	return right.changes <= 1
}

// look decides an interval, or halves it: into the left half, a root in the
// middle if there is one, and the right half, which is to be looked at first.
func (s *search) look(i interval) []interval {
	switch {
	case i.isPoint():
		s.found(i, false)
	case i.monotone():
		if i.crosses() {
			s.found(i, false)
		}
	case i.clear():
	case i.width().LessThan(i.right.at.Shift(-narrowDigits)):
		s.close(i)
	default:
		return s.halves(i)
	}
	return nil
}

func (s *search) halves(i interval) []interval {
	middle := s.evaluate(s.digits.mul(s.digits.add(i.left.at, i.right.at), half))
	if middle.value.IsZero() {
		return []interval{{i.left, middle}, {middle, middle}, {middle, i.right}}
	}
	return []interval{{i.left, middle}, {middle, i.right}}
}

// close decides an interval too narrow to be halved, where the slope vanishes
// to the last digits: a change of sign counts as one root, and so does an
// extreme value that is 0 to within 10^-30.
func (s *search) close(i interval) {
	if i.crosses() {
		s.found(i, false)
		return
	}
	left, right := i.left.up.Cmp(i.left.down), i.right.up.Cmp(i.right.down)
	if i.left.value.Sign()*i.right.value.Sign() == 0 || left*right >= 0 {
		return
	}
	slope := s.side
	slope.polynomial = s.slope()
	extreme := slope.enclose(interval{slope.at(i.left.at), slope.at(i.right.at)})
	at := s.evaluate(extreme.left.at)
	if at.value.Abs().LessThanOrEqual(s.absolute().at(at.at).value.Shift(-touchDigits)) {
		s.found(interval{at, at}, true)
	}
}

func (s *search) found(i interval, touch bool) {
	if s.count == 0 {
		s.first, s.touch = i, touch
	}
	s.count++
}
