package scenarios

import (
	"strconv"
	"strings"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// Written forms of values that are neither numbers nor dates.
const (
	never     = "never" // a date that does not come
	emptyList = "[]"    // no dated entries
)

// FormatValue writes a value as --set takes it and as reports show it, without
// its unit: "90000000000.00", "2.0000", "true", "2027-12-01", "never", the name
// of a choice, and dated entries as "2026-01-01:2.0000,2027-01-01:2.5000" ("[]"
// if there are none). It writes every decimal of the unit and rounds nothing.
func FormatValue(line *equation.Line, v Value) string {
	if !dated(line) {
		return formatScalar(line, v.Scalar)
	}
	if len(v.Entries) == 0 {
		return emptyList
	}
	entries := make([]string, len(v.Entries))
	for i, entry := range v.Entries {
		entries[i] = entry.Date.String() + ":" + formatScalar(line, entry.Value)
	}
	return strings.Join(entries, ",")
}

// FormatYAML writes a value on one line as a scenario file holds it: with the
// quotes that the file needs, and with dated entries as a list in brackets.
func FormatYAML(line *equation.Line, v Value) string {
	if !dated(line) {
		return quoted(line, formatScalar(line, v.Scalar))
	}
	day, amount := entryKeys(line)
	entries := make([]string, len(v.Entries))
	for i, entry := range v.Entries {
		entries[i] = "{" + day + ": " + strconv.Quote(entry.Date.String()) + ", " +
			amount + ": " + quoted(line, formatScalar(line, entry.Value)) + "}"
	}
	return "[" + strings.Join(entries, ", ") + "]"
}

// entryKeys returns the keys of a dated entry: the one for the day and the one
// for the value.
func entryKeys(line *equation.Line) (day, value string) {
	if line.Input.Shape == equation.Schedule {
		return "date", "amount"
	}
	return "from", "value"
}

// quoted puts quotes around the values that a file holds as text.
func quoted(line *equation.Line, written string) string {
	switch kindOf(line) {
	case isDecimal, isMonth:
		return strconv.Quote(written)
	case isDate:
		if written != never {
			return strconv.Quote(written)
		}
	}
	return written
}

// A scalarKind says how a single value is written.
type scalarKind uint8

const (
	isDecimal scalarKind = iota // in quotes
	isWhole                     // a bare whole number
	isYesNo
	isChoice
	isDate
	isMonth
)

// kindOf returns how the single values of an input are written.
func kindOf(line *equation.Line) scalarKind {
	switch {
	case len(line.Input.Choices) > 0:
		return isChoice
	case line.Input.Written == writtenMonth:
		return isMonth
	case line.Unit == equation.Date:
		return isDate
	case line.Unit == equation.Flag:
		return isYesNo
	case line.Unit == equation.Count:
		return isWhole
	}
	return isDecimal
}

// formatScalar writes a whole number of the model in the written unit.
func formatScalar(line *equation.Line, value int64) string {
	switch kindOf(line) {
	case isYesNo:
		return strconv.FormatBool(value != 0)
	case isChoice:
		return choiceName(line, value)
	case isDate:
		return formatDate(value)
	case isMonth:
		return calendar.MonthOf(dateOf(value)).String()
	case isWhole:
		return strconv.FormatInt(value, 10)
	}
	return money.ToDecimal(value, line.Input.Digits).StringFixed(line.Input.Decimals)
}

func choiceName(line *equation.Line, value int64) string {
	if value < 1 || value > int64(len(line.Input.Choices)) {
		return strconv.FormatInt(value, 10)
	}
	return line.Input.Choices[value-1]
}

func formatDate(serial int64) string {
	if serial == 0 {
		return never
	}
	return dateOf(serial).String()
}

// dateOf returns the day with a serial that was made from a day; for 0 it
// returns the zero Date.
func dateOf(serial int64) calendar.Date {
	day, err := calendar.DateFromSerial(serial)
	if err != nil {
		return calendar.Date{}
	}
	return day
}
