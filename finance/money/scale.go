package money

import (
	"errors"
	"math"
	"math/bits"
)

// ErrOverflow reports that a result does not fit into 64 bits.
var ErrOverflow = errors.New("the result does not fit 64 bits")

// ErrDivisor reports that a divisor is not a positive whole number.
var ErrDivisor = errors.New("the divisor must be positive")

// Scale returns a × n / d rounded half away from zero. The result has the unit
// of a; n and d are pure numbers in the same unit. It returns ErrDivisor unless
// d > 0, and ErrOverflow if the result lies beyond ±(2^63 − 1).
func Scale(a, n, d int64) (int64, error) {
	if d <= 0 {
		return 0, ErrDivisor
	}
	negative := (a < 0) != (n < 0)
	high, low := bits.Mul64(magnitude(a), magnitude(n))
	low, carry := bits.Add64(low, uint64(d)/2, 0)
	high += carry
	if high >= uint64(d) {
		return 0, ErrOverflow
	}
	quotient, _ := bits.Div64(high, low, uint64(d))
	return signed(quotient, negative)
}

// magnitude returns |x|, exact for every x including the smallest.
func magnitude(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

func signed(m uint64, negative bool) (int64, error) {
	if m > math.MaxInt64 {
		return 0, ErrOverflow
	}
	if negative {
		return -int64(m), nil
	}
	return int64(m), nil
}
