package finance

import eq "loanmodel/finance/equation"

// Lines of block K.
const (
	K1a eq.ID = "K1a" // military need
	K1b eq.ID = "K1b" // budget need
	K1  eq.ID = "K1"  // need in all, the peacetime force in it from the ceasefire on
	K2a eq.ID = "K2a" // other partners and committed programmes
	K2  eq.ID = "K2"  // sources in all
	K3  eq.ID = "K3"  // money left
	K3a eq.ID = "K3a" // money left without the loan
	K4  eq.ID = "K4"  // uncovered gap
	K4a eq.ID = "K4a" // uncovered gap without the loan
	K5a eq.ID = "K5a" // peacetime force, cost a year
	K5  eq.ID = "K5"  // peacetime force, paid from abroad
	K5b eq.ID = "K5b" // multinational force
	K5c eq.ID = "K5c" // peacetime force, paid from abroad in a year
	K5d eq.ID = "K5d" // multinational force so far
	K5e eq.ID = "K5e" // of it from member states
	K5f eq.ID = "K5f" // weight of a contributor
	K5g eq.ID = "K5g" // key of the contributors, cumulative
	K5h eq.ID = "K5h" // a contributor's part so far
	K5i eq.ID = "K5i" // from others, or from nobody named
	K6  eq.ID = "K6"  // reconstruction need
	K6a eq.ID = "K6a" // immobilised assets, share of it
	K6b eq.ID = "K6b" // paid for reconstruction so far
	K6c eq.ID = "K6c" // that, share of the need
	K6d eq.ID = "K6d" // need that neither assets nor what is paid could meet
	K6e eq.ID = "K6e" // the loan drawn so far, share of the need
)

func need() eq.Section {
	return eq.Section{
		Letter: "K", Title: "Ukraine's need",
		About: "What Ukraine needs, what it has, and when it is out of money with the loan and without it. From a ceasefire on the peacetime force, a declared assumption, takes the place of the war's military need. The reconstruction need stands beside the assets and the loan and is not added to the need of the year.",
		Lines: concat(gap(), forces(), reconstruction()),
	}
}

func gap() []eq.Line {
	return []eq.Line{
		{ID: K1a, Name: "Need: military", Unit: eq.EUR, Equation: eq.Scale(NeedMilitary, NeedWar, eq.Whole)},
		{ID: K1b, Name: "Need: budget", Unit: eq.EUR, Equation: eq.Add(NeedBudget)},
		{ID: K1, Name: "Need", Unit: eq.EUR, Equation: eq.Add(K1a, K1b, K5)},
		{ID: K2a, Name: "Other partners and committed programmes", Unit: eq.EUR, Equation: eq.Add(NeedPartners, NeedCommitted)},
		{ID: K2, Name: "Sources", Unit: eq.EUR, Equation: eq.Add(D1, K2a)},
		{ID: K3, Name: "Money left (below zero: gap so far)", Unit: eq.EUR, Opening: NeedOpeningCash, Equation: eq.Sub(eq.Add(eq.Prev(K3), K2), K1)},
		{ID: K3a, Name: "Money left without the loan", Unit: eq.EUR, Opening: NeedOpeningCash, Equation: eq.Sub(eq.Add(eq.Prev(K3a), K2a), K1)},
		{ID: K4, Name: "Uncovered gap", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(eq.Const(0), K3))},
		{ID: K4a, Name: "Uncovered gap without the loan", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(eq.Const(0), K3a))},
	}
}

func forces() []eq.Line {
	return []eq.Line{
		{ID: K5a, Name: "Peacetime force, cost a year", Unit: eq.EUR, Static: true, Equation: eq.Scale(ForceCost, ForceHeads, eq.Thousand)},
		{ID: K5c, Name: "Of it paid from abroad, a year", Unit: eq.EUR, Equation: eq.Scale(K5a, ForceShare, eq.Whole)},
		{ID: K5, Name: "Need: peacetime force, paid from abroad", Unit: eq.EUR, Equation: eq.Scale(K5c, eq.Const(1), eq.MonthsAYear),
			Note: "From the ceasefire on; part of the need (K1)."},
		{ID: K5b, Name: "Multinational force (memo)", Unit: eq.EUR, Equation: eq.If(eq.Less(eq.Const(0), ForceShare), eq.Scale(ForceMultinational, eq.Const(1), eq.MonthsAYear), eq.Const(0))},
		{ID: K5d, Name: "Multinational force so far (memo)", Unit: eq.EUR, Equation: eq.Add(eq.Prev(K5d), K5b)},
		{ID: K5f, Name: "Weight of a contributor to the multinational force", Unit: eq.Weight, Over: MemberStates, Static: true,
			Equation: eq.If(ForceContributes, StatesGNI2024, eq.Const(0))},
		{ID: K5g, Name: "Key of its contributors, cumulative", Unit: eq.Millionths, Over: MemberStates, Static: true, Equation: eq.Key(eq.UpTo(K5f), eq.Sum(K5f))},
		{ID: K5e, Name: "Of it from member states so far (memo)", Unit: eq.EUR, Equation: eq.Scale(K5d, ForceFromStates, eq.Whole)},
		{ID: K5h, Name: "A contributor's part of the multinational force so far (memo)", Unit: eq.EUR, Over: MemberStates, Equation: part(K5e, K5g, K5h)},
		{ID: K5i, Name: "From others, or from nobody who is named, so far (memo)", Unit: eq.EUR, Equation: eq.Sub(K5d, eq.Sum(K5h))},
	}
}

func reconstruction() []eq.Line {
	return []eq.Line{
		{ID: K6, Name: "Reconstruction need (memo)", Unit: eq.EUR, Static: true, Equation: eq.Add(NeedReconstruction)},
		{ID: K6a, Name: "Immobilised assets, share of it", Unit: eq.Millionths, Equation: eq.Key(eq.Sum(A4), K6)},
		{ID: K6b, Name: "Paid for it so far: reconstruction fund", Unit: eq.EUR, Equation: eq.Add(H31a, H34a)},
		{ID: K6c, Name: "That, share of the need", Unit: eq.Millionths, Equation: eq.Key(K6b, K6)},
		{ID: K6e, Name: "Drawn of the loan so far, share of the need", Unit: eq.Millionths, Equation: eq.Key(eq.Sub(LoanCommitment, D6), K6),
			Note: "For scale only: the loan pays for defence and the budget, not for reconstruction."},
		{ID: K6d, Name: "Need that neither assets nor what is paid could meet", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(K6, eq.Sum(A4), K6b))},
	}
}
