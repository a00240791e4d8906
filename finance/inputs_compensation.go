package finance

import eq "loanmodel/finance/equation"

// Keys of the inputs on what stands behind a loss of Euroclear and its clients.
const (
	EuroclearRetainedProfit   eq.ID = "euroclear.retained_profit_eur_per_year"    // profit of Euroclear's ordinary business that it retains, a year
	RetaliationSanctionedCash eq.ID = "retaliation.other_sanctioned_cash_eur"     // cash of other sanctioned clients out of which seizures are compensated first
	RetaliationFromCBR        eq.ID = "retaliation.compensated_from_central_bank" // compensation goes on to the Bank of Russia's cash
)

func compensationInputs() []eq.Line {
	return []eq.Line{
		amount(EuroclearRetainedProfit, "Profit of Euroclear's ordinary business that it retains, a year", nil),
		amount(RetaliationSanctionedCash, "Cash of other sanctioned clients out of which seizures are compensated first", nil),
		yesNo(RetaliationFromCBR, "What that does not meet is compensated out of the Bank of Russia's cash", nil),
	}
}
