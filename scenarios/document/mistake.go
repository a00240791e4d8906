package document

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// maxNumberLength is the greatest length of a number's text in characters. A
// longer one is not examined further.
const maxNumberLength = 40

// numberForm matches every number: ASCII digits with at most one point, no
// leading zero, at most 18 digits on each side. No other text reaches the
// decimal package, whose effort depends on exponent and length.
var numberForm = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?$`)

// isNumber reports whether a text has the form of a number.
func isNumber(text string) bool {
	return len(text) <= maxNumberLength && numberForm.MatchString(text)
}

// A mistake says what is wrong with a text that should be a number.
type mistake struct {
	// problem says what is wrong, in a few words.
	problem string
	// meant lists the numbers that may have been meant.
	meant []choice
	// advice says what to do if none of them is a number itself.
	advice string
}

// A choice is a number that may have been meant, with what it would then mean
// if there are several; for example "0.05" and "as a fraction".
type choice struct{ number, meaning string }

// one returns the choice of a single number.
func one(number string) []choice {
	return []choice{{number: number}}
}

// hint says what to write. quote returns how to write a number at its place, or
// "" if it cannot stand there.
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

// finders holds functions that each look for one kind of mistake. They go from
// single characters to the form of the whole, so that the first to find
// something names the cause.
var finders = []func(text string) (m mistake, found bool){
	outerBlank, notFinite, foreignMinus, foreignDigit, foreignBlank, percentSign,
	otherBase, exponent, withUnit, grouped, decimalComma, manyPoints,
	leadingPlus, leadingZero, bareToPoint, tooManyDigits,
}

// numberMistake finds out why a text is not a number.
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

// shifted multiplies a number by ten to the power of places. It returns "" for
// a text that is not a number.
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

// outerBlank finds blanks and line ends before or after the number.
func outerBlank(text string) (mistake, bool) {
	inner := strings.TrimSpace(text)
	return mistake{
		problem: "blank at the start or the end",
		meant:   one(inner),
		advice:  "write digits only",
	}, inner != text
}

// notFinite finds the special values of floating-point numbers.
func notFinite(text string) (mistake, bool) {
	switch strings.ToLower(strings.TrimLeft(text, "+-.")) {
	case "nan":
		return mistake{problem: "not a number", advice: "write digits"}, true
	case "inf", "infinity", "∞":
		return mistake{problem: "must be a finite number", advice: "write digits"}, true
	}
	return mistake{}, false
}

// foreignMinus finds dashes other than the ASCII minus sign.
func foreignMinus(text string) (mistake, bool) {
	const dashes = "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
	at := strings.IndexAny(text, dashes)
	if at < 0 {
		return mistake{}, false
	}
	char, size := utf8.DecodeRuneInString(text[at:])
	return mistake{
		problem: fmt.Sprintf(`contains U+%04X; a minus sign is "-"`, char),
		meant:   one(text[:at] + "-" + text[at+size:]),
		advice:  `use "-"`,
	}, true
}

// foreignDigit finds digits of other scripts, including full-width ones.
func foreignDigit(text string) (mistake, bool) {
	char, found := firstRune(text, func(char rune) bool {
		return char > unicode.MaxASCII && unicode.IsNumber(char)
	})
	return mistake{
		problem: fmt.Sprintf("contains U+%04X, which is no ASCII digit", char),
		advice:  "use the digits 0 to 9",
	}, found
}

// foreignBlank finds no-break spaces and similar blanks.
func foreignBlank(text string) (mistake, bool) {
	char, found := firstRune(text, isUnusualBlank)
	return mistake{
		problem: fmt.Sprintf("contains U+%04X, a blank", char),
		meant:   one(without(text, isUnusualBlank)),
		advice:  noSeparators,
	}, found
}

// percentSign finds a number given in per cent.
func percentSign(text string) (mistake, bool) {
	number := strings.TrimSpace(strings.TrimSuffix(text, "%"))
	return mistake{
		problem: "the sign % is not allowed",
		meant:   []choice{{shifted(number, -2), "as a fraction"}, {number, "if the value is in per cent"}},
		advice:  "leave the sign out",
	}, strings.Contains(text, "%")
}

// noSeparators is the advice for numbers whose digits are separated by
// something.
const noSeparators = "use a point for decimals and no separators between thousands"

// grouped finds digits grouped by anything other than commas or points.
func grouped(text string) (mistake, bool) {
	isSeparator := func(char rune) bool { return strings.ContainsRune(" \t\n_'’‘`´", char) }
	char, found := firstRune(text, isSeparator)
	problem := fmt.Sprintf("%q inside", char)
	if unicode.IsSpace(char) {
		problem = "blank inside"
	}
	return mistake{problem: problem, meant: one(without(text, isSeparator)), advice: noSeparators}, found
}

// firstRune returns the first character that matches, and whether there is one.
func firstRune(text string, match func(rune) bool) (rune, bool) {
	for _, char := range text {
		if match(char) {
			return char, true
		}
	}
	return 0, false
}

// without returns the text without the characters that drop matches.
func without(text string, drop func(rune) bool) string {
	return strings.Map(func(char rune) rune {
		if drop(char) {
			return -1
		}
		return char
	}, text)
}

// otherBaseForm matches a number in hexadecimal, octal or binary digits.
var otherBaseForm = regexp.MustCompile(`^[+-]?0[xXoObB][0-9a-fA-F_]+$`)

// otherBase finds numbers that are not decimal.
func otherBase(text string) (mistake, bool) {
	return mistake{problem: "not in decimal digits", advice: "write a decimal number"}, otherBaseForm.MatchString(text)
}

// exponentForm matches a number with an exponent.
var exponentForm = regexp.MustCompile(`^([+-]?[0-9]*\.?[0-9]+|[+-]?[0-9]+\.)[eE]([+-]?[0-9]+)$`)

// maxPlaces is the greatest exponent for which a correction is computed.
const maxPlaces = 18

// exponent finds numbers with an exponent.
func exponent(text string) (mistake, bool) {
	parts := exponentForm.FindStringSubmatch(text)
	if parts == nil {
		return mistake{}, false
	}
	m := mistake{problem: "exponents are not allowed", advice: "write all digits"}
	if places, err := strconv.Atoi(parts[2]); err == nil && -maxPlaces <= places && places <= maxPlaces {
		m.meant = one(shifted(parts[1], places))
	}
	return m, true
}

// unitForm matches a number with a unit after it or a currency before it.
var unitForm = regexp.MustCompile(`^(?i:eur|euro|€)? *(-?[0-9][0-9.,]*) *([A-Za-z€$£.]*)$`)

// unitPlaces maps common words for large numbers to their powers of ten.
var unitPlaces = map[string]int{
	"": 0, "eur": 0, "euro": 0, "euros": 0, "€": 0,
	"k": 3, "thousand": 3, "tsd": 3,
	"m": 6, "mn": 6, "mln": 6, "mio": 6, "million": 6, "millions": 6,
	"b": 9, "bn": 9, "bln": 9, "mrd": 9, "billion": 9, "billions": 9,
	"t": 12, "tn": 12, "trn": 12, "trillion": 12, "trillions": 12,
}

// withUnit finds numbers with a unit or a currency.
func withUnit(text string) (mistake, bool) {
	parts := unitForm.FindStringSubmatch(text)
	if parts == nil || parts[1] == text {
		return mistake{}, false
	}
	m := mistake{problem: "units are not allowed", advice: "write all digits, without unit"}
	if places, known := unitPlaces[strings.ToLower(strings.TrimRight(parts[2], "."))]; known {
		m.meant = one(shifted(parts[1], places))
	}
	return m, true
}

// Forms of digits in groups of three, named after the sign between the groups.
var (
	commaGroups = regexp.MustCompile(`^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)
	pointGroups = regexp.MustCompile(`^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$`)
)

// decimalComma finds commas. A single comma before three digits may separate
// thousands or decimals, so it offers both.
func decimalComma(text string) (mistake, bool) {
	ungrouped := strings.ReplaceAll(text, ",", "")
	asDecimals := strings.ReplaceAll(strings.ReplaceAll(text, ".", ""), ",", ".")
	m := mistake{problem: "commas are not allowed", advice: noSeparators}
	switch commas := strings.Count(text, ","); {
	case commas == 1 && commaGroups.MatchString(text) && !strings.Contains(text, "."):
		m.meant = []choice{{ungrouped, "if the comma separates thousands"}, {asDecimals, "if it separates decimals"}}
	case commaGroups.MatchString(text):
		m.meant = one(ungrouped)
	case commas == 1 && (pointGroups.MatchString(text) || !strings.Contains(text, ".")):
		m.problem = "the point and not the comma separates decimals"
		m.meant = one(asDecimals)
	}
	return m, strings.Contains(text, ",")
}

// manyPoints finds points between thousands.
func manyPoints(text string) (mistake, bool) {
	m := mistake{problem: "more than one point", advice: noSeparators}
	if pointGroups.MatchString(text) {
		m.meant = one(strings.ReplaceAll(text, ".", ""))
	}
	return m, strings.Count(text, ".") > 1
}

// leadingPlus finds a plus sign.
func leadingPlus(text string) (mistake, bool) {
	number, found := strings.CutPrefix(text, "+")
	return mistake{problem: "a plus sign is not allowed", meant: one(number), advice: "leave it out"}, found
}

// zeroForm matches a number with leading zeros.
var zeroForm = regexp.MustCompile(`^(-?)0+([0-9]+(?:\.[0-9]+)?)$`)

// leadingZero finds numbers that begin with superfluous zeros.
func leadingZero(text string) (mistake, bool) {
	parts := zeroForm.FindStringSubmatch(text)
	if parts == nil {
		return mistake{}, false
	}
	number := strings.TrimLeft(parts[2], "0")
	if number == "" || number[0] == '.' {
		number = "0" + number
	}
	return mistake{problem: "leading zero", meant: one(parts[1] + number), advice: "leave it out"}, true
}

// bareToPointForm matches a number that lacks digits on one side of its point.
var bareToPointForm = regexp.MustCompile(`^(-?)([0-9]*)\.([0-9]*)$`)

// bareToPoint finds a point with digits on one side only.
func bareToPoint(text string) (mistake, bool) {
	parts := bareToPointForm.FindStringSubmatch(text)
	if parts == nil || parts[2] == "" && parts[3] == "" {
		return mistake{}, false
	}
	m := mistake{problem: "a point needs digits on both sides", advice: "write digits on both sides of the point"}
	switch {
	case parts[2] == "":
		m.meant = one(parts[1] + "0." + parts[3])
	case parts[3] == "":
		m.meant = one(parts[1] + parts[2])
	default:
		return mistake{}, false
	}
	return m, true
}

// digitsForm matches a number of any length.
var digitsForm = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// tooManyDigits finds numbers with more than 18 digits on either side of the
// point.
func tooManyDigits(text string) (mistake, bool) {
	return mistake{problem: "more than 18 digits before or after the point", advice: "write fewer digits"}, digitsForm.MatchString(text)
}
