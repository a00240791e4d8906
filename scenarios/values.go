package scenarios

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// maxEntries limits how many dated entries one value may have. A monthly
// schedule of a hundred years has 1,200.
const maxEntries = 2_000

// maxDigits limits how many digits before the point are read at all. A number
// too great for its unit is refused by its bounds, whose message says more.
const maxDigits = 18

// A valueReader reads the value of one member of one input.
type valueReader struct {
	*fileReader
	line *equation.Line
	name string // the key, with the member in brackets, for messages
}

// readValue reads a value in the shape of its input. member is the member's
// code, or "" if there is no dimension.
func (r *fileReader) readValue(n *document.Node, line *equation.Line, member string, origin Origin) (Value, bool) {
	v := valueReader{r, line, addressText(string(line.ID), member)}
	value := Value{Origin: origin.at(n)}
	ok := false
	if dated(line) {
		value.Entries, ok = v.entries(n)
	} else {
		value.Scalar, ok = v.scalar(n)
	}
	return value, ok
}

// scalar reads a single value as the model's whole number.
func (r valueReader) scalar(n *document.Node) (int64, bool) {
	switch kindOf(r.line) {
	case isWhole:
		least, greatest := Bounds(r.line)
		return r.Whole(n, least, greatest)
	case isYesNo:
		yes, ok := r.Bool(n)
		return flag(yes), ok
	case isChoice:
		name, ok := r.Enum(n, "choice", r.line.Input.Choices...)
		return int64(slices.Index(r.line.Input.Choices, name)) + 1, ok
	case isDate:
		return r.day(n)
	case isMonth:
		return r.month(n)
	}
	return r.decimal(n)
}

func flag(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// decimal reads a number in the written unit. It checks the bounds itself, so
// that the message can give them in that unit.
func (r valueReader) decimal(n *document.Node) (int64, bool) {
	least, _ := Bounds(r.line)
	written, ok := r.Decimal(n, document.DecimalRule{IntegerDigits: maxDigits, Decimals: int(r.line.Input.Decimals), Signed: least < 0})
	if !ok {
		return 0, false
	}
	value, err := money.FromDecimal(written, r.line.Input.Digits)
	if err != nil { // too great for 64 bits: the number of decimals was checked above
		return 0, r.outOfBounds(n, written.IsNegative())
	}
	return value, within(r.line, value) || r.outOfBounds(n, value < least)
}

// outOfBounds reports a value beyond its bounds and returns false.
func (r valueReader) outOfBounds(n *document.Node, below bool) bool {
	least, greatest := Bounds(r.line)
	word, bound := "at most", greatest
	if below {
		word, bound = "at least", least
	}
	r.Add(n.Fault(document.NumberRange, fmt.Sprintf("%s must be %s %s%s (found %s)",
		r.name, word, formatScalar(r.line, bound), unitText(r.line), n.Raw()), ""))
	return false
}

// unitText returns the written unit to put after a number; a mere weight has
// none.
func unitText(line *equation.Line) string {
	if line.Input.Written == equation.Weight.String() {
		return ""
	}
	return " " + line.Input.Written
}

// day reads a date that may be never.
func (r valueReader) day(n *document.Node) (int64, bool) {
	if n.Kind() == document.Scalar && n.Raw() == never {
		return 0, true
	}
	date, ok := r.date(n)
	if ok && !within(r.line, date.Serial()) {
		_, latest := Bounds(r.line)
		r.Add(n.Fault(DateRange, fmt.Sprintf("%s must be no later than %s (found %s)", r.name, dateOf(latest), date), ""))
		return 0, false
	}
	return date.Serial(), ok
}

// date reads a date of the calendar.
func (r *fileReader) date(n *document.Node) (calendar.Date, bool) {
	return document.Date(&r.Reader, n, calendar.ParseDate)
}

// monthForm matches a month as it is written.
var monthForm = regexp.MustCompile(`^[0-9]{4}-(0[1-9]|1[0-2])$`)

// month reads a month of the horizon as the serial of its first day.
func (r valueReader) month(n *document.Node) (int64, bool) {
	text, ok := r.Line(n, MaxName)
	if !ok {
		return 0, false
	}
	if !monthForm.MatchString(text) {
		r.Add(n.Fault(document.DateFormat, fmt.Sprintf("%s: %s is not a month", r.name, diagnostic.Quote(text)), "write months as YYYY-MM, for example 2026-01"))
		return 0, false
	}
	month, err := calendar.ParseMonth(text)
	if err != nil || month.Compare(latestMonth) > 0 {
		r.Add(n.Fault(DateRange, fmt.Sprintf("%s must be between %s and %s (found %s)", r.name, earliestMonth, latestMonth, text), ""))
		return 0, false
	}
	return month.First().Serial(), true
}

// entries reads dated amounts or steps. Amounts may stand in any order and are
// sorted; steps must be in order, because a step out of order is most likely a
// wrong date.
func (r valueReader) entries(n *document.Node) ([]Entry, bool) {
	items, ok := r.List(n, maxEntries)
	if !ok {
		return nil, false
	}
	entries := make([]Entry, 0, len(items))
	for _, item := range items {
		entry, fine := r.entry(item)
		if ok = ok && fine; fine {
			entries = append(entries, entry)
		}
	}
	if r.line.Input.Shape == equation.Schedule {
		slices.SortStableFunc(entries, func(a, b Entry) int {
			return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Value, b.Value))
		})
		return entries, ok
	}
	return entries, r.inOrder(entries) && ok
}

// entry reads one dated entry.
func (r valueReader) entry(n *document.Node) (Entry, bool) {
	day, value := entryKeys(r.line)
	if !r.CheckKeys(n, document.Keys{Required: []string{day, value}, Optional: []string{"source", "grade", "note"}}) {
		return Entry{}, false
	}
	pos := n.Get(day).Pos()
	entry := Entry{Line: pos.Line, Column: pos.Column, node: n.Get(day)}
	date, dateOK := r.date(n.Get(day))
	number, valueOK := r.scalar(n.Get(value))
	entry.Date, entry.Value = date, number
	entry.Sources = r.SourceIDs(n.Get("source"))
	entry.Grade = r.Grade(n.Get("grade"))
	entry.Note, _ = r.Text(n.Get("note"), maxText)
	return entry, dateOK && valueOK
}

// inOrder checks that each step is later than the one before.
func (r valueReader) inOrder(entries []Entry) bool {
	sorted := true
	for i := 1; i < len(entries); i++ {
		before, entry := entries[i-1], entries[i]
		switch entry.Date.Compare(before.Date) {
		case 0:
			r.Add(entry.node.Fault(DateOrder, fmt.Sprintf("%s is given twice%s", entry.Date, r.lineOf(" (first at line %d)", before)), "remove one"))
			sorted = false
		case -1:
			r.Add(entry.node.Fault(DateOrder, fmt.Sprintf("%s comes after %s%s", entry.Date, before.Date, r.lineOf(" (line %d)", before)), "put the steps in the order of their dates"))
			sorted = false
		}
	}
	return sorted
}

// lineOf says on which line of the file an entry stands, or nothing for the
// command line, which has no lines.
func (r valueReader) lineOf(format string, entry Entry) string {
	if r.place.kind == kindSet {
		return ""
	}
	return fmt.Sprintf(format, entry.Line)
}
