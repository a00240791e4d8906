package analysis

import (
	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/scenarios"
)

// FindState returns the place of a member state by its code, in protocol
// order. For a word that is none it returns a hint: the state that was
// probably meant, else all of them.
func FindState(code string) (state int, hint string, ok bool) {
	if state, ok := finance.MemberStates.Index(code); ok {
		return state, "", true
	}
	return 0, scenarios.MemberHint(finance.MemberStates, code), false
}

// Codes returns the codes of the members of a dimension, in their order.
func Codes(over *equation.Dimension) []string { return over.Codes() }
