package money

import (
	"errors"

	"github.com/shopspring/decimal"
)

// Million is the number of millionths in one whole: rates, shares and keys are
// whole millionths (2.25 % = 22,500).
const Million = 1_000_000

// Exponents of ten by which a whole number of the model's units is read.
const (
	CentDigits      = 2 // euro in cents
	MillionthDigits = 6 // ratios in millionths
)

// ErrInexact says that a decimal has more digits than its unit can hold.
var ErrInexact = errors.New("more decimals than the unit holds")

var (
	largest  = decimal.New(1<<63-1, 0)
	smallest = largest.Neg()
)

// FromDecimal returns value × 10^digits as a whole number. It fails with
// ErrInexact when that is not whole and with ErrOverflow beyond ±(2^63 − 1); it
// never rounds.
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

// ToDecimal returns whole / 10^digits, exactly.
func ToDecimal(whole int64, digits int32) decimal.Decimal {
	return decimal.New(whole, -digits)
}
