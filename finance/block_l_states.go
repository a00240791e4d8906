package finance

import eq "loanmodel/finance/equation"

// Lines of block L. L1 and L2 are F2 and F3, the commitment and the exposure.
const (
	L0a eq.ID = "L0a"
	L0b eq.ID = "L0b"
	L0  eq.ID = "L0"
	L0c eq.ID = "L0c"
	L0d eq.ID = "L0d"
	L3  eq.ID = "L3"
	L4a eq.ID = "L4a"
	L4  eq.ID = "L4"
	L5a eq.ID = "L5a"
	L5  eq.ID = "L5"
	L6a eq.ID = "L6a"
	L6  eq.ID = "L6"
	L7a eq.ID = "L7a"
	L7b eq.ID = "L7b"
	L7  eq.ID = "L7"
	L8  eq.ID = "L8"
	L9  eq.ID = "L9"
	L10 eq.ID = "L10"
	L11 eq.ID = "L11"
	L12 eq.ID = "L12"
	L13 eq.ID = "L13"
)

func states() eq.Section {
	return eq.Section{
		Letter: "L", Title: "What it costs a state",
		About: "Commitment (F2) and exposure (F3) are no cost until called. Here is what moves money: calls, the share in the Union's costs, grants and headroom, less recoveries; for Belgium also the tax forgone. What the Union's budget pays is shared by the key of gross national income over those who take part in it.",
		Lines: concat(budgetKey(), costs()),
	}
}

func budgetKey() []eq.Line {
	return []eq.Line{
		{ID: L0a, Name: "Weight in the budget key", Unit: eq.Weight, Over: MemberStates, Static: true,
			Equation: eq.If(BudgetParticipates, StatesGNI2024, eq.Const(0))},
		{ID: L0c, Name: "Weights in the budget key in all", Unit: eq.Weight, Static: true, Equation: eq.Sum(L0a)},
		{ID: L0d, Name: "Remainder of the weight in millionths", Unit: eq.Weight, Over: MemberStates, Static: true, Equation: eq.Remainder(L0a, L0c)},
		{ID: L0, Name: "Budget key", Unit: eq.Millionths, Over: MemberStates, Static: true, Equation: eq.Apportion(L0a, L0c, L0d)},
		{ID: L0b, Name: "Budget key, cumulative", Unit: eq.Millionths, Over: MemberStates, Static: true, Equation: eq.UpTo(L0)},
	}
}

func costs() []eq.Line {
	return []eq.Line{
		{ID: L3, Name: "Calls paid", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(F5, F6)},
		{ID: L4a, Name: "Share in the Union's costs so far", Unit: eq.EUR, Over: MemberStates, Equation: part(E9a, L0b, L4a)},
		{ID: L4, Name: "Interest share", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(L4a, eq.Prev(L4a))},
		{ID: L5a, Name: "Share in the grants so far", Unit: eq.EUR, Over: MemberStates, Equation: part(E2a, L0b, L5a)},
		{ID: L5, Name: "Grants", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(L5a, eq.Prev(L5a))},
		{ID: L6a, Name: "Share in headroom payments so far", Unit: eq.EUR, Over: MemberStates, Equation: part(G3a, L0b, L6a)},
		{ID: L6, Name: "Headroom share", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(L6a, eq.Prev(L6a))},
		{ID: L7a, Name: "Headroom payments recovered so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(L7a), H2h, G7)},
		{ID: L7b, Name: "Share in those so far", Unit: eq.EUR, Over: MemberStates, Equation: part(L7a, L0b, L7b)},
		{ID: L7, Name: "Recoveries", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(F8, F29, eq.Sub(L7b, eq.Prev(L7b)))},
		{ID: L8, Name: "Tax forgone", Unit: eq.EUR, Over: MemberStates, Equation: eq.If(StatesTaxEuroclear, C18, eq.Const(0))},
		{ID: L10, Name: "Losses of Euroclear borne", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.Add(F13, eq.If(StatesTaxEuroclear, I5e, eq.Const(0))),
			Note:     "As a guarantor, or as Euroclear's home state."},
		{ID: L11, Name: "Firms' losses insured", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(I8b),
			Flows: []eq.Flow{{Payer: States, Payee: Market, Instrument: "insurance of seized assets"}}},
		{ID: L9, Name: "Net cash cost", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(eq.Add(L3, L4, L5, L6, L8, L10, L11), L7)},
		{ID: L12, Name: "Added to debt, if contingent until called", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.Sub(eq.Add(eq.Prev(L12), L3, L4, L5, L6, L10, L11), L7),
			Note:     "All that is paid is borrowed; tax forgone is left out."},
		{ID: L13, Name: "Added to debt, if re-routed to the guarantors", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(L12, F3),
			Note: "As if the Union's debt to the custodians were the guarantors' own from the day of the swap."},
	}
}
