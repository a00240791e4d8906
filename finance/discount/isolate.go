package discount

import "github.com/shopspring/decimal"

// A side is the rates of one sign, as roots y in (0, 1) of a polynomial: rates
// above 0 by the discount factor of a unit of time, rates below by its growth
// factor. On both, y = 1 is the rate 0 and y falls as the rate moves away.
type side struct {
	polynomial
	perPeriod int  // units of time in the period of the rate
	growing   bool // y is a growth factor: rates below 0
	work      *int // terms evaluated so far, on both sides
}

// at evaluates the side's polynomial and counts the work.
func (s side) at(y decimal.Decimal) point {
	*s.work += len(s.terms)
	return s.polynomial.at(y)
}

// rate returns y^perPeriod − 1 of a growth factor, y^−perPeriod − 1 of a discount
// factor.
func (s side) rate(y decimal.Decimal) decimal.Decimal {
	power := s.digits.power(y, s.perPeriod)
	if !s.growing {
		power = s.digits.quotient(one, power)
	}
	return power.Sub(one)
}

// A root is an interval with one root of f: an open one at whose ends f has
// opposite signs, or a point.
type root struct {
	interval
	flat bool // f is 0 there only to within flatDigits, and its slope too
}

const (
	flatDigits = 30        // at a turning point, 10^-30 of the terms without signs counts as 0
	maxWork    = 4_000_000 // terms evaluated in the search for one rate of return: some seconds
	maxHalving = 40        // of a side, before turning points are sought
)

// A search looks through a side from rate 0 outward.
type search struct {
	side
	lowest point           // the growth factor 10^-9 or 10^9
	grain  decimal.Decimal // width below which intervals are not halved
	count  int             // roots found
	first  root            // the one nearest to rate 0
}

// search counts the roots on a side and finds the one nearest to rate 0. It
// fails with ErrUnresolved when that takes too much work.
func (s side) search() (*search, error) {
	lowest := s.at(s.digits.root(leastGrowth, s.perPeriod))
	found := &search{side: s, lowest: lowest, grain: s.grain(one.Sub(lowest.at))}
	open := []interval{{lowest, s.at(one)}}
	for len(open) > 0 {
		next := open[len(open)-1]
		open = open[:len(open)-1]
		if !next.isPoint() && found.rest(next.right) {
			break
		}
		open = append(open, found.look(next)...)
		if *s.work > maxWork {
			return nil, ErrUnresolved
		}
	}
	return found, nil
}

// grain returns the width of intervals that are halved no more: of few changes of
// sign turning points are found fast, of many there are too many of them.
func (s side) grain(width decimal.Decimal) decimal.Decimal {
	return s.digits.quotient(width, s.digits.power(two, min(s.changes(), maxHalving)))
}

// rest decides all that is left of a point at once, where the rule of signs
// leaves no root there, or exactly one. That lies within the bounds of the
// search if the lowest point has the sign that f has next to 0.
func (s *search) rest(right point) bool {
	single := right.changes == 1 && !right.value.IsZero()
	if single && s.lowest.value.Sign() == s.terms[0].amount.Sign() {
		s.found(root{interval: interval{s.lowest, right}})
	}
	return single || right.changes == 0
}

// look decides an interval, or halves it: into the left half, a root in the
// middle if there is one, and the right half, which is to be looked at first.
func (s *search) look(i interval) []interval {
	switch {
	case i.isPoint():
		s.found(root{interval: i})
	case i.clear() || i.monotone() || i.width().LessThan(s.grain):
		roots := s.inside(i)
		for k := len(roots) - 1; k >= 0; k-- {
			s.found(roots[k])
		}
	default:
		return s.halves(i)
	}
	return nil
}

func (s *search) halves(i interval) []interval {
	middle := s.at(s.digits.mul(s.digits.add(i.left.at, i.right.at), half))
	if middle.value.IsZero() {
		return []interval{{i.left, middle}, {middle, middle}, {middle, i.right}}
	}
	return []interval{{i.left, middle}, {middle, i.right}}
}

func (s *search) found(r root) {
	if s.count == 0 {
		s.first = r
	}
	s.count++
}

// inside returns the roots strictly between the ends of an interval, ascending.
// Where bounds of the slope do not decide, the turning points of f(y)/y^k do:
// from one to the next it rises or falls all the way. They are the roots of a
// polynomial with one change of sign fewer, so that the recursion ends. A
// turning point with a value next to 0 is a root of its own.
func (s side) inside(i interval) []root {
	switch {
	case i.clear() || s.changes() == 0 || *s.work > maxWork:
		return nil
	case i.monotone():
		return crossings([]point{i.left, i.right})
	}
	bend := s
	bend.polynomial = s.bend()
	marks := []point{i.left}
	for _, turn := range bend.inside(interval{bend.at(i.left.at), bend.at(i.right.at)}) {
		marks = append(marks, s.flattened(bend.enclose(turn.interval).left.at))
	}
	return crossings(append(marks, i.right))
}

// flattened evaluates f at a turning point; next to 0 it is 0.
func (s side) flattened(y decimal.Decimal) point {
	p := s.at(y)
	if p.value.Abs().LessThanOrEqual(s.gross(y).Shift(-flatDigits)) {
		p.value = zero
	}
	return p
}

// crossings returns the roots between marks of which each two neighbours have at
// most one between them, and the marks in the middle that are roots.
func crossings(marks []point) []root {
	var roots []root
	for k := 1; k < len(marks); k++ {
		if piece := (interval{marks[k-1], marks[k]}); piece.crosses() {
			roots = append(roots, root{interval: piece})
		}
		if k < len(marks)-1 && marks[k].value.IsZero() {
			roots = append(roots, root{interval{marks[k], marks[k]}, true})
		}
	}
	return roots
}
