package money

import (
	"errors"

	"github.com/shopspring/decimal"
)

// Million is the number of millionths in one whole: rates, shares and keys are
// whole millionths (2.25 % = 22,500).
const Million = 1_000_000

// Exponents of ten: the number of decimal digits that the model's units hold.
const (
	CentDigits      = 2 // euro in cents
	MillionthDigits = 6 // ratios in millionths
)

// ErrInexact reports that a decimal has more digits than its unit can hold.
var ErrInexact = errors.New("more decimals than the unit holds")

var (
	largest  = decimal.New(1<<63-1, 0)
	smallest = largest.Neg()
)

// FromDecimal returns value × 10^digits as a whole number. It never rounds: it
// returns ErrInexact if the product is not whole, and ErrOverflow if it lies
// beyond ±(2^63 − 1).
func FromDecimal(value decimal.Decimal, digits int32) (int64, error) {
	shifted := value.Shift(digits)
	if !shifted.IsInteger() {
		return 0, ErrInexact
	}
	if shifted.GreaterThan(largest) || shifted.LessThan(smallest) {
		return 0, ErrOverflow
	}
	return shifted.IntPart(), nil
}

// ToDecimal returns the exact quotient whole / 10^digits.
func ToDecimal(whole int64, digits int32) decimal.Decimal {
	return decimal.New(whole, -digits)
}
