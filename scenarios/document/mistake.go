package document

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// maxNumberLength is the greatest length of the text of a number in
// characters. A longer one is not looked at any closer.
const maxNumberLength = 40

// numberForm is the form of every number: ASCII digits with at most one point,
// no leading zero, at most 18 digits on each side. No other text reaches the
// decimal package, whose effort depends on exponent and length.
var numberForm = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?$`)

// isNumber reports whether a text has the form of a number.
func isNumber(text string) bool {
	return len(text) <= maxNumberLength && numberForm.MatchString(text)
}

// mistake says what is wrong with a text that should be a number.
type mistake struct {
	// problem is what is wrong, in a few words.
	problem string
	// meant are the numbers that may have been meant.
	meant []choice
	// advice is what to do when none of them is a number itself.
	advice string
}

// choice is a number that may have been meant, with what it then means if
// there are several; for example "0.05" and "as a fraction".
type choice struct{ number, meaning string }

// one is the choice of a single number.
func one(number string) []choice {
	return []choice{{number: number}}
}

// hint says what to write. quote returns how a number is written where it
// stands, or "" when it cannot be there.
func (m mistake) hint(quote func(number string) string) string {
	var ways []string
	for _, choice := range m.meant {
		if quoted := quote(choice.number); isNumber(choice.number) && quoted != "" {
			ways = append(ways, strings.TrimSpace(quoted+" "+choice.meaning))
		}
	}
	if len(ways) == 0 {
		return m.advice
	}
	return "write " + strings.Join(ways, ", or ")
}

// finders look for one kind of mistake each. They go from single characters to
// the form of the whole, so that the first one that finds something names the
// cause.
var finders = []func(text string) (m mistake, found bool){
	outerBlank, notFinite, foreignMinus, foreignDigit, foreignBlank, percentSign,
	otherBase, exponent, withUnit, grouped, decimalComma, manyPoints,
	leadingPlus, leadingZero, bareToPoint, tooManyDigits,
}

// numberMistake finds out why a text is no number.
func numberMistake(text string) mistake {
	if length := utf8.RuneCountInString(text); length > maxNumberLength {
		return mistake{
			problem: fmt.Sprintf("too long: %d characters, at most %d", length, maxNumberLength),
			advice:  "shorten it",
		}
	}
	for _, find := range finders {
		if m, found := find(text); found {
			return m
		}
	}
	return mistake{problem: "not a number", advice: "write digits, with a point for decimals"}
}

// shifted multiplies a number by a power of ten, of which the exponent is
// places. A text that is no number becomes "".
func shifted(number string, places int) string {
	value, ok := exactly(number)
	if !ok {
		return ""
	}
	decimals := max(0, -int(value.Exponent())-places)
	return value.Shift(int32(places)).StringFixed(int32(decimals))
}

// exactly converts a text that has the form of a number.
func exactly(number string) (decimal.Decimal, bool) {
	if !isNumber(number) {
		return decimal.Decimal{}, false
	}
	value, err := decimal.NewFromString(number)
	return value, err == nil
}
