package metric

import (
	"slices"

	"loanmodel/finance"
)

// Columns lists the five columns of what the loan means for a state, in order.
// They are never added silently: paid and forgone are flows of the whole run,
// the other three stand at its end.
func Columns() []Figure {
	return []Figure{
		{ID: "paid", Name: "Paid", Line: finance.L20, Aggregate: Total, Cost: Paid, Note: "Cash that left the treasury, less what came back.",
			names: map[Place]string{AboutMatrix: "paid by all states, less what came back"}},
		{ID: "owed_certain", Name: "Owed, certain, net", Line: finance.L21, Aggregate: Final, Cost: OwedCertain,
			Note:  "Share in the Union's bonds and in what it owes already; own calls unpaid; less own advances and the share in the headroom's.",
			names: map[Place]string{InMatrix: "Certain", InRuns: "Certain", AboutMatrix: "owed for certain at the end, net", InBook: "Owed, certain"}},
		{ID: "owed_only_if", Name: "Owed, only if", Line: finance.L22, Aggregate: Final, Cost: OwedOnlyIf,
			Note:  "Falls due only if the assets are released, or if the windfall contribution does not pay the Union's part of the ERA loans.",
			names: map[Place]string{InMatrix: "Only if", InRuns: "Only if", AboutMatrix: "owed at the end only if assets are released or ERA loans stay unpaid", InBook: "Owed, only if"}},
		{ID: "comes_back_only_if", Name: "Comes back, only if", Line: finance.L23, Aggregate: Final, Cost: ComesBackOnlyIf,
			Note:  "What Ukraine's repayment would bring: together never more than Ukraine owes.",
			names: map[Place]string{InMatrix: "Back if"}},
		{ID: "forgone", Name: "Forgone", Line: finance.L29, Aggregate: Total, Cost: Forgone, Note: "Income that did not come: tax on what the swapped cash would have earned.",
			names: map[Place]string{AboutMatrix: "tax forgone by Belgium"}},
	}
}

// Column returns the total of a column.
func Column(column CostColumn) Figure {
	columns := Columns()
	return columns[slices.IndexFunc(columns, func(f Figure) bool { return f.Cost == column })]
}

// CostParts lists the parts of all columns, each with its column, in the order
// and with the signs of the equations of L20, L21, L22, L23 and L29. A part that
// counts against the others is Less.
func CostParts() []Figure {
	return slices.Concat(paidParts(), certainParts(), onlyIfParts(), comesBackParts(), forgoneParts())
}

// PartsOf lists the parts of one column.
func PartsOf(column CostColumn) []Figure {
	return slices.DeleteFunc(CostParts(), func(f Figure) bool { return f.Cost != column })
}

func paidParts() []Figure {
	return []Figure{
		{ID: "calls_paid", Name: "Calls paid", Line: finance.L3, Aggregate: Total, Cost: Paid},
		{ID: "interest_share", Name: "Interest share", Line: finance.L4, Aggregate: Total, Cost: Paid, Note: "Share in the Union's cost of its bonds and of swapped cash.",
			names: map[Place]string{InStructures: "Interest of the Union"}},
		{ID: "grants", Name: "Grants", Line: finance.L5, Aggregate: Total, Cost: Paid},
		{ID: "headroom_share", Name: "Headroom share", Line: finance.L6, Aggregate: Total, Cost: Paid,
			names: map[Place]string{InStructures: "Headroom"}},
		{ID: "losses_borne", Name: "Losses of Euroclear borne", Line: finance.L10, Aggregate: Total, Cost: Paid,
			names: map[Place]string{InStructures: "Losses of Euroclear", InCharts: "Losses borne"}},
		{ID: "firms_insured", Name: "Firms' losses insured", Line: finance.L11, Aggregate: Total, Cost: Paid,
			names: map[Place]string{InCharts: "Firms insured"}},
		{ID: "reconstruction_share", Name: "Contribution to reconstruction", Line: finance.L14, Aggregate: Total, Cost: Paid,
			names: map[Place]string{InCharts: "Reconstruction"}},
		{ID: "era_service_share", Name: "ERA service paid by the budget", Line: finance.L15, Aggregate: Total, Cost: Paid,
			names: map[Place]string{InCharts: "ERA service"}},
		{ID: "recoveries", Name: "Recoveries", Line: finance.L7, Aggregate: Total, Cost: Paid, Less: true,
			names: map[Place]string{InStructures: "Less recoveries", InCharts: "Recovered"}},
	}
}

func certainParts() []Figure {
	return []Figure{
		{ID: "bonds_share", Name: "Share in the Union's bonds and accrued interest", Line: finance.L21a, Aggregate: Final, Cost: OwedCertain},
		{ID: "due_share", Name: "Share in what is due to custodians, less unpaid calls", Line: finance.L21e, Aggregate: Final, Cost: OwedCertain},
		{ID: "calls_unpaid", Name: "Own calls unpaid", Line: finance.L21f, Aggregate: Final, Cost: OwedCertain},
		{ID: "advances", Name: "Advances for others, not repaid", Line: finance.F22, Aggregate: Final, Cost: OwedCertain, Less: true,
			names: map[Place]string{InStructures: "Less advances for others"}},
		{ID: "headroom_advances", Name: "Share in the headroom's advance", Line: finance.L21h, Aggregate: Final, Cost: OwedCertain, Less: true,
			names: map[Place]string{InStructures: "Less the headroom's advance"}},
	}
}

func onlyIfParts() []Figure {
	return []Figure{
		{ID: "guaranteed", Name: "Guaranteed, if the assets are released", Line: finance.L22e, Aggregate: Final, Cost: OwedOnlyIf},
		{ID: "above_guarantees", Name: "Share in what is above the guarantees", Line: finance.L22f, Aggregate: Final, Cost: OwedOnlyIf},
		{ID: "era_share", Name: "Share in the Union's part of unpaid ERA loans", Line: finance.L22g, Aggregate: Final, Cost: OwedOnlyIf},
	}
}

func comesBackParts() []Figure {
	return []Figure{
		{ID: "calls_back", Name: "Own calls, if Ukraine repays", Line: finance.L23e, Aggregate: Final, Cost: ComesBackOnlyIf},
		{ID: "headroom_back", Name: "Share in headroom, if Ukraine repays", Line: finance.L23h, Aggregate: Final, Cost: ComesBackOnlyIf},
		{ID: "guaranteed_back", Name: "Share in the claim behind guaranteed debt, if Ukraine repays", Line: finance.L23k, Aggregate: Final, Cost: ComesBackOnlyIf},
		{ID: "rest_back", Name: "Share in the rest of the claim, if Ukraine repays", Line: finance.L23m, Aggregate: Final, Cost: ComesBackOnlyIf},
	}
}

func forgoneParts() []Figure {
	return []Figure{
		{ID: "tax_forgone", Name: "Tax forgone", Line: finance.L29, Aggregate: Total, Cost: Forgone, Note: "Belgium only: tax on what the swapped cash would have earned.",
			names: map[Place]string{InStructures: "Tax forgone by Belgium"}},
	}
}

// GrossPaid lists the parts of what is paid, before what came back.
func GrossPaid() []Figure {
	return slices.DeleteFunc(paidParts(), func(f Figure) bool { return f.Less })
}

// Recoveries returns the part of what is paid that came back, of one or all states.
func Recoveries() Figure {
	f, _ := ByID(paidParts(), "recoveries")
	f.Less = false
	return f
}

// at returns figures with the names that they have at a place.
func at(place Place, list []Figure) []Figure {
	named := make([]Figure, len(list))
	for i, f := range list {
		named[i] = f.At(place)
	}
	return named
}
