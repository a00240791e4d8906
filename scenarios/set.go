package scenarios

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// setReason is the reason given for everything that the command line sets.
const setReason = "set on the command line"

// kindSet is the kind of the command line's settings, which are read as a small
// file.
const kindSet = "set"

// A UsageError is a mistake on the command line.
type UsageError struct{ Faults diagnostic.List }

// Error lists the faults, one per line.
func (e *UsageError) Error() string { return e.Faults.Error() }

// An assignment is one --set.
type assignment struct {
	number int // of the line in the registry
	line   *equation.Line
	member string // "" where there is no dimension
	value  string
}

// name returns the name of what the assignment sets, as --set takes it.
func (a assignment) name() string { return addressText(string(a.line.ID), a.member) }

// readSets reads the assignments of the command line into a layer, or returns
// nil if there are none. It finds all faults at once.
func (l *library) readSets(sets []string) (*layer, error) {
	if len(sets) == 0 {
		return nil, nil
	}
	r := setReader{library: l, given: map[string]string{}, places: map[address]int{}, layer: &layer{name: SetOverlay}}
	assignments := r.parse(sets)
	// Apply what is set for all first, so that a member's own value wins whatever
	// the order on the command line.
	slices.SortStableFunc(assignments, func(a, b assignment) int { return rank(a) - rank(b) })
	for _, a := range assignments {
		r.read(a)
	}
	if len(r.faults) > 0 {
		return nil, &UsageError{r.faults}
	}
	return r.layer, nil
}

func rank(a assignment) int {
	if a.member == allMembers {
		return 0
	}
	return 1
}

// A setReader reads assignments.
type setReader struct {
	library *library
	given   map[string]string // the values by name
	places  map[address]int   // in the layer's settings
	layer   *layer
	faults  diagnostic.List
}

func (r *setReader) fault(code diagnostic.Code, message, hint string) {
	r.faults.Add(mistake{code, message, hint}.in(SetOverlay))
}

// parse splits the assignments, and leaves out those that cannot be read.
func (r *setReader) parse(sets []string) []assignment {
	var assignments []assignment
	for _, set := range sets {
		if a, ok := r.split(set); ok && r.first(a) {
			assignments = append(assignments, a)
		}
	}
	return assignments
}

// setForm matches KEY=VALUE and KEY[MEMBER]=VALUE.
var setForm = regexp.MustCompile(`^([^=\[\]]+)(?:\[([^=\[\]]*)\])?=((?s:.*))$`)

// split splits one assignment into key, member and value.
func (r *setReader) split(set string) (assignment, bool) {
	parts := setForm.FindStringSubmatch(set)
	if parts == nil {
		r.fault(SetForm, "needs KEY=VALUE, found "+diagnostic.Quote(set), fmt.Sprintf("for example %s=80000000000.00", finance.LoanCommitment))
		return assignment{}, false
	}
	number, ok := r.library.registry.numbers[parts[1]]
	if !ok {
		r.fault(document.KeyUnknown, "unknown key "+diagnostic.QuoteASCII(parts[1]), suggestion(parts[1], r.library.registry.Keys()))
		return assignment{}, false
	}
	a := assignment{number, r.library.registry.lines[number], parts[2], parts[3]}
	return a, r.hasMember(a, strings.Contains(set[:len(set)-len(a.value)], "[")) && r.isSafe(a)
}

// hasMember checks that there is a member exactly if there is a dimension.
func (r *setReader) hasMember(a assignment, bracketed bool) bool {
	switch {
	case a.line.Over == nil && bracketed:
		r.fault(SetForm, string(a.line.ID)+" is one value and has no members", "leave out the brackets")
	case a.line.Over != nil && a.member == "":
		r.fault(SetForm, fmt.Sprintf("%s has a value for each %s", a.line.ID, a.line.Over.Name),
			fmt.Sprintf("write %s or %s", addressText(string(a.line.ID), a.line.Over.Code(0)), addressText(string(a.line.ID), allMembers)))
	default:
		return true
	}
	return false
}

// isSafe rejects texts with quotes, backslashes or control characters and texts
// that are not UTF-8; no key and no value has any of them.
func (r *setReader) isSafe(a assignment) bool {
	text := a.member + a.value
	if utf8.ValidString(text) && !strings.ContainsAny(text, `"\`) && !strings.ContainsFunc(text, unicode.IsControl) {
		return true
	}
	r.fault(SetForm, string(a.line.ID)+" is given a text with quotes, backslashes or control characters", "write the value without quotes")
	return false
}

// first checks that each value is set only once.
func (r *setReader) first(a assignment) bool {
	before, twice := r.given[a.name()]
	if twice {
		r.fault(SetTwice, fmt.Sprintf("%s is set twice (%s, %s)", a.name(), diagnostic.Quote(before), diagnostic.Quote(a.value)), "remove one")
	}
	r.given[a.name()] = a.value
	return !twice
}

// read reads one assignment by the rules of a file: it writes the assignment as
// a file and reads that, so that the command line needs no grammar of its own.
func (r *setReader) read(a assignment) {
	yaml, ok := r.written(a)
	if !ok {
		return
	}
	root, faults := document.Parse(SetOverlay, []byte(yaml))
	reader := &fileReader{registry: r.library.registry, place: place{path: SetOverlay, kind: kindSet}, file: &file{}}
	if root != nil {
		reader.readGroups(root)
	}
	for _, fault := range append(faults, reader.Faults()...) {
		r.faults.Add(diagnostic.Diagnostic{Code: fault.Code, File: SetOverlay, Message: fault.Message, Hint: fault.Hint})
	}
	for _, s := range reader.file.settings {
		r.take(s)
	}
}

// take adds a setting to the layer, or replaces what was set for all.
func (r *setReader) take(s setting) {
	s.value.Origin = Origin{Overlay: SetOverlay, Reason: setReason}
	for i := range s.value.Entries {
		s.value.Entries[i].Line, s.value.Entries[i].Column, s.value.Entries[i].node = 0, 0, nil
	}
	if i, set := r.places[s.address]; set {
		r.layer.settings[i] = s
		return
	}
	r.places[s.address] = len(r.layer.settings)
	r.layer.settings = append(r.layer.settings, s)
}

// written writes an assignment as a file would have it.
func (r *setReader) written(a assignment) (string, bool) {
	value := scalarText(a.line, a.value)
	if dated(a.line) {
		list, ok := listText(a.line, a.value)
		if !ok {
			r.fault(SetForm, a.name()+" is not a list of dated values", "write it as 2026-01-01:2.00,2027-01-01:2.50, or [] for none")
			return "", false
		}
		value = list
	}
	if a.line.Over != nil {
		value = fmt.Sprintf(`{"%s": %s}`, a.member, value)
	}
	group, name := splitKey(string(a.line.ID))
	return fmt.Sprintf("%s:\n  %s: %s\n", group, name, value), true
}

// bareWord matches what a file holds without quotes: a number, a switch.
var bareWord = regexp.MustCompile(`^-?[A-Za-z0-9_.]+$`)

// scalarText writes a single value with the quotes that a file needs.
func scalarText(line *equation.Line, value string) string {
	kind := kindOf(line)
	if (kind == isWhole || kind == isYesNo) && bareWord.MatchString(value) {
		return value
	}
	return `"` + value + `"`
}

// listText writes dated values as a list.
func listText(line *equation.Line, text string) (string, bool) {
	if text == emptyList {
		return emptyList, true
	}
	dayKey, valueKey := entryKeys(line)
	var entries []string
	for _, entry := range strings.Split(text, ",") {
		day, value, ok := strings.Cut(entry, ":")
		if !ok {
			return "", false
		}
		entries = append(entries, fmt.Sprintf(`{%s: "%s", %s: %s}`, dayKey, day, valueKey, scalarText(line, value)))
	}
	return "[" + strings.Join(entries, ", ") + "]", true
}
