package table

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// Value shows a whole number of a line's unit to people, exactly:
// "EUR 90,000,000,000.00", "24.6566 %" (of millionths), "yes".
func Value(unit equation.Unit, value int64) string {
	switch unit {
	case equation.EUR:
		return ReadableEUR(Euro(value))
	case equation.Millionths:
		// A millionth is a ten-thousandth of a per cent.
		return Readable(money.ToDecimal(value, 4).StringFixed(4)) + " %"
	case equation.Flag:
		return yesNo(value != 0)
	case equation.Date:
		return DateText(value)
	case equation.Count, equation.Weight:
		return readableWhole(value)
	}
	return readableWhole(value) + " " + unit.String()
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// DateText returns the day of a serial number; 0 is a day that never comes.
func DateText(serial int64) string {
	day, err := calendar.DateFromSerial(serial)
	if err != nil {
		return "never"
	}
	return day.String()
}

// writtenText shows the written form of one value of an input to people, with
// its unit: "EUR 90,000,000,000.00", "2.0000 %", "4,458,995.0 EUR m", "yes".
func writtenText(line *equation.Line, plain string) string {
	if line.Unit == equation.Flag {
		return yesNo(plain == "true")
	}
	if _, err := decimal.NewFromString(plain); err != nil {
		return plain // a choice, a date, a month or "never"
	}
	switch written := line.Input.Written; {
	case written == "EUR":
		return "EUR " + Readable(plain)
	case line.Unit == equation.Count:
		return minus(plain)
	case written == line.Unit.String(): // a weight that is of no unit
		return Readable(plain)
	default:
		return Readable(plain) + " " + written
	}
}

// longestList is how many dated entries are shown before a list is cut.
const longestList = 6

// Written shows the form of scenarios.FormatValue to people: one value, or
// dated entries as "EUR 7,500,000,000.00 on 2026-04-15, …". A long list is cut:
// of steps the last are shown, which a run meets, of amounts the first.
func Written(line *equation.Line, text string) string {
	if line.Input.Shape == equation.Constant {
		return writtenText(line, text)
	}
	if text == "[]" {
		return "nothing"
	}
	entries := strings.Split(text, ",")
	if len(entries) <= longestList {
		return strings.Join(writtenEntries(line, entries), ", ")
	}
	if repeated, ok := writtenRepeated(line, entries); ok {
		return repeated
	}
	count := strconv.Itoa(len(entries))
	if line.Input.Shape == equation.Schedule {
		return count + " amounts, the first of them: " + strings.Join(writtenEntries(line, entries[:longestList]), ", ")
	}
	return count + " steps, the last of them: " + strings.Join(writtenEntries(line, entries[len(entries)-longestList:]), ", ")
}

func writtenEntries(line *equation.Line, entries []string) []string {
	shown := make([]string, len(entries))
	for i, entry := range entries {
		shown[i] = writtenEntry(line, entry)
	}
	return shown
}

// writtenRepeated shows amounts that are all the same: "24 times EUR
// 375,000,000.00, from 2026-01-31 to 2027-12-31".
func writtenRepeated(line *equation.Line, entries []string) (text string, ok bool) {
	first, amount, _ := strings.Cut(entries[0], ":")
	last := first
	for _, entry := range entries {
		day, plain, _ := strings.Cut(entry, ":")
		if plain != amount || line.Input.Shape != equation.Schedule {
			return "", false
		}
		last = day
	}
	return strconv.Itoa(len(entries)) + " times " + writtenText(line, amount) + ", from " + first + " to " + last, true
}

// writtenEntry shows one dated entry, "2026-04-15:7500000000.00".
func writtenEntry(line *equation.Line, entry string) string {
	day, plain, _ := strings.Cut(entry, ":")
	if line.Input.Shape == equation.Schedule {
		return writtenText(line, plain) + " on " + day
	}
	return writtenText(line, plain) + " from " + day
}
