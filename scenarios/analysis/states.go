package analysis

import (
	"strings"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/scenarios/diagnostic"
)

// otherCodes are codes by which some look for a state, and what to say then.
var otherCodes = map[string]string{
	"GR": "Greece is EL",
	"UK": "the United Kingdom is not a member state", "GB": "the United Kingdom is not a member state",
	"NO": "Norway is not a member state",
}

// FindState returns the place of a member state by its code, in protocol
// order. For a word that is none it returns a hint: the state that was
// probably meant, else all of them.
func FindState(code string) (state int, hint string, ok bool) {
	if state, ok := finance.MemberStates.Index(code); ok {
		return state, "", true
	}
	if hint, known := otherCodes[code]; known {
		return 0, hint, false
	}
	return 0, MemberHint(finance.MemberStates, code), false
}

// MemberHint names the member that was probably meant, by its code or its
// name, else all of them.
func MemberHint(over *equation.Dimension, code string) string {
	var names []string
	for _, member := range over.Members {
		names = append(names, member.Name)
	}
	if meant := diagnostic.Suggest(code, Codes(over)); meant != "" {
		return "did you mean " + meant + "?"
	}
	meant := diagnostic.Suggest(code, names)
	for _, member := range over.Members {
		if meant != "" && member.Name == meant {
			return "did you mean " + member.Code + " (" + member.Name + ")?"
		}
	}
	return "the " + over.Name + "s are " + strings.Join(Codes(over), ", ")
}

// Codes returns the codes of the members of a dimension, in their order.
func Codes(over *equation.Dimension) []string {
	var list []string
	for _, member := range over.Members {
		list = append(list, member.Code)
	}
	return list
}
