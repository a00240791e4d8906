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

// setReason is the reason of what the command line sets.
const setReason = "set on the command line"

// kindSet is the kind of what the command line sets, read as a small file.
const kindSet = "set"

// A UsageError is a mistake on the command line.
type UsageError struct{ Faults diagnostic.List }

// Error lists the faults, one a line.
func (e *UsageError) Error() string { return e.Faults.Error() }

// An assignment is one --set.
type assignment struct {
	number int // of the line in the registry
	line   *equation.Line
	member string // "" where there is no dimension
	value  string
}

// name is what the assignment sets.
func (a assignment) name() string { return addressText(string(a.line.ID), a.member) }

// readSets reads the assignments of the command line into a layer, nil where
// there are none. All faults are found at once.
func (l *library) readSets(sets []string) (*layer, error) {
	if len(sets) == 0 {
		return nil, nil
	}
	r := setReader{library: l, given: map[string]string{}, places: map[address]int{}, layer: &layer{name: SetOverlay}}
	assignments := r.parse(sets)
	// What is set for all comes first, so that a member's own value holds
	// whatever the order on the command line.
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

// parse takes the assignments apart that can be read.
func (r *setReader) parse(sets []string) []assignment {
	var assignments []assignment
	for _, set := range sets {
		if a, ok := r.split(set); ok && r.first(a) {
			assignments = append(assignments, a)
		}
	}
	return assignments
}

// setForm is KEY=VALUE or KEY[MEMBER]=VALUE.
var setForm = regexp.MustCompile(`^([^=\[\]]+)(?:\[([^=\[\]]*)\])?=((?s:.*))$`)

// split takes one assignment apart.
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

// hasMember wants a member where there is a dimension, and none elsewhere.
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

// isSafe wants text without characters that no key and no value has.
func (r *setReader) isSafe(a assignment) bool {
	text := a.member + a.value
	if utf8.ValidString(text) && !strings.ContainsAny(text, `"\`) && !strings.ContainsFunc(text, unicode.IsControl) {
		return true
	}
	r.fault(SetForm, string(a.line.ID)+" is given a text with quotes, backslashes or control characters", "write the value without quotes")
	return false
}

// first wants each value to be set once.
func (r *setReader) first(a assignment) bool {
	before, twice := r.given[a.name()]
	if twice {
		r.fault(SetTwice, fmt.Sprintf("%s is set twice (%s, %s)", a.name(), diagnostic.Quote(before), diagnostic.Quote(a.value)), "remove one")
	}
	r.given[a.name()] = a.value
	return !twice
}

// read reads one assignment by the rules of a file: it is written as one and
// read as one, so that the command line knows no grammar of its own.
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

// take adds a setting to the layer or replaces what all gave.
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

// written is an assignment as a file has it.
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

// bareWord is what a file has without quotes: a number, a switch.
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
