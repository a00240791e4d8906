package scenarios

import (
	"loanmodel/finance/calendar"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// An OriginReader reads where a value comes from, in files of any kind.
type OriginReader struct {
	document.Reader
	sources map[string]bool // the ids of the register
}

// NewOriginReader returns a reader that knows the sources with these ids.
func NewOriginReader(sources map[string]bool) OriginReader { return OriginReader{sources: sources} }

// SourceIDs reads a list of ids of the register of sources.
func (r *OriginReader) SourceIDs(n *document.Node) []string {
	if n == nil {
		return nil
	}
	items, _ := r.List(n, MaxSources)
	var ids []string
	for _, item := range items {
		id, ok := r.Line(item, MaxName)
		switch {
		case !ok:
		case !r.sources[id]:
			r.Add(item.Fault(SourceUnknown, "unknown source "+diagnostic.QuoteASCII(id), suggestion(id, sortedKeys(r.sources))))
		default:
			ids = append(ids, id)
		}
	}
	return ids
}

// Grade reads a grade, "" where there is none.
func (r *OriginReader) Grade(n *document.Node) string {
	if n == nil {
		return ""
	}
	grade, _ := r.Enum(n, "grade", Grades()...)
	return grade
}

// Published reads the day, month or year of a publication, "" where there is
// none.
func (r *OriginReader) Published(n *document.Node) string {
	if n == nil {
		return ""
	}
	return publishedDay(&r.Reader, n)
}

// publishedDay reads the date of a publication, of which often only the month or
// the year is known.
func publishedDay(r *document.Reader, n *document.Node) string {
	if text := n.Raw(); n.Quoted() {
		if _, err := calendar.ParseMonth(text); err == nil || yearForm.MatchString(text) {
			return text
		}
	}
	day, ok := document.Date(r, n, calendar.ParseDate)
	if !ok {
		return ""
	}
	return day.String()
}
