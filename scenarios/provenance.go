package scenarios

import (
	"fmt"
	"slices"

	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// Grades say how far to rely on a value.
const (
	GradeOfficial   = "official"   // from the institution that decides or measures it
	GradeReported   = "reported"   // from a report of it
	GradeDerived    = "derived"    // computed from sourced figures
	GradeAssumption = "assumption" // set by the author of the file
)

// Grades lists the grades, the most reliable first.
func Grades() []string {
	return []string{GradeOfficial, GradeReported, GradeDerived, GradeAssumption}
}

// recordKeys lists the keys of a value with its origin.
var recordKeys = []string{"value", "source", "as_of", "checked", "grade", "formula", "reason"}

// maxSources limits how many sources one value may have.
const maxSources = 50

// bareOrigin returns the origin of a value that says nothing about it.
func (r *fileReader) bareOrigin() Origin {
	return Origin{Overlay: r.file.name, File: r.place.path, Reason: r.file.reason}
}

// readRecord reads where a value comes from.
func (r *fileReader) readRecord(n *document.Node) Origin {
	origin := r.bareOrigin()
	r.CheckKeys(n, document.Keys{Required: []string{"value"}, Optional: recordKeys[1:]})
	origin.Sources = r.sourceIDs(n.Get("source"))
	origin.AsOf = r.dateText(n.Get("as_of"))
	origin.Checked = r.dateText(n.Get("checked"))
	origin.Grade = r.grade(n.Get("grade"))
	origin.Formula, _ = r.Text(n.Get("formula"), maxText)
	if reason, ok := r.Text(n.Get("reason"), maxText); ok {
		origin.Reason = reason
	}
	if r.place.ofLibrary() {
		r.checkOrigin(n, origin)
	}
	return origin
}

// checkOrigin checks that a value of the library says where it comes from.
func (r *fileReader) checkOrigin(n *document.Node, origin Origin) {
	needs := []string{"checked", "grade"}
	switch origin.Grade {
	case GradeOfficial, GradeReported:
		needs = append(needs, "source")
	case GradeDerived:
		needs = append(needs, "source", "formula")
	}
	for _, key := range needs {
		if n.Get(key) == nil {
			r.incomplete(n, key, origin.Grade)
		}
	}
	// An overlay is a difference, and readers of a report want to know its
	// reason.
	if origin.Reason == "" && (origin.Grade == GradeAssumption || r.place.kind != kindBase) {
		r.incomplete(n, "reason", origin.Grade)
	}
}

// incomplete reports a record of the library that lacks a key.
func (r *fileReader) incomplete(n *document.Node, key, grade string) {
	message := n.Path() + " has no " + key
	if grade != "" {
		message += fmt.Sprintf(" (its grade is %s)", grade)
	}
	r.Add(n.KeyFault(Provenance, message, ""))
}

// sourceIDs reads a list of ids of the register of sources.
func (r *fileReader) sourceIDs(n *document.Node) []string {
	if n == nil {
		return nil
	}
	items, _ := r.List(n, maxSources)
	var ids []string
	for _, item := range items {
		id, ok := r.Line(item, maxName)
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

// sortedKeys returns the keys of a set in order, so that a suggestion does not
// depend on the order of a map.
func sortedKeys(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// grade reads a grade; it returns "" if there is none.
func (r *fileReader) grade(n *document.Node) string {
	if n == nil {
		return ""
	}
	grade, _ := r.Enum(n, "grade", Grades()...)
	return grade
}

// dateText reads a day of an origin; it returns "" if there is none.
func (r *fileReader) dateText(n *document.Node) string {
	date, ok := r.date(n)
	if !ok {
		return ""
	}
	return date.String()
}
