package finance

import eq "loanmodel/finance/equation"

// Lines of block B.
const (
	B1 eq.ID = "B1" // the Union owes it to the custodian
	B2 eq.ID = "B2" // what is left of the cash at the central bank
	B3 eq.ID = "B3" // must be 0
)

func cash() eq.Section {
	return eq.Section{
		Letter: "B", Title: "Where the cash behind the claim is",
		About: "The cash is either on deposit at the central bank, earning interest, or swapped into a debt instrument of the Union, earning none.",
		Lines: []eq.Line{
			{ID: B1, Name: "Union debt instrument held (zero interest)", Unit: eq.EUR, Over: Custodians,
				Equation: eq.Sub(B1a, H8, H6, F27c),
				Stock:    &eq.Stock{Holder: eq.EachMember, Issuer: Union, Instrument: "Union debt instrument"}},
			{ID: B2, Name: "Central-bank deposit", Unit: eq.EUR, Over: Custodians,
				Opening: AssetsOpeningCash, Equation: eq.Sub(eq.Add(B2a, F27c), I3, H8d, I2r, H4),
				Stock: &eq.Stock{Holder: eq.EachMember, Issuer: Eurosystem, Instrument: "central-bank deposit", Money: true},
				Note:  "What the Union redeems on a release (H6) is paid on to the Bank of Russia the same day and leaves the deposit as it was."},
			{ID: B3, Name: "Identity: claim less deposit less Union debt instrument", Unit: eq.EUR, Over: Custodians, Zero: true,
				Equation: eq.Sub(A3, B2, B1)},
		},
	}
}
