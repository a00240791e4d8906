package finance

import eq "loanmodel/finance/equation"

// Lines of block C: the carry of the swap. C14 to C18 of the first edition
// compared with cash neither swapped nor released; they are retired.
const (
	C20  eq.ID = "C20"  // swapped cash that is not yet due back, at the start of the period
	C21  eq.ID = "C21"  // what it would have earned
	C22  eq.ID = "C22"  // taxable income with that
	C22a eq.ID = "C22a" // tax on it
	C23  eq.ID = "C23"  // net of cost and tax with it
	C23a eq.ID = "C23a" // of it liable to the contribution
	C23b eq.ID = "C23b" // contribution with it
	C23c eq.ID = "C23c" // retained of that as a buffer
	C23d eq.ID = "C23d" // payable of that to the Union
	C23e eq.ID = "C23e" // of that for the ERA loans
	C24a eq.ID = "C24a" // payable for the ERA loans as things are
	C24  eq.ID = "C24"  // forgone by Belgium
	C25  eq.ID = "C25"  // forgone by the ERA loans
	C26  eq.ID = "C26"  // forgone by Ukraine's defence
	C27  eq.ID = "C27"  // forgone by the risk buffer
	C28  eq.ID = "C28"  // forgone by Euroclear
	C29  eq.ID = "C29"  // identity: who goes without sums to the interest forgone
)

// carry computes Euroclear's income once more with the interest of the swapped
// cash in it; the differences say who goes without.
func carry() []eq.Line { return concat(withSwappedCash(), forgone()) }

func withSwappedCash() []eq.Line {
	euroclear := string(Euroclear)
	return []eq.Line{
		{ID: C20, Name: "Swapped cash not yet due back, at the start", Unit: eq.EUR,
			Equation: eq.Sub(eq.PrevOf(B1, euroclear), eq.PrevOf(H7a, euroclear)),
			Note:     "What is due back has no claim to interest any more: had it not been swapped, it would have been paid out."},
		{ID: C21, Name: "Interest that it would have earned", Unit: eq.EUR,
			Equation: eq.Scale(C20, eq.Add(RatesDepositFacility, RatesYieldMargin), eq.YearACT360)},
		{ID: C22, Name: "Taxable income with that interest", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(eq.Add(C1, C21), C2))},
		{ID: C22a, Name: "Tax on it", Unit: eq.EUR, Equation: eq.Scale(C22, EuroclearTaxRate, eq.Whole)},
		{ID: C23, Name: "Net of cost and tax with that interest", Unit: eq.EUR, Equation: eq.Sub(eq.Add(C1, C21), C2, C22a)},
		{ID: C23a, Name: "Liable to the contribution with that interest", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), C23)},
		{ID: C23b, Name: "Contribution with that interest", Unit: eq.EUR, Equation: eq.Scale(C23a, EuroclearContributionRate, eq.Whole)},
		{ID: C23c, Name: "Retained of it as a risk buffer", Unit: eq.EUR, Equation: eq.Scale(C23b, EuroclearRetentionRate, eq.Whole)},
		{ID: C23d, Name: "Payable of it to the Union", Unit: eq.EUR, Equation: eq.Sub(C23b, C23c)},
		{ID: C23e, Name: "Of that for the ERA loans", Unit: eq.EUR, Equation: eq.Scale(C23d, EuroclearERAShare, eq.Whole)},
		{ID: C24a, Name: "Payable for the ERA loans as things are", Unit: eq.EUR, Equation: eq.Scale(C7, EuroclearERAShare, eq.Whole)},
	}
}

func forgone() []eq.Line {
	return []eq.Line{
		{ID: C24, Name: "Forgone by Belgium: tax", Unit: eq.EUR, Equation: eq.Sub(C22a, C3),
			Note: "Zero where nothing is swapped."},
		{ID: C25, Name: "Forgone by the ERA loans: contribution", Unit: eq.EUR, Equation: eq.Sub(C23e, C24a),
			Note: "The same euros as what stays unpaid of the ERA loans: never add the two."},
		{ID: C26, Name: "Forgone by Ukraine's defence: contribution", Unit: eq.EUR, Equation: eq.Sub(C23d, C7, C25)},
		{ID: C27, Name: "Forgone by the risk buffer: contribution retained", Unit: eq.EUR, Equation: eq.Sub(C23c, C6)},
		{ID: C28, Name: "Forgone by Euroclear: what the contribution leaves", Unit: eq.EUR, Equation: eq.Sub(C23, C23b, eq.Sub(C4, C5))},
		{ID: C29, Name: "Identity: interest forgone less who goes without it", Unit: eq.EUR, Zero: true,
			Equation: eq.Sub(C21, C24, C25, C26, C27, C28)},
	}
}
