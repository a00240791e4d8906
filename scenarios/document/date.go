package document

import (
	"fmt"

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
