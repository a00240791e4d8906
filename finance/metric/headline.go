package metric

import (
	"loanmodel/finance"
	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
)

// Headlines returns the figures of a run that come first, in order.
func Headlines() []Figure {
	return []Figure{
		{ID: "immobilised_end", Name: "Immobilised assets at the end", Line: finance.A4, Aggregate: Final},
		{ID: "loan_drawn", Name: "Drawn by Ukraine", Line: finance.D1, Aggregate: Total,
			names: map[Place]string{InMatrix: "Drawn", AboutMatrix: "drawn by Ukraine"}},
		{ID: "loan_repaid", Name: "Repaid by Ukraine", Line: finance.H2, Aggregate: Total},
		{ID: "loan_outstanding_end", Name: "Loan outstanding at the end", Line: finance.D2, Aggregate: Final},
		{ID: "peak_exposure", Name: "Peak exposure of the guarantors", Line: finance.F3b, Aggregate: Peak, When: true,
			names: map[Place]string{InMatrix: "Peak", AboutMatrix: "the guarantors' peak exposure, before payment", InRuns: "Peak", InBook: "Peak exposure"}},
		{ID: "calls_paid", Name: "Guarantee calls paid", Line: finance.F34, Aggregate: Total,
			names: map[Place]string{InMatrix: "Calls", AboutMatrix: "guarantee calls paid", InBook: "Calls paid"}},
		{ID: "calls_unmet", Name: "Guarantee calls unmet, peak", Line: finance.F18, Aggregate: Peak, When: true},
		{ID: "headroom_used", Name: "Met from budget headroom", Line: finance.G3, Aggregate: Total,
			names: map[Place]string{InBook: "From headroom"}},
		{ID: "recoveries", Name: "Recovered by guarantors", Line: finance.F35, Aggregate: Total,
			names: map[Place]string{InBook: "Recovered"}},
		{ID: "arrears_end", Name: "Arrears to the Bank of Russia at the end", Line: finance.H7, Aggregate: Final,
			names: map[Place]string{InMatrix: "Owed", AboutMatrix: "arrears to the Bank of Russia at the end", InBook: "Arrears to Bank of Russia"}},
		{ID: "uncovered_loss_end", Name: "Losses of Euroclear that nobody bears", Line: finance.I5i, Aggregate: Final,
			names: map[Place]string{InMatrix: "Loss", AboutMatrix: "losses of Euroclear that nobody bears", InBook: "Losses nobody bears"}},
		{ID: "own_funds_end", Name: "Euroclear's own funds at the end", Line: finance.I5c, Aggregate: Final,
			names: map[Place]string{InBook: "Euroclear's own funds"}},
		{ID: "liquidity_gap_peak", Name: "Euroclear's liquidity gap, peak", Line: finance.I6d, Aggregate: Peak, When: true,
			names: map[Place]string{InBook: "Euroclear's liquidity gap"}},
		{ID: "union_bonds_peak", Name: "Union bonds, peak", Line: finance.E5, Aggregate: Peak, When: true,
			names: map[Place]string{InStructures: "Bonds of the Union, peak"}},
		{ID: "union_cost", Name: "Cost to the Union budget", Line: finance.E9, Aggregate: Total,
			names: map[Place]string{InMatrix: "Union", AboutMatrix: "cost to the Union budget", InBook: "Cost to Union budget"}},
		{ID: "grants", Name: "Grants of the states", Line: finance.E2, Aggregate: Total},
		{ID: "windfall_transfers", Name: "Windfall contribution transferred", Line: finance.C8, Aggregate: Total},
		{ID: "era_outstanding_end", Name: "ERA loans outstanding at the end", Line: finance.J1, Aggregate: Final},
		{ID: "era_gap_peak", Name: "ERA service due and not paid, peak", Line: finance.J4, Aggregate: Peak, When: true},
		{ID: "need_gap", Name: "Ukraine's uncovered gap at the end, and the month in which it opens", Line: finance.K4, Aggregate: Onset, When: true,
			names: map[Place]string{Undated: "Ukraine's uncovered gap at the end"}},
		{ID: "need_gap_without_loan", Name: "Ukraine's gap without the loan, at the end, and the month in which it opens", Line: finance.K4a, Aggregate: Onset, When: true,
			names: map[Place]string{Undated: "Ukraine's gap without the loan, at the end"}},
		{ID: "belgian_tax", Name: "Belgian tax on the income", Line: finance.C3, Aggregate: Total},
		{ID: "belgian_tax_forgone", Name: "Belgian tax forgone", Line: finance.C24, Aggregate: Total},
		{ID: "era_unpaid_end", Name: "ERA loans and service unpaid at the end, the Union's part", Line: finance.J11, Aggregate: Final},
	}
}

// allFigures lists the headlines and the columns of all states together.
func allFigures() []Figure { return append(Headlines(), Columns()...) }

// Figures measures all headlines on a run.
func Figures(r *eq.Result, timeline calendar.Timeline) []FigureValue {
	var figures []FigureValue
	for _, h := range Headlines() {
		figures = append(figures, h.On(r, timeline))
	}
	return figures
}

// Outcomes returns what the sensitivity analysis shows, in order.
func Outcomes() []Figure {
	list := append(allFigures(),
		Figure{ID: "called_peak", Name: "Called of the guarantors, peak month", Line: finance.F4b, Aggregate: Peak},
		Figure{ID: "largest_commitment", Name: "Commitment of the largest guarantor", Line: finance.F2, Aggregate: Fixed, Members: Largest, Cost: OwedOnlyIf})
	return pick(list, Undated, "paid", "owed_certain", "owed_only_if", "called_peak", "uncovered_loss_end", "windfall_transfers", "need_gap", "largest_commitment")
}

// MatrixFigures returns the columns in which combinations are compared on a screen.
func MatrixFigures() []Figure {
	return pick(allFigures(), InMatrix, "loan_drawn", "peak_exposure", "calls_paid", "arrears_end", "uncovered_loss_end", "union_cost", "paid", "owed_certain", "owed_only_if", "forgone")
}

// RunsFigures returns the columns of the table of several runs.
func RunsFigures() []Figure {
	return pick(allFigures(), InRuns, "peak_exposure", "paid", "owed_certain", "owed_only_if")
}

// BookFigures returns the columns of the workbook's matrix of scenarios.
func BookFigures() []Figure {
	return pick(allFigures(), InBook, "loan_drawn", "loan_repaid", "peak_exposure", "calls_paid", "headroom_used", "recoveries",
		"arrears_end", "own_funds_end", "uncovered_loss_end", "liquidity_gap_peak", "union_cost", "paid", "owed_certain", "owed_only_if", "forgone")
}
