package discount

import "github.com/shopspring/decimal"

// An interval lies between two evaluated points of one polynomial, 0 < left.at
// ≤ right.at ≤ 1.
type interval struct{ left, right point }

func (i interval) isPoint() bool { return i.left.at.Equal(i.right.at) }

func (i interval) width() decimal.Decimal { return i.right.at.Sub(i.left.at) }

// crosses reports whether the polynomial has opposite signs at the ends.
func (i interval) crosses() bool { return i.left.value.Sign()*i.right.value.Sign() < 0 }

// slopes returns bounds of y·f′(y) over the interval: its parts above and below 0
// grow with y.
func (i interval) slopes() (low, high decimal.Decimal) {
	return i.left.up.Sub(i.right.down), i.right.up.Sub(i.left.down)
}

// monotone reports whether the slope's bounds have one sign: then there is one
// root inside if f changes sign, and else none.
func (i interval) monotone() bool {
	low, high := i.slopes()
	return low.Sign() >= 0 || high.Sign() <= 0
}

// clear reports whether the slope's bounds prove that there is no root: from
// one of the ends, both of the same sign, f cannot come to 0 within the width.
// f′ = y·f′(y) / y is bounded with the left end as the divisor.
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
