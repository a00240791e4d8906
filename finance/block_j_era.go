package finance

import eq "loanmodel/finance/equation"

// Lines of block J. J1 to J5a are of all lenders together, the others of each.
const (
	J1  eq.ID = "J1"  // outstanding, all lenders
	J2  eq.ID = "J2"  // service falling due, all lenders
	J2a eq.ID = "J2a" // service due before payment, all lenders
	J3a eq.ID = "J3a" // outstanding before early repayment, all lenders
	J3  eq.ID = "J3"  // service paid out of the contribution, all lenders
	J3b eq.ID = "J3b" // repaid early out of the contribution, all lenders
	J3c eq.ID = "J3c" // left of the contribution, for Ukraine
	J4  eq.ID = "J4"  // service due and not paid, all lenders
	J5  eq.ID = "J5"  // repaid out of immobilised cash, all lenders
	J5a eq.ID = "J5a" // the same, so far
	J5b eq.ID = "J5b" // to be repaid so far, by the schedule
	J5c eq.ID = "J5c" // a lender's key in that repayment
	J5d eq.ID = "J5d" // part by that key
	J5e eq.ID = "J5e" // repaid to a lender out of immobilised cash
	J6  eq.ID = "J6"  // outstanding, a lender's
	J6a eq.ID = "J6a" // drawn, a lender's
	J6b eq.ID = "J6b" // outstanding before any repayment, a lender's
	J6c eq.ID = "J6c" // outstanding before early repayment, a lender's
	J7  eq.ID = "J7"  // service falling due, a lender's
	J7a eq.ID = "J7a" // service due before payment, a lender's
	J7b eq.ID = "J7b" // a lender's key in the service
	J7c eq.ID = "J7c" // part by that key
	J7d eq.ID = "J7d" // service paid to a lender out of the contribution
	J7e eq.ID = "J7e" // service that the contribution leaves unpaid, a lender's
	J7f eq.ID = "J7f" // arrears to a lender
	J8a eq.ID = "J8a" // a lender's key in early repayment
	J8b eq.ID = "J8b" // part by that key
	J8  eq.ID = "J8"  // repaid early to a lender
	J9  eq.ID = "J9"  // service paid to a lender by the Union's budget
	J10 eq.ID = "J10" // received by the Union as a lender, passed on
	J11 eq.ID = "J11" // the Union's part of what is unpaid
)

// Instruments of block J.
const (
	eraLoans      = "ERA loans"
	eraServiceDue = "ERA service due"
)

func era() eq.Section {
	return eq.Section{
		Letter: "J", Title: "The ERA loans",
		About: "The G7's loans of 2024-25, lent by the Union and by others, are served out of the windfall contribution. Cash that is swapped earns nothing, so the contribution dries up: this is how the new loan hits the old ones. Lenders have equal access: the contribution meets what is due to each in proportion, then repays early in proportion to what is outstanding; what is left is for Ukraine.",
		Lines: concat(eraTogether(), eraRepaidFromCash(), eraService(), eraPrincipal()),
	}
}

func eraTogether() []eq.Line {
	return []eq.Line{
		{ID: J1, Name: "ERA loans outstanding", Unit: eq.EUR, Opening: eq.Sum(ERAOpening),
			Equation: eq.Sub(eq.Add(eq.Prev(J1), eq.Sum(J6a)), J3b, J5)},
		{ID: J2, Name: "Service falling due", Unit: eq.EUR, Equation: eq.Sum(J7)},
		{ID: J2a, Name: "Service due before payment", Unit: eq.EUR, Equation: eq.Add(eq.Prev(J4), J2)},
		{ID: J3a, Name: "Outstanding before early repayment", Unit: eq.EUR, Equation: eq.Sub(eq.Add(eq.Prev(J1), eq.Sum(J6a)), J5)},
		{ID: J3, Name: "Service paid out of the contribution", Unit: eq.EUR, Equation: eq.Min(C9, J2a)},
		{ID: J3b, Name: "Repaid early out of the contribution", Unit: eq.EUR, Equation: eq.Min(eq.Sub(C9, J3), J3a)},
		{ID: J3c, Name: "Left of the contribution, for Ukraine", Unit: eq.EUR, Equation: eq.Sub(C9, J3, J3b),
			Note: "Lenders receive what is due and what repays them early, never more."},
		{ID: J4, Name: "Gap: service due and not paid", Unit: eq.EUR, Equation: eq.Sub(J2a, J3, eq.Sum(J9))},
		{ID: J11, Name: "The Union's part of what is unpaid: principal and service", Unit: eq.EUR,
			Equation: eq.Add(eq.Of(J6, string(Union)), eq.Of(J7f, string(Union))),
			Note:     "Only if the contribution does not pay it is it owed by the Union's budget."},
	}
}

func eraRepaidFromCash() []eq.Line {
	return []eq.Line{
		{ID: J5b, Name: "To be repaid out of immobilised cash so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(J5b), ERARepayment)},
		{ID: J5, Name: "Repaid out of immobilised cash", Unit: eq.EUR,
			Equation: eq.If(eq.AtLeast(LoanInPlace, LoanThreshold),
				eq.Min(eq.Sub(J5b, eq.Prev(J5a)), eq.Sum(J6b)), eq.Const(0)),
			Note: "Only where the loan is large enough to replace the old ones, and not before enough guarantees are in place; what had to wait is caught up."},
		{ID: J5a, Name: "Repaid out of immobilised cash so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(J5a), J5)},
		{ID: J5c, Name: "Key of a lender in that repayment", Unit: eq.Millionths, Over: Lenders, Equation: eq.Key(J6b, eq.Sum(J6b))},
		{ID: J5d, Name: "Part by that key", Unit: eq.EUR, Over: Lenders, Equation: eq.Scale(J5, J5c, eq.Whole)},
		{ID: J5e, Name: "Repaid to a lender out of immobilised cash", Unit: eq.EUR, Over: Lenders, Equation: capped(J5, J5d, J6b, J5e),
			Flows: []eq.Flow{{Payer: Union, Payee: Ukraine, Instrument: "ERA loans repaid for Ukraine"}, {Payer: Ukraine, Payee: eq.EachMember, Instrument: eraLoans}}},
	}
}

func eraService() []eq.Line {
	return []eq.Line{
		{ID: J7, Name: "Service falling due to a lender", Unit: eq.EUR, Over: Lenders, Equation: eq.Scale(eq.Prev(J6), ERARate, eq.YearACT365),
			Flows: []eq.Flow{{Payer: Ukraine, Payee: eq.EachMember, Instrument: "service of the ERA loans"}, {Payer: eq.EachMember, Payee: Ukraine, Instrument: eraServiceDue}},
			Note:  "Owed by Ukraine, without recourse to it: met out of the contribution or not at all."},
		{ID: J7a, Name: "Service due to a lender before payment", Unit: eq.EUR, Over: Lenders, Equation: eq.Add(eq.Prev(J7f), J7)},
		{ID: J7b, Name: "Key of a lender in the service", Unit: eq.Millionths, Over: Lenders, Equation: eq.Key(J7a, eq.Sum(J7a))},
		{ID: J7c, Name: "Part by that key", Unit: eq.EUR, Over: Lenders, Equation: eq.Scale(J3, J7b, eq.Whole)},
		{ID: J7d, Name: "Service paid to a lender out of the contribution", Unit: eq.EUR, Over: Lenders, Equation: capped(J3, J7c, J7a, J7d),
			Flows: []eq.Flow{{Payer: Ukraine, Payee: eq.EachMember, Instrument: eraServiceDue}}},
		{ID: J7e, Name: "Service that the contribution leaves unpaid", Unit: eq.EUR, Over: Lenders, Equation: eq.Sub(J7a, J7d)},
		{ID: J9, Name: "Service paid to a lender by the Union's budget", Unit: eq.EUR, Over: Lenders,
			Equation: eq.If(ERABudgetPays, J7e, eq.Const(0)),
			Flows: []eq.Flow{{Payer: States, Payee: Union, Instrument: "budget contributions"}, {Payer: Union, Payee: Ukraine, Instrument: "ERA service paid for Ukraine"},
				{Payer: Ukraine, Payee: eq.EachMember, Instrument: eraServiceDue}}},
		{ID: J7f, Name: "Service due to a lender and not paid", Unit: eq.EUR, Over: Lenders, Equation: eq.Sub(J7e, J9),
			Stock: &eq.Stock{Holder: eq.EachMember, Issuer: Ukraine, Instrument: eraServiceDue}},
	}
}

func eraPrincipal() []eq.Line {
	union := string(Union)
	return []eq.Line{
		{ID: J6a, Name: "Drawn from a lender", Unit: eq.EUR, Over: Lenders, Equation: eq.Add(ERADraws),
			Flows: []eq.Flow{{Payer: eq.EachMember, Payee: Ukraine, Instrument: eraLoans}}},
		{ID: J6b, Name: "Outstanding before any repayment, to a lender", Unit: eq.EUR, Over: Lenders, Equation: eq.Add(eq.Prev(J6), J6a)},
		{ID: J6c, Name: "Outstanding before early repayment, to a lender", Unit: eq.EUR, Over: Lenders, Equation: eq.Sub(J6b, J5e)},
		{ID: J8a, Name: "Key of a lender in early repayment", Unit: eq.Millionths, Over: Lenders, Equation: eq.Key(J6c, eq.Sum(J6c))},
		{ID: J8b, Name: "Part by that key", Unit: eq.EUR, Over: Lenders, Equation: eq.Scale(J3b, J8a, eq.Whole)},
		{ID: J8, Name: "Repaid early to a lender", Unit: eq.EUR, Over: Lenders, Equation: capped(J3b, J8b, J6c, J8),
			Flows: []eq.Flow{{Payer: Ukraine, Payee: eq.EachMember, Instrument: eraLoans}}},
		{ID: J6, Name: "ERA loan outstanding, to a lender", Unit: eq.EUR, Over: Lenders, Opening: ERAOpening, Equation: eq.Sub(J6c, J8),
			Stock: &eq.Stock{Holder: eq.EachMember, Issuer: Ukraine, Instrument: eraLoans}},
		{ID: J10, Name: "Received by the Union as a lender, passed on to those who funded it", Unit: eq.EUR,
			Equation: eq.Sub(eq.Add(eq.Of(J5e, union), eq.Of(J7d, union), eq.Of(J8, union), eq.Of(J9, union)), eq.Of(J6a, union)),
			Flows:    []eq.Flow{{Payer: Union, Payee: Market, Instrument: "funding of the Union's ERA loan"}},
			Note:     "The Union's own borrowing for its ERA loan is not in the model; below zero where more is drawn than comes back."},
	}
}
