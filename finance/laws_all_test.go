package finance_test

import (
	"testing"

	eq "loanmodel/finance/equation"
)

// ofStates are the lines of the states that the laws read.
var ofStates = map[eq.ID]bool{
	"F1": true, "F1a": true, "L0": true, "L0a": true, "L0e": true, "L0h": true, "F2": true, "F3": true, "F3c": true,
	"F4": true, "F4f": true, "F5": true, "F5a": true, "F6": true, "F8": true, "F9": true, "F13": true, "F13c": true,
	"F19": true, "F20": true, "F22": true, "F24": true, "F25": true, "F29": true,
	"L3": true, "L4": true, "L4a": true, "L4c": true, "L5c": true, "L5": true, "L5a": true, "L6": true, "L6a": true, "L7": true, "L7b": true,
	"L10": true, "L11": true, "L14": true, "L14a": true, "L15": true, "L15a": true, "L20": true, "L29": true,
	"L21": true, "L21a": true, "L21d": true, "L21e": true, "L21f": true, "L21h": true,
	"L22": true, "L22e": true, "L22f": true, "L22g": true,
	"L23": true, "L23e": true, "L23h": true, "L23k": true, "L23m": true,
}

const states = 27

// TestLaws tries every law on worlds and plants a mutant for each.
func TestLaws(t *testing.T) {
	for _, list := range [][]*law{claimLaws, guaranteeLaws, bridgeLaws, bondLaws, refinancingLaws, incomeLaws, releaseLaws, columnLaws, allocationLaws, horizonLaws, scaleLaws} {
		for _, l := range list {
			t.Run(l.name, l.check)
		}
	}
}
