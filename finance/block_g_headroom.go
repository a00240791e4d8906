package finance

import eq "loanmodel/finance/equation"

// Lines of block G.
const (
	G1  eq.ID = "G1"  // headroom used earlier in the year
	G2  eq.ID = "G2"  // headroom available
	G3  eq.ID = "G3"  // met from headroom
	G4  eq.ID = "G4"  // headroom used in the year
	G5  eq.ID = "G5"  // paid from headroom and not yet recovered
	G6  eq.ID = "G6"  // headroom paid in place of guarantors who owe it, not yet repaid
	G6a eq.ID = "G6a" // the same after recoveries
	G6b eq.ID = "G6b" // and after cures
	G6c eq.ID = "G6c" // divisor of the recoveries: never 0
	G6d eq.ID = "G6d" // recovered of it out of reparations
	G7  eq.ID = "G7"  // repaid by guarantors who cure
	G8  eq.ID = "G8"  // taken for them in the month, where headroom stands before the guarantees
	G8a eq.ID = "G8a" // what headroom gives in that place
	G8b eq.ID = "G8b" // headroom stands before the guarantees
	G8c eq.ID = "G8c" // the bridge stands before the headroom
	G9  eq.ID = "G9"  // taken for them in the month
)

func headroom() eq.Section {
	return eq.Section{
		Letter: "G", Title: "Budget headroom",
		About: "Once the Union's budget has taken over, calls are met from its headroom up to a yearly capacity and reach the states through own resources.",
		Lines: []eq.Line{
			{ID: G1, Name: "Used earlier in the year", Unit: eq.EUR, Equation: eq.If(eq.Equal(CalendarMonth, eq.Const(1)), eq.Const(0), eq.Prev(G4))},
			{ID: G2, Name: "Available", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(HeadroomCapacity, G1, E7))},
			{ID: G3, Name: "Met from headroom", Unit: eq.EUR, Equation: eq.Add(H6h),
				Flows: []eq.Flow{{Payer: States, Payee: Union, Instrument: "recoverable headroom payments"}}},
			{ID: G4, Name: "Used in the year", Unit: eq.EUR, Equation: eq.Add(G1, G3, E7),
				Note: "By calls and, before them, by the coupons of the Union's bonds."},
			{ID: G5, Name: "Paid from headroom and not yet recovered", Unit: eq.EUR, Equation: eq.Sub(eq.Add(eq.Prev(G5), G3), H2h, G7),
				Stock: &eq.Stock{Holder: States, Issuer: Union, Instrument: "recoverable headroom payments"}},
			{ID: G6c, Name: "Paid from headroom, at least a cent", Unit: eq.EUR, Equation: eq.Max(eq.Cent(), eq.Prev(G5))},
			{ID: G6d, Name: "Recovered of it on advances", Unit: eq.EUR, Equation: eq.Min(eq.Prev(G6), eq.ScaleBy(H2h, eq.Prev(G6), G6c))},
			{ID: G6a, Name: "Advances of the headroom after recoveries", Unit: eq.EUR, Equation: eq.Sub(eq.Prev(G6), G6d)},
			{ID: G7, Name: "Advances of the headroom repaid by guarantors", Unit: eq.EUR, Equation: eq.Sub(F28, F28a),
				Flows: []eq.Flow{{Payer: Union, Payee: States, Instrument: "recoverable headroom payments"}}},
			{ID: G6b, Name: "Advances of the headroom after cures", Unit: eq.EUR, Equation: eq.Sub(G6a, G7)},
			{ID: G8b, Name: "Headroom stands before the guarantees", Unit: eq.Flag, Static: true, Equation: standsBefore(1, 2)},
			{ID: G8c, Name: "The bridge stands before the headroom", Unit: eq.Flag, Static: true, Equation: standsBefore(3, 1)},
			{ID: G8a, Name: "Headroom that comes before the guarantees", Unit: eq.EUR,
				Equation: eq.If(G8b, eq.Min(G2, eq.Sub(eq.Add(H9, H5b), eq.If(G8c, eq.Min(H5b, H6j), eq.Const(0)))), eq.Const(0))},
			{ID: G8, Name: "Of it in place of guarantors", Unit: eq.EUR, Equation: eq.Min(G8a, F18b)},
			{ID: G9, Name: "Headroom paid in place of guarantors", Unit: eq.EUR, Equation: eq.If(G8b, G8, eq.Min(G3, F18d))},
			{ID: G6, Name: "Advances of the headroom for guarantors", Unit: eq.EUR, Equation: eq.Add(G6b, G9),
				Note: "What a guarantor does not pay and the headroom pays in its place; it comes back when the guarantor pays."},
		},
	}
}

// standsBefore tells whether one source of the waterfall, as bySource numbers
// them, comes before another: it is the first, or the other is the last.
func standsBefore(source, other int) *eq.Node {
	return eq.Or(hasSource(WaterfallFirst, source), hasSource(WaterfallThird, other))
}

// hasSource tells whether a source has this rank.
func hasSource(rank eq.ID, source int) *eq.Node {
	return eq.Equal(eq.Choose(rank, onlyOf(source, eq.Const(1))...), eq.Const(1))
}
