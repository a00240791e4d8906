package finance

import eq "loanmodel/finance/equation"

// Lines of block E.
const (
	B1a  eq.ID = "B1a"  // Union debt instrument after swap and repayment
	B2a  eq.ID = "B2a"  // deposit after maturities, swap and repayment
	E1   eq.ID = "E1"   // wanted from immobilised cash
	E1a  eq.ID = "E1a"  // of a drawing, wanted from immobilised cash
	E2b  eq.ID = "E2b"  // of a drawing, wanted in grants
	E2   eq.ID = "E2"   // granted by the states
	E3   eq.ID = "E3"   // borrowed by Union bonds
	E4   eq.ID = "E4"   // swapped into the Union debt instrument
	E4a  eq.ID = "E4a"  // cash a custodian can swap
	E5   eq.ID = "E5"   // Union bonds
	E5a  eq.ID = "E5a"  // Union bonds before any are redeemed
	E5b  eq.ID = "E5b"  // Union bonds before repayment
	E6   eq.ID = "E6"   // interest on the bonds, accrued
	E6a  eq.ID = "E6a"  // interest accrued and not yet paid
	E7   eq.ID = "E7"   // interest on the bonds, paid
	E8   eq.ID = "E8"   // interest owed on swapped cash, borne by the Union
	E9   eq.ID = "E9"   // cost to the Union budget
	E9a  eq.ID = "E9a"  // cost to the Union budget so far
	E10  eq.ID = "E10"  // interest of a year on all bonds outstanding
	E10a eq.ID = "E10a" // of it on the part refinanced in the month
	E10b eq.ID = "E10b" // bonds refinanced in the month
	E10c eq.ID = "E10c" // yearly interest of those at the rate of the month
	E10d eq.ID = "E10d" // bonds newly issued
	E10e eq.ID = "E10e" // yearly interest of those
	E10f eq.ID = "E10f" // yearly interest before redemption
	E10g eq.ID = "E10g" // bonds redeemed in the month
	E10h eq.ID = "E10h" // part of the pool redeemed
	E10i eq.ID = "E10i" // yearly interest that ends with it
	E11  eq.ID = "E11"  // bonds are refinanced from immobilised cash
	E11c eq.ID = "E11c" // the first month of that
	E11a eq.ID = "E11a" // bonds to be refinanced from it
	E11b eq.ID = "E11b" // bonds redeemed with swapped cash
	E11d eq.ID = "E11d" // borrowed less what is refinanced
)

func funding() eq.Section {
	return eq.Section{
		Letter: "E", Title: "Funding",
		About: "Each drawing is funded from immobilised cash, by grants of the states and by bonds of the Union, in fixed weights. Bonds take what the other two do not bring and are rolled over until repaid, or until a day from which immobilised cash takes their place.",
		Lines: concat(refinancing(), drawingFunded(), bonds(), pool()),
	}
}

// refinancing says from when on immobilised cash takes the place of bonds, and of
// how many: those of the loan, not those of the bridge, as deposits hold it.
func refinancing() []eq.Line {
	return []eq.Line{
		{ID: E11, Name: "Immobilised cash takes the bonds' place", Unit: eq.Flag,
			Equation: eq.And(eq.Less(eq.Const(0), FundingRefinancedFrom), eq.AtLeast(CalendarLastDay, FundingRefinancedFrom)),
			Note:     "On the period's last day."},
		{ID: E11c, Name: "The bonds are refinanced from this month on", Unit: eq.Flag, Equation: eq.And(E11, eq.Not(eq.Prev(E11)))},
		{ID: E11a, Name: "Bonds to be refinanced", Unit: eq.EUR,
			Equation: eq.If(E11, eq.Max(eq.Const(0), eq.Sub(eq.Prev(E5), eq.Sub(eq.Prev(H6k), eq.Prev(H9q)))), eq.Const(0)),
			Note:     "All but those of the bridge. What deposits do not hold is refinanced as soon as they do."},
	}
}

func drawingFunded() []eq.Line {
	return []eq.Line{
		{ID: E2b, Name: "Of the drawing, wanted in grants", Unit: eq.EUR, Equation: eq.Scale(D1, FundingGrants, eq.Whole)},
		{ID: E1a, Name: "Of the drawing, wanted from immobilised cash", Unit: eq.EUR,
			Equation: eq.If(E11, eq.Sub(D1, E2b), eq.Scale(D1, FundingAssets, eq.Whole)),
			Note:     "From the refinancing on also the bonds' part."},
		{ID: E1, Name: "Wanted from immobilised cash", Unit: eq.EUR, Equation: eq.Add(E1a, J5, E11a)},
		{ID: E2, Name: "Granted by the states", Unit: eq.EUR, Equation: eq.Min(E2b, eq.Sub(D1, E1a)),
			Flows: []eq.Flow{{Payer: States, Payee: Union, Instrument: "grants"}, {Payer: Union, Payee: Ukraine, Instrument: "grants"}}},
		{ID: E4a, Name: "Cash a custodian can swap", Unit: eq.EUR, Over: Custodians,
			Equation: eq.Max(eq.Const(0), eq.Sub(eq.Add(eq.Prev(B2), A2), AssetsLiquidityFloor))},
		{ID: E4, Name: "Swapped into the Union debt instrument", Unit: eq.EUR, Over: Custodians,
			Equation: eq.Min(E4a, eq.Sub(E1, eq.Earlier(E4))),
			Flows:    []eq.Flow{{Payer: eq.EachMember, Payee: Union, Instrument: "Union debt instrument"}},
			Note:     "Euroclear first, then the other custodians."},
		{ID: E11b, Name: "Bonds redeemed with swapped cash", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(eq.Sum(E4), eq.Sub(eq.Add(D1, J5), E2))),
			Flows: []eq.Flow{{Payer: Union, Payee: Market, Instrument: "Union bonds"}},
			Note:  "What the swap brings beyond the drawing. Interest accrued until then is paid too (E7)."},
		{ID: E3, Name: "Borrowed by Union bonds", Unit: eq.EUR, Equation: eq.Sub(eq.Add(D1, J5, E11b), E2, eq.Sum(E4)),
			Flows: []eq.Flow{{Payer: Market, Payee: Union, Instrument: "Union bonds"}},
			Note:  "The bonds' own weight, and what could not be swapped."},
		{ID: E11d, Name: "Borrowed less what is refinanced", Unit: eq.EUR, Signed: true, Equation: eq.Sub(E3, E11b),
			Note: "Over the run: what the loan takes from bondholders, and immobilised cash does not replace."},
		{ID: B1a, Name: "Union debt instrument after swap and repayment", Unit: eq.EUR, Over: Custodians,
			Equation: eq.Sub(eq.Add(eq.Prev(B1), E4), H2c)},
		{ID: B2a, Name: "Deposit after maturities, swap and repayment", Unit: eq.EUR, Over: Custodians,
			Equation: eq.Add(eq.Prev(B2), A2, A5, eq.Sub(H2c, E4))},
	}
}

func bonds() []eq.Line {
	return []eq.Line{
		{ID: E5a, Name: "Union bonds before any are redeemed", Unit: eq.EUR, Equation: eq.Add(eq.Prev(E5), E3)},
		{ID: E5b, Name: "Union bonds before repayment", Unit: eq.EUR, Equation: eq.Sub(E5a, E11b)},
		{ID: E5, Name: "Union bonds", Unit: eq.EUR, Equation: eq.Sub(eq.Add(E5a, H6m), E10g),
			Stock: &eq.Stock{Holder: Market, Issuer: Union, Instrument: "Union bonds"}},
		{ID: E6, Name: "Interest on the bonds, accrued", Unit: eq.EUR, Equation: eq.Scale(eq.Prev(E10), CalendarDays, eq.YearOfDays),
			Flows: []eq.Flow{{Payer: Union, Payee: Market, Instrument: "bond interest"}, {Payer: Market, Payee: Union, Instrument: "accrued bond interest"}}},
		{ID: E6a, Name: "Accrued and not yet paid", Unit: eq.EUR, Equation: eq.Sub(eq.Add(eq.Prev(E6a), E6), E7),
			Stock: &eq.Stock{Holder: Market, Issuer: Union, Instrument: "accrued bond interest", Signed: true},
			Note:  "Below zero where bonds bear a rate below zero."},
		{ID: E7, Name: "Interest on the bonds, paid", Unit: eq.EUR, Signed: true,
			Equation: eq.If(eq.Or(eq.Equal(CalendarMonth, FundingCouponMonth), E11c), eq.Add(eq.Prev(E6a), E6), eq.Const(0)),
			Flows:    []eq.Flow{{Payer: Union, Payee: Market, Instrument: "accrued bond interest"}},
			Note:     "Once a year, and when the bonds are refinanced."},
		{ID: E8, Name: "Interest owed on swapped cash, borne by the Union", Unit: eq.EUR, Over: Custodians,
			Equation: eq.Scale(eq.Prev(B1), RatesOwedOnSwapped, eq.YearACT360),
			Flows:    []eq.Flow{{Payer: Union, Payee: eq.EachMember, Instrument: "interest on swapped cash"}},
			Note:     "Paid in cash into the custodian's deposit; the claim of the Bank of Russia grows by as much (A5)."},
		{ID: E9, Name: "Cost to the Union budget", Unit: eq.EUR, Equation: eq.Add(E7, eq.Sum(E8)),
			Flows: []eq.Flow{{Payer: States, Payee: Union, Instrument: "budget contributions"}}},
		{ID: E9a, Signed: true, Name: "Cost to the Union budget so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(E9a), E9)},
	}
}

// pool follows the yearly interest of the bonds. What is refinanced or new takes
// the rate in force on the last day of the month; the rest keeps what it has.
func pool() []eq.Line {
	return []eq.Line{
		{ID: E10a, Name: "Yearly interest of the bonds refinanced", Unit: eq.EUR, Equation: eq.Scale(eq.Prev(E10), RatesRefinanced, eq.YearByMonth)},
		{ID: E10b, Name: "Bonds refinanced", Unit: eq.EUR, Equation: eq.Scale(eq.Prev(E5), RatesRefinanced, eq.YearByMonth)},
		{ID: E10c, Name: "Their yearly interest at the rate of the month", Unit: eq.EUR, Equation: eq.Scale(E10b, eq.Add(RatesBondPool, RetaliationSpread), eq.Whole)},
		{ID: E10d, Name: "Bonds newly issued", Unit: eq.EUR, Equation: eq.Add(E3, H6m)},
		{ID: E10e, Name: "Their yearly interest", Unit: eq.EUR, Equation: eq.Scale(E10d, eq.Add(RatesBondPool, RetaliationSpread), eq.Whole)},
		{ID: E10f, Signed: true, Name: "Yearly interest of the bonds before redemption", Unit: eq.EUR, Equation: eq.Sub(eq.Add(eq.Prev(E10), E10c, E10e), E10a)},
		{ID: E10g, Name: "Bonds redeemed", Unit: eq.EUR, Equation: eq.Add(E11b, H2b, eq.Sum(H8d), F27b, H9m)},
		{ID: E10h, Name: "Part of the bonds that is redeemed", Unit: eq.Millionths, Equation: eq.Key(E10g, eq.Add(E5a, H6m)), Note: "Exact to a millionth."},
		{ID: E10i, Name: "Yearly interest that ends with them", Unit: eq.EUR, Equation: eq.Scale(E10f, E10h, eq.Whole)},
		{ID: E10, Signed: true, Name: "Yearly interest of the bonds", Unit: eq.EUR, Equation: eq.Sub(E10f, E10i)},
	}
}
