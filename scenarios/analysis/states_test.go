package analysis

import (
	"strings"
	"testing"

	"loanmodel/finance"
)

func TestFindState(t *testing.T) {
	for i, member := range finance.MemberStates.Members {
		if state, hint, ok := FindState(member.Code); state != i || hint != "" || !ok {
			t.Errorf("%s: %d %q %v", member.Code, state, hint, ok)
		}
	}
	for code, want := range map[string]string{
		"GR":      `Greece is "EL"`,
		"UK":      "the United Kingdom is not a member state",
		"GB":      "the United Kingdom is not a member state",
		"NO":      "Norway is not a member state",
		"de":      `did you mean "DE" (Germany)?`,
		"gr":      `Greece is "EL"`,
		"GRC":     `Greece is "EL"`,
		"Greece":  `did you mean "EL" (Greece)?`,
		"DEU":     `did you mean "DE" (Germany)?`,
		"nld":     `did you mean "NL" (Netherlands)?`,
		"norway":  "Norway is not a member state",
		"gbr":     "the United Kingdom is not a member state",
		"Germany": `did you mean "DE" (Germany)?`,
		"Swedn":   `did you mean "SE" (Sweden)?`,
		"XX":      "the states are BE, BG, CZ,",
		"":        "the states are BE, BG, CZ,",
	} {
		if _, hint, ok := FindState(code); ok || !strings.HasPrefix(hint, want) {
			t.Errorf("%q: %q, want %q", code, hint, want)
		}
	}
}
