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
	L0e  eq.ID = "L0e"  // weight in the budget key once the bonds are refinanced
	L0f  eq.ID = "L0f"  // those weights in all
	L0g  eq.ID = "L0g"  // remainder of such a weight in millionths
	L0h  eq.ID = "L0h"  // budget key once the bonds are refinanced
	L0i  eq.ID = "L0i"  // that key, cumulative
	L0j  eq.ID = "L0j"  // budget key in force, cumulative
	L0l  eq.ID = "L0l"  // the later budget key is in force
	L0k  eq.ID = "L0k"  // the budget key changes
	L3   eq.ID = "L3"   // calls paid
	L4a  eq.ID = "L4a"  // share in the Union's costs so far
	L4b  eq.ID = "L4b"  // those costs since the budget key began, without the United Kingdom's part
	L4c  eq.ID = "L4c"  // part of them by the key
	L4d  eq.ID = "L4d"  // the Union's costs that states bear
	L4   eq.ID = "L4"   // interest share
	L5a  eq.ID = "L5a"  // share in the grants so far
	L5b  eq.ID = "L5b"  // grants since the budget key began
	L5c  eq.ID = "L5c"  // part of the grants so far by the key
	L5   eq.ID = "L5"   // grants
	L6a  eq.ID = "L6a"  // share in headroom payments so far
	L6b  eq.ID = "L6b"  // headroom payments since the budget key began
	L6c  eq.ID = "L6c"  // part of headroom payments so far by the key
	L6   eq.ID = "L6"   // headroom share
	L7a  eq.ID = "L7a"  // headroom payments recovered so far
	L7b  eq.ID = "L7b"  // share in those so far
	L7c  eq.ID = "L7c"  // part of those so far by the key
	L7d  eq.ID = "L7d"  // share in headroom payments recovered
	L7   eq.ID = "L7"   // recoveries
	L10  eq.ID = "L10"  // losses of Euroclear borne
	L11  eq.ID = "L11"  // firms' losses insured
	L12  eq.ID = "L12"  // added to debt, contingent until called
	L13  eq.ID = "L13"  // added to debt, re-routed to the guarantors
	L14a eq.ID = "L14a" // share in Europe's contribution so far
	L14b eq.ID = "L14b" // that contribution since the budget key began
	L14c eq.ID = "L14c" // part of that contribution so far by the key
	L14  eq.ID = "L14"  // contribution to reconstruction
	L15a eq.ID = "L15a" // share in the ERA service that the budget pays, so far
	L15b eq.ID = "L15b" // that service since the budget key began
	L15c eq.ID = "L15c" // part of that service so far by the key
	L15  eq.ID = "L15"  // that share
	L17  eq.ID = "L17"  // paid by the United Kingdom
)

func states() eq.Section {
	return eq.Section{
		Letter: "L", Title: "What it means for a state",
		About: "Five columns for each state, never added silently: what it has paid; what it owes for certain, net; what it owes only if something happens; what comes back only if something happens; what it forgoes. Paid and forgone are flows, the others stand at a month's end. What the Union's budget pays or owes is shared by the key of gross national income over those who take part in it.",
		Lines: concat(budgetKeys(), keyInForce(), unitedKingdom(), payments(), otherPayments(), columnPaid(), columnCertain(), columnOnlyIf(), columnComesBack(), columnForgone(), treatments()),
	}
}

// budgetKeys are the key by which the Union's costs are shared, and the one once
// immobilised cash has taken the bonds' place: others may take part in a loan that
// assets back. The totals and remainders stand first, so that the formulas of the
// keys stay short.
func budgetKeys() []eq.Line {
	return []eq.Line{
		{ID: L0c, Name: "Weights in the budget key in all", Unit: eq.Weight, Static: true, Equation: eq.Sum(L0a)},
		{ID: L0f, Name: "Weights once refinanced in all", Unit: eq.Weight, Static: true, Equation: eq.Sum(L0e)},
		{ID: L0d, Name: "Remainder of the weight in millionths", Unit: eq.Weight, Over: MemberStates, Static: true, Equation: eq.Remainder(L0a, L0c)},
		{ID: L0g, Name: "Remainder of the weight once refinanced", Unit: eq.Weight, Over: MemberStates, Static: true, Equation: eq.Remainder(L0e, L0f)},
		{ID: L0a, Name: "Weight in the budget key", Unit: eq.Weight, Over: MemberStates, Static: true,
			Equation: eq.If(BudgetParticipates, StatesGNI2024, eq.Const(0))},
		{ID: L0e, Name: "Weight in the budget key once refinanced", Unit: eq.Weight, Over: MemberStates, Static: true,
			Equation: eq.If(BudgetParticipatesLater, StatesGNI2024, eq.Const(0))},
		{ID: L0, Name: "Budget key", Unit: eq.Millionths, Over: MemberStates, Static: true, Equation: eq.Apportion(L0a, L0c, L0d)},
		{ID: L0h, Name: "Budget key once refinanced", Unit: eq.Millionths, Over: MemberStates, Static: true, Equation: eq.Apportion(L0e, L0f, L0g)},
		{ID: L0b, Name: "Budget key, cumulative", Unit: eq.Millionths, Over: MemberStates, Static: true, Equation: eq.UpTo(L0)},
		{ID: L0i, Name: "Budget key once refinanced, cumulative", Unit: eq.Millionths, Over: MemberStates, Static: true, Equation: eq.UpTo(L0h)},
	}
}

// keyInForce says which of the two keys holds. Totals that are shared begin anew
// when the key changes, so that nobody is charged for the time before.
func keyInForce() []eq.Line {
	return []eq.Line{
		{ID: L0l, Name: "The later budget key is in force", Unit: eq.Flag, Equation: eq.Prev(E11),
			Note: "From the month after the refinancing: the interest paid with it is still the first bearers'."},
		{ID: L0k, Name: "The budget key changes", Unit: eq.Flag, Equation: eq.And(L0l, eq.Not(eq.Prev(L0l)))},
		{ID: L0j, Name: "Budget key in force, cumulative", Unit: eq.Millionths, Over: MemberStates, Equation: eq.If(L0l, L0i, L0b)},
	}
}

// unitedKingdom lets the United Kingdom pay its part of the bonds' interest:
// the states' contributions are less by as much.
func unitedKingdom() []eq.Line {
	return []eq.Line{
		{ID: L17, Name: "Interest paid by the United Kingdom", Unit: eq.EUR, Equation: eq.Scale(E7, BudgetUKShare, eq.Whole),
			Flows: []eq.Flow{{Payer: UnitedKingdom, Payee: Union, Instrument: "share of the borrowing cost"}, {Payer: Union, Payee: States, Instrument: "budget contributions"}},
			Note:  "The Union's cost (E9) is whole; the states bear what is left."},
	}
}

func payments() []eq.Line {
	return concat(
		[]eq.Line{
			{ID: L3, Name: "Calls paid", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(F5, F6)},
			{ID: L4d, Name: "Cost of the Union that states bear", Unit: eq.EUR, Signed: true, Equation: eq.Sub(E9, L17)},
		},
		byBudgetKey(shared{"the Union's costs that states bear", L4b, L4c, L4, "Interest share", L4a}, eq.Add(L4d), eq.Less(L4d, eq.Const(0))),
		byBudgetKey(shared{"the grants", L5b, L5c, L5, "Grants", L5a}, eq.Add(E2), nil),
		byBudgetKey(shared{"headroom payments", L6b, L6c, L6, "Headroom share", L6a}, eq.Add(G3), nil),
		byBudgetKey(shared{"headroom payments recovered", L7a, L7c, L7d, "Share in headroom payments recovered", L7b}, eq.Add(H2h, G7), nil),
		[]eq.Line{{ID: L7, Name: "Recoveries", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(F8, F29, L7d)}},
	)
}

func otherPayments() []eq.Line {
	return concat(
		[]eq.Line{
			{ID: L10, Name: "Losses of Euroclear borne", Unit: eq.EUR, Over: MemberStates,
				Equation: eq.Add(F13, eq.If(StatesTaxEuroclear, I5e, eq.Const(0))),
				Note:     "As a guarantor, or as Euroclear's home state."},
			{ID: L11, Name: "Firms' losses insured", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(I8b),
				Flows: []eq.Flow{{Payer: States, Payee: Market, Instrument: "insurance of seized assets"}}},
		},
		byBudgetKey(shared{"Europe's contribution to reconstruction", L14b, L14c, L14, "Contribution to reconstruction", L14a}, eq.Add(H34), nil),
		byBudgetKey(shared{"the ERA service that the budget pays", L15b, L15c, L15, "ERA service paid by the budget", L15a}, eq.Sum(J9), nil),
	)
}

// A shared amount says what is shared, and the lines of it: the running total, the
// part of that by the key, the share in what is new, the shares so far.
type shared struct {
	of          string
	total, part eq.ID
	now         eq.ID
	nowName     string
	soFar       eq.ID
}

// byBudgetKey shares a flow over the states by the budget key, on the total since
// the key is in force. A part of a running total can fall by a cent when the total
// rises, and the month's share would be below zero: what is new is given in
// protocol order, at least nothing, at most what is left. Where it may be below
// zero, it is given back as the parts fall when isBelow says so.
func byBudgetKey(s shared, now, isBelow *eq.Node) []eq.Line {
	before := func(id eq.ID) *eq.Node { return eq.If(L0k, eq.Const(0), eq.Prev(id)) }
	due := func() *eq.Node { return eq.Sub(s.part, before(s.soFar)) }
	share := eq.Min(eq.Sub(now, eq.Earlier(s.now)), eq.Max(eq.Const(0), due()))
	if isBelow != nil {
		share = eq.If(isBelow, due(), share)
	}
	return []eq.Line{
		{ID: s.total, Name: "In all since the key began: " + s.of, Unit: eq.EUR, Signed: isBelow != nil, Equation: eq.Add(before(s.total), now)},
		{ID: s.part, Name: "Part by the key: " + s.of, Unit: eq.EUR, Over: MemberStates, Equation: part(s.total, L0j, s.part)},
		{ID: s.now, Name: s.nowName, Unit: eq.EUR, Over: MemberStates, Equation: share},
		{ID: s.soFar, Name: "Share since the key began: " + s.of, Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(before(s.soFar), s.now)},
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
