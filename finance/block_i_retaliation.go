package finance

import eq "loanmodel/finance/equation"

// Lines of block I.
const (
	I1  eq.ID = "I1"  // client assets seized in Russia
	I3  eq.ID = "I3"  // compensated out of immobilised assets
	I3a eq.ID = "I3a" // seizures to be compensated out of immobilised assets
	I3b eq.ID = "I3b" // seizures left to the clients and Euroclear
	I3c eq.ID = "I3c" // compensated out of other sanctioned clients' cash
	I3d eq.ID = "I3d" // that cash: their claim
	I3e eq.ID = "I3e" // that cash: on deposit
	I4  eq.ID = "I4"  // loss to Euroclear
	I4a eq.ID = "I4a" // seizures for which Euroclear is liable
	I4b eq.ID = "I4b" // seizures borne by the clients
	I5  eq.ID = "I5"  // loss absorbed by the buffer
	I5a eq.ID = "I5a" // loss buffer before the loss
	I5b eq.ID = "I5b" // loss absorbed by own funds
	I5c eq.ID = "I5c" // Euroclear's own funds
	I5d eq.ID = "I5d" // loss that neither absorbs
	I5e eq.ID = "I5e" // uncovered loss borne by Belgium
	I5f eq.ID = "I5f" // uncovered loss borne by the guarantors
	I5g eq.ID = "I5g" // uncovered loss borne by nobody
	I5h eq.ID = "I5h" // losses borne by the guarantors so far
	I5i eq.ID = "I5i" // losses borne by nobody so far
	I5j eq.ID = "I5j" // ordinary profit retained
	I6  eq.ID = "I6"  // withdrawal of other clients' cash
	I6a eq.ID = "I6a" // withdrawn by other clients so far, wanted
	I6b eq.ID = "I6b" // liquid assets behind other clients' cash at the start
	I6c eq.ID = "I6c" // of those left
	I6d eq.ID = "I6d" // liquidity gap
	I7  eq.ID = "I7"  // interest of the month on debt refinanced at wider spreads (memo)
	I7a eq.ID = "I7a" // debt refinanced at wider spreads so far (memo)
	I7b eq.ID = "I7b" // debt refinanced in a month (memo)
	I7c eq.ID = "I7c" // interest of a year on debt refinanced at wider spreads (memo)
	I8  eq.ID = "I8"  // firms' assets seized (memo)
	I8a eq.ID = "I8a" // firms' assets seized so far (memo)
	I8b eq.ID = "I8b" // firms' assets seized, insured by the state
	I8c eq.ID = "I8c" // firms' assets within reach of the seizures (memo)
	I9a eq.ID = "I9a" // buffer and own funds before the loss
	I9b eq.ID = "I9b" // absorbed, share of the loss
	I9c eq.ID = "I9c" // own deposit, share of what is due
	I9d eq.ID = "I9d" // balance sheet
	I9e eq.ID = "I9e" // of it owed by the Union
)

func retaliation() eq.Section {
	return eq.Section{
		Letter: "I", Title: "Retaliation and stress",
		About: "What Russia can do in answer, and what it costs: seizures in Russia and their compensation out of immobilised assets, court awards enforced outside the Union, the loss to Euroclear and who bears it, the flight of other clients' cash, wider spreads, seizures of firms' assets. Nothing here happens unless a scenario dates it.",
		Lines: concat(seizures(), awards(), losses(), outflow(), spreads(), depositoryRatios()),
	}
}

func seizures() []eq.Line {
	return []eq.Line{
		{ID: I1, Name: "Client assets seized in Russia", Unit: eq.EUR, Equation: eq.Add(RetaliationSeized)},
		{ID: I3a, Name: "To be compensated out of immobilised assets", Unit: eq.EUR, Equation: eq.Scale(I1, RetaliationOffsetShare, eq.Whole)},
		{ID: I3c, Name: "Compensated out of other sanctioned clients' cash", Unit: eq.EUR, Equation: eq.Min(I3a, eq.Prev(I3d)),
			Flows: []eq.Flow{{Payer: Euroclear, Payee: Market, Instrument: sanctionedCash}, {Payer: Market, Payee: Clients, Instrument: "compensation"}},
			Note:  "This cash comes first, as in 2025."},
		{ID: I3d, Name: "Cash of other sanctioned clients", Unit: eq.EUR, Opening: RetaliationSanctionedCash, Equation: eq.Sub(eq.Prev(I3d), I3c),
			Stock: &eq.Stock{Holder: Market, Issuer: Euroclear, Instrument: sanctionedCash}},
		{ID: I3e, Name: "The same on deposit", Unit: eq.EUR, Opening: RetaliationSanctionedCash, Equation: eq.Add(I3d),
			Stock: &eq.Stock{Holder: Euroclear, Issuer: Eurosystem, Instrument: "deposit of other sanctioned clients' cash", Money: true}},
		{ID: I3, Name: "Compensated out of immobilised assets", Unit: eq.EUR, Over: Custodians,
			Equation: eq.If(eq.And(RetaliationCompensates, RetaliationFromCBR), eq.Min(B2a, eq.Sub(I3a, I3c, eq.Earlier(I3))), eq.Const(0)),
			Flows:    []eq.Flow{{Payer: eq.EachMember, Payee: CBR, Instrument: "claim on custodian"}, {Payer: CBR, Payee: Clients, Instrument: "compensation"}},
			Note:     "Whether sanctions law lets a depository set seizures off against the Bank of Russia's cash differs by text, so it is a setting; no more than stands on deposit."},
		{ID: I3b, Name: "Left to the clients and Euroclear", Unit: eq.EUR, Equation: eq.Sub(I1, I3c, eq.Sum(I3))},
	}
}

// sanctionedCash names the instrument by which other sanctioned clients hold theirs.
const sanctionedCash = "cash of other sanctioned clients"

func losses() []eq.Line {
	return []eq.Line{
		{ID: I4a, Name: "Seizures for which Euroclear is liable", Unit: eq.EUR, Equation: eq.Scale(I3b, RetaliationLiableShare, eq.Whole)},
		{ID: I4b, Name: "Borne by the clients", Unit: eq.EUR, Equation: eq.Sub(I3b, I4a)},
		{ID: I4, Name: "Loss to Euroclear", Unit: eq.EUR, Equation: eq.Add(I4a, I2x, RetaliationLitigation)},
		{ID: I5a, Name: "Loss buffer before the loss", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), C11a)},
		{ID: I5, Name: "Absorbed by the buffer", Unit: eq.EUR, Equation: eq.Min(I4, I5a),
			Flows: []eq.Flow{{Payer: Euroclear, Payee: Market, Instrument: "losses"}}},
		{ID: I5b, Name: "Absorbed by own funds", Unit: eq.EUR, Equation: eq.Min(eq.Sub(I4, I5), eq.Prev(I5c)),
			Flows: []eq.Flow{{Payer: Euroclear, Payee: Market, Instrument: "losses"}}},
		{ID: I5c, Name: "Euroclear's own funds", Unit: eq.EUR, Opening: EuroclearOwnFunds, Equation: eq.Sub(eq.Add(eq.Prev(I5c), I5j), I5b),
			Stock: &eq.Stock{Holder: Euroclear, Issuer: Eurosystem, Instrument: "own funds", Money: true}},
		{ID: I5j, Name: "Ordinary profit retained", Unit: eq.EUR, Equation: eq.Scale(EuroclearRetainedProfit, eq.Const(1), eq.MonthsAYear),
			Flows: []eq.Flow{{Payer: Market, Payee: Euroclear, Instrument: "ordinary profit retained"}},
			Note:  "Of the business outside the sanctioned balance; it can bear losses from the month after."},
		{ID: I5d, Name: "Uncovered loss", Unit: eq.EUR, Equation: eq.Sub(I4, I5, I5b)},
		{ID: I5e, Name: "Of it borne by Belgium", Unit: eq.EUR, Equation: eq.Choose(RetaliationBearer, I5d, eq.Const(0), eq.Const(0)),
			Flows: []eq.Flow{{Payer: Belgium, Payee: Market, Instrument: "losses"}}},
		{ID: I5f, Name: "Of it borne by the guarantors", Unit: eq.EUR,
			Equation: eq.Choose(RetaliationBearer, eq.Const(0), eq.Min(I5d, eq.Sum(F13a)), eq.Const(0)),
			Flows:    []eq.Flow{{Payer: States, Payee: Market, Instrument: "losses"}},
			Note:     "The guarantees cover a state that is forced to pay on a Russian claim, as far as they have room."},
		{ID: I5g, Name: "Of it borne by nobody", Unit: eq.EUR, Equation: eq.Sub(I5d, I5e, I5f)},
		{ID: I5h, Name: "Borne by the guarantors so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(I5h), I5f)},
		{ID: I5i, Name: "Borne by nobody so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(I5i), I5g)},
	}
}

func outflow() []eq.Line {
	return []eq.Line{
		{ID: I6a, Name: "Withdrawn by other clients so far, wanted", Unit: eq.EUR, Equation: eq.Max(eq.Prev(I6a), eq.Scale(RetaliationOtherCash, RetaliationOutflow, eq.Whole))},
		{ID: I6, Name: "Withdrawal of other clients' cash", Unit: eq.EUR, Equation: eq.Sub(I6a, eq.Prev(I6a))},
		{ID: I6b, Name: "Liquid assets behind it at the start", Unit: eq.EUR, Static: true, Equation: eq.Scale(RetaliationOtherCash, RetaliationLiquidShare, eq.Whole)},
		{ID: I6c, Name: "Liquid assets left", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(I6b, I6a))},
		{ID: I6d, Name: "Liquidity gap", Unit: eq.EUR, Equation: eq.Max(eq.Const(0), eq.Sub(I6a, I6b))},
	}
}

func spreads() []eq.Line {
	return []eq.Line{
		{ID: I7b, Name: "Debt refinanced in a month (memo)", Unit: eq.EUR, Over: MemberStates, Static: true, Equation: eq.Scale(StatesRefinanced, eq.Const(1), eq.MonthsAYear)},
		{ID: I7a, Name: "Debt refinanced at wider spreads so far (memo)", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.Min(StatesDebt, eq.Add(eq.Prev(I7a), eq.If(eq.Less(eq.Const(0), RetaliationSpread), I7b, eq.Const(0))))},
		{ID: I7, Name: "Interest on it for the wider spread (memo)", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.Scale(I7c, CalendarDays, eq.YearOfDays)},
		{ID: I7c, Name: "Interest on it in a year for the wider spread (memo)", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.Scale(eq.Prev(I7a), RetaliationSpread, eq.Whole)},
		{ID: I8c, Name: "Firms' assets within reach of the seizures (memo)", Unit: eq.EUR, Over: MemberStates, Equation: eq.Scale(StatesFirmsAssets, RetaliationFirmsSeized, eq.Whole)},
		{ID: I8a, Name: "Firms' assets seized so far (memo)", Unit: eq.EUR, Over: MemberStates,
			Equation: eq.Max(eq.Prev(I8a), I8c)},
		{ID: I8, Name: "Firms' assets seized (memo)", Unit: eq.EUR, Over: MemberStates, Equation: eq.Sub(I8a, eq.Prev(I8a))},
		{ID: I8b, Name: "Of it insured by the state", Unit: eq.EUR, Over: MemberStates, Equation: eq.Scale(I8, RetaliationInsuredShare, eq.Whole)},
	}
}

// depositoryRatios sets what Euroclear has beside what it loses and owes.
func depositoryRatios() []eq.Line {
	euroclear := string(Euroclear)
	return []eq.Line{
		{ID: I9a, Name: "Buffer and own funds before the loss", Unit: eq.EUR, Equation: eq.Add(I5a, eq.Prev(I5c))},
		{ID: I9b, Name: "Absorbed by them, share of the loss", Unit: eq.Millionths, Equation: eq.Key(eq.Add(I5, I5b), I4),
			Note: "0 in a month without a loss."},
		{ID: I9c, Name: "Met from its own deposit, share of what is due to the Bank of Russia", Unit: eq.Millionths,
			Equation: eq.Key(eq.Of(H4, euroclear), eq.Of(H3, euroclear)), Note: "0 in a month in which nothing is due."},
		{ID: I9d, Name: "Balance sheet, as far as it is in the model", Unit: eq.EUR,
			Equation: eq.Add(eq.Of(A3, euroclear), I3d, eq.Sub(RetaliationOtherCash, I6a), eq.Max(eq.Const(0), C12), I5c)},
		{ID: I9e, Name: "Share of it owed by the Union", Unit: eq.Millionths, Equation: eq.Key(eq.Of(B1, euroclear), I9d)},
	}
}
