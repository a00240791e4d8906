package discount

import "github.com/shopspring/decimal"

// A polynomial is a sum of amounts times powers of one unknown, in ascending
// powers from 0 on, with no amount of 0: flows seen as a function of their
// discount factor per period or per day. It is evaluated on (0, 1], where its
// terms never grow.
type polynomial struct {
	terms  []term
	digits precision
}

// newPolynomial drops amounts of 0 and divides by the lowest power, which moves
// no root above 0.
func newPolynomial(terms []term, digits precision) polynomial {
	f := polynomial{digits: digits}
	for _, t := range terms {
		if !t.amount.IsZero() {
			f.terms = append(f.terms, t)
		}
	}
	for i := len(f.terms) - 1; i >= 0; i-- {
		f.terms[i].power -= f.terms[0].power
	}
	return f
}

// changes counts the changes of sign from term to term. By Descartes' rule there
// are at most so many roots above 0, and none without one.
func (f polynomial) changes() int {
	var s signs
	for _, t := range f.terms {
		s.see(t.amount.Sign())
	}
	return s.changes
}

// reversed returns the polynomial in the reciprocal unknown, times its highest
// power: its roots are the reciprocals.
func (f polynomial) reversed() polynomial {
	r := polynomial{digits: f.digits}
	highest := f.terms[len(f.terms)-1].power
	for i := len(f.terms) - 1; i >= 0; i-- {
		r.terms = append(r.terms, term{highest - f.terms[i].power, f.terms[i].amount})
	}
	return r
}

// bend returns the slope of f(y)/y^k, times a power of y, with k the power at which
// the signs of the terms change first: it has one change of sign fewer, and
// between two neighbouring roots of it f(y)/y^k rises or falls all the way.
func (f polynomial) bend() polynomial {
	var s signs
	k := 0
	for s.changes == 0 && k < len(f.terms) {
		s.see(f.terms[k].amount.Sign())
		k++
	}
	var terms []term
	for _, t := range f.terms {
		terms = append(terms, term{t.power, f.digits.times(t.amount, t.power-f.terms[k-1].power)})
	}
	return newPolynomial(terms, f.digits)
}

// gross returns the sum of the terms at y without their signs.
func (f polynomial) gross(y decimal.Decimal) decimal.Decimal {
	a := polynomial{digits: f.digits}
	for _, t := range f.terms {
		a.terms = append(a.terms, term{t.power, t.amount.Abs()})
	}
	return a.at(y).value
}

// times returns x times a whole number.
func (p precision) times(x decimal.Decimal, n int) decimal.Decimal {
	return p.mul(x, decimal.New(int64(n), 0))
}

// A point is a polynomial evaluated at one place y > 0.
type point struct {
	at, value decimal.Decimal
	up, down  decimal.Decimal // y·f′(y) = up − down: the parts of terms above 0 and below; neither falls as y rises
	changes   int             // there are at most so many roots in (0, y)
}

// at evaluates the polynomial. It counts the changes of sign among the sums of
// the first 1, 2, … terms: by Laguerre's extension of Descartes' rule the roots
// in (0, y) are no more than these and, where f(y) is not 0, fewer by an even
// number only (Jameson, Counting zeros of generalized polynomials, Mathematical
// Gazette 90, 2006).
func (f polynomial) at(y decimal.Decimal) point {
	p := point{at: y, value: zero, up: zero, down: zero}
	powers := map[int]decimal.Decimal{}
	factor, power := one, 0
	var s signs
	for _, t := range f.terms {
		factor, power = f.digits.mul(factor, f.gap(y, t.power-power, powers)), t.power
		part := f.digits.mul(t.amount, factor)
		p.value = f.digits.add(p.value, part)
		s.see(p.value.Sign())
		if steep := f.digits.times(part, power); steep.Sign() > 0 {
			p.up = f.digits.add(p.up, steep)
		} else {
			p.down = f.digits.sub(p.down, steep)
		}
	}
	p.changes = s.changes
	return p
}

// gap returns y^n, computed once for each n of an evaluation: the gaps between
// payments are alike.
func (f polynomial) gap(y decimal.Decimal, n int, known map[int]decimal.Decimal) decimal.Decimal {
	factor, ok := known[n]
	if !ok {
		factor = f.digits.power(y, n)
		known[n] = factor
	}
	return factor
}

// signs counts changes between above 0 and below 0 in what it sees; zeros do
// not count.
type signs struct{ last, changes int }

func (s *signs) see(sign int) {
	if sign*s.last < 0 {
		s.changes++
	}
	if sign != 0 {
		s.last = sign
	}
}
