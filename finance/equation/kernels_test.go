package equation

import (
	"math"
	"math/big"
	"testing"
)

// edges are numbers around all places where a sum or difference may wrap.
var edges = []int64{math.MinInt64, math.MinInt64 + 1, -1 << 62, -2, -1, 0, 1, 2, 1 << 62, math.MaxInt64 - 1, math.MaxInt64}

// TestRowsWrapNowhere adds and subtracts every pair of edges in whole numbers
// of any size: the row says whether it fits, and the search names the path.
func TestRowsWrapNowhere(t *testing.T) {
	for _, c := range []struct {
		name  string
		row   func(result, a, b []int64) (wrapped, different int64)
		left  func(result, b []int64) int
		exact func(z, x, y *big.Int) *big.Int
	}{
		{"sum", addRow, leftAfterAdd, (*big.Int).Add},
		{"difference", subRow, leftAfterSub, (*big.Int).Sub},
	} {
		for _, x := range edges {
			for _, y := range edges {
				want := c.exact(new(big.Int), big.NewInt(x), big.NewInt(y))
				a, b, result := []int64{1, x, -1}, []int64{1, y, 1}, make([]int64, 3)
				wrapped, _ := c.row(result, a, b)
				fits, path := wrapped >= 0, c.left(result, b)
				if fits != want.IsInt64() || fits && (path != -1 || result[1] != want.Int64()) || !fits && path != 1 {
					t.Errorf("%s of %d and %d: %d, fits %t, path %d; want %v", c.name, x, y, result[1], fits, path, want)
				}
			}
		}
	}
}

// TestRowsOfQuotients: the path that fails, or −1.
func TestRowsOfQuotients(t *testing.T) {
	ones, result := []int64{1, 1, 1}, make([]int64, 3)
	for want, divisors := range map[int][]int64{-1: {1, 2, 3}, 0: {-1, 1, 1}, 2: {1, 1, -1}} {
		if got := keyExactly(result, ones, divisors); got != want {
			t.Errorf("key of %v: path %d, want %d", divisors, got, want)
		}
		if got := scaleByExactly(result, ones, ones, divisors); got != want {
			t.Errorf("quotient by %v: path %d, want %d", divisors, got, want)
		}
	}
}

func bigInt(x int64) *big.Int { return big.NewInt(x) }
