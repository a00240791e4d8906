package finance

import eq "loanmodel/finance/equation"

// Lines of block D.
const (
	D1  eq.ID = "D1"  // drawn of the loan
	D1a eq.ID = "D1a" // drawn and lent
	D1g eq.ID = "D1g" // enough guarantees are in place
	D2  eq.ID = "D2"  // loan outstanding
	D2a eq.ID = "D2a" // loan outstanding before repayment
	D3  eq.ID = "D3"  // interest on the loan
	D4  eq.ID = "D4"  // military use
	D5  eq.ID = "D5"  // budget use
	D6  eq.ID = "D6"  // undrawn commitment
	D7  eq.ID = "D7"  // loan written off
	D7a eq.ID = "D7a" // loan written off so far
	D8  eq.ID = "D8"  // identity: the loan less all that stands behind it
	D9  eq.ID = "D9"  // the commitment's part that the dated instalments foresee by now
	D9a eq.ID = "D9a" // dated instalments so far
	D9b eq.ID = "D9b" // drawn so far
	D9c eq.ID = "D9c" // divisor of the instalments: never 0
)

func loan() eq.Section {
	return eq.Section{
		Letter: "D", Title: "The loan to Ukraine",
		About: "Drawn in instalments once enough guarantees are in place, without interest, repaid only out of reparations.",
		Lines: []eq.Line{
			{ID: D9a, Name: "Instalments so far, as dated", Unit: eq.EUR, Equation: eq.Add(eq.Prev(D9a), LoanInstalments)},
			{ID: D9c, Name: "All instalments, at least a cent", Unit: eq.EUR, Static: true, Equation: eq.Max(eq.Cent(), LoanAll)},
			{ID: D9, Name: "Part of the commitment that they foresee so far", Unit: eq.EUR, Equation: eq.ScaleBy(LoanCommitment, D9a, D9c),
				Note: "The dated amounts say in which proportion the commitment is drawn."},
			{ID: D1g, Name: "Enough guarantees are in place", Unit: eq.Flag, Equation: eq.AtLeast(LoanInPlace, LoanThreshold)},
			{ID: D1, Name: "Drawn", Unit: eq.EUR,
				Equation: eq.If(D1g, eq.Min(eq.Prev(D6), eq.Sub(D9, eq.Prev(D9b))), eq.Const(0)),
				Note:     "An instalment that comes before enough guarantees are in place is drawn as soon as they are."},
			{ID: D9b, Name: "Drawn so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(D9b), D1)},
			{ID: D1a, Name: "Lent of it", Unit: eq.EUR, Equation: eq.Sub(D1, E2),
				Flows: []eq.Flow{{Payer: Union, Payee: Ukraine, Instrument: "loan to Ukraine"}},
				Note:  "What is granted is not lent."},
			{ID: D2a, Name: "Outstanding before repayment", Unit: eq.EUR, Equation: eq.Add(eq.Prev(D2), D1a)},
			{ID: D2, Name: "Outstanding", Unit: eq.EUR, Equation: eq.Sub(D2a, H2, eq.Sum(H8), eq.Sum(H8d), D7),
				Stock: &eq.Stock{Holder: Union, Issuer: Ukraine, Instrument: "loan to Ukraine"}},
			{ID: D3, Name: "Interest", Unit: eq.EUR, Equation: eq.Const(0), Note: "The loan bears no interest."},
			{ID: D4, Name: "Military use", Unit: eq.EUR, Equation: eq.ScaleBy(D1, LoanMilitaryParts, LoanTotalParts)},
			{ID: D5, Name: "Budget use", Unit: eq.EUR, Equation: eq.Sub(D1, D4)},
			{ID: D6, Name: "Undrawn commitment", Unit: eq.EUR, Opening: LoanCommitment, Equation: eq.Sub(eq.Prev(D6), D1)},
			{ID: D7, Name: "Written off", Unit: eq.EUR, Equation: eq.Min(LoanWriteOffs, eq.Sub(D2a, H2, eq.Sum(H8), eq.Sum(H8d))),
				Flows: []eq.Flow{{Payer: Ukraine, Payee: Union, Instrument: "loan to Ukraine"}, {Payer: Union, Payee: Ukraine, Instrument: "write-offs"}}},
			{ID: D7a, Name: "Written off so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(D7a), D7)},
			{ID: D8, Name: "Identity: the loan less all that stands behind it", Unit: eq.EUR, Zero: true,
				Equation: eq.Sub(eq.Add(D2, D7a, J5a), eq.Sum(B1), E5, eq.Sum(F9), F15, G5),
				Note:     "Every euro lent, or paid to the ERA lenders, is owed by the Union to a custodian or a bondholder, or has been paid by a guarantor or the budget."},
		},
	}
}
