package finance

import eq "loanmodel/finance/equation"

// Lines of block M.
const (
	M1   eq.ID = "M1"   // comes back to the Union: repaid or set off
	M2   eq.ID = "M2"   // the loan's flows: that less what is lent
	M3   eq.ID = "M3"   // lent so far
	M4   eq.ID = "M4"   // months since the first drawing
	M5   eq.ID = "M5"   // paid by guarantors, for debts and losses
	M5a  eq.ID = "M5a"  // that, so far in the year
	M5b  eq.ID = "M5b"  // that, of the year that has ended
	M6   eq.ID = "M6"   // paid by guarantors less recovered
	M7a  eq.ID = "M7a"  // cost to the Union budget, so far in the year
	M7b  eq.ID = "M7b"  // that, of the year that has ended
	M8   eq.ID = "M8"   // paid by all states
	M9   eq.ID = "M9"   // owed by all states for certain
	M10  eq.ID = "M10"  // what the Union's sources can bring
	M11a eq.ID = "M11a" // room of the sources, before the month's use
	M11  eq.ID = "M11"  // not covered if all were recalled
	M12  eq.ID = "M12"  // owed against the assets
	M13  eq.ID = "M13"  // the immobilised assets
	M14  eq.ID = "M14"  // Ukraine is out of money, with the loan
	M15  eq.ID = "M15"  // Ukraine is out of money, without the loan
)

// measureLines returns what the measures of a run are found from, month by month. A
// measure names its lines and how they become one figure; see package metric.
func measureLines() eq.Section {
	return eq.Section{
		Letter: "M", Title: "Measures, month by month",
		About: "What present values, returns, worst cases and ratios of a run are found from. None of it is cash of its own: it adds up lines of the other blocks.",
		Lines: concat(loanFlows(), guaranteeFlows(), budgetFlows(), cashAndCover()),
	}
}

// loanFlows are the loan's as the Union sees it, its lender. What is set off against
// reparations comes back too: the Union's debt to the custodians falls by as much.
func loanFlows() []eq.Line {
	return []eq.Line{
		{ID: M1, Name: "Repaid or set off", Unit: eq.EUR, Equation: eq.Add(H2, eq.Sum(H8), eq.Sum(H8d))},
		{ID: M2, Name: "Repaid or set off less lent", Unit: eq.EUR, Signed: true, Equation: eq.Sub(M1, D1a)},
		{ID: M3, Name: "Lent so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(M3), D1a)},
		{ID: M4, Name: "Months since the first drawing", Unit: eq.Count,
			Equation: eq.If(eq.Less(eq.Const(0), eq.Prev(M3)), eq.Add(eq.Prev(M4), eq.Const(1)), eq.Const(0))},
	}
}

func guaranteeFlows() []eq.Line {
	return concat([]eq.Line{
		{ID: M5, Name: "Paid by guarantors, for the Union's debt and for losses", Unit: eq.EUR, Equation: eq.Add(F34, I5f)},
	}, yearly(M5, M5a, M5b, "Paid by guarantors"), []eq.Line{
		{ID: M6, Name: "Paid by guarantors less recovered", Unit: eq.EUR, Signed: true, Equation: eq.Sub(M5, F35)},
	})
}

func budgetFlows() []eq.Line {
	return concat(yearly(E9, M7a, M7b, "Cost to the Union budget"), []eq.Line{
		{ID: M8, Name: "Paid by all states, less what came back", Unit: eq.EUR, Signed: true, Equation: eq.Sum(L20)},
		{ID: M9, Name: "Owed by all states for certain, net", Unit: eq.EUR, Signed: true, Equation: eq.Sum(L21)},
	})
}

// yearly adds a line up within each calendar year, and shows each January what the
// year before came to.
func yearly(line, soFar, ended eq.ID, name string) []eq.Line {
	january := eq.Equal(CalendarMonth, eq.Const(1))
	return []eq.Line{
		{ID: soFar, Name: name + ", so far in the year", Unit: eq.EUR, Signed: true, Equation: eq.Add(eq.If(january, eq.Const(0), eq.Prev(soFar)), line)},
		{ID: ended, Name: name + ", in the year that has ended", Unit: eq.EUR, Signed: true, Equation: eq.If(january, eq.Prev(soFar), eq.Const(0))},
	}
}

func cashAndCover() []eq.Line {
	return []eq.Line{
		{ID: M10, Name: "What the Union's sources can bring", Unit: eq.EUR, Equation: eq.Add(H6i, G2, H6j),
			Note: "Guarantors who pay, third countries, budget headroom and bridge borrowing."},
		{ID: M11a, Name: "Room of the sources if all were recalled", Unit: eq.EUR, Equation: eq.Add(F13e, G2, H6j, GuaranteesThird)},
		{ID: M11, Name: "Not covered if all were recalled", Unit: eq.EUR,
			Equation: eq.Max(eq.Const(0), eq.Sub(eq.Add(eq.Sum(B1), eq.Sum(F13), H6h, H6m, F14b), M11a)),
			Note:     "The room of states is after calls for the Union's debt, the others' before the month's use: what is used, and what third countries have paid, is no room any more."},
		{ID: M12, Name: "Owed to the custodians, and ERA loans", Unit: eq.EUR, Equation: eq.Add(eq.Sum(B1), J1)},
		{ID: M13, Name: "Immobilised assets", Unit: eq.EUR, Equation: eq.Sum(A4)},
		{ID: M14, Name: "Ukraine's money is below zero, with the loan", Unit: eq.Flag, Equation: eq.Less(K3, eq.Const(0))},
		{ID: M15, Name: "Ukraine's money is below zero, without the loan", Unit: eq.Flag, Equation: eq.Less(K3a, eq.Const(0))},
	}
}
