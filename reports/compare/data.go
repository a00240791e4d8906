package compare

import (
	"github.com/shopspring/decimal"

	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// rounded is a figure as programs get it.
func rounded(unit string, value decimal.Decimal) decimal.Decimal {
	if unit == table.UnitEUR {
		return value
	}
	return value.Round(analysis.RatioPlaces)
}

// dataCell is a figure for programs.
func dataCell(unit string, value decimal.Decimal) table.Cell {
	if unit == table.UnitEUR {
		return table.AmountCell(value)
	}
	return table.NumberCell(value, analysis.RatioPlaces)
}
