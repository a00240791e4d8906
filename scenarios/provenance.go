package scenarios

import (
	"fmt"
	"slices"

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

// MaxSources is how many sources one value may have.
const MaxSources = 50

// bareOrigin returns the origin of a value that says nothing about it.
func (r *fileReader) bareOrigin() Origin {
	return Origin{Overlay: r.file.name, File: r.place.path, Reason: r.file.reason}
}

// readRecord reads where a value comes from.
func (r *fileReader) readRecord(n *document.Node) Origin {
	origin := r.bareOrigin()
	r.CheckKeys(n, document.Keys{Required: []string{"value"}, Optional: recordKeys[1:]})
	origin.Sources = r.SourceIDs(n.Get("source"))
	origin.AsOf = r.dateText(n.Get("as_of"))
	origin.Checked = r.dateText(n.Get("checked"))
	origin.Grade = r.Grade(n.Get("grade"))
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

// sortedKeys makes the choice of a suggestion independent of the order of a
// map.
func sortedKeys(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// dateText reads a day of an origin, "" where there is none.
func (r *fileReader) dateText(n *document.Node) string {
	date, ok := r.date(n)
	if !ok {
		return ""
	}
	return date.String()
}
