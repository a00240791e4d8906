package xlsx

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
)

// numberForm is a number as spreadsheet programs write it: theirs have at most
// 17 digits and those of this program 25.
var numberForm = regexp.MustCompile(`^[-+]?(?:[0-9]{1,30}(?:\.[0-9]{0,60})?|\.[0-9]{1,60})(?:[eE]([-+]?[0-9]{1,3}))?$`)

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
	if parts[1] == "" {
		return true
	}
	exponent, err := strconv.Atoi(parts[1])
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
	number, err := decimal.NewFromString(strings.TrimSuffix(mantissa, "."))
	if err != nil {
		return decimal.Decimal{}, false
	}
	return number.Shift(int32(exponent)), true
}

// firstDay is the day before which a spreadsheet counts none; from March 1900
// on its numbers are the days since then.
var firstDay = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// dateForms are the ISO 8601 forms of a cell that holds a date as text.
var dateForms = []string{time.DateOnly, "2006-01-02T15:04:05", "2006-01-02T15:04:05Z", "2006-01-02T15:04"}

// serialOf returns the number by which a spreadsheet knows a date that is
// written as text, in days from 1900 with the time of day to nine decimals.
func serialOf(text string) (string, bool) {
	for _, form := range dateForms {
		at, err := time.Parse(form, text)
		if err != nil || at.Before(firstDay) {
			continue
		}
		const day, decimals = 24 * time.Hour, 9
		since := at.Sub(firstDay)
		ofDay := decimal.New(int64(since%day), 0).DivRound(decimal.New(int64(day), 0), decimals)
		return decimal.New(int64(since/day), 0).Add(ofDay).String(), true
	}
	return "", false
}
