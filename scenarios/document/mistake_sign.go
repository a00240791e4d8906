package document

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// outerBlank finds blanks before or after the number, and ends of lines.
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

// foreignMinus finds dashes that are no minus sign of a computer.
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

// foreignDigit finds digits of other scripts, full-width ones among them.
func foreignDigit(text string) (mistake, bool) {
	char, found := firstRune(text, func(char rune) bool {
		return char > unicode.MaxASCII && unicode.IsNumber(char)
	})
	return mistake{
		problem: fmt.Sprintf("contains U+%04X, which is no ASCII digit", char),
		advice:  "use the digits 0 to 9",
	}, found
}

// foreignBlank finds no-break spaces and the like.
func foreignBlank(text string) (mistake, bool) {
	char, found := firstRune(text, isUnusualBlank)
	return mistake{
		problem: fmt.Sprintf("contains U+%04X, a blank", char),
		meant:   one(without(text, isUnusualBlank)),
		advice:  noSeparators,
	}, found
}

// percentSign finds a number in per cent.
func percentSign(text string) (mistake, bool) {
	number := strings.TrimSpace(strings.TrimSuffix(text, "%"))
	return mistake{
		problem: "the sign % is not allowed",
		meant:   []choice{{shifted(number, -2), "as a fraction"}, {number, "if the value is in per cent"}},
		advice:  "leave the sign out",
	}, strings.Contains(text, "%")
}

// noSeparators is the advice for numbers in which something separates digits.
const noSeparators = "use a point for decimals and no separators between thousands"

// grouped finds digits in groups that are neither comma nor point.
func grouped(text string) (mistake, bool) {
	isSeparator := func(char rune) bool { return strings.ContainsRune(" \t\n_'’‘`´", char) }
	char, found := firstRune(text, isSeparator)
	problem := fmt.Sprintf("%q inside", char)
	if unicode.IsSpace(char) {
		problem = "blank inside"
	}
	return mistake{problem: problem, meant: one(without(text, isSeparator)), advice: noSeparators}, found
}

// firstRune returns the first character for which is holds.
func firstRune(text string, is func(rune) bool) (rune, bool) {
	for _, char := range text {
		if is(char) {
			return char, true
		}
	}
	return 0, false
}

// without returns the text without the characters for which drop holds.
func without(text string, drop func(rune) bool) string {
	return strings.Map(func(char rune) rune {
		if drop(char) {
			return -1
		}
		return char
	}, text)
}
