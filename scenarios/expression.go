package scenarios

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"loanmodel/scenarios/diagnostic"
)

// maxOverlays limits how many overlays an expression may join.
const maxOverlays = 50

// A selection is an expression resolved to names of the library.
type selection struct {
	structure  string
	settlement string
	others     []string // shocks and vintages in the order given, none twice
}

// names returns all names in the order of application.
func (s selection) names() []string {
	return append([]string{s.structure, s.settlement}, s.others...)
}

// canonical returns the expression that names the same overlays and leaves
// nothing to defaults.
func (s selection) canonical() string { return strings.Join(s.names(), "+") }

// isPath reports whether an expression is the path of a file rather than names
// of the library.
func isPath(expression string) bool {
	return strings.Contains(expression, "/") || strings.HasSuffix(expression, ".yaml") || strings.HasSuffix(expression, ".yml")
}

// selects takes apart an expression of the library's names, and finds all
// faults at once.
func (l *library) selects(expression string) (selection, []mistake) {
	names := strings.Split(expression, "+")
	if len(names) > maxOverlays {
		return selection{}, []mistake{{ScenarioLong, fmt.Sprintf("%d overlays are joined, at most %d can be", len(names), maxOverlays), ""}}
	}
	s := selector{library: l}
	for _, name := range names {
		s.take(name)
	}
	return s.finish(), s.mistakes
}

// A selector collects the overlays that an expression names.
type selector struct {
	library   *library
	selection selection
	mistakes  []mistake
}

func (s *selector) take(name string) {
	overlay, ok := s.library.overlays[name]
	switch {
	case name == baseAlias:
		s.only(&s.selection.structure, defaultStructure, kindStructure)
		s.only(&s.selection.settlement, defaultSettlement, kindSettlement)
	case !ok:
		s.mistakes = append(s.mistakes, s.library.unknown(name))
	case overlay.kind == kindStructure:
		s.only(&s.selection.structure, name, kindStructure)
	case overlay.kind == kindSettlement:
		s.only(&s.selection.settlement, name, kindSettlement)
	case !slices.Contains(s.selection.others, name):
		s.selection.others = append(s.selection.others, name)
	}
}

// only puts a name in a place that can hold one, and reports a second name.
func (s *selector) only(place *string, name, kind string) {
	if *place != "" && *place != name {
		s.mistakes = append(s.mistakes, mistake{ScenarioTwice,
			fmt.Sprintf("%s and %s are both %ss, and a scenario has one", *place, name, kind), ""})
	}
	*place = name
}

func (s *selector) finish() selection {
	if s.selection.structure == "" {
		s.selection.structure = defaultStructure
	}
	if s.selection.settlement == "" {
		s.selection.settlement = defaultSettlement
	}
	return s.selection
}

// unknown returns the mistake of a name that no overlay of the library has.
func (l *library) unknown(name string) mistake {
	if name == "" {
		return mistake{ScenarioUnknown, "a name is missing", "join names of the library by +, for example " + baseName}
	}
	known := append([]string{baseAlias}, l.names...)
	return mistake{ScenarioUnknown, "unknown scenario " + diagnostic.QuoteASCII(name),
		cmp.Or(suggestion(name, known), listing(known))}
}
