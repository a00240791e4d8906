package finance

import eq "loanmodel/finance/equation"

// Lines of block L: what moves a state's money. L1 and L2 are F2 and F3, the
// commitment and the exposure. L8, tax forgone against cash neither swapped nor
// released, and L9, paid and forgone in one, are retired: L29 and L20 take their
// place.
const (
	L0a  eq.ID = "L0a"  // weight in the budget key
	L0b  eq.ID = "L0b"  // budget key, cumulative
	L0   eq.ID = "L0"   // budget key
	L0c  eq.ID = "L0c"  // weights in the budget key in all
	L0d  eq.ID = "L0d"  // remainder of a weight in millionths
	L3   eq.ID = "L3"   // calls paid
	L4a  eq.ID = "L4a"  // share in the Union's costs so far
	L4b  eq.ID = "L4b"  // those costs so far, without the United Kingdom's part
	L4   eq.ID = "L4"   // interest share
	L5a  eq.ID = "L5a"  // share in the grants so far
	L5   eq.ID = "L5"   // grants
	L6a  eq.ID = "L6a"  // share in headroom payments so far
	L6   eq.ID = "L6"   // headroom share
	L7a  eq.ID = "L7a"  // headroom payments recovered so far
	L7b  eq.ID = "L7b"  // share in those so far
	L7   eq.ID = "L7"   // recoveries
	L10  eq.ID = "L10"  // losses of Euroclear borne
	L11  eq.ID = "L11"  // firms' losses insured
	L12  eq.ID = "L12"  // added to debt, contingent until called
	L13  eq.ID = "L13"  // added to debt, re-routed to the guarantors
	L14a eq.ID = "L14a" // share in Europe's contribution so far
	L14  eq.ID = "L14"  // contribution to reconstruction
	L15a eq.ID = "L15a" // share in the ERA service that the budget pays, so far
	L15  eq.ID = "L15"  // that share
	L17  eq.ID = "L17"  // paid by the United Kingdom
	L17a eq.ID = "L17a" // the same so far
)

func states() eq.Section {
	return eq.Section{
		Letter: "L", Title: "What it means for a state",
		About: "Five columns for each state, never added silently: what it has paid; what it owes for certain, net; what it owes only if something happens; what comes back only if something happens; what it forgoes. Paid and forgone are flows, the others stand at a month's end. What the Union's budget pays or owes is shared by the key of gross national income over those who take part in it.",
		Lines: concat(budgetKey(), unitedKingdom(), payments(), otherPayments(), columnPaid(), columnCertain(), columnOnlyIf(), columnComesBack(), columnForgone(), treatments()),
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

// unitedKingdom lets the United Kingdom pay its part of the bonds' interest:
// the states' contributions are less by as much.
func unitedKingdom() []eq.Line {
	return []eq.Line{
		{ID: L17, Name: "Interest paid by the United Kingdom", Unit: eq.EUR, Equation: eq.Scale(E7, BudgetUKShare, eq.Whole),
			Flows: []eq.Flow{{Payer: UnitedKingdom, Payee: Union, Instrument: "share of the borrowing cost"}, {Payer: Union, Payee: States, Instrument: "budget contributions"}},
			Note:  "The Union's cost (E9) is whole; the states bear what is left."},
		{ID: L17a, Name: "Interest paid by the United Kingdom so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(L17a), L17)},
	}
}

func payments() []eq.Line {
	return []eq.Line{
		{ID: L3, Name: "Calls paid", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(F5, F6)},
		{ID: L4b, Name: "Cost of the Union that states bear so far", Unit: eq.EUR, Signed: true, Equation: eq.Sub(E9a, L17a)},
		{ID: L4a, Name: "Share in the Union's costs so far", Unit: eq.EUR, Over: MemberStates, Equation: part(L4b, L0b, L4a)},
		{ID: L4, Name: "Interest share", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(L4a, eq.Prev(L4a))},
		{ID: L5a, Name: "Share in the grants so far", Unit: eq.EUR, Over: MemberStates, Equation: part(E2a, L0b, L5a)},
		{ID: L5, Name: "Grants", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(L5a, eq.Prev(L5a))},
		{ID: L6a, Name: "Share in headroom payments so far", Unit: eq.EUR, Over: MemberStates, Equation: part(G3a, L0b, L6a)},
		{ID: L6, Name: "Headroom share", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(L6a, eq.Prev(L6a))},
		{ID: L7a, Name: "Headroom payments recovered so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(L7a), H2h, G7)},
		{ID: L7b, Name: "Share in those so far", Unit: eq.EUR, Over: MemberStates, Equation: part(L7a, L0b, L7b)},
		{ID: L7, Name: "Recoveries", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(F8, F29, eq.Sub(L7b, eq.Prev(L7b)))},
	}
}

func otherPayments() []eq.Line {
	return []eq.Line{
		{ID: L10, Name: "Losses of Euroclear borne", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.Add(F13, eq.If(StatesTaxEuroclear, I5e, eq.Const(0))),
			Note:     "As a guarantor, or as Euroclear's home state."},
		{ID: L11, Name: "Firms' losses insured", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(I8b),
			Flows: []eq.Flow{{Payer: States, Payee: Market, Instrument: "insurance of seized assets"}}},
		{ID: L14a, Name: "Share in Europe's contribution to reconstruction so far", Unit: eq.EUR, Over: MemberStates, Equation: part(H34a, L0b, L14a)},
		{ID: L14, Name: "Contribution to reconstruction", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(L14a, eq.Prev(L14a))},
		{ID: L15a, Name: "Share in the ERA service that the budget pays so far", Unit: eq.EUR, Over: MemberStates, Equation: part(J9a, L0b, L15a)},
		{ID: L15, Name: "ERA service paid by the budget", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(L15a, eq.Prev(L15a))},
	}
}

// treatments add to a state's debt what two ways of counting make of the loan.
func treatments() []eq.Line {
	return []eq.Line{
		{ID: L12, Name: "Added to debt, if contingent until called", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(eq.Prev(L12), L20),
			Note: "All that is paid is borrowed."},
		{ID: L13, Name: "Added to debt, if re-routed to the states", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(L12, F3, L21a),
			Note: "As if the Union's debt to the custodians were the guarantors' own, and its bonds those of the states that bear their cost. With the exposure after payment: what was called this month is paid, not owed once more."},
	}
}
