package document

import (
	"regexp"
	"strconv"
	"strings"
)

// otherBaseForm is a number in hexadecimal, octal or binary digits.
var otherBaseForm = regexp.MustCompile(`^[+-]?0[xXoObB][0-9a-fA-F_]+$`)

// otherBase finds numbers that are not decimal.
func otherBase(text string) (mistake, bool) {
	return mistake{problem: "not in decimal digits", advice: "write a decimal number"}, otherBaseForm.MatchString(text)
}

// exponentForm is a number with an exponent.
var exponentForm = regexp.MustCompile(`^([+-]?[0-9]*\.?[0-9]+|[+-]?[0-9]+\.)[eE]([+-]?[0-9]+)$`)

// maxPlaces is the greatest exponent that a correction is computed for.
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

// unitForm is a number with a unit after it or a currency before it.
var unitForm = regexp.MustCompile(`^(?i:eur|euro|€)? *(-?[0-9][0-9.,]*) *([A-Za-z€$£.]*)$`)

// unitPlaces has common words for large numbers with their powers of ten.
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

// The forms of digits in groups of three, by the sign between the groups.
var (
	commaGroups = regexp.MustCompile(`^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)
	pointGroups = regexp.MustCompile(`^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$`)
)

// decimalComma finds commas. A single comma before three digits can separate
// thousands or decimals, so both are offered.
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

// zeroForm is a number with leading zeros.
var zeroForm = regexp.MustCompile(`^(-?)0+([0-9]+(?:\.[0-9]+)?)$`)

// leadingZero finds numbers that begin with a zero too many.
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

// bareToPointForm is a number without digits on one side of its point.
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

// digitsForm is a number of any length.
var digitsForm = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// tooManyDigits finds numbers with more than 18 digits on a side of the point.
func tooManyDigits(text string) (mistake, bool) {
	return mistake{problem: "more than 18 digits before or after the point", advice: "write fewer digits"}, digitsForm.MatchString(text)
}
