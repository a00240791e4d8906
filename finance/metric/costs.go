package metric

import "loanmodel/finance"

// CostParts are the parts of a state's net cash cost, in the order of the
// equation of L9 and with its signs.
func CostParts() []Figure {
	return []Figure{
		{ID: "calls_paid", Name: "Calls paid", Line: finance.L3, Aggregate: Total, Cost: Paid},
		{ID: "interest_share", Name: "Interest share", Line: finance.L4, Aggregate: Total, Cost: Paid, Note: "Share in the Union's cost of its bonds and of swapped cash.",
			names: map[Place]string{InStructures: "Interest of the Union"}},
		{ID: "grants", Name: "Grants", Line: finance.L5, Aggregate: Total, Cost: Paid},
		{ID: "headroom_share", Name: "Headroom share", Line: finance.L6, Aggregate: Total, Cost: Paid,
			names: map[Place]string{InStructures: "Headroom"}},
		{ID: "tax_forgone", Name: "Tax forgone", Line: finance.L8, Aggregate: Total, Cost: Forgone, Note: "Belgium only: tax on Euroclear's income, against cash that stays where it is.",
			names: map[Place]string{InStructures: "Tax forgone by Belgium"}},
		{ID: "losses_borne", Name: "Losses of Euroclear borne", Line: finance.L10, Aggregate: Total, Cost: Paid,
			names: map[Place]string{InStructures: "Losses of Euroclear", InCharts: "Losses borne"}},
		{ID: "firms_insured", Name: "Firms' losses insured", Line: finance.L11, Aggregate: Total, Cost: Paid,
			names: map[Place]string{InCharts: "Firms insured"}},
		{ID: "recoveries", Name: "Recoveries", Line: finance.L7, Aggregate: Total, Cost: Paid, Less: true,
			names: map[Place]string{InStructures: "Less recoveries", InCharts: "Recovered"}},
	}
}

// GrossCosts are the parts that are paid or forgone, before recoveries.
func GrossCosts() []Figure {
	var gross []Figure
	for _, f := range CostParts() {
		if !f.Less {
			gross = append(gross, f)
		}
	}
	return gross
}

// Recoveries are the part that comes back, of one or all states.
func Recoveries() Figure {
	f, _ := ByID(CostParts(), "recoveries")
	f.Less = false
	return f
}

// NetCost is the net cash cost of all states together.
func NetCost() Figure {
	return Figure{ID: "net_cost", Name: "Net cash cost of all states", Line: finance.L9, Aggregate: Total,
		names: map[Place]string{InMatrix: "States", AboutMatrix: "net cash cost of all states", InBook: "Net cost of all states"}}
}

// at are figures with the names that they have at a place.
func at(place Place, list []Figure) []Figure {
	named := make([]Figure, len(list))
	for i, f := range list {
		named[i] = f.At(place)
	}
	return named
}
