package finance

import eq "loanmodel/finance/equation"

// Lines of block C.
const (
	C1   eq.ID = "C1"   // interest on the deposit
	C2   eq.ID = "C2"   // cost of the sanctions to Euroclear
	C3a  eq.ID = "C3a"  // taxable income
	C3   eq.ID = "C3"   // tax to Belgium
	C4   eq.ID = "C4"   // Euroclear's income net of cost and tax
	C5a  eq.ID = "C5a"  // net profit liable to the contribution
	C5   eq.ID = "C5"   // windfall contribution accrued
	C6   eq.ID = "C6"   // contribution retained as a risk buffer
	C7   eq.ID = "C7"   // contribution payable to the Union
	C7a  eq.ID = "C7a"  // a half-year of the contribution begins
	C7b  eq.ID = "C7b"  // contribution accrued in the current half-year
	C7c  eq.ID = "C7c"  // contribution payable of the half-year that has ended
	C7d  eq.ID = "C7d"  // contribution payable
	C8a  eq.ID = "C8a"  // contribution payable before the transfer
	C8   eq.ID = "C8"   // contribution transferred to the Union
	C9   eq.ID = "C9"   // contribution to the ERA loans
	C10  eq.ID = "C10"  // contribution to Ukraine's defence (EPF)
	C11  eq.ID = "C11"  // loss buffer
	C11a eq.ID = "C11a" // loss buffer before losses
	C12  eq.ID = "C12"  // cash kept from sanctioned income
	C13  eq.ID = "C13"  // identity: cash kept less buffer less contribution payable
)

func income() eq.Section {
	return eq.Section{
		Letter: "C", Title: "Income of the immobilised cash, tax, windfall contribution",
		About: "Euroclear's income on the deposit behind the claim, what Belgium taxes, what the Union takes as windfall contribution and what stays as a buffer against losses. The last lines are the carry of the swap: what the swapped cash would have earned, and who goes without it.",
		Lines: concat(profit(), contribution(), buffer(), carry()),
	}
}

func profit() []eq.Line {
	return []eq.Line{
		{ID: C1, Name: "Interest on the deposit", Unit: eq.EUR,
			Equation: eq.Scale(eq.PrevOf(B2, string(Euroclear)), eq.Add(RatesDepositFacility, RatesYieldMargin), eq.YearACT360),
			Flows:    []eq.Flow{{Payer: Eurosystem, Payee: Euroclear, Instrument: "interest on deposits"}},
			Note:     "On the opening balance, for the days of the period."},
		{ID: C2, Name: "Cost of the sanctions", Unit: eq.EUR,
			Equation: eq.If(eq.Less(eq.Const(0), eq.PrevOf(A3, string(Euroclear))), eq.Scale(EuroclearCosts, eq.Const(1), eq.MonthsAYear), eq.Const(0)),
			Flows:    []eq.Flow{{Payer: Euroclear, Payee: Market, Instrument: "costs"}},
			Note:     "As long as Euroclear owes the Bank of Russia anything."},
		{ID: C3a, Name: "Taxable income", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(C1, C2))},
		{ID: C3, Name: "Tax to Belgium", Unit: eq.EUR,
			Equation: eq.Scale(C3a, EuroclearTaxRate, eq.Whole),
			Flows:    []eq.Flow{{Payer: Euroclear, Payee: Belgium, Instrument: "tax"}}},
		{ID: C4, Name: "Net of cost and tax", Unit: eq.EUR, Equation: eq.Sub(C1, C2, C3)},
	}
}

func contribution() []eq.Line {
	return []eq.Line{
		{ID: C5a, Name: "Net profit liable to the contribution", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), C4)},
		{ID: C5, Name: "Windfall contribution accrued", Unit: eq.EUR, Equation: eq.Scale(C5a, EuroclearContributionRate, eq.Whole)},
		{ID: C6, Name: "Retained of it as a risk buffer", Unit: eq.EUR, Equation: eq.Scale(C5, EuroclearRetentionRate, eq.Whole)},
		{ID: C7, Name: "Payable to the Union", Unit: eq.EUR, Equation: eq.Sub(C5, C6),
			Flows: []eq.Flow{{Payer: Euroclear, Payee: Union, Instrument: "windfall contribution"}, {Payer: Union, Payee: Euroclear, Instrument: "contribution payable"}}},
		{ID: C7a, Name: "A half-year begins", Unit: eq.Flag,
			Equation: eq.Or(eq.Equal(CalendarMonth, eq.Const(1)), eq.Equal(CalendarMonth, EuroclearFirstTransfer)),
			Note:     "In January and, since the first half is paid as soon as it has ended, in the month of that payment."},
		{ID: C7b, Name: "Accrued in the current half-year", Unit: eq.EUR, Equation: eq.Add(eq.If(C7a, eq.Const(0), eq.Prev(C7b)), C7)},
		{ID: C7c, Name: "Payable of the half-year that has ended", Unit: eq.EUR,
			Opening: EuroclearOpeningPayable, Equation: eq.Sub(C8a, C8)},
		{ID: C7d, Name: "Contribution payable", Unit: eq.EUR, Opening: EuroclearOpeningPayable, Equation: eq.Add(C7b, C7c),
			Stock: &eq.Stock{Holder: Union, Issuer: Euroclear, Instrument: "contribution payable"}},
		{ID: C8a, Name: "Payable before the transfer", Unit: eq.EUR, Equation: eq.Add(eq.Prev(C7c), eq.If(C7a, eq.Prev(C7b), eq.Const(0)))},
		{ID: C8, Name: "Transfer to the Union", Unit: eq.EUR,
			Equation: eq.If(eq.Or(eq.Equal(CalendarMonth, EuroclearFirstTransfer), eq.Equal(CalendarMonth, EuroclearSecondTransfer)), C8a, eq.Const(0)),
			Flows:    []eq.Flow{{Payer: Euroclear, Payee: Union, Instrument: "contribution payable"}}},
		{ID: C9, Name: "Of it to the ERA loans", Unit: eq.EUR, Equation: eq.Scale(C8, EuroclearERAShare, eq.Whole),
			Flows: []eq.Flow{{Payer: Union, Payee: Ukraine, Instrument: "support for the ERA loans"}},
			Note:  "Given to Ukraine, which serves the loans with it (J3, J3b) and keeps what is left (J3c)."},
		{ID: C10, Name: "Of it to Ukraine's defence (EPF)", Unit: eq.EUR, Equation: eq.Sub(C8, C9),
			Flows: []eq.Flow{{Payer: Union, Payee: Ukraine, Instrument: "defence support"}}},
	}
}

func buffer() []eq.Line {
	return []eq.Line{
		{ID: C11a, Name: "Loss buffer before losses", Unit: eq.EUR, Equation: eq.Add(eq.Prev(C11), C6, eq.Sub(C4, C5))},
		{ID: C11, Name: "Loss buffer", Unit: eq.EUR, Opening: EuroclearOpeningBuffer,
			Equation: eq.Sub(eq.Add(C11a, I2n), I5),
			Note:     "Retained contribution and what the contribution leaves of net profit; a net loss draws on it."},
		{ID: C12, Name: "Cash kept from sanctioned income", Unit: eq.EUR, Opening: eq.Add(EuroclearOpeningBuffer, EuroclearOpeningPayable),
			Equation: eq.Sub(eq.Add(eq.Prev(C12), C1, I2n), C2, C3, C8, I5),
			Stock:    &eq.Stock{Holder: Euroclear, Issuer: Eurosystem, Instrument: "own cash", Money: true, Signed: true},
			Note:     "Below zero once losses have used up the buffer."},
		{ID: C13, Name: "Identity: that cash less buffer less contribution payable", Unit: eq.EUR, Zero: true,
			Equation: eq.Sub(C12, C11, C7d)},
	}
}
