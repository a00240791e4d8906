package finance

import eq "loanmodel/finance/equation"

// Lines of block A.
const (
	A1 eq.ID = "A1"
	A2 eq.ID = "A2"
	A3 eq.ID = "A3"
	A4 eq.ID = "A4"
)

func assets() eq.Section {
	return eq.Section{
		Letter: "A", Title: "Immobilised assets",
		About: "What each custodian holds for the Bank of Russia. Securities mature into cash, and the cash is a claim of the Bank of Russia on the custodian until it is paid or set off.",
		Lines: []eq.Line{
			{ID: A1, Name: "Securities", Unit: eq.EUR, Over: Custodians,
				Opening: AssetsOpeningSecurities, Equation: eq.Sub(eq.Prev(A1), A2),
				Stock: &eq.Stock{Holder: CBR, Issuer: Market, Instrument: "securities"}},
			{ID: A2, Name: "Matured", Unit: eq.EUR, Over: Custodians,
				Equation: eq.Min(eq.Prev(A1), AssetsMaturities),
				Flows:    []eq.Flow{{Payer: Market, Payee: CBR, Instrument: "securities"}, {Payer: CBR, Payee: eq.EachMember, Instrument: "claim on custodian"}},
				Note:     "No more can mature than is held."},
			{ID: A3, Name: "Claim: cash owed to the Bank of Russia", Unit: eq.EUR, Over: Custodians,
				Opening: AssetsOpeningCash, Equation: eq.Sub(eq.Add(eq.Prev(A3), A2), H4, H6, H8, I3),
				Stock: &eq.Stock{Holder: CBR, Issuer: eq.EachMember, Instrument: "claim on custodian"}},
			{ID: A4, Name: "Immobilised", Unit: eq.EUR, Over: Custodians, Equation: eq.Add(A1, A3)},
		},
	}
}
