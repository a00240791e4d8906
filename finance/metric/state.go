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
	Per       Per
	Discount  Discount
	ByYear    bool // reported for each year too
	Note      string
}

// Per is what an amount is set in relation to.
type Per uint8

// The relations: of none, the measure is an amount.
const (
	PerNothing Per = iota
	PerGDP         // per cent of gross domestic product 2024
	PerGNI         // per cent of gross national income 2024
	PerDebt        // per cent of government debt
	PerHead        // euro a head of the population
)

// Base is the input that a relation divides by, empty of none.
func (p Per) Base() eq.ID {
	return [...]eq.ID{"", finance.StatesGDP2024, finance.StatesGNI2024, finance.StatesDebt, finance.StatesPopulation}[p]
}

// Unit is the unit of a measure in that relation.
func (p Per) Unit() string { return [...]string{"EUR", "%", "%", "%", "EUR per head"}[p] }

// StateMeasures are the measures of states.csv and of the workbook's States
// sheet, in order.
func StateMeasures() []StateMeasure {
	return []StateMeasure{
		{ID: "commitment", Name: "Commitment", Line: finance.F2, Aggregate: Fixed, Note: "The most the state can ever be called for."},
		{ID: "commitment_pct_gdp", Name: "Commitment, % of GDP 2024", Line: finance.F2, Aggregate: Fixed, Per: PerGDP},
		{ID: "commitment_pct_gni", Name: "Commitment, % of GNI 2024", Line: finance.F2, Aggregate: Fixed, Per: PerGNI},
		{ID: "commitment_pct_debt", Name: "Commitment, % of debt", Line: finance.F2, Aggregate: Fixed, Per: PerDebt},
		{ID: "commitment_per_head", Name: "Commitment, a head", Line: finance.F2, Aggregate: Fixed, Per: PerHead},
		{ID: "peak_exposure", Name: "Peak exposure", Line: finance.F3, Aggregate: Peak, Note: "The most that stood guaranteed at the end of any month."},
		{ID: "peak_exposure_pct_gdp", Name: "Peak exposure, % of GDP 2024", Line: finance.F3, Aggregate: Peak, Per: PerGDP},
		{ID: "calls_paid", Name: "Calls paid", Line: finance.L3, Aggregate: Total, ByYear: true},
		{ID: "interest_share", Name: "Interest share", Line: finance.L4, Aggregate: Total, ByYear: true, Note: "Share in the Union's cost of its bonds and of swapped cash."},
		{ID: "grants", Name: "Grants", Line: finance.L5, Aggregate: Total, ByYear: true},
		{ID: "headroom_share", Name: "Headroom share", Line: finance.L6, Aggregate: Total, ByYear: true},
		{ID: "recoveries", Name: "Recoveries", Line: finance.L7, Aggregate: Total, ByYear: true},
		{ID: "tax_forgone", Name: "Tax forgone", Line: finance.L29, Aggregate: Total, ByYear: true, Note: "Belgium only: tax on what the swapped cash would have earned."},
		{ID: "losses_borne", Name: "Losses of Euroclear borne", Line: finance.L10, Aggregate: Total, ByYear: true},
		{ID: "firms_insured", Name: "Firms' losses insured", Line: finance.L11, Aggregate: Total, ByYear: true},
		{ID: "net_cost", Name: "Net cash cost", Line: finance.L9, Aggregate: Total, ByYear: true},
		{ID: "net_cost_pct_gdp", Name: "Net cash cost, % of GDP 2024", Line: finance.L9, Aggregate: Total, Per: PerGDP},
		{ID: "debt_contingent_pct_gdp", Name: "Added to debt at the end if contingent until called, % of GDP", Line: finance.L12, Aggregate: Final, Per: PerGDP},
		{ID: "debt_rerouted_pct_gdp", Name: "Added to debt at its peak if re-routed, % of GDP", Line: finance.L13, Aggregate: Peak, Per: PerGDP},
		{ID: "net_cost_pv_own_yield", Name: "Net cash cost, present value at its own yield", Line: finance.L9, Aggregate: Total, Discount: AtOwnYield, Note: "Discounted by whole years to the first year."},
		{ID: "net_cost_pv_unified", Name: "Net cash cost, present value at 5 %", Line: finance.L9, Aggregate: Total, Discount: AtUnifiedRate},
		{ID: "net_cost_per_head", Name: "Net cash cost, a head", Line: finance.L9, Aggregate: Total, Per: PerHead},
		{ID: "spread_memo", Name: "Memo: interest for wider spreads on own debt", Line: finance.I7, Aggregate: Total, ByYear: true},
		{ID: "firms_memo", Name: "Memo: firms' assets seized", Line: finance.I8, Aggregate: Total},
	}
}

// ratioDigits is the precision of ratios: they are quotients, not amounts, and
// rounded here once, half away from zero.
const ratioDigits = 16

// Unit is the unit of the measure.
func (m StateMeasure) Unit() string { return m.Per.Unit() }

// Value is the measure of one state: euro to the cent, or a ratio to sixteen
// decimals.
func (m StateMeasure) Value(r *eq.Result, state int) decimal.Decimal {
	if m.Discount != Undiscounted {
		return m.Discount.present(r, m.Line, state)
	}
	amount := money.ToDecimal(m.Aggregate.Of(r, m.Line, state), money.CentDigits)
	if m.Per == PerNothing {
		return amount
	}
	base := r.Model().Line(m.Per.Base())
	size := money.ToDecimal(r.Value(base.ID, state, 0), base.Input.Digits)
	return amount.Shift(m.shift(base)).DivRound(size, ratioDigits)
}

// shift is the power of ten between the euro of the amount and the unit of
// the base, and of per cent.
func (m StateMeasure) shift(base *eq.Line) int32 {
	switch {
	case m.Per == PerHead:
		return 0
	case base.Unit == eq.EUR:
		return 2
	}
	return 2 - 6
}
