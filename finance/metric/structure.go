package metric

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// A LineFigure is a line of the model as one figure: an aggregate of each
// member, added up. Of lines that have members a peak would add up months that
// differ, so those have other aggregates.
type LineFigure struct {
	ID        string // for programs
	Name      string
	Line      eq.ID
	Aggregate Aggregate
	Less      bool // counts against the others
}

// Of measures a run: euro to the cent, below zero where the figure counts
// against the others.
func (f LineFigure) Of(r *eq.Result) decimal.Decimal {
	sum := f.Aggregate.OfAll(r, f.Line)
	if f.Less {
		sum = -sum
	}
	return money.ToDecimal(sum, money.CentDigits)
}

// NetCost is the net cash cost of all states together.
func NetCost() LineFigure {
	return LineFigure{ID: "net_cost", Name: "Net cash cost of all states", Line: finance.L9, Aggregate: Total}
}

// A StructurePart is figures that belong together.
type StructurePart struct {
	Section string // for programs
	Title   string
	What    string // heads the column of names
	Total   string // names the sum of the figures; empty where they do not sum
	Note    string
	Figures []LineFigure
}

// StructureParts are what financing structures are compared by. The figures of
// the first and the third part have the same sum, by the identities X1 and D8.
func StructureParts() []StructurePart {
	return []StructurePart{
		{Section: "source", Title: "Where the money comes from", What: "Source", Total: "Paid out", Note: paidOutNote, Figures: []LineFigure{
			{ID: "immobilised_cash", Name: "Immobilised cash", Line: finance.E4, Aggregate: Total},
			{ID: "grants", Name: "Grants of the states", Line: finance.E2, Aggregate: Total},
			{ID: "union_bonds", Name: "Bonds of the Union", Line: finance.E3, Aggregate: Total},
		}},
		{Section: "debt", Title: "Debt and liquidity", What: "Figure", Figures: []LineFigure{
			{ID: "union_bonds_peak", Name: "Bonds of the Union, peak", Line: finance.E5, Aggregate: Peak},
			{ID: "owed_to_custodians_peak", Name: "Owed by the Union to custodians, peak", Line: finance.H2r, Aggregate: Peak},
			{ID: "due_at_once_peak", Name: "Due from the Union at once, peak", Line: finance.H5a, Aggregate: Peak},
			{ID: "met_by_headroom", Name: "Met from budget headroom", Line: finance.H6h, Aggregate: Total},
			{ID: "met_by_guarantors", Name: "Met by the guarantors", Line: finance.H6g, Aggregate: Total},
			{ID: "met_by_bridge", Name: "Met by bridge borrowing", Line: finance.H6m, Aggregate: Total},
			{ID: "union_arrears_end", Name: "Not met at the end", Line: finance.H7a, Aggregate: Final},
			{ID: "liquidity_gap_peak", Name: "Euroclear's liquidity gap, peak", Line: finance.I6d, Aggregate: Peak},
		}},
		{Section: "bearer", Title: "Who bears it at the end", What: "Bearer", Total: "Paid out", Note: bearersNote, Figures: bearers()},
		{Section: "cost", Title: "What it costs all states together", What: "Cost", Total: "Net cash cost", Figures: []LineFigure{
			{ID: "calls_paid", Name: "Calls paid", Line: finance.L3, Aggregate: Total},
			{ID: "interest_share", Name: "Interest of the Union", Line: finance.L4, Aggregate: Total},
			{ID: "grants", Name: "Grants", Line: finance.L5, Aggregate: Total},
			{ID: "headroom_share", Name: "Headroom", Line: finance.L6, Aggregate: Total},
			{ID: "tax_forgone", Name: "Tax forgone by Belgium", Line: finance.L8, Aggregate: Total},
			{ID: "losses_borne", Name: "Losses of Euroclear", Line: finance.L10, Aggregate: Total},
			{ID: "firms_insured", Name: "Firms' losses insured", Line: finance.L11, Aggregate: Total},
			{ID: "recoveries", Name: "Less recoveries", Line: finance.L7, Aggregate: Total, Less: true},
		}},
	}
}

const (
	paidOutNote = "Paid out to Ukraine, and to the lenders of the ERA loans where the structure repays these."
	bearersNote = "Every euro paid out has been repaid, granted or paid by somebody, or is still owed by the Union."
)

// bearers are those with whom every euro that was paid out stands at the end.
func bearers() []LineFigure {
	return []LineFigure{
		{ID: "repaid", Name: "Repaid out of reparations", Line: finance.H2, Aggregate: Total},
		{ID: "offset", Name: "Set off against reparations", Line: finance.H8, Aggregate: Total},
		{ID: "granted", Name: "Granted by the states", Line: finance.E2, Aggregate: Total},
		{ID: "guarantors", Name: "Paid by guarantors, not recovered", Line: finance.F9, Aggregate: Final},
		{ID: "third_countries", Name: "Paid by third countries, not recovered", Line: finance.F15, Aggregate: Final},
		{ID: "headroom", Name: "Paid from the Union's budget, not recovered", Line: finance.G5, Aggregate: Final},
		{ID: "owed_to_custodians", Name: "Owed by the Union to custodians", Line: finance.B1, Aggregate: Final},
		{ID: "owed_to_bondholders", Name: "Owed by the Union to bondholders", Line: finance.E5, Aggregate: Final},
	}
}
