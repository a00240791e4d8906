package discount

import "github.com/shopspring/decimal"

// Fractional powers by series. They are computed with ten guard digits and
// rounded once, so that all digits of their precision hold but the last, which
// may be off by one.

const (
	seriesTerms = 200 // more than any of the series takes at a hundred digits
	taylorRange = 8   // exp is summed for arguments below 2^-8
)

// root returns the n-th root of a growth factor x for n ≥ 1: exp(ln(x) / n).
func (p precision) root(x decimal.Decimal, n int) decimal.Decimal {
	if n == 1 {
		return p.round(x)
	}
	wide := p + guard
	return p.round(wide.exp(wide.quotient(wide.ln(x), decimal.New(int64(n), 0))))
}

// ln returns the natural logarithm of x > 0. x = 2^k · z with z next to 1 gives
// k·ln 2 + 2·artanh((z−1)/(z+1)).
func (p precision) ln(x decimal.Decimal) decimal.Decimal {
	wide := p + guard
	above, below := decimal.New(15, -1), decimal.New(75, -2)
	z, k := wide.round(x), int64(0)
	for ; z.GreaterThan(above); k++ {
		z = wide.mul(z, half)
	}
	for ; z.LessThan(below); k-- {
		z = wide.mul(z, two)
	}
	ln2 := wide.artanh(wide.quotient(one, decimal.New(3, 0))).Mul(two)
	near := wide.artanh(wide.quotient(wide.sub(z, one), wide.add(z, one))).Mul(two)
	return p.round(wide.add(wide.mul(decimal.New(k, 0), ln2), near))
}

// artanh returns t + t³/3 + t⁵/5 + … for |t| ≤ 1/3.
func (p precision) artanh(t decimal.Decimal) decimal.Decimal {
	square := p.mul(t, t)
	sum, power := t, t
	for n := int64(3); n < 2*seriesTerms && !p.negligible(power, sum); n += 2 {
		power = p.mul(power, square)
		sum = p.add(sum, p.quotient(power, decimal.New(n, 0)))
	}
	return sum
}

// exp returns e^y for arguments within ±1000: Taylor's series for y / 2^k below
// 2^-8, squared k times. Squaring doubles the relative error each time, which
// the guard digits take.
func (p precision) exp(y decimal.Decimal) decimal.Decimal {
	wide := p + guard
	limit := one
	for range taylorRange {
		limit = limit.Mul(half)
	}
	k := 0
	for ; y.Abs().GreaterThan(limit); k++ {
		y = wide.mul(y, half)
	}
	sum, term := one, one
	for n := int64(1); n < seriesTerms && !wide.negligible(term, sum); n++ {
		term = wide.quotient(wide.mul(term, y), decimal.New(n, 0))
		sum = wide.add(sum, term)
	}
	for range k {
		sum = wide.mul(sum, sum)
	}
	return p.round(sum)
}

// negligible reports whether adding x to sum changes no digit that is kept.
func (p precision) negligible(x, sum decimal.Decimal) bool {
	return x.IsZero() || lead(sum)-lead(x) > int32(p)+1
}
