package finance

import eq "loanmodel/finance/equation"

// Lines of block A.
const (
	A1  eq.ID = "A1"  // held for the Bank of Russia, not yet matured
	A2  eq.ID = "A2"  // securities turned into cash in the month
	A3  eq.ID = "A3"  // what the custodian owes the Bank of Russia in cash
	A4  eq.ID = "A4"  // securities and claim together
	A5  eq.ID = "A5"  // interest that the custodian credits to the claim
	A5a eq.ID = "A5a" // of it on the deposit; the rest is E8
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
				Opening: AssetsOpeningCash, Equation: eq.Sub(eq.Add(eq.Prev(A3), A2, A5), H4, H6, H8, H8d, I3, I2r),
				Stock: &eq.Stock{Holder: CBR, Issuer: eq.EachMember, Instrument: "claim on custodian"}},
			{ID: A5a, Name: "Interest credited on the deposit", Unit: eq.EUR, Over: Custodians,
				Equation: eq.Scale(eq.Prev(B2), RatesOwedOnSwapped, eq.YearACT360),
				Flows:    []eq.Flow{{Payer: Eurosystem, Payee: eq.EachMember, Instrument: "interest on deposits"}}},
			{ID: A5, Name: "Interest credited to the claim", Unit: eq.EUR, Over: Custodians, Equation: eq.Add(A5a, E8),
				Flows: []eq.Flow{{Payer: eq.EachMember, Payee: CBR, Instrument: "interest credited"}, {Payer: CBR, Payee: eq.EachMember, Instrument: "claim on custodian"}},
				Note:  "A ban on payments leaves no other way: what a custodian owes in interest makes claim and deposit grow."},
			{ID: A4, Name: "Immobilised", Unit: eq.EUR, Over: Custodians, Equation: eq.Add(A1, A3)},
		},
	}
}
