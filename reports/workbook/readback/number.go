package readback

import "github.com/shopspring/decimal"

// doubleError is how far, relative to the number, the text that a spreadsheet
// program writes can be from what was typed: it keeps 53 bits, which is half
// as much, and writes 15 to 17 digits of them.
var doubleError = decimal.New(1, -15)

// asTyped returns a number with at most so many decimals, as it was typed;
// false where the number has more than a double adds to it.
func asTyped(number decimal.Decimal, decimals int32) (decimal.Decimal, bool) {
	rounded := number.Round(decimals)
	return rounded, !number.Sub(rounded).Abs().GreaterThan(number.Abs().Mul(doubleError))
}
