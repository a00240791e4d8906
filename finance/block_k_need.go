package finance

import eq "loanmodel/finance/equation"

// Lines of block K.
const (
	K1a eq.ID = "K1a"
	K1b eq.ID = "K1b"
	K1  eq.ID = "K1"
	K2a eq.ID = "K2a"
	K2  eq.ID = "K2"
	K3  eq.ID = "K3"
	K3a eq.ID = "K3a"
	K4  eq.ID = "K4"
	K4a eq.ID = "K4a"
	K5a eq.ID = "K5a"
	K5  eq.ID = "K5"
	K5b eq.ID = "K5b"
	K5c eq.ID = "K5c"
)

func need() eq.Section {
	return eq.Section{
		Letter: "K", Title: "Ukraine's need",
		About: "What Ukraine needs, what it has, and when it is out of money with the loan and without it. The peacetime force is a declared assumption beside the published need, not part of it.",
		Lines: []eq.Line{
			{ID: K1a, Name: "Need: military", Unit: eq.EUR, Equation: eq.Add(NeedMilitary)},
			{ID: K1b, Name: "Need: budget", Unit: eq.EUR, Equation: eq.Add(NeedBudget)},
			{ID: K1, Name: "Need", Unit: eq.EUR, Equation: eq.Add(K1a, K1b)},
			{ID: K2a, Name: "Other partners and committed programmes", Unit: eq.EUR, Equation: eq.Add(NeedPartners, NeedCommitted)},
			{ID: K2, Name: "Sources", Unit: eq.EUR, Equation: eq.Add(D1, K2a)},
			{ID: K3, Name: "Money left (below zero: gap so far)", Unit: eq.EUR, Opening: NeedOpeningCash, Equation: eq.Sub(eq.Add(eq.Prev(K3), K2), K1)},
			{ID: K3a, Name: "Money left without the loan", Unit: eq.EUR, Opening: NeedOpeningCash, Equation: eq.Sub(eq.Add(eq.Prev(K3a), K2a), K1)},
			{ID: K4, Name: "Uncovered gap", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(eq.Const(0), K3))},
			{ID: K4a, Name: "Uncovered gap without the loan", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(eq.Const(0), K3a))},
			{ID: K5a, Name: "Peacetime force, cost a year", Unit: eq.EUR, Static: true, Equation: eq.Scale(ForceCost, ForceHeads, eq.Thousand)},
			{ID: K5c, Name: "Of it paid from abroad, a year", Unit: eq.EUR, Equation: eq.Scale(K5a, ForceShare, eq.Whole)},
			{ID: K5, Name: "Peacetime force, paid from abroad (memo)", Unit: eq.EUR, Equation: eq.Scale(K5c, eq.Const(1), eq.MonthsAYear)},
			{ID: K5b, Name: "Multinational force (memo)", Unit: eq.EUR, Equation: eq.If(eq.Less(eq.Const(0), ForceShare), eq.Scale(ForceMultinational, eq.Const(1), eq.MonthsAYear), eq.Const(0))},
		},
	}
}
