package money

import (
	"errors"
	"math"
	"testing"

	"github.com/shopspring/decimal"
)

// TestUnitsByHand checks how many millionths one whole has and how rates are
// read.
func TestUnitsByHand(t *testing.T) {
	rate, err := FromDecimal(decimal.RequireFromString("0.0225"), MillionthDigits)
	if err != nil || rate != 22_500 {
		t.Errorf("2.25 %% is %d, %v; want 22,500 millionths", rate, err)
	}
	if interest, err := Scale(2_000_000_00, rate, Million); err != nil || interest != 45_000_00 {
		t.Errorf("2.25 %% of 2,000,000.00 is %d cents, %v; want 45,000.00", interest, err)
	}
}

// TestLargestNumbers checks that ±(2^63 − 1) fit, in cents and as a result, and
// that what fails has no value.
func TestLargestNumbers(t *testing.T) {
	for text, want := range map[string]int64{"92233720368547758.07": math.MaxInt64, "-92233720368547758.07": -math.MaxInt64} {
		if got, err := FromDecimal(decimal.RequireFromString(text), CentDigits); err != nil || got != want {
			t.Errorf("%s is %d, %v; want %d", text, got, err, want)
		}
		if got, err := Scale(want, 1, 1); err != nil || got != want {
			t.Errorf("%d × 1 / 1 is %d, %v", want, got, err)
		}
	}
	for text, want := range map[string]error{"0.001": ErrInexact, "92233720368547758.08": ErrOverflow, "-92233720368547758.09": ErrOverflow} {
		if got, err := FromDecimal(decimal.RequireFromString(text), CentDigits); got != 0 || !errors.Is(err, want) {
			t.Errorf("%s is %d, %v; want %v", text, got, err, want)
		}
	}
	for _, c := range []struct {
		a, n, d int64
		want    error
	}{{1, 1, 0, ErrDivisor}, {1 << 62, 4, 1, ErrOverflow}, {math.MaxInt64, 3, 2, ErrOverflow}, {math.MinInt64, 1, 1, ErrOverflow}} {
		if got, err := Scale(c.a, c.n, c.d); got != 0 || !errors.Is(err, c.want) {
			t.Errorf("%d × %d / %d is %d, %v; want %v", c.a, c.n, c.d, got, err, c.want)
		}
	}
}
