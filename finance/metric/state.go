package metric

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// A StateMeasure is one figure for each state over the whole horizon.
type StateMeasure struct {
	ID        string // as in states.csv
	Name      string
	Line      eq.ID
	Aggregate Aggregate
	PerCentOf eq.ID // a weight in EUR m, for a ratio in per cent; empty for an amount
	ByYear    bool  // reported for each year too
	Note      string
}

// StateMeasures are the measures of states.csv and of the workbook's States
// sheet, in order.
func StateMeasures() []StateMeasure {
	return []StateMeasure{
		{ID: "commitment", Name: "Commitment", Line: finance.F2, Aggregate: Fixed, Note: "The most the state can ever be called for."},
		{ID: "commitment_pct_gdp", Name: "Commitment, % of GDP 2024", Line: finance.F2, Aggregate: Fixed, PerCentOf: finance.StatesGDP2024},
		{ID: "commitment_pct_gni", Name: "Commitment, % of GNI 2024", Line: finance.F2, Aggregate: Fixed, PerCentOf: finance.StatesGNI2024},
		{ID: "peak_exposure", Name: "Peak exposure", Line: finance.F3, Aggregate: Peak, Note: "The most that stood guaranteed at the end of any month."},
		{ID: "calls_paid", Name: "Calls paid", Line: finance.L3, Aggregate: Total, ByYear: true},
		{ID: "interest_share", Name: "Interest share", Line: finance.L4, Aggregate: Total, ByYear: true, Note: "Share in the Union's cost of its bonds and of swapped cash."},
		{ID: "grants", Name: "Grants", Line: finance.L5, Aggregate: Total, ByYear: true},
		{ID: "headroom_share", Name: "Headroom share", Line: finance.L6, Aggregate: Total, ByYear: true},
		{ID: "recoveries", Name: "Recoveries", Line: finance.L7, Aggregate: Total, ByYear: true},
		{ID: "tax_forgone", Name: "Tax forgone", Line: finance.L8, Aggregate: Total, ByYear: true, Note: "Belgium only: tax on Euroclear's income, against cash that stays where it is."},
		{ID: "net_cost", Name: "Net cash cost", Line: finance.L9, Aggregate: Total, ByYear: true},
		{ID: "net_cost_pct_gdp", Name: "Net cash cost, % of GDP 2024", Line: finance.L9, Aggregate: Total, PerCentOf: finance.StatesGDP2024},
	}
}

// ratioDigits is the precision of ratios: they are quotients, not amounts, and
// rounded here once, half away from zero.
const ratioDigits = 16

// Unit is "EUR" or "%".
func (m StateMeasure) Unit() string {
	if m.PerCentOf != "" {
		return "%"
	}
	return "EUR"
}

// Value is the measure of one state: euro to the cent, or per cent to sixteen
// decimals.
func (m StateMeasure) Value(r *eq.Result, state int) decimal.Decimal {
	amount := money.ToDecimal(m.Aggregate.Of(r, m.Line, state), money.CentDigits)
	if m.PerCentOf == "" {
		return amount
	}
	weight := r.Model().Line(m.PerCentOf)
	millions := money.ToDecimal(r.Value(m.PerCentOf, state, 0), weight.Input.Digits)
	return amount.Shift(-6).Shift(2).DivRound(millions, ratioDigits)
}
