package metric

import "loanmodel/finance"

// A StructurePart is figures that belong together.
type StructurePart struct {
	Section string // for programs
	Title   string
	What    string // heads the column of names
	Total   string // names the sum of the figures; empty where they do not sum
	Note    string
	Figures []Figure
}

// StructureParts returns what financing structures are compared by. The figures of
// the first and the third part have the same sum, by the identities X1 and D8.
func StructureParts() []StructurePart {
	return []StructurePart{
		{Section: "source", Title: "Where the money comes from", What: "Source", Total: "Paid out", Note: paidOutNote, Figures: []Figure{
			{ID: "immobilised_cash", Name: "Immobilised cash", Line: finance.E4, Aggregate: Total},
			headline("grants"),
			{ID: "union_bonds", Name: "Bonds of the Union", Line: finance.E11d, Aggregate: Total},
		}},
		{Section: "debt", Title: "Debt and liquidity", What: "Figure", Figures: []Figure{
			headline("union_bonds_peak"),
			{ID: "owed_to_custodians_peak", Name: "Owed by the Union to custodians, peak", Line: finance.H2r, Aggregate: Peak},
			{ID: "due_at_once_peak", Name: "Due from the Union at once, peak", Line: finance.H5a, Aggregate: Peak},
			{ID: "met_by_headroom", Name: "Met from budget headroom", Line: finance.H6h, Aggregate: Total},
			{ID: "met_by_guarantors", Name: "Met by the guarantors", Line: finance.H6g, Aggregate: Total},
			{ID: "met_by_bridge", Name: "Met by bridge borrowing", Line: finance.H6m, Aggregate: Total},
			{ID: "union_arrears_end", Name: "Not met at the end", Line: finance.H7a, Aggregate: Final},
			headline("liquidity_gap_peak"),
		}},
		{Section: "bearer", Title: "Who bears it at the end", What: "Bearer", Total: "Paid out", Note: bearersNote, Figures: bearers()},
		columnPart("paid", "What all states together have paid", Paid),
		columnPart("owed_certain", "What they owe for certain at the end", OwedCertain),
		columnPart("owed_only_if", "What they owe only if assets are released or ERA loans stay unpaid", OwedOnlyIf),
		columnPart("comes_back", "What comes back only if Ukraine repays", ComesBackOnlyIf),
		columnPart("forgone", "What they forgo", Forgone),
	}
}

// columnPart shows the parts of one column with their sum.
func columnPart(section, title string, column CostColumn) StructurePart {
	return StructurePart{Section: section, Title: title, What: "Part", Total: Column(column).Name, Figures: at(InStructures, PartsOf(column))}
}

const (
	paidOutNote = "Paid out to Ukraine, and to the lenders of the ERA loans where the structure repays these."
	bearersNote = "Every euro paid out has been repaid, granted or paid by somebody, or is still owed by the Union."
)

// headline returns a figure of the run with the name that it has here.
func headline(id string) Figure { return pick(Headlines(), InStructures, id)[0] }

// bearers returns those with whom every euro that was paid out stands at the end.
func bearers() []Figure {
	return []Figure{
		{ID: "repaid", Name: "Repaid out of reparations", Line: finance.H2, Aggregate: Total},
		{ID: "offset", Name: "Set off against reparations, swapped cash", Line: finance.H8, Aggregate: Total},
		{ID: "offset_deposits", Name: "Set off against reparations, deposits", Line: finance.H8d, Aggregate: Total},
		{ID: "granted", Name: "Granted by the states", Line: finance.E2, Aggregate: Total},
		{ID: "guarantors", Name: "Paid by guarantors, not recovered", Line: finance.F9, Aggregate: Final},
		{ID: "third_countries", Name: "Paid by third countries, not recovered", Line: finance.F15, Aggregate: Final},
		{ID: "headroom", Name: "Paid from the Union's budget, not recovered", Line: finance.G5, Aggregate: Final},
		{ID: "owed_to_custodians", Name: "Owed by the Union to custodians", Line: finance.B1, Aggregate: Final},
		{ID: "owed_to_bondholders", Name: "Owed by the Union to bondholders", Line: finance.E5, Aggregate: Final},
	}
}

// WaterfallSteps lead from what is due to the Bank of Russia to what nobody
// paid, in the order in which the model meets it; the order among the Union's
// own sources is the scenario's. Each is of one month, which whoever shows them
// chooses.
func WaterfallSteps() []Figure {
	return []Figure{
		{ID: string(finance.H3), Name: "Due to the Bank of Russia", Line: finance.H3},
		{ID: string(finance.H4), Name: "met from the custodians' own deposits", Line: finance.H4},
		{ID: string(finance.H5), Name: "due from the Union", Line: finance.H5},
		{ID: string(finance.H6h), Name: "met from budget headroom", Line: finance.H6h},
		{ID: string(finance.H6e), Name: "put to the guarantors", Line: finance.H6e},
		{ID: string(finance.F14), Name: "paid by third countries", Line: finance.F14},
		{ID: string(finance.F4), Name: "first-round call of the states", Line: finance.F4},
		{ID: string(finance.F5), Name: "paid of it", Line: finance.F5},
		{ID: string(finance.F6a), Name: "left by defaulters, that others can take", Line: finance.F6a},
		{ID: string(finance.F6), Name: "step-up call, paid", Line: finance.F6},
		{ID: string(finance.F18), Name: "called and unmet", Line: finance.F18},
		{ID: string(finance.H6m), Name: "met by bridge borrowing", Line: finance.H6m},
		{ID: string(finance.H7a), Name: "arrears of the Union to the custodians", Line: finance.H7a},
		{ID: string(finance.H7), Name: "arrears of the custodians to the Bank of Russia", Line: finance.H7},
	}
}
