package finance_test

import (
	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// allocationLaws are about what is shared: nothing is lost, and nobody has more
// than a heavier one.
var allocationLaws = []*law{
	{
		name:    "21 parts sum to the whole",
		steer:   callsWithDefaults,
		premise: func(r []*lawRun) bool { return r[0].total("L3") > 0 || r[0].total("E9") > 0 },
		holds:   partsAndWholes,
		mutants: []mutant{{"F6": eq.Add(eq.ID("F6d"))}, {"L5": eq.Scale(eq.ID("E2"), eq.ID("L0"), eq.Whole)}, {"H2c": eq.Add(eq.ID("H2o"))}, {"F19b": eq.Prev("F19")}},
	},
	{
		name: "22 a heavier weight, no smaller key",
		steer: func(w *lawWorld, d *dice) {
			if d.chance(70) {
				d.guarantors(w)
				w.set(finance.GuaranteesBasis, 0, 6)
			}
		},
		premise: func(r []*lawRun) bool { return r[0].sum("F1a", 0) > 0 },
		holds:   heavierIsNotLess,
		mutants: []mutant{{"F1": eq.Sub(eq.Key(eq.UpTo("F1a"), eq.ID("F1d")), eq.Earlier("F1"))}}, // by a running sum
	},
}

// columnLaws are about the five columns of a state.
var columnLaws = []*law{
	{
		name:    "20 a state's parts are its columns",
		steer:   callsWithDefaults,
		premise: func(r []*lawRun) bool { return r[0].total("L20") != 0 && r[0].total("L21") != 0 },
		holds:   columnsOfStates,
		mutants: []mutant{{"L20": eq.Sub(eq.Add(eq.ID("L3"), eq.ID("L4"), eq.ID("L6"), eq.ID("L10"), eq.ID("L11"), eq.ID("L14"), eq.ID("L15")), eq.ID("L7"))}},
	},
}

// columns are the columns of a state with the lines that are added and taken
// off.
var columns = []struct {
	column     eq.ID
	plus, less []eq.ID
}{
	{"L20", []eq.ID{"F5", "F6", "L4", "L5", "L6", "L10", "L11", "L14", "L15"}, []eq.ID{"L7"}},
	{"L21", []eq.ID{"L21a", "L21e", "L21f"}, []eq.ID{"F22", "L21h"}},
	{"L22", []eq.ID{"L22e", "L22f", "L22g"}, nil},
	{"L23", []eq.ID{"L23e", "L23h", "L23k", "L23m"}, nil},
}

func columnsOfStates(runs []*lawRun) *counterexample {
	r := runs[0]
	for _, column := range columns {
		for i := range states {
			for p := range worldMonths {
				var parts int64
				for _, id := range column.plus {
					parts += r.v(id, i, p)
				}
				for _, id := range column.less {
					parts -= r.v(id, i, p)
				}
				if parts != r.v(column.column, i, p) {
					return differ(r.v(column.column, i, p), parts, "%s of %s in month %d, and its parts", column.column, finance.MemberStates.Code(i), p)
				}
			}
		}
	}
	return nil
}

// An allocation is a whole that is shared and the lines that hold its parts.
type allocation struct {
	name         string
	whole, parts []eq.ID
}

// allocations are all that the model shares.
var allocations = []allocation{
	{"commitments", []eq.ID{"F2a"}, []eq.ID{"F2"}},
	{"exposure after payment", []eq.ID{"F3a"}, []eq.ID{"F3"}},
	{"exposure before payment", []eq.ID{"F3b"}, []eq.ID{"F3c"}},
	{"new calls of the states", []eq.ID{"F4e"}, []eq.ID{"F4"}},
	{"new calls", []eq.ID{"F4b"}, []eq.ID{"F4", "F14"}},
	{"calls so far", []eq.ID{"F4c"}, []eq.ID{"F4f"}},
	{"step-up", []eq.ID{"F6a"}, []eq.ID{"F6"}},
	{"advances refunded", []eq.ID{"F28a"}, []eq.ID{"F29"}},
	{"cures", []eq.ID{"F27"}, []eq.ID{"F27a", "F27b", "F27c"}},
	{"losses borne by guarantors", []eq.ID{"I5f"}, []eq.ID{"F13"}},
	{"losses", []eq.ID{"I4"}, []eq.ID{"I5", "I5b", "I5e", "I5f", "I5g"}},
	{"losses of states", []eq.ID{"I5f", "I5e"}, []eq.ID{"L10"}},
	{"recoveries of guarantors", []eq.ID{"H2g"}, []eq.ID{"F8"}},
	{"repayment", []eq.ID{"H2"}, []eq.ID{"F8", "H2z", "H2h", "H2c", "H2b"}},
	{"redemption to custodians", []eq.ID{"H2l"}, []eq.ID{"H2c"}},
	{"funding and refinancing", []eq.ID{"D1", "J5", "E11b"}, []eq.ID{"E2", "E3", "E4"}},
	{"met by the Union", []eq.ID{"H6d"}, []eq.ID{"H6"}},
	{"due from the Union", []eq.ID{"H5a"}, []eq.ID{"H6", "H7a"}},
	{"due to the Bank of Russia", []eq.ID{"H3"}, []eq.ID{"H4", "H6", "H7"}},
	{"costs of the Union", []eq.ID{"E9"}, []eq.ID{"L4", "L17"}},
	{"contribution to reconstruction", []eq.ID{"H34"}, []eq.ID{"L14"}},
	{"ERA service paid by the budget", []eq.ID{"J9"}, []eq.ID{"L15"}},
	{"ERA loans repaid from cash", []eq.ID{"J5"}, []eq.ID{"J5e"}},
	{"ERA service paid", []eq.ID{"J3"}, []eq.ID{"J7d"}},
	{"ERA loans repaid early", []eq.ID{"J3b"}, []eq.ID{"J8"}},
	{"release", []eq.ID{"H30"}, []eq.ID{"H31", "H32", "H33"}},
	{"bonds and accrued interest", []eq.ID{"E5", "E6a"}, []eq.ID{"L21a"}},
	{"headroom's advance", []eq.ID{"G6"}, []eq.ID{"L21h"}},
	{"own calls unpaid", []eq.ID{"F18", "F22", "G6"}, []eq.ID{"L21f"}},
	{"owed by the Union, for certain and only if", []eq.ID{"E5", "E6a", "B1", "J11"}, []eq.ID{"L21", "L22", "L22b"}},
	{"owed by Ukraine, comes back only if", []eq.ID{"D2"}, []eq.ID{"L23", "L23f"}},
	{"forgone by Belgium", []eq.ID{"C24"}, []eq.ID{"L29"}},
	{"grants", []eq.ID{"E2"}, []eq.ID{"L5"}},
	{"headroom", []eq.ID{"G3"}, []eq.ID{"L6"}},
	{"headroom recovered", []eq.ID{"L7a"}, []eq.ID{"L7b"}},
	{"calls paid", []eq.ID{"F5", "F6"}, []eq.ID{"L3"}},
	{"contribution", []eq.ID{"C8"}, []eq.ID{"C9", "C10"}},
	{"contribution accrued", []eq.ID{"C5"}, []eq.ID{"C6", "C7"}},
	{"seizures", []eq.ID{"I1"}, []eq.ID{"I3", "I3b", "I3c"}},
	{"drawn", []eq.ID{"D1"}, []eq.ID{"D4", "D5"}},
}

func partsAndWholes(runs []*lawRun) *counterexample {
	r := runs[0]
	for _, a := range allocations {
		for p := range worldMonths {
			var wholes, parts int64
			for _, id := range a.whole {
				wholes += r.sum(id, p)
			}
			for _, id := range a.parts {
				parts += r.sum(id, p)
			}
			if wholes != parts {
				return differ(wholes, parts, "%s in month %d, whole and parts", a.name, p)
			}
		}
	}
	return nil
}

// heavierIsNotLess compares every two states in both keys, which sum to a whole.
func heavierIsNotLess(runs []*lawRun) *counterexample {
	r := runs[0]
	for _, key := range [][2]eq.ID{{"F1a", "F1"}, {"L0a", "L0"}, {"L0e", "L0h"}} {
		for i := range states {
			for j := range states {
				if r.v(key[0], i, 0) > r.v(key[0], j, 0) && r.v(key[1], i, 0) < r.v(key[1], j, 0) {
					return &counterexample{string(key[1]) + " of " + finance.MemberStates.Code(i) + ", heavier than " + finance.MemberStates.Code(j), r.v(key[1], i, 0), r.v(key[1], j, 0)}
				}
			}
		}
		if r.sum(key[0], 0) > 0 {
			if c := differ(r.sum(key[1], 0), whole, "the keys %s in all", key[1]); c != nil {
				return c
			}
		}
	}
	return nil
}
