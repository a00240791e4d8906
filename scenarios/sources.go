package scenarios

import (
	"regexp"
	"slices"

	"loanmodel/finance/calendar"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// A Source is a document that values of the library cite.
type Source struct {
	ID        string
	Title     string
	Publisher string
	Date      string // of publication: YYYY, YYYY-MM or YYYY-MM-DD
	URL       string
	Accessed  string // the day on which it was last read, YYYY-MM-DD
	Note      string // for example through which copy it was read
}

// Sources lists the register of sources in its order. The error is that of
// [Describe].
func Sources() ([]Source, error) {
	l, err := standard()
	if err != nil {
		return nil, err
	}
	return slices.Clone(l.sources), nil
}

// sourcesSchema is the version of the register's format.
const sourcesSchema = "loanmodel/sources/v1"

// maxURL limits the length of an address, in characters.
const maxURL = 1_000

// sourceID matches an id.
var sourceID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// webAddress matches a web address.
var webAddress = regexp.MustCompile(`^https?://[^\s]+$`)

// A sourcesReader reads the register of sources.
type sourcesReader struct{ document.Reader }

// readSources reads the register of sources.
func readSources(path string, content []byte) ([]Source, diagnostic.List) {
	root, faults := document.Parse(path, content)
	if root == nil {
		return nil, faults
	}
	var r sourcesReader
	var sources []Source
	if r.CheckKeys(root, document.Keys{Required: []string{"schema", "sources"}}) {
		r.Enum(root.Get("schema"), "schema", sourcesSchema)
		entries, _ := r.Mapping(root.Get("sources"))
		for _, entry := range entries {
			sources = append(sources, r.source(entry))
		}
	}
	faults.Add(r.Faults()...)
	faults.Sort()
	return sources, faults
}

// source reads one source.
func (r *sourcesReader) source(entry document.Entry) Source {
	n, s := entry.Value, Source{ID: entry.Key}
	if !sourceID.MatchString(s.ID) {
		r.Add(n.KeyFault(NameForm, "the id "+diagnostic.QuoteASCII(s.ID)+" has characters other than lower-case letters, digits and hyphens", ""))
	}
	if !r.CheckKeys(n, document.Keys{Required: []string{"title", "publisher", "date", "url", "accessed"}, Optional: []string{"note"}}) {
		return s
	}
	s.Title, _ = r.Line(n.Get("title"), maxText)
	s.Publisher, _ = r.Line(n.Get("publisher"), MaxTitle)
	s.Date = publishedDay(&r.Reader, n.Get("date"))
	s.URL, _ = r.Line(n.Get("url"), maxURL)
	if s.URL != "" && !webAddress.MatchString(s.URL) {
		r.Add(n.Get("url").Fault(document.ValueUnknown, "not a web address", "write https://…"))
	}
	if day, ok := document.Date(&r.Reader, n.Get("accessed"), calendar.ParseDate); ok {
		s.Accessed = day.String()
	}
	s.Note, _ = r.Text(n.Get("note"), maxText)
	return s
}

// yearForm matches a year.
var yearForm = regexp.MustCompile(`^[0-9]{4}$`)

// ids are the ids of sources, as a set.
func ids(sources []Source) map[string]bool {
	set := map[string]bool{}
	for _, s := range sources {
		set[s.ID] = true
	}
	return set
}
