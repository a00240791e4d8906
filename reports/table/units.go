package table

import "github.com/shopspring/decimal"

// The units of measures, and with how many decimals people are shown them.
const (
	UnitEUR     = "EUR"
	unitPercent = "%"

	percentPlaces = 4
	otherPlaces   = 2
)

// UnitCell shows a figure of a unit: euro to the cent, per cent with four
// decimals, anything else with two.
func UnitCell(unit string, value decimal.Decimal) Cell {
	switch unit {
	case UnitEUR:
		return AmountCell(value)
	case unitPercent:
		return PercentCell(value, percentPlaces)
	}
	return NumberCell(value, otherPlaces)
}
