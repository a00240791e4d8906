package finance

import eq "loanmodel/finance/equation"

// Keys of the inputs on how a release is split, what Europe adds to it, and who
// else pays.
const (
	SettlementLate            eq.ID = "settlement.reparations_late"               // reparations are paid late
	SettlementReparationsLate eq.ID = "settlement.reparations_if_late_eur"        // reparations, as they are paid if late
	SettlementFundShare       eq.ID = "settlement.reconstruction_fund_share_pct"  // part of a release that goes to the reconstruction fund
	SettlementVehicleShare    eq.ID = "settlement.joint_vehicle_share_pct"        // part of a release that goes to a joint vehicle of the United States and Russia
	SettlementContribution    eq.ID = "settlement.europe_contribution_eur"        // Europe's own contribution to the reconstruction fund
	SettlementFundReturn      eq.ID = "settlement.reconstruction_fund_return_pct" // return of the reconstruction fund
	SettlementProfitShare     eq.ID = "settlement.united_states_profit_share_pct" // part of the fund's return for the United States

	BudgetUKShare eq.ID = "budget.united_kingdom_share_pct" // part of the bonds' interest that the United Kingdom pays
)

func peaceInputs() []eq.Line {
	return []eq.Line{
		yesNo(SettlementLate, "Reparations are paid late", nil),
		schedule(SettlementReparationsLate, "Reparations, as they are paid if late", nil),
		share(SettlementFundShare, "Part of a release that goes to the reconstruction fund", nil),
		share(SettlementVehicleShare, "Part of a release that goes to a joint vehicle of the United States and Russia", nil),
		schedule(SettlementContribution, "Europe's own contribution to the reconstruction fund", nil),
		rateFromZero(SettlementFundReturn, "Return of the reconstruction fund", nil),
		share(SettlementProfitShare, "Part of that return for the United States", nil),
		share(BudgetUKShare, "Part of the bonds' interest that the United Kingdom pays", nil),
	}
}
