package finance

import eq "loanmodel/finance/equation"

// Lines of block G.
const (
	G1  eq.ID = "G1"
	G2  eq.ID = "G2"
	G3  eq.ID = "G3"
	G3a eq.ID = "G3a"
	G4  eq.ID = "G4"
	G5  eq.ID = "G5"
)

func headroom() eq.Section {
	return eq.Section{
		Letter: "G", Title: "Budget headroom",
		About: "Once the Union's budget has taken over, calls are met from its headroom up to a yearly capacity and reach the states through own resources.",
		Lines: []eq.Line{
			{ID: G1, Name: "Used earlier in the year", Unit: eq.EUR, Equation: eq.If(eq.Equal(CalendarMonth, eq.Const(1)), eq.Const(0), eq.Prev(G4))},
			{ID: G2, Name: "Available", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(HeadroomCapacity, G1))},
			{ID: G3, Name: "Met from headroom", Unit: eq.EUR, Equation: eq.Add(H6h),
				Flows: []eq.Flow{{Payer: States, Payee: Union, Instrument: "recoverable headroom payments"}}},
			{ID: G3a, Name: "Met from headroom so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(G3a), G3)},
			{ID: G4, Name: "Used in the year", Unit: eq.EUR, Equation: eq.Add(G1, G3)},
			{ID: G5, Name: "Paid from headroom and not yet recovered", Unit: eq.EUR, Equation: eq.Sub(eq.Add(eq.Prev(G5), G3), H2h),
				Stock: &eq.Stock{Holder: States, Issuer: Union, Instrument: "recoverable headroom payments"}},
		},
	}
}
