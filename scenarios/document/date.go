package document

import (
	"fmt"
	"regexp"

	"loanmodel/scenarios/diagnostic"
)

// Date returns a day, written YYYY-MM-DD with or without quotes. parse turns
// that text into the caller's type; it is called for days of the Gregorian
// calendar only, and an error of it means that the day cannot be used.
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

// date reads the text of a day that is in the calendar.
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

// isoForm is the one form of a date that is read.
var isoForm = regexp.MustCompile(`^([0-9]{4})-([0-9]{2})-([0-9]{2})$`)

// timeForm is a date followed by a time.
var timeForm = regexp.MustCompile(`^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})[Tt ]`)

// Forms of dates that are recognised to say how they are written here.
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

// dateHint says how a date in another form is written.
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

// slashHint is for dates in which day or month may come first, as the order
// differs between countries: both are offered when both are days.
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

// writeDay is the hint to write a day, if it is one.
func writeDay(day string) string {
	if !isDay(day) {
		return "for example 2026-04-01"
	}
	return "write " + day
}

// isoDay joins the parts of a date; one without enough digits is filled up.
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

// number converts ASCII digits, of which there are at most four.
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
