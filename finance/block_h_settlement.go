package finance

import eq "loanmodel/finance/equation"

// Lines of block H.
const (
	H1  eq.ID = "H1"
	H2  eq.ID = "H2"
	H2p eq.ID = "H2p"
	H2q eq.ID = "H2q"
	H2r eq.ID = "H2r"
	H2s eq.ID = "H2s"
	H2i eq.ID = "H2i"
	H2j eq.ID = "H2j"
	H2k eq.ID = "H2k"
	H2g eq.ID = "H2g"
	H2h eq.ID = "H2h"
	H2l eq.ID = "H2l"
	H2m eq.ID = "H2m"
	H2n eq.ID = "H2n"
	H2o eq.ID = "H2o"
	H2c eq.ID = "H2c"
	H2b eq.ID = "H2b"
	H2t eq.ID = "H2t"
	H2u eq.ID = "H2u"
	H2v eq.ID = "H2v"
	H2w eq.ID = "H2w"
	H2x eq.ID = "H2x"
	H2y eq.ID = "H2y"
	H2z eq.ID = "H2z"
	H2d eq.ID = "H2d"
	H3a eq.ID = "H3a"
	H3b eq.ID = "H3b"
	H3  eq.ID = "H3"
	H4  eq.ID = "H4"
	H5  eq.ID = "H5"
	H5a eq.ID = "H5a"
	H6a eq.ID = "H6a"
	H6b eq.ID = "H6b"
	H6c eq.ID = "H6c"
	H6d eq.ID = "H6d"
	H6e eq.ID = "H6e"
	H6f eq.ID = "H6f"
	H6g eq.ID = "H6g"
	H6h eq.ID = "H6h"
	H6i eq.ID = "H6i"
	H6j eq.ID = "H6j"
	H6k eq.ID = "H6k"
	H6l eq.ID = "H6l"
	H6m eq.ID = "H6m"
	H6  eq.ID = "H6"
	H7  eq.ID = "H7"
	H7a eq.ID = "H7a"
	H8a eq.ID = "H8a"
	H8b eq.ID = "H8b"
	H8  eq.ID = "H8"
)

func settlement() eq.Section {
	return eq.Section{
		Letter: "H", Title: "Settlement and the waterfall",
		About: "Within a period: drawing and swap come first, then reparations and repayment, then offset, then release and payment. What the Union owes on a release is met from its sources in the order that the scenario gives; what no source meets is carried on as arrears.",
		Lines: concat(repayment(), repaymentPassedOn(), offset(), release(), waterfall(), arrears(), releaseSplit()),
	}
}

func repayment() []eq.Line {
	return []eq.Line{
		{ID: H1, Name: "Reparations paid by Russia to Ukraine", Unit: eq.EUR, Equation: eq.If(SettlementLate, SettlementReparationsLate, SettlementReparations),
			Flows: []eq.Flow{{Payer: Russia, Payee: Ukraine, Instrument: "reparations"}}},
		{ID: H2t, Name: "Part of them that is to repay the loan", Unit: eq.EUR, Equation: eq.Scale(H1, SettlementRepaymentShare, eq.Whole)},
		{ID: H2, Name: "Repaid by Ukraine", Unit: eq.EUR, Equation: eq.Min(D2a, H2t),
			Flows: []eq.Flow{{Payer: Ukraine, Payee: Union, Instrument: "loan to Ukraine"}}},
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
		{ID: H2s, Name: "Owed to all", Unit: eq.EUR, Equation: eq.Add(H2p, H2y, H2q, H2r, E5a)},
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
			Equation: eq.Min(H2y, eq.Sub(H2, H2g), eq.Max(H2x, eq.Sub(H2, H2g, H2q, H2r, E5a))),
			Flows:    []eq.Flow{{Payer: Union, Payee: ThirdCountries, Instrument: "recoverable third-country payments"}}},
		{ID: H2h, Name: "Passed on to the budget", Unit: eq.EUR,
			Equation: eq.Min(H2q, eq.Sub(H2, H2g, H2z), eq.Max(H2v, eq.Sub(H2, H2g, H2z, H2r, E5a))),
			Flows:    []eq.Flow{{Payer: Union, Payee: States, Instrument: "recoverable headroom payments"}}},
		{ID: H2l, Name: "Passed on to custodians", Unit: eq.EUR,
			Equation: eq.Min(H2r, eq.Sub(H2, H2g, H2z, H2h), eq.Max(H2w, eq.Sub(H2, H2g, H2z, H2h, E5a)))},
		{ID: H2m, Name: "Key of a custodian", Unit: eq.Millionths, Over: Custodians, Equation: eq.Key(H2n, H2r)},
		{ID: H2o, Name: "Part by that key", Unit: eq.EUR, Over: Custodians, Equation: eq.Scale(H2l, H2m, eq.Whole)},
		{ID: H2c, Name: "Redeemed to a custodian", Unit: eq.EUR, Over: Custodians, Equation: capped(H2l, H2o, H2n, H2c),
			Flows: []eq.Flow{{Payer: Union, Payee: eq.EachMember, Instrument: "Union debt instrument"}}},
		{ID: H2b, Name: "Redeemed to bondholders", Unit: eq.EUR, Equation: eq.Sub(H2, H2g, H2z, H2h, H2l),
			Flows: []eq.Flow{{Payer: Union, Payee: Market, Instrument: "Union bonds"}}},
	}
}

func offset() []eq.Line {
	return []eq.Line{
		{ID: H8a, Name: "To be set off against reparations", Unit: eq.EUR, Over: Custodians, Equation: eq.Scale(B1a, SettlementOffset, eq.Whole)},
		{ID: H8b, Name: "Loan that can be set off", Unit: eq.EUR, Equation: eq.Sub(D2a, H2)},
		{ID: H8, Name: "Set off", Unit: eq.EUR, Over: Custodians, Equation: eq.Min(H8a, eq.Sub(H8b, eq.Earlier(H8))),
			Flows: []eq.Flow{{Payer: eq.EachMember, Payee: CBR, Instrument: "claim on custodian"}, {Payer: CBR, Payee: Ukraine, Instrument: "reparations by offset"},
				{Payer: Ukraine, Payee: Union, Instrument: "loan to Ukraine"}, {Payer: Union, Payee: eq.EachMember, Instrument: "Union debt instrument"}},
			Note: "Reduces the claim of the Bank of Russia, the Union's debt to the custodian and the loan by the same amount."},
	}
}

func release() []eq.Line {
	return []eq.Line{
		{ID: H3a, Name: "Claim before payment", Unit: eq.EUR, Over: Custodians, Equation: eq.Sub(eq.Add(eq.Prev(A3), A2), H8, I3)},
		{ID: H3b, Name: "Released of it", Unit: eq.EUR, Over: Custodians, Equation: eq.Scale(H3a, SettlementRelease, eq.Whole)},
		{ID: H3, Name: "Due to the Bank of Russia", Unit: eq.EUR, Over: Custodians, Equation: eq.Min(H3a, eq.Add(H3b, eq.Prev(H7)))},
		{ID: H4, Name: "Met from the custodian's own deposit", Unit: eq.EUR, Over: Custodians, Equation: eq.Min(H3, eq.Sub(B2a, I3)),
			Flows: []eq.Flow{{Payer: eq.EachMember, Payee: CBR, Instrument: "claim on custodian"}}},
		{ID: H5, Name: "Redemption due from the Union", Unit: eq.EUR, Over: Custodians, Equation: eq.Min(eq.Sub(H3, H4), eq.Sub(B1a, H8))},
		{ID: H5a, Name: "Due from the Union in all", Unit: eq.EUR, Equation: eq.Sum(H5)},
	}
}

// waterfall meets what the Union owes from three sources, one after the other,
// in the order of the scenario.
func waterfall() []eq.Line {
	return []eq.Line{
		{ID: H6i, Name: "Guarantees that can be paid", Unit: eq.EUR, Equation: eq.Add(eq.Sum(F5b), F14a)},
		{ID: H6j, Name: "Bridge borrowing left", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(BridgeLimit, eq.Prev(H6k)))},
		{ID: H6a, Name: "Met by the first source", Unit: eq.EUR, Equation: eq.Min(H5a, eq.Choose(WaterfallFirst, G2, H6i, H6j))},
		{ID: H6b, Name: "Met by the second source", Unit: eq.EUR, Equation: eq.Min(eq.Sub(H5a, H6a), eq.Choose(WaterfallSecond, G2, H6i, H6j))},
		{ID: H6c, Name: "Met by the third source", Unit: eq.EUR, Equation: eq.Min(eq.Sub(H5a, H6a, H6b), eq.Choose(WaterfallThird, G2, H6i, H6j))},
		{ID: H6d, Name: "Met by the Union in all", Unit: eq.EUR, Equation: eq.Add(H6a, H6b, H6c)},
		{ID: H6e, Name: "Put to the guarantors", Unit: eq.EUR,
			Equation: bySource(2, H5a, eq.Sub(H5a, H6a), eq.Sub(H5a, H6a, H6b))},
		{ID: H6h, Name: "Met from headroom", Unit: eq.EUR, Equation: bySource(1, H6a, H6b, H6c)},
		{ID: H6g, Name: "Met by the guarantors", Unit: eq.EUR, Equation: bySource(2, H6a, H6b, H6c)},
		{ID: H6m, Name: "Met by bridge borrowing", Unit: eq.EUR, Equation: bySource(3, H6a, H6b, H6c),
			Flows: []eq.Flow{{Payer: Market, Payee: Union, Instrument: "Union bonds"}}},
		{ID: H6k, Name: "Bridge borrowing so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(H6k), H6m)},
		{ID: H6f, Name: "Key of a custodian in what is due", Unit: eq.Millionths, Over: Custodians, Equation: eq.Key(H5, H5a)},
		{ID: H6l, Name: "Part by that key", Unit: eq.EUR, Over: Custodians, Equation: eq.Scale(H6d, H6f, eq.Whole)},
		{ID: H6, Name: "Met by the Union, paid on to the Bank of Russia", Unit: eq.EUR, Over: Custodians, Equation: capped(H6d, H6l, H5, H6),
			Flows: []eq.Flow{{Payer: Union, Payee: eq.EachMember, Instrument: "Union debt instrument"}, {Payer: eq.EachMember, Payee: CBR, Instrument: "claim on custodian"}}},
	}
}

// bySource is the amount of the rank at which a source stands: sources are
// numbered headroom 1, guarantees 2, bridge 3, and each has one rank.
func bySource(source int, amounts ...eq.Operand) *eq.Node {
	var ranks []eq.Operand
	for i, rank := range []eq.ID{WaterfallFirst, WaterfallSecond, WaterfallThird} {
		choices := []eq.Operand{eq.Const(0), eq.Const(0), eq.Const(0)}
		choices[source-1] = amounts[i]
		ranks = append(ranks, eq.Choose(rank, choices...))
	}
	return eq.Add(ranks...)
}

func arrears() []eq.Line {
	return []eq.Line{
		{ID: H7, Name: "Arrears of the custodian to the Bank of Russia", Unit: eq.EUR, Over: Custodians, Equation: eq.Sub(H3, H4, H6)},
		{ID: H7a, Name: "Arrears of the Union to the custodian", Unit: eq.EUR, Over: Custodians, Equation: eq.Sub(H5, H6)},
	}
}
