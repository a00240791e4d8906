package finance

import eq "loanmodel/finance/equation"

// Lines of block H: who keeps what is paid on a release.
const (
	H30  eq.ID = "H30"  // paid on a release
	H30a eq.ID = "H30a" // the same so far
	H31a eq.ID = "H31a" // to the reconstruction fund so far
	H31  eq.ID = "H31"  // to the reconstruction fund
	H32a eq.ID = "H32a" // to the joint vehicle so far
	H32  eq.ID = "H32"  // to the joint vehicle
	H33  eq.ID = "H33"  // kept by the Bank of Russia
	H34  eq.ID = "H34"  // Europe's contribution
	H34a eq.ID = "H34a" // the same so far
	H35  eq.ID = "H35"  // the reconstruction fund
	H36  eq.ID = "H36"  // its return
	H36a eq.ID = "H36a" // of it for the United States
)

// releaseSplit shares what is paid on a release, by cumulative shares of what
// has been paid so far, so that the parts sum to the whole.
func releaseSplit() []eq.Line {
	return []eq.Line{
		{ID: H30, Name: "Paid on a release", Unit: eq.EUR, Equation: eq.Sub(eq.Add(eq.Sum(H4), eq.Sum(H6)), I2n),
			Note: "Less what an award has paid already and is netted."},
		{ID: H30a, Name: "Paid on a release so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(H30a), H30)},
		{ID: H31a, Name: "To the reconstruction fund so far", Unit: eq.EUR, Equation: eq.Scale(H30a, SettlementFundShare, eq.Whole)},
		{ID: H31, Name: "To the reconstruction fund", Unit: eq.EUR, Equation: eq.Sub(H31a, eq.Prev(H31a)),
			Flows: []eq.Flow{{Payer: CBR, Payee: ReconstructionFund, Instrument: "release, to the reconstruction fund"}}},
		{ID: H32a, Name: "To the joint vehicle so far", Unit: eq.EUR,
			Equation: eq.Sub(eq.Scale(H30a, eq.Add(SettlementFundShare, SettlementVehicleShare), eq.Whole), H31a)},
		{ID: H32, Name: "To the joint vehicle", Unit: eq.EUR, Equation: eq.Sub(H32a, eq.Prev(H32a)),
			Flows: []eq.Flow{{Payer: CBR, Payee: JointVehicle, Instrument: "release, to the joint vehicle"}}},
		{ID: H33, Name: "Kept by the Bank of Russia", Unit: eq.EUR, Equation: eq.Sub(H30, H31, H32)},
		{ID: H34, Name: "Europe's contribution to the reconstruction fund", Unit: eq.EUR, Equation: eq.Add(SettlementContribution),
			Flows: []eq.Flow{{Payer: States, Payee: ReconstructionFund, Instrument: "contribution to reconstruction"}}},
		{ID: H34a, Name: "Europe's contribution so far", Unit: eq.EUR, Equation: eq.Add(eq.Prev(H34a), H34)},
		{ID: H36, Name: "Return of the reconstruction fund", Unit: eq.EUR, Equation: eq.Scale(eq.Prev(H35), SettlementFundReturn, eq.YearACT365),
			Flows: []eq.Flow{{Payer: Market, Payee: ReconstructionFund, Instrument: "return of the reconstruction fund"}}},
		{ID: H36a, Name: "Of it for the United States", Unit: eq.EUR, Equation: eq.Scale(H36, SettlementProfitShare, eq.Whole),
			Flows: []eq.Flow{{Payer: ReconstructionFund, Payee: UnitedStates, Instrument: "share of the return"}}},
		{ID: H35, Name: "Reconstruction fund, had it spent nothing", Unit: eq.EUR, Equation: eq.Sub(eq.Add(eq.Prev(H35), H31, H34, H36), H36a),
			Stock: &eq.Stock{Holder: ReconstructionFund, Issuer: Market, Instrument: "assets of the reconstruction fund", Money: true}},
	}
}
