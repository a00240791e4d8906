package equation

import "loanmodel/finance/money"

// A quotient is estimated in binary floating point and put right by its exact
// remainder, which is formed in whole numbers modulo 2^64. No figure depends
// on a float: where the bound below does not hold, the estimate is refused and
// the quotient is made in 128 bits (money.Scale).
//
// For whole numbers x, y ≥ 0 and 1 ≤ d < 2^53 let v = x·y/d. Rounded half up,
// which is half away from zero, it is q = ⌊v + ½⌋ = ⌊(x·y + ⌊d/2⌋) / d⌋.
//
// The estimate e = float(x)·float(y)·float(1/d) is rounded at most five times
// (two conversions, the inverse, two products), each time by no more than the
// part u = 2^−53 (a compiler that fuses operations rounds less often). So
// |e − v| < 5.01·u·v, and for e < 2^49 + 1 that is less than 0.32 < ½. Then
//
//	q − 1 = ⌊v − ½⌋ ≤ ⌊e⌋ ≤ ⌊v + ½⌋ = q :
//
// ⌊e⌋ is the quotient or one less. Its remainder r = x·y + ⌊d/2⌋ − ⌊e⌋·d lies
// in 0 … 2d−1, so that formed modulo 2^64 it is itself although x·y is not,
// and q = ⌊e⌋ + 1 exactly where r ≥ d.
//
// The result is ⌊e⌋ or ⌊e⌋ + 1 whatever r is; so a result of at most 2^49 says
// that e < 2^49 + 1, which is tested. An e beyond 64 bits converts to one of
// their ends on every machine that Go compiles for, and either fails the test.
//
// A key x·10^6/t is the same with a division in the place of the inverse, four
// roundings, and the bound 2t < 2^63 for the remainder.
const (
	quotientLimit = 1 << 49 // of an estimated quotient: 5.6 trillion euro in cents
	divisorLimit  = 1 << 53 // of a fixed divisor, below which a float holds it exactly
	totalLimit    = 1 << 61 // of a total by which a key divides
)

// A divisor is a fixed number to divide by.
type divisor struct {
	value   int64
	half    int64 // ⌊value/2⌋
	inverse float64
}

// newDivisor prepares a division. It fails with money.ErrDivisor unless the
// value is between 2 and 2^53.
func newDivisor(value int64) (divisor, error) {
	if value < 2 || value >= divisorLimit {
		return divisor{}, money.ErrDivisor
	}
	return divisor{value, value / 2, 1 / float64(value)}, nil
}

// scaleRow sets result = amount × factor / divisor, rounded half away from
// zero. Where bad < 0 some path is out of the estimate's bounds and the whole
// row is to be made by scaleExactly.
func scaleRow(result, amount, factor []int64, by *divisor) (bad, different int64) {
	if len(amount) < len(factor) {
		amount, factor = factor, amount
	}
	if len(factor) == 1 && len(result) > 1 {
		return scaleValue(result, amount, factor[0], by)
	}
	amount, factor = amount[:len(result)], factor[:len(result)]
	d, half, inverse := by.value, by.half, by.inverse
	for i := range result {
		x, y := amount[i], factor[i]
		q := int64(float64(x) * float64(y) * inverse)
		r := x*y + half - q*d
		q -= (d - 1 - r) >> 63 // one more where r ≥ d
		bad |= x | y | q | (quotientLimit - q)
		result[i] = q
	}
	return bad, differing(result)
}

// scaleValue does the work of scaleRow by one factor: float(y)·float(1/d) is rounded once for
// the whole row, so that the estimate is rounded five times here too.
func scaleValue(result, amount []int64, y int64, by *divisor) (bad, different int64) {
	amount = amount[:len(result)]
	d, half, ratio := by.value, by.half, float64(y)*by.inverse
	for i := range result {
		x := amount[i]
		q := int64(float64(x) * ratio)
		r := x*y + half - q*d
		q -= (d - 1 - r) >> 63
		bad |= x | q | (quotientLimit - q)
		result[i] = q
	}
	return bad | y, differing(result)
}

// keyRow sets result = part × 10^6 / total, rounded; of a total of 0 it is 0.
// Where bad < 0 the row is to be made by keyExactly.
func keyRow(result, part, total []int64) (bad, different int64) {
	part, total = part[:len(result)], total[:len(result)]
	for i := range result {
		x, t := part[i], total[i]
		bad |= x | t | (totalLimit - t)
		if t == 0 {
			x, t = 0, 1
		}
		q := int64(float64(x) * money.Million / float64(t))
		r := x*money.Million + t>>1 - q*t
		q -= (t - 1 - r) >> 63
		bad |= q | (quotientLimit - q)
		result[i] = q
	}
	return bad, differing(result)
}

// scaleExactly does the work of scaleRow in 128 bits, and reports the first path that fails,
// or −1: a result beyond 64 bits. An amount or factor below zero, which the
// estimate refuses, is shared as its opposite is.
func scaleExactly(result, amount, factor []int64, by *divisor) int {
	for i := range result {
		q, err := money.Scale(amount[i], factor[i], by.value)
		if err != nil {
			return i
		}
		result[i] = q
	}
	return -1
}

// scaleByExactly does the same with a divisor for each path, and fails where one
// is not positive.
func scaleByExactly(result, amount, part, whole []int64) int {
	for i := range result {
		q, err := money.Scale(amount[i], part[i], whole[i])
		if err != nil {
			return i
		}
		result[i] = q
	}
	return -1
}

// keyExactly does the work of keyRow in 128 bits, and reports the first path that fails.
func keyExactly(result, part, total []int64) int {
	for i := range result {
		q, err := keyOne(part[i], total[i])
		if err != nil {
			return i
		}
		result[i] = q
	}
	return -1
}

// keyOne returns the share of part in total in millionths. Nothing of nothing, and
// anything of nothing, is 0.
func keyOne(part, total int64) (int64, error) {
	if total == 0 || part == 0 {
		return 0, nil
	}
	return money.Scale(part, money.Million, total)
}
