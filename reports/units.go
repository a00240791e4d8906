package reports

import "github.com/shopspring/decimal"

// The units of measures, and with how many decimals people are shown them.
const (
	unitEUR     = "EUR"
	unitPercent = "%"

	percentPlaces = 4
	otherPlaces   = 2
)

// unitCell shows a figure of a unit: euro to the cent, per cent with four
// decimals, anything else with two.
func unitCell(unit string, value decimal.Decimal) Cell {
	switch unit {
	case unitEUR:
		return AmountCell(value)
	case unitPercent:
		return PercentCell(value, percentPlaces)
	}
	return NumberCell(value, otherPlaces)
}

// dataPlaces are the decimals of ratios for programs, as in states.csv.
const dataPlaces = 6

// rounded is a figure as programs get it.
func rounded(unit string, value decimal.Decimal) decimal.Decimal {
	if unit == unitEUR {
		return value
	}
	return value.Round(dataPlaces)
}

// dataCell is a figure for programs.
func dataCell(unit string, value decimal.Decimal) Cell {
	if unit == unitEUR {
		return AmountCell(value)
	}
	return NumberCell(value, dataPlaces)
}
