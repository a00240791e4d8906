package finance

import eq "loanmodel/finance/equation"

// Lines of block H.
const (
	H1  eq.ID = "H1"  // reparations paid by Russia to Ukraine
	H1a eq.ID = "H1a" // reparations paid so far
	H2  eq.ID = "H2"  // repaid by Ukraine
	H2b eq.ID = "H2b" // redeemed to bondholders
	H2c eq.ID = "H2c" // redeemed to a custodian
	H2d eq.ID = "H2d" // key of what is owed: third countries
	H2e eq.ID = "H2e" // repaid by Ukraine so far
	H2g eq.ID = "H2g" // passed on to guarantors
	H2h eq.ID = "H2h" // passed on to the budget
	H2i eq.ID = "H2i" // key of what is owed: guarantors
	H2j eq.ID = "H2j" // key of what is owed: budget
	H2k eq.ID = "H2k" // key of what is owed: custodians
	H2l eq.ID = "H2l" // passed on to custodians
	H2m eq.ID = "H2m" // key of a custodian in what is owed to all
	H2n eq.ID = "H2n" // owed to a custodian
	H2o eq.ID = "H2o" // a custodian's part by the key H2m
	H2p eq.ID = "H2p" // owed to guarantors
	H2q eq.ID = "H2q" // owed to the budget
	H2r eq.ID = "H2r" // owed to custodians
	H2s eq.ID = "H2s" // owed to all
	H2t eq.ID = "H2t" // part of the reparations that is to repay the loan
	H2u eq.ID = "H2u" // repaid by key: to guarantors
	H2v eq.ID = "H2v" // repaid by key: to the budget
	H2w eq.ID = "H2w" // repaid by key: to custodians
	H2x eq.ID = "H2x" // repaid by key: to third countries
	H2y eq.ID = "H2y" // owed to third countries
	H2z eq.ID = "H2z" // passed on to third countries
	H3  eq.ID = "H3"  // due to the Bank of Russia
	H3a eq.ID = "H3a" // claim of the Bank of Russia before payment
	H3b eq.ID = "H3b" // the same with what was paid of it before
	H3t eq.ID = "H3t" // cumulative share of the claim that is released
	H4  eq.ID = "H4"  // met from the custodian's own deposit
	H5  eq.ID = "H5"  // redemption due from the Union
	H5a eq.ID = "H5a" // due from the Union in all
	H5b eq.ID = "H5b" // due from the Union after cures, put to the waterfall
	H6  eq.ID = "H6"  // met by the Union, paid on to the Bank of Russia
	H6a eq.ID = "H6a" // met by the first source
	H6b eq.ID = "H6b" // met by the second source
	H6c eq.ID = "H6c" // met by the third source
	H6d eq.ID = "H6d" // met by the Union in all
	H6e eq.ID = "H6e" // put to the guarantors
	H6f eq.ID = "H6f" // key of a custodian in what is due
	H6g eq.ID = "H6g" // met by the guarantors
	H6h eq.ID = "H6h" // met from headroom
	H6i eq.ID = "H6i" // guarantees that can be paid
	H6j eq.ID = "H6j" // bridge borrowing left
	H6k eq.ID = "H6k" // bridge borrowing so far
	H6l eq.ID = "H6l" // a custodian's part by the key H6f
	H6m eq.ID = "H6m" // met by bridge borrowing
	H7  eq.ID = "H7"  // arrears of the custodian to the Bank of Russia
	H7a eq.ID = "H7a" // arrears of the Union to the custodian
	H8  eq.ID = "H8"  // set off, swapped cash
	H8b eq.ID = "H8b" // loan after repayment, with what was set off before
	H8d eq.ID = "H8d" // set off from a deposit: bonds are redeemed with it
	H8f eq.ID = "H8f" // the Union's debt to a custodian after set-off
	H8o eq.ID = "H8o" // set off so far
	H8t eq.ID = "H8t" // cumulative share of the loan that is set off
	H8v eq.ID = "H8v" // to be set off from deposits
	H8w eq.ID = "H8w" // to be set off in the month
	H9  eq.ID = "H9"  // bridge due in the month
	H9a eq.ID = "H9a" // bridge borrowed so long ago that it is due
	H9b eq.ID = "H9b" // of it met by the first source
	H9c eq.ID = "H9c" // by the second
	H9d eq.ID = "H9d" // by the third
	H9e eq.ID = "H9e" // repaid early out of reparations or set-off
	H9f eq.ID = "H9f" // put to the guarantors
	H9g eq.ID = "H9g" // met by the guarantors
	H9h eq.ID = "H9h" // met from headroom
	H9l eq.ID = "H9l" // bridge outstanding after early repayment
	H9m eq.ID = "H9m" // met in all
	H9n eq.ID = "H9n" // term less one month
	H9o eq.ID = "H9o" // overdue
	H9p eq.ID = "H9p" // borrowed until the month before
	H9q eq.ID = "H9q" // repaid so far
	H11 eq.ID = "H11" // paid to the Bank of Russia so far
)

func settlement() eq.Section {
	return eq.Section{
		Letter: "H", Title: "Settlement and the waterfall",
		About: "Within a period: drawing and swap come first, then reparations and repayment, then offset, then release and payment. What the Union owes on a release is met from its sources in the order that the scenario gives; what no source meets is carried on as arrears.",
		Lines: concat(repayment(), repaymentPassedOn(), offset(), release(), bridge(), waterfall(), arrears(), releaseSplit()),
	}
}

func repayment() []eq.Line {
	return []eq.Line{
		{ID: H1, Name: "Reparations paid by Russia to Ukraine", Unit: eq.EUR, Equation: eq.If(SettlementLate, SettlementReparationsLate, SettlementReparations),
			Flows: []eq.Flow{{Payer: Russia, Payee: Ukraine, Instrument: "reparations"}}},
		{ID: H1a, Name: "Reparations so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(H1a), H1)},
		{ID: H2t, Name: "Part of them that is to repay the loan", Unit: eq.EUR, Equation: eq.Scale(H1a, SettlementRepaymentShare, eq.Whole)},
		{ID: H2, Name: "Repaid by Ukraine", Unit: eq.EUR, Equation: eq.Min(D2a, eq.Sub(H2t, eq.Prev(H2e))),
			Flows: []eq.Flow{{Payer: Ukraine, Payee: Union, Instrument: "loan to Ukraine"}},
			Note:  "Reparations that come before a drawing repay it when it is drawn."},
		{ID: H2e, Name: "Repaid by Ukraine so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(H2e), H2)},
	}
}

// repaymentPassedOn splits what Ukraine repays over those to whom the Union
// owes it, in proportion to what each is owed.
func repaymentPassedOn() []eq.Line {
	return []eq.Line{
		{ID: H2p, Name: "Owed to guarantors", Unit: eq.EUR, Equation: eq.Sum(F11)},
		{ID: H2y, Name: "Owed to third countries", Unit: eq.EUR, Equation: eq.Prev(F15)},
		{ID: H2q, Name: "Owed to the budget", Unit: eq.EUR, Equation: eq.Prev(G5)},
		{ID: H2n, Name: "Owed to a custodian", Unit: eq.EUR, Over: Custodians, Equation: eq.Add(eq.Prev(B1), E4)},
		{ID: H2r, Name: "Owed to custodians", Unit: eq.EUR, Equation: eq.Sum(H2n)},
		{ID: H2s, Name: "Owed to all", Unit: eq.EUR, Equation: eq.Add(H2p, H2y, H2q, H2r, E5b)},
		{ID: H2i, Name: "Key: guarantors", Unit: eq.Millionths, Equation: eq.Key(H2p, H2s)},
		{ID: H2d, Name: "Key: third countries", Unit: eq.Millionths, Equation: eq.Key(H2y, H2s)},
		{ID: H2j, Name: "Key: budget", Unit: eq.Millionths, Equation: eq.Key(H2q, H2s)},
		{ID: H2k, Name: "Key: custodians", Unit: eq.Millionths, Equation: eq.Key(H2r, H2s)},
		{ID: H2u, Name: "Part by key: guarantors", Unit: eq.EUR, Equation: eq.Scale(H2, H2i, eq.Whole)},
		{ID: H2v, Name: "Part by key: budget", Unit: eq.EUR, Equation: eq.Scale(H2, H2j, eq.Whole)},
		{ID: H2w, Name: "Part by key: custodians", Unit: eq.EUR, Equation: eq.Scale(H2, H2k, eq.Whole)},
		{ID: H2g, Name: "Passed on to guarantors", Unit: eq.EUR,
			Equation: eq.Min(H2p, eq.Max(H2u, eq.Sub(H2, eq.Sub(H2s, H2p))))},
		{ID: H2x, Name: "Part by key: third countries", Unit: eq.EUR, Equation: eq.Scale(H2, H2d, eq.Whole)},
		{ID: H2z, Name: "Passed on to third countries", Unit: eq.EUR,
			Equation: eq.Min(H2y, eq.Sub(H2, H2g), eq.Max(H2x, eq.Sub(H2, H2g, H2q, H2r, E5b))),
			Flows:    []eq.Flow{{Payer: Union, Payee: ThirdCountries, Instrument: "recoverable third-country payments"}}},
		{ID: H2h, Name: "Passed on to the budget", Unit: eq.EUR,
			Equation: eq.Min(H2q, eq.Sub(H2, H2g, H2z), eq.Max(H2v, eq.Sub(H2, H2g, H2z, H2r, E5b))),
			Flows:    []eq.Flow{{Payer: Union, Payee: States, Instrument: "recoverable headroom payments"}}},
		{ID: H2l, Name: "Passed on to custodians", Unit: eq.EUR,
			Equation: eq.Min(H2r, eq.Sub(H2, H2g, H2z, H2h), eq.Max(H2w, eq.Sub(H2, H2g, H2z, H2h, E5b)))},
		{ID: H2m, Name: "Key of a custodian", Unit: eq.Millionths, Over: Custodians, Equation: eq.Key(H2n, H2r)},
		{ID: H2o, Name: "Part by that key", Unit: eq.EUR, Over: Custodians, Equation: eq.Scale(H2l, H2m, eq.Whole)},
		{ID: H2c, Name: "Redeemed to a custodian", Unit: eq.EUR, Over: Custodians, Equation: capped(H2l, H2o, H2n, H2c),
			Flows: []eq.Flow{{Payer: Union, Payee: eq.EachMember, Instrument: "Union debt instrument"}}},
		{ID: H2b, Name: "Redeemed to bondholders", Unit: eq.EUR, Equation: eq.Sub(H2, H2g, H2z, H2h, H2l),
			Flows: []eq.Flow{{Payer: Union, Payee: Market, Instrument: "Union bonds"}}},
	}
}

// offset sets the loan off against reparations: first what was swapped, then
// deposits, with which bonds are redeemed.
func offset() []eq.Line {
	return []eq.Line{
		{ID: H8b, Name: "Loan after repayment, with what was set off before", Unit: eq.EUR, Equation: eq.Sub(eq.Add(D2a, eq.Prev(H8o)), H2)},
		{ID: H8t, Name: "Part of it to be set off so far", Unit: eq.EUR, Equation: eq.Scale(H8b, SettlementOffset, eq.Whole),
			Note: "The share is cumulative: of what is left and what was set off before."},
		{ID: H8w, Name: "To be set off", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(H8t, eq.Prev(H8o)))},
		{ID: H8, Name: "Set off, swapped cash", Unit: eq.EUR, Over: Custodians, Equation: eq.Min(B1a, eq.Sub(H8w, eq.Earlier(H8))),
			Flows: []eq.Flow{{Payer: eq.EachMember, Payee: CBR, Instrument: "claim on custodian"}, {Payer: CBR, Payee: Ukraine, Instrument: "reparations by offset"},
				{Payer: Ukraine, Payee: Union, Instrument: "loan to Ukraine"}, {Payer: Union, Payee: eq.EachMember, Instrument: "Union debt instrument"}},
			Note: "Reduces the claim of the Bank of Russia, the Union's debt to the custodian and the loan by the same amount."},
		{ID: H8f, Name: "Union debt instrument after set-off", Unit: eq.EUR, Over: Custodians, Equation: eq.Sub(B1a, H8)},
		{ID: H8v, Name: "To be set off from deposits", Unit: eq.EUR, Equation: eq.Min(eq.Sub(H8w, eq.Sum(H8)), eq.Sub(E5b, H2b))},
		{ID: H8d, Name: "Set off, deposit", Unit: eq.EUR, Over: Custodians, Equation: eq.Min(eq.Sub(B2a, I3), eq.Sub(H8v, eq.Earlier(H8d))),
			Flows: []eq.Flow{{Payer: eq.EachMember, Payee: CBR, Instrument: "claim on custodian"}, {Payer: CBR, Payee: Ukraine, Instrument: "reparations by offset"},
				{Payer: Ukraine, Payee: Union, Instrument: "loan to Ukraine"}, {Payer: Union, Payee: Market, Instrument: "Union bonds"}},
			Note: "The custodian pays; the Union redeems bonds with it. Claim, deposit, loan and bonds fall by the same amount."},
		{ID: H8o, Name: "Set off so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(H8o), eq.Sum(H8), eq.Sum(H8d))},
	}
}

func release() []eq.Line {
	return []eq.Line{
		{ID: H3a, Name: "Claim before payment", Unit: eq.EUR, Over: Custodians, Equation: eq.Sub(eq.Add(eq.Prev(A3), A2, A5), H8, H8d, I3, I2r)},
		{ID: H3b, Name: "Claim with what was paid of it before", Unit: eq.EUR, Over: Custodians, Equation: eq.Add(H3a, eq.Prev(H11))},
		{ID: H3t, Name: "Part of it released so far", Unit: eq.EUR, Over: Custodians, Equation: eq.Scale(H3b, SettlementRelease, eq.Whole),
			Note: "The share is cumulative: of what is left and what was paid before."},
		{ID: H3, Name: "Due to the Bank of Russia", Unit: eq.EUR, Over: Custodians,
			Equation: eq.Min(H3a, eq.Max(eq.Prev(H7), eq.Sub(H3t, eq.Prev(H11)), eq.Const(0)))},
		{ID: H4, Name: "Met from the custodian's own deposit", Unit: eq.EUR, Over: Custodians, Equation: eq.Min(H3, eq.Sub(B2a, I3, H8d, I2r)),
			Flows: []eq.Flow{{Payer: eq.EachMember, Payee: CBR, Instrument: "claim on custodian"}}},
		{ID: H5, Name: "Redemption due from the Union", Unit: eq.EUR, Over: Custodians, Equation: eq.Min(eq.Sub(H3, H4), H8f)},
		{ID: H5a, Name: "Due from the Union in all", Unit: eq.EUR, Equation: eq.Sum(H5)},
		{ID: H5b, Name: "Due from the Union after cures", Unit: eq.EUR, Equation: eq.Sub(H5a, F27a)},
	}
}

// bridge meets bridge borrowing at the end of its term from the other sources,
// oldest first.
func bridge() []eq.Line {
	return []eq.Line{
		{ID: H9n, Name: "Term of the bridge, less one month", Unit: eq.Count, Static: true, Equation: eq.Sub(BridgeTerm, eq.Const(1))},
		{ID: H9p, Name: "Bridge borrowing until the month before", Unit: eq.EUR, Equation: eq.Prev(H6k)},
		{ID: H9a, Name: "Bridge borrowing that has come due", Unit: eq.EUR, Equation: eq.Lag(H9p, H9n)},
		{ID: H9e, Name: "Bridge repaid early", Unit: eq.EUR, Equation: eq.Min(eq.Sub(H9p, eq.Prev(H9q)), eq.Add(H2b, eq.Sum(H8d))),
			Note: "By reparations and set-off that redeem bonds."},
		{ID: H9l, Name: "Bridge left after that", Unit: eq.EUR, Equation: eq.Sub(H9p, eq.Prev(H9q), H9e)},
		{ID: H9, Name: "Bridge due", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(H9a, eq.Prev(H9q), H9e, F27b))},
		{ID: H9b, Name: "Of it met by the first source", Unit: eq.EUR, Equation: eq.Min(H9, eq.Choose(WaterfallFirst, G2, H6i, eq.Const(0)))},
		{ID: H9c, Name: "Of it met by the second source", Unit: eq.EUR, Equation: eq.Min(eq.Sub(H9, H9b), eq.Choose(WaterfallSecond, G2, H6i, eq.Const(0)))},
		{ID: H9d, Name: "Of it met by the third source", Unit: eq.EUR, Equation: eq.Min(eq.Sub(H9, H9b, H9c), eq.Choose(WaterfallThird, G2, H6i, eq.Const(0)))},
		{ID: H9m, Name: "Bridge repaid when due", Unit: eq.EUR, Equation: eq.Add(H9b, H9c, H9d),
			Flows: []eq.Flow{{Payer: Union, Payee: Market, Instrument: "Union bonds"}}},
		{ID: H9h, Name: "Of it from headroom", Unit: eq.EUR, Equation: bySource(1, H9b, H9c, H9d)},
		{ID: H9g, Name: "Of it by the guarantors", Unit: eq.EUR, Equation: bySource(2, H9b, H9c, H9d)},
		{ID: H9f, Name: "Of it put to the guarantors", Unit: eq.EUR, Equation: bySource(2, H9, eq.Sub(H9, H9b), eq.Sub(H9, H9b, H9c))},
		{ID: H9q, Name: "Bridge repaid so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(H9q), H9e, F27b, H9m)},
		{ID: H9o, Name: "Bridge overdue", Unit: eq.EUR, Equation: eq.Sub(H9, H9m), Note: "Stays among the Union's bonds until a source meets it."},
	}
}

// waterfall meets what the Union owes from three sources, one after the other,
// in the order of the scenario.
func waterfall() []eq.Line {
	return []eq.Line{
		{ID: H6i, Name: "Guarantees that can be paid", Unit: eq.EUR,
			Equation: eq.Add(F14a, eq.If(F20c, eq.Min(F17a, eq.Add(F31, F4i)), eq.Min(F17a, F31, F30a))),
			Note:     "At once where calls are paid in the month they are made; else only what others have left overdue."},
		{ID: H6j, Name: "Bridge borrowing left", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(BridgeLimit, eq.Sub(H9l, F27b)))},
		{ID: H6a, Name: "Met by the first source", Unit: eq.EUR, Equation: eq.Min(H5b, eq.Choose(WaterfallFirst, eq.Sub(G2, H9h), eq.Sub(H6i, H9g), H6j))},
		{ID: H6b, Name: "Met by the second source", Unit: eq.EUR, Equation: eq.Min(eq.Sub(H5b, H6a), eq.Choose(WaterfallSecond, eq.Sub(G2, H9h), eq.Sub(H6i, H9g), H6j))},
		{ID: H6c, Name: "Met by the third source", Unit: eq.EUR, Equation: eq.Min(eq.Sub(H5b, H6a, H6b), eq.Choose(WaterfallThird, eq.Sub(G2, H9h), eq.Sub(H6i, H9g), H6j))},
		{ID: H6d, Name: "Met by the Union in all", Unit: eq.EUR, Equation: eq.Add(F27a, H6a, H6b, H6c)},
		{ID: H6e, Name: "Put to the guarantors", Unit: eq.EUR,
			Equation: eq.Add(H9f, bySource(2, H5b, eq.Sub(H5b, H6a), eq.Sub(H5b, H6a, H6b))),
			Note:     "For the bridge that is due and for what is due to the custodians."},
		{ID: H6h, Name: "Met from headroom", Unit: eq.EUR, Equation: eq.Add(H9h, bySource(1, H6a, H6b, H6c))},
		{ID: H6g, Name: "Met by the guarantors", Unit: eq.EUR, Equation: eq.Add(H9g, bySource(2, H6a, H6b, H6c))},
		{ID: H6m, Name: "Met by bridge borrowing", Unit: eq.EUR, Equation: bySource(3, H6a, H6b, H6c),
			Flows: []eq.Flow{{Payer: Market, Payee: Union, Instrument: "Union bonds"}}},
		{ID: H6k, Name: "Bridge borrowing so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(H6k), H6m)},
		{ID: H6f, Name: "Key of a custodian in what is due", Unit: eq.Millionths, Over: Custodians, Equation: eq.Key(H5, H5a)},
		{ID: H6l, Name: "Part by that key", Unit: eq.EUR, Over: Custodians, Equation: eq.Scale(H6d, H6f, eq.Whole)},
		{ID: H6, Name: "Met by the Union, paid on to the Bank of Russia", Unit: eq.EUR, Over: Custodians, Equation: capped(H6d, H6l, H5, H6),
			Flows: []eq.Flow{{Payer: Union, Payee: eq.EachMember, Instrument: "Union debt instrument"}, {Payer: eq.EachMember, Payee: CBR, Instrument: "claim on custodian"}}},
	}
}

// bySource picks the amount of the rank at which a source stands: sources are
// numbered headroom 1, guarantees 2, bridge 3, and each has one rank.
func bySource(source int, amounts ...eq.Operand) *eq.Node {
	var ranks []eq.Operand
	for i, rank := range []eq.ID{WaterfallFirst, WaterfallSecond, WaterfallThird} {
		ranks = append(ranks, eq.Choose(rank, onlyOf(source, amounts[i])...))
	}
	return eq.Add(ranks...)
}

// onlyOf gives an amount to one source and nothing to the others.
func onlyOf(source int, amount eq.Operand) []eq.Operand {
	choices := []eq.Operand{eq.Const(0), eq.Const(0), eq.Const(0)}
	choices[source-1] = amount
	return choices
}

func arrears() []eq.Line {
	return []eq.Line{
		{ID: H7, Name: "Arrears of the custodian to the Bank of Russia", Unit: eq.EUR, Over: Custodians, Equation: eq.Sub(H3, H4, H6)},
		{ID: H11, Name: "Paid to the Bank of Russia so far", Unit: eq.EUR, Over: Custodians, Equation: eq.Add(eq.Prev(H11), H4, H6)},
		{ID: H7a, Name: "Arrears of the Union to the custodian", Unit: eq.EUR, Over: Custodians, Equation: eq.Sub(H5, H6)},
	}
}
