package document

import (
	"fmt"
	"regexp"

	"loanmodel/scenarios/diagnostic"
)

// Date returns a day, written YYYY-MM-DD with or without quotes. parse converts
// that text to the caller's type; it is called only for days of the Gregorian
// calendar, and its error means that the day cannot be used.
func Date[T any](r *Reader, n *Node, parse func(text string) (T, error)) (day T, ok bool) {
	var none T
	text, ok := r.date(n)
	if !ok {
		return none, false
	}
	day, err := parse(text)
	if err != nil {
		r.Add(n.Fault(DateDay, fmt.Sprintf("%s: the day %s cannot be used", subject(n), text), ""))
		return none, false
	}
	return day, true
}

// date reads the text of a day and checks that the day exists.
func (r *Reader) date(n *Node) (string, bool) {
	const want = "a date"
	if !r.scalar(n, want) {
		return "", false
	}
	if n.written == asBoolean {
		r.mismatch(n, want, "")
		return "", false
	}
	form := dateForm(n.text)
	switch {
	case form == isoForm && isDay(n.text):
		return n.text, true
	case form == isoForm:
		r.Add(n.Fault(DateDay, fmt.Sprintf("%s: no such day: %s", subject(n), n.text), ""))
	case form == timeForm:
		r.Add(n.Fault(DateFormat, fmt.Sprintf("%s must be a date without time and zone, found %s", subject(n), diagnostic.Quote(n.text)), dateHint(n.text)))
	default:
		r.Add(n.Fault(DateFormat, fmt.Sprintf("%s: write dates as YYYY-MM-DD, found %s", subject(n), diagnostic.Quote(n.text)), dateHint(n.text)))
	}
	return "", false
}

// isoForm is the only form of a date that is read.
var isoForm = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})-([0-9]{2})$`)

// timeForm matches a date followed by a time.
var timeForm = regexp.MustCompile(`^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})[Tt ]`)

// Other forms of dates, recognised only to say how to write them here.
var (
	yearFirst  = regexp.MustCompile(`^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$`)
	compact    = regexp.MustCompile(`^([0-9]{4})([0-9]{2})([0-9]{2})$`)
	dayFirst   = regexp.MustCompile(`^([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})$`)
	eitherWay  = regexp.MustCompile(`^([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})$`)
	knownForms = []*regexp.Regexp{isoForm, timeForm, yearFirst, compact, dayFirst, eitherWay}
)

// dateForm returns the form of a text that is meant as a date, or nil.
func dateForm(text string) *regexp.Regexp {
	if len(text) > maxNumberLength {
		return nil
	}
	for _, form := range knownForms {
		if form.MatchString(text) {
			return form
		}
	}
	return nil
}

// dateHint says how to write a date that has another form.
func dateHint(text string) string {
	form := dateForm(text)
	if form == nil {
		return "for example 2026-04-01"
	}
	parts := form.FindStringSubmatch(text)
	year, month, day := 1, 2, 3
	switch form {
	case eitherWay:
		return slashHint(parts[3], parts[1], parts[2])
	case dayFirst:
		year, month, day = 3, 2, 1
	}
	return writeDay(isoDay(parts[year], parts[month], parts[day]))
}

// slashHint says how to write a date in which day or month may come first,
// since the order differs between countries. It offers both if both exist.
func slashHint(year, first, second string) string {
	monthFirst, dayFirst := isoDay(year, first, second), isoDay(year, second, first)
	switch {
	case isDay(monthFirst) && isDay(dayFirst) && monthFirst != dayFirst:
		return "write " + dayFirst + " or " + monthFirst
	case isDay(monthFirst):
		return writeDay(monthFirst)
	}
	return writeDay(dayFirst)
}

// writeDay returns the hint to write a day, or an example if there is no such
// day.
func writeDay(day string) string {
	if !isDay(day) {
		return "for example 2026-04-01"
	}
	return "write " + day
}

// isoDay joins the parts of a date, padding them with zeros.
func isoDay(year, month, day string) string {
	return fmt.Sprintf("%04d-%02d-%02d", number(year), number(month), number(day))
}

// isDay reports whether a text is YYYY-MM-DD and a day of the Gregorian
// calendar, from the year 1 on.
func isDay(text string) bool {
	parts := isoForm.FindStringSubmatch(text)
	if parts == nil {
		return false
	}
	year, month, day := number(parts[1]), number(parts[2]), number(parts[3])
	return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

// number converts at most four ASCII digits.
func number(digits string) int {
	value := 0
	for _, digit := range digits {
		value = value*10 + int(digit-'0')
	}
	return value
}

// daysIn returns the number of days of a month.
func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
