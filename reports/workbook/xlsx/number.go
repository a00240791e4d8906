package xlsx

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

// IsNumber says whether a text is a number that ParseNumber can read.
func IsNumber(text string) bool {
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

// ParseNumber returns the number that a cell holds, exactly as its text says.
func ParseNumber(text string) (decimal.Decimal, bool) {
	if !IsNumber(text) {
		return decimal.Decimal{}, false
	}
	mantissa, exponent := text, 0
	if at := strings.IndexAny(text, "eE"); at >= 0 {
		mantissa = text[:at]
		exponent, _ = strconv.Atoi(text[at+1:]) // IsNumber has read it
	}
	number, err := decimal.NewFromString(mantissa)
	if err != nil {
		return decimal.Decimal{}, false
	}
	return number.Shift(int32(exponent)), true
}
