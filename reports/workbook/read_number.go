package workbook

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// numberForm is a number as spreadsheet programs write it: theirs have at most
// 17 digits and those of this program 25.
var numberForm = regexp.MustCompile(`^-?([0-9]{1,30})(?:\.([0-9]{1,60}))?(?:[eE]([-+]?[0-9]{1,3}))?$`)

// Exponents that a double can have.
const (
	leastExponent    = -330
	greatestExponent = 310
)

// isNumberText says whether a text is a number that parseNumber can read.
func isNumberText(text string) bool {
	parts := numberForm.FindStringSubmatch(text)
	if parts == nil {
		return false
	}
	if parts[3] == "" {
		return true
	}
	exponent, err := strconv.Atoi(parts[3])
	return err == nil && exponent >= leastExponent && exponent <= greatestExponent
}

// parseNumber is the number that a cell holds, exactly as its text says.
func parseNumber(text string) (decimal.Decimal, bool) {
	if !isNumberText(text) {
		return decimal.Decimal{}, false
	}
	mantissa, exponent := text, 0
	if at := strings.IndexAny(text, "eE"); at >= 0 {
		mantissa = text[:at]
		exponent, _ = strconv.Atoi(text[at+1:]) // isNumberText has read it
	}
	number, err := decimal.NewFromString(mantissa)
	if err != nil {
		return decimal.Decimal{}, false
	}
	return number.Shift(int32(exponent)), true
}

// doubleError is how far, relative to the number, the text that a spreadsheet
// program writes can be from what was typed: it keeps 53 bits, which is half
// as much, and writes 15 to 17 digits of them.
var doubleError = decimal.New(1, -15)

// asTyped is a number with at most so many decimals, as it was typed; false
// where the number has more than a double adds to it.
func asTyped(number decimal.Decimal, decimals int32) (decimal.Decimal, bool) {
	rounded := number.Round(decimals)
	return rounded, !number.Sub(rounded).Abs().GreaterThan(number.Abs().Mul(doubleError))
}
