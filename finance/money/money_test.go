package money

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// exact is the oracle: it computes with big.Rat and rounds by its own rule,
// half away from zero.
func exact(a, n, d int64) *big.Int {
	twice := new(big.Int).Mul(big.NewInt(a), big.NewInt(n))
	negative := twice.Sign() < 0
	twice.Abs(twice).Lsh(twice, 1).Add(twice, big.NewInt(d))
	twice.Quo(twice, new(big.Int).Lsh(big.NewInt(d), 1))
	if negative {
		twice.Neg(twice)
	}
	return twice
}

func TestScaleByHand(t *testing.T) {
	for _, c := range []struct {
		name             string
		a, n, d, product int64
	}{
		{"176 bn at 2.00 % for 31 days = 303,111,111.11", 176_000_000_000_00, 31 * 20_000, 360_000_000, 303_111_111_11},
		{"half a cent goes up: 1 × 1/2", 1, 1, 2, 1},
		{"half a cent below zero goes down: −1 × 1/2", -1, 1, 2, -1},
		{"and with a negative factor", 1, -1, 2, -1},
		{"just under the half stays: 49/100", 49, 1, 100, 0},
		{"2/3 of 7.5 bn", 7_500_000_000_00, 60, 90, 5_000_000_000_00},
		{"nothing", 0, 7, 9, 0},
	} {
		got, err := Scale(c.a, c.n, c.d)
		if err != nil || got != c.product {
			t.Errorf("%s: got %d, %v; want %d", c.name, got, err, c.product)
		}
	}
}

func TestScaleRefuses(t *testing.T) {
	if _, err := Scale(1, 1, 0); !errors.Is(err, ErrDivisor) {
		t.Errorf("division by zero: %v", err)
	}
	if _, err := Scale(1, 1, -5); !errors.Is(err, ErrDivisor) {
		t.Errorf("negative divisor: %v", err)
	}
	if _, err := Scale(math.MaxInt64, 3, 2); !errors.Is(err, ErrOverflow) {
		t.Errorf("overflow: %v", err)
	}
	// A quotient of exactly 2^64: the division itself must not be tried.
	if _, err := Scale(1<<62, 4, 1); !errors.Is(err, ErrOverflow) {
		t.Errorf("2^62 × 4 / 1: %v", err)
	}
	if _, err := Scale(math.MinInt64, 1, 1); !errors.Is(err, ErrOverflow) {
		t.Errorf("the smallest number has no counterpart: %v", err)
	}
}

func TestScaleEqualsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Int64().Draw(t, "a")
		n := rapid.Int64().Draw(t, "n")
		d := rapid.Int64Range(1, math.MaxInt64).Draw(t, "d")
		want := exact(a, n, d)
		got, err := Scale(a, n, d)
		fits := want.IsInt64() && want.Int64() != math.MinInt64
		if fits != (err == nil) || (fits && got != want.Int64()) {
			t.Fatalf("%d × %d / %d = %d, %v; want %v", a, n, d, got, err, want)
		}
	})
}

func TestDecimalBoundary(t *testing.T) {
	for text, cents := range map[string]int64{"90000000000.00": 90_000_000_000_00, "0.01": 1, "-1.5": -150, "0": 0} {
		got, err := FromDecimal(decimal.RequireFromString(text), CentDigits)
		if err != nil || got != cents {
			t.Errorf("%s: %d, %v; want %d", text, got, err, cents)
		}
		if back := ToDecimal(got, CentDigits); !back.Equal(decimal.RequireFromString(text)) {
			t.Errorf("%s came back as %s", text, back)
		}
	}
	if _, err := FromDecimal(decimal.RequireFromString("0.001"), CentDigits); !errors.Is(err, ErrInexact) {
		t.Errorf("a tenth of a cent: %v", err)
	}
	if _, err := FromDecimal(decimal.RequireFromString("92233720368547758.08"), CentDigits); !errors.Is(err, ErrOverflow) {
		t.Errorf("beyond 64 bits: %v", err)
	}
}
