package metric

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance/money"
)

// ErrShares is the fault of shares that are none. It is wrapped in what exactly
// is wrong; tell it with errors.Is.
var ErrShares = errors.New("shares are not below 0 and sum to 1,000,000 millionths")

// HHI returns the Herfindahl-Hirschman index of shares in whole millionths, Σ share²
// with the shares as parts of 1: between 1/n for n equal shares and 1 for a
// single one. It is exact. Competition authorities state the same as Σ of
// squared percentages, up to 10,000: multiply by 10,000. It fails with
// ErrShares.
func HHI(shares []int64) (decimal.Decimal, error) {
	if err := checkShares(shares); err != nil {
		return decimal.Zero, err
	}
	var squares int64 // at most 10^12, since the shares sum to 10^6
	for _, s := range shares {
		squares += s * s
	}
	return money.ToDecimal(squares, 2*money.MillionthDigits), nil
}

// TopShare returns the sum of the n largest shares, given in whole millionths, as a
// part of 1: the concentration ratio CRn. It is exact. All shares together are
// 1, also where n is more than there are; n below 1 gives 0. It fails with
// ErrShares.
func TopShare(shares []int64, n int) (decimal.Decimal, error) {
	if err := checkShares(shares); err != nil {
		return decimal.Zero, err
	}
	sorted := slices.Sorted(slices.Values(shares))
	first := max(0, len(sorted)-max(0, n))
	return money.ToDecimal(sum(sorted[first:]), money.MillionthDigits), nil
}

// checkShares compares before it adds, so that no sum overflows.
func checkShares(shares []int64) error {
	rest := int64(money.Million)
	for i, s := range shares {
		if s < 0 || s > rest {
			return fmt.Errorf("share %d of %d: %w", i+1, len(shares), ErrShares)
		}
		rest -= s
	}
	if rest != 0 {
		return fmt.Errorf("%d millionths are missing: %w", rest, ErrShares)
	}
	return nil
}
