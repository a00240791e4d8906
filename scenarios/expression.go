package scenarios

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"loanmodel/scenarios/diagnostic"
)

// maxOverlays is how many overlays an expression may join.
const maxOverlays = 50

// A selection is an expression resolved to names of the library.
type selection struct {
	structure  string
	settlement string
	others     []string // shocks and vintages in the order given, none twice
}

// names are all names in the order of application.
func (s selection) names() []string {
	return append([]string{s.structure, s.settlement}, s.others...)
}

// canonical is the expression that names the same overlays with nothing left
// to defaults.
func (s selection) canonical() string { return strings.Join(s.names(), "+") }

// An expressionFault is what is wrong with an expression, without the place
// where it stands: on the command line or in a file.
type expressionFault struct {
	code          diagnostic.Code
	message, hint string
}

// isPath reports whether an expression is the path of a file.
func isPath(expression string) bool {
	return strings.Contains(expression, "/") || strings.HasSuffix(expression, ".yaml") || strings.HasSuffix(expression, ".yml")
}

// selects takes an expression of the library's names apart. All faults are
// found at once.
func (l *library) selects(expression string) (selection, []expressionFault) {
	names := strings.Split(expression, "+")
	if len(names) > maxOverlays {
		return selection{}, []expressionFault{{ScenarioLong, fmt.Sprintf("%d overlays are joined, at most %d can be", len(names), maxOverlays), ""}}
	}
	s := selector{library: l}
	for _, name := range names {
		s.take(name)
	}
	return s.finish(), s.faults
}

// A selector collects the overlays that an expression names.
type selector struct {
	library   *library
	selection selection
	faults    []expressionFault
}

func (s *selector) take(name string) {
	overlay, ok := s.library.overlays[name]
	switch {
	case name == baseAlias:
		s.only(&s.selection.structure, defaultStructure, kindStructure)
		s.only(&s.selection.settlement, defaultSettlement, kindSettlement)
	case !ok:
		s.faults = append(s.faults, s.library.unknown(name))
	case overlay.kind == kindStructure:
		s.only(&s.selection.structure, name, kindStructure)
	case overlay.kind == kindSettlement:
		s.only(&s.selection.settlement, name, kindSettlement)
	case !slices.Contains(s.selection.others, name):
		s.selection.others = append(s.selection.others, name)
	}
}

// only puts a name in a place that can hold one.
func (s *selector) only(place *string, name, kind string) {
	if *place != "" && *place != name {
		s.faults = append(s.faults, expressionFault{ScenarioTwice,
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

// unknown says that the library has no such overlay.
func (l *library) unknown(name string) expressionFault {
	if name == "" {
		return expressionFault{ScenarioUnknown, "a name is missing", "join names of the library by +, for example " + baseName}
	}
	known := append([]string{baseAlias}, l.names...)
	return expressionFault{ScenarioUnknown, "unknown scenario " + diagnostic.QuoteASCII(name),
		cmp.Or(suggestion(name, known), listing(known))}
}

// maxListed is the greatest length of the words listed in a hint.
const maxListed = 120

// listing is the hint that lists known words, as many as there is room for.
func listing(known []string) string {
	list := "known: "
	for i, word := range known {
		if len(list)+len(word) > maxListed {
			return list + ", ..."
		}
		if i > 0 {
			list += ", "
		}
		list += word
	}
	return list
}

// suggestion is the hint that names the known word which was probably meant,
// "" where there is none.
func suggestion(word string, known []string) string {
	if meant := diagnostic.Suggest(word, known); meant != "" {
		return "did you mean " + diagnostic.Quote(meant) + "?"
	}
	return ""
}
