package finance

import eq "loanmodel/finance/equation"

// Keys of the inputs on the ERA loans, per lender.
const (
	ERAOpening    eq.ID = "era.opening_eur"            // ERA loans outstanding, opening
	ERADraws      eq.ID = "era.draws_eur"              // ERA loans still to be drawn
	ERARate       eq.ID = "era.service_rate_pct"       // service of the ERA loans
	ERARepayment  eq.ID = "era.repaid_from_assets_eur" // ERA loans repaid out of immobilised cash
	ERABudgetPays eq.ID = "era.paid_by_union_budget"   // the Union's budget pays the service that the contribution does not
)

func eraInputs() []eq.Line {
	return []eq.Line{
		amount(ERAOpening, "ERA loans outstanding, opening", Lenders),
		schedule(ERADraws, "ERA loans still to be drawn", Lenders),
		ratePath(ERARate, "Service of the ERA loans", nil),
		schedule(ERARepayment, "ERA loans repaid out of immobilised cash", nil),
		yesNo(ERABudgetPays, "The Union's budget pays the service that the contribution does not", Lenders),
	}
}
