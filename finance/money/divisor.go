package money

import "math/bits"

// A Divisor divides by one fixed whole number with multiplications instead of
// a division: q = ⌊x·m / 2^(63+s)⌋ with m = ⌈2^(63+s)/d⌉ and s = ⌈log₂ d⌉.
// The error x·(m·d − 2^(63+s)) stays below 2^(63+s) for every x < 2^63, so the
// quotient is exact (Granlund and Montgomery, Division by Invariant Integers
// using Multiplication, 1994).
type Divisor struct {
	divisor, reciprocal, half uint64
	shift                     uint8
}

// NewDivisor prepares the division by d. It fails with ErrDivisor unless d ≥ 2.
func NewDivisor(d int64) (Divisor, error) {
	if d < 2 {
		return Divisor{}, ErrDivisor
	}
	u := uint64(d)
	log := uint8(bits.Len64(u - 1))
	quotient, remainder := bits.Div64(1<<(log-1), 0, u)
	if remainder > 0 {
		quotient++
	}
	return Divisor{divisor: u, reciprocal: quotient, half: u / 2, shift: log - 1}, nil
}

// Value is the number divided by.
func (v *Divisor) Value() int64 { return int64(v.divisor) }

// ScaleRow sets result[i] = amount[i] × factor[i] / divisor, rounded half away
// from zero, for every i. It works on the whole part and the rest separately,
// result = ⌊a/d⌋·n + round((a mod d)·n / d), so that nothing leaves 64 bits in
// the usual range of amounts; the unusual lanes take the 128-bit way, and so
// do amounts below zero, which are shared as their opposites are. It reports
// the first lane whose result is beyond 64 bits, or −1. The rows have one
// length.
func (v *Divisor) ScaleRow(result, amount, factor []int64) int {
	amount, factor = amount[:len(result)], factor[:len(result)]
	divisor, reciprocal, half, shift := v.divisor, v.reciprocal, v.half, v.shift&63
	var unusual uint64
	for i := range result {
		a, n := uint64(amount[i]), factor[i]
		sign := n >> 63
		m := uint64((n ^ sign) - sign)
		whole, _ := bits.Mul64(a, reciprocal)
		whole >>= shift
		wholeHigh, wholeTimes := bits.Mul64(whole, m)
		restHigh, restTimes := bits.Mul64(a-whole*divisor, m)
		rounded := restTimes + half // which may carry beyond 64 bits
		rest, _ := bits.Mul64(rounded, reciprocal)
		sum := wholeTimes + rest>>shift
		unusual |= wholeHigh | restHigh | (a|restTimes|rounded|wholeTimes|sum|m)>>63
		result[i] = (int64(sum) ^ sign) - sign
	}
	if unusual == 0 {
		return -1
	}
	return v.scaleRowWide(result, amount, factor)
}

// scaleRowWide is ScaleRow in 128 bits, lane by lane.
func (v *Divisor) scaleRowWide(result, amount, factor []int64) int {
	for i := range result {
		r, err := Scale(amount[i], factor[i], int64(v.divisor))
		if err != nil {
			return i
		}
		result[i] = r
	}
	return -1
}
