package reports

import "loanmodel/finance"

// otherCodes are codes by which some look for a state, and what to say then.
var otherCodes = map[string]string{
	"GR": "Greece is EL",
	"UK": "the United Kingdom is not a member state", "GB": "the United Kingdom is not a member state",
	"NO": "Norway is not a member state",
}

// FindState is the place of a member state by its code, in protocol order. For
// a word that is none it returns a hint: the state that was probably meant,
// else all of them.
func FindState(code string) (state int, hint string, ok bool) {
	if state, ok := finance.MemberStates.Index(code); ok {
		return state, "", true
	}
	if hint, known := otherCodes[code]; known {
		return 0, hint, false
	}
	return 0, memberHint(finance.MemberStates, code), false
}
