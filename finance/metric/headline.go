package metric

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// A Headline is one figure for the whole run.
type Headline struct {
	ID        string // as in result.json
	Name      string
	Line      eq.ID // summed over its members
	Aggregate Aggregate
	When      bool // the month in which it stands is part of the figure
}

// Headlines are the figures of a run that come first, in order.
func Headlines() []Headline {
	return []Headline{
		{ID: "immobilised_end", Name: "Immobilised assets at the end", Line: finance.A4, Aggregate: Final},
		{ID: "loan_drawn", Name: "Drawn by Ukraine", Line: finance.D1, Aggregate: Total},
		{ID: "loan_repaid", Name: "Repaid by Ukraine", Line: finance.H2, Aggregate: Total},
		{ID: "loan_outstanding_end", Name: "Loan outstanding at the end", Line: finance.D2, Aggregate: Final},
		{ID: "peak_exposure", Name: "Peak exposure of the guarantors", Line: finance.F3b, Aggregate: Peak, When: true},
		{ID: "calls_paid", Name: "Guarantee calls paid", Line: finance.H6g, Aggregate: Total},
		{ID: "calls_unmet", Name: "Guarantee calls unmet, peak", Line: finance.F18, Aggregate: Peak, When: true},
		{ID: "headroom_used", Name: "Met from budget headroom", Line: finance.G3, Aggregate: Total},
		{ID: "recoveries", Name: "Recovered by guarantors", Line: finance.H2g, Aggregate: Total},
		{ID: "arrears_end", Name: "Arrears to the Bank of Russia at the end", Line: finance.H7, Aggregate: Final},
		{ID: "uncovered_loss_end", Name: "Losses of Euroclear that nobody bears", Line: finance.I5i, Aggregate: Final},
		{ID: "own_funds_end", Name: "Euroclear's own funds at the end", Line: finance.I5c, Aggregate: Final},
		{ID: "liquidity_gap_peak", Name: "Euroclear's liquidity gap, peak", Line: finance.I6d, Aggregate: Peak, When: true},
		{ID: "union_bonds_peak", Name: "Union bonds, peak", Line: finance.E5, Aggregate: Peak, When: true},
		{ID: "union_cost", Name: "Cost to the Union budget", Line: finance.E9, Aggregate: Total},
		{ID: "grants", Name: "Grants of the states", Line: finance.E2, Aggregate: Total},
		{ID: "windfall_transfers", Name: "Windfall contribution transferred", Line: finance.C8, Aggregate: Total},
		{ID: "era_outstanding_end", Name: "ERA loans outstanding at the end", Line: finance.J1, Aggregate: Final},
		{ID: "era_gap_peak", Name: "ERA service due and not paid, peak", Line: finance.J4, Aggregate: Peak, When: true},
		{ID: "need_gap", Name: "Ukraine's uncovered gap at the end, and the month in which it opens", Line: finance.K4, Aggregate: Onset, When: true},
		{ID: "need_gap_without_loan", Name: "Ukraine's gap without the loan, at the end, and the month in which it opens", Line: finance.K4a, Aggregate: Onset, When: true},
		{ID: "belgian_tax", Name: "Belgian tax on the income", Line: finance.C3, Aggregate: Total},
		{ID: "belgian_tax_forgone", Name: "Belgian tax forgone", Line: finance.C24, Aggregate: Total},
	}
}

// A Figure is a headline's value: euro, and the month where it has one.
type Figure struct {
	Headline
	Value decimal.Decimal
	Month string // YYYY-MM, or empty
}

// Figures measures all headlines on a run.
func Figures(r *eq.Result, timeline calendar.Timeline) []Figure {
	var figures []Figure
	for _, h := range Headlines() {
		row := total(r, h.Line)
		f := Figure{Headline: h}
		switch h.Aggregate {
		case Peak:
			at := peak(row)
			f.Value = money.ToDecimal(row[at], money.CentDigits)
			if h.When && row[at] > 0 {
				f.Month = timeline.At(at).String()
			}
		case Onset:
			f.Value = money.ToDecimal(row[len(row)-1], money.CentDigits)
			if at := onset(row); at >= 0 {
				f.Month = timeline.At(at).String()
			}
		case Final:
			f.Value = money.ToDecimal(row[len(row)-1], money.CentDigits)
		default:
			f.Value = money.ToDecimal(sum(row), money.CentDigits)
		}
		figures = append(figures, f)
	}
	return figures
}

// total adds the members of a line, period by period.
func total(r *eq.Result, id eq.ID) []int64 {
	sums := make([]int64, r.Periods())
	for member := range r.Model().Line(id).Over.Len() {
		for i, v := range r.Row(id, member) {
			sums[i] += v
		}
	}
	return sums
}
