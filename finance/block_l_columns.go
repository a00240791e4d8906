package finance

import eq "loanmodel/finance/equation"

// Lines of block L: the five columns and their parts.
const (
	L20  eq.ID = "L20"  // paid
	L21  eq.ID = "L21"  // owed, certain, net
	L21a eq.ID = "L21a" // part: Union bonds and accrued interest
	L21b eq.ID = "L21b" // all bonds and accrued interest
	L21c eq.ID = "L21c" // the same and what is due to custodians
	L21d eq.ID = "L21d" // share in that
	L21e eq.ID = "L21e" // part: what is due to custodians, less unpaid calls
	L21f eq.ID = "L21f" // part: own calls unpaid
	L21g eq.ID = "L21g" // unpaid calls above the Union's debts that are due
	L21h eq.ID = "L21h" // part: share in headroom's advance
	L22  eq.ID = "L22"  // owed, only if
	L22a eq.ID = "L22a" // debt to custodians that is not due
	L22b eq.ID = "L22b" // of it guaranteed by third countries
	L22c eq.ID = "L22c" // of it guaranteed by the states
	L22d eq.ID = "L22d" // of it above the guarantees
	L22e eq.ID = "L22e" // part: guaranteed
	L22f eq.ID = "L22f" // part: above the guarantees
	L22g eq.ID = "L22g" // part: the Union's part of ERA
	L23  eq.ID = "L23"  // comes back, only if
	L23a eq.ID = "L23a" // recoverable of guarantors, all
	L23b eq.ID = "L23b" // of it what Ukraine owes
	L23c eq.ID = "L23c" // key of it
	L23d eq.ID = "L23d" // part by that key
	L23e eq.ID = "L23e" // part: own calls
	L23f eq.ID = "L23f" // recoverable of third countries
	L23g eq.ID = "L23g" // recoverable of headroom
	L23h eq.ID = "L23h" // part: headroom
	L23i eq.ID = "L23i" // the rest of the claim on Ukraine
	L23j eq.ID = "L23j" // of it behind what the states guarantee
	L23k eq.ID = "L23k" // part: that
	L23l eq.ID = "L23l" // the rest
	L23m eq.ID = "L23m" // part: the rest
	L23o eq.ID = "L23o" // own calls paid and not yet recovered, without advances
	L29  eq.ID = "L29"  // forgone
)

// columnPaid counts cash that left the treasury less what came back to it.
func columnPaid() []eq.Line {
	return []eq.Line{
		{ID: L20, Name: "Paid", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.Sub(eq.Add(L3, L4, L5, L6, L10, L11, L14, L15), L7),
			Note:     "Calls, interest, grants, headroom, losses, insurance, contribution to reconstruction and ERA service, less recoveries."},
	}
}

// columnCertain counts debt that no event takes away.
func columnCertain() []eq.Line {
	return []eq.Line{
		{ID: L21b, Name: "Union bonds and accrued interest", Unit: eq.EUR, Signed: true, Equation: eq.Add(E5, E6a)},
		{ID: L21a, Name: "Share in the Union's bonds and accrued interest", Unit: eq.EUR, Over: MemberStates, Equation: part(L21b, L0j, L21a),
			Note: "By the budget key, month by month."},
		{ID: L21c, Name: "Bonds, accrued interest and what is due to custodians, less unpaid calls", Unit: eq.EUR,
			Equation: eq.Max(eq.Const(0), eq.Sub(eq.Add(L21b, eq.Sum(H7a)), F18))},
		{ID: L21g, Name: "Unpaid calls above that, which relieve the debt that is not due", Unit: eq.EUR,
			Equation: eq.Max(eq.Const(0), eq.Sub(F18, L21b, eq.Sum(H7a)))},
		{ID: L21d, Name: "Share in that", Unit: eq.EUR, Over: MemberStates, Equation: part(L21c, L0j, L21d)},
		{ID: L21e, Name: "Share in what is due to custodians, less unpaid calls", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(L21d, L21a)},
		{ID: L21f, Name: "Own calls unpaid", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(F4f, F19),
			Note: "Whoever has paid them in its place is owed as much: its advances (F22) and the share in headroom's are taken off."},
		{ID: L21h, Name: "Share in headroom's advance", Unit: eq.EUR, Over: MemberStates, Equation: part(G6, L0j, L21h)},
		{ID: L21, Name: "Owed, certain, net", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(eq.Add(L21a, L21e, L21f), F22, L21h)},
	}
}

// columnOnlyIf counts debt that falls due only if the assets are released or the
// contribution stays away.
func columnOnlyIf() []eq.Line {
	return []eq.Line{
		{ID: L22a, Name: "Debt to custodians that is not due", Unit: eq.EUR, Equation: eq.Sub(eq.Sum(B1), eq.Sum(H7a), L21g)},
		{ID: L22b, Name: "Of it guaranteed by third countries", Unit: eq.EUR, Equation: eq.Min(L22a, eq.Sub(GuaranteesThird, F14b))},
		{ID: L22c, Name: "Of it guaranteed by the states", Unit: eq.EUR,
			Equation: eq.Min(eq.Sub(L22a, L22b), eq.Max(eq.Const(0), eq.Sub(F2a, F4c, I5h)))},
		{ID: L22d, Name: "Of it above the guarantees", Unit: eq.EUR, Equation: eq.Sub(L22a, L22b, L22c)},
		{ID: L22e, Name: "Guaranteed, if the assets are released", Unit: eq.EUR, Over: MemberStates, Equation: part(L22c, F1b, L22e)},
		{ID: L22f, Name: "Share in what is above the guarantees", Unit: eq.EUR, Over: MemberStates, Equation: part(L22d, L0j, L22f)},
		{ID: L22g, Name: "Share in the Union's part of unpaid ERA loans", Unit: eq.EUR, Over: MemberStates, Equation: part(J11, L0j, L22g)},
		{ID: L22, Name: "Owed, only if", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(L22e, L22f, L22g)},
	}
}

// columnComesBack counts what Ukraine's repayment would bring: never more than it
// owes.
func columnComesBack() []eq.Line {
	return []eq.Line{
		{ID: L23o, Name: "Own calls paid and not yet recovered, without advances", Unit: eq.EUR, Over: MemberStates, Equation: eq.Max(eq.Const(0), eq.Sub(F9, F22))},
		{ID: L23a, Name: "The same, of all guarantors", Unit: eq.EUR, Equation: eq.Sum(L23o)},
		{ID: L23b, Name: "Of it what Ukraine owes", Unit: eq.EUR, Equation: eq.Min(D2, L23a)},
		{ID: L23c, Name: "Key of what a guarantor is out of pocket", Unit: eq.Millionths, Over: MemberStates, Equation: eq.Key(L23o, L23a)},
		{ID: L23d, Name: "Part by that key", Unit: eq.EUR, Over: MemberStates, Equation: eq.Scale(L23b, L23c, eq.Whole)},
		{ID: L23e, Name: "Own calls, if Ukraine repays", Unit: eq.EUR, Over: MemberStates, Equation: capped(L23b, L23d, L23o, L23e)},
		{ID: L23f, Name: "Recoverable of third countries", Unit: eq.EUR, Equation: eq.Min(eq.Sub(D2, L23b), F15)},
		{ID: L23g, Name: "Recoverable of headroom", Unit: eq.EUR, Equation: eq.Min(eq.Sub(D2, L23b, L23f), eq.Sub(G5, G6))},
		{ID: L23h, Name: "Share in headroom, if Ukraine repays", Unit: eq.EUR, Over: MemberStates, Equation: part(L23g, L0j, L23h)},
		{ID: L23i, Name: "The rest of the claim on Ukraine", Unit: eq.EUR, Equation: eq.Sub(D2, L23b, L23f, L23g)},
		{ID: L23j, Name: "Of it behind what the states guarantee", Unit: eq.EUR, Equation: eq.Min(L23i, L22c)},
		{ID: L23k, Name: "Share in that, if Ukraine repays", Unit: eq.EUR, Over: MemberStates, Equation: part(L23j, F1b, L23k),
			Note: "By the key of the guarantees, as what it would relieve."},
		{ID: L23l, Name: "The rest of that", Unit: eq.EUR, Equation: eq.Sub(L23i, L23j)},
		{ID: L23m, Name: "Share in that rest, if Ukraine repays", Unit: eq.EUR, Over: MemberStates, Equation: part(L23l, L0j, L23m)},
		{ID: L23, Name: "Comes back, only if", Unit: eq.EUR, Over: MemberStates, Equation: eq.Add(L23e, L23h, L23k, L23m)},
	}
}

// columnForgone counts income that did not come. It leaves out the contribution
// forgone, which is the same euros as ERA loans unpaid.
func columnForgone() []eq.Line {
	return []eq.Line{
		{ID: L29, Name: "Forgone: tax on what the swapped cash would have earned", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.If(StatesTaxEuroclear, C24, eq.Const(0))},
	}
}
