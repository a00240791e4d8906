package table

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance/money"
)

// Euro returns cents as a decimal of euro, exactly.
func Euro(cents int64) decimal.Decimal { return money.ToDecimal(cents, money.CentDigits) }

// PlainEUR writes euro for programs: two decimals, ASCII, "-1234.50". Every
// amount of the model is whole cents, so nothing is rounded.
func PlainEUR(amount decimal.Decimal) string { return amount.StringFixed(money.CentDigits) }

// AppendCents appends whole cents as plain euro. It is PlainEUR without a
// decimal and without garbage, for the hundred thousands of lines.csv.
func AppendCents(text []byte, cents int64) []byte {
	whole := uint64(cents)
	if cents < 0 {
		text = append(text, '-')
		whole = -whole // exact for every cents, including the smallest
	}
	text = strconv.AppendUint(text, whole/100, 10)
	rest := whole % 100
	return append(text, '.', byte('0'+rest/10), byte('0'+rest%10))
}

// Readable turns a plain number into one for people: commas between the
// thousands and a typographic minus. "-1234.50" becomes "−1,234.50".
func Readable(plain string) string {
	digits, negative := strings.CutPrefix(plain, "-")
	whole, fraction, hasFraction := strings.Cut(digits, ".")
	var text strings.Builder
	if negative {
		text.WriteString("−")
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			text.WriteByte(',')
		}
		text.WriteRune(digit)
	}
	if hasFraction {
		text.WriteString("." + fraction)
	}
	return text.String()
}

// ReadableEUR writes euro for people, to the cent: "EUR −1,234.50".
func ReadableEUR(amount decimal.Decimal) string { return "EUR " + Readable(PlainEUR(amount)) }

// From these amounts on, a short amount is given in billions or in millions.
// They are where one decimal of the smaller unit would round up to a whole one
// of the greater.
var (
	FromBillions = decimal.New(999_950_000, 0)
	fromMillions = decimal.New(999_950, 0)
)

// ShortEUR writes euro for running text, rounded half away from zero to one
// decimal of a billion or a million: "EUR 90.0 bn", "EUR 12.3 m". Smaller
// amounts keep their cents; nothing is "EUR 0".
func ShortEUR(amount decimal.Decimal) string {
	switch size := amount.Abs(); {
	case size.IsZero():
		return "EUR 0"
	case size.GreaterThanOrEqual(FromBillions):
		return "EUR " + Readable(amount.Shift(-9).StringFixed(1)) + " bn"
	case size.GreaterThanOrEqual(fromMillions):
		return "EUR " + Readable(amount.Shift(-6).StringFixed(1)) + " m"
	}
	return ReadableEUR(amount)
}

// ShortOrNone writes a short amount, "none" for nothing.
func ShortOrNone(amount decimal.Decimal) string {
	if amount.IsZero() {
		return "none"
	}
	return ShortEUR(amount)
}

// Counted writes a number of things: "1 state", "27 states".
func Counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return Readable(strconv.Itoa(n)) + " " + thing + "s"
}

// OrNothing returns a short amount in a sentence.
func OrNothing(amount decimal.Decimal) string {
	if amount.IsZero() {
		return "nothing"
	}
	return ShortEUR(amount)
}
