package table

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
)

// MonthName writes a month in words: "December 2027".
func MonthName(month calendar.Month) string {
	if month.IsZero() {
		return month.String()
	}
	return fmt.Sprintf("%s %d", time.Month(month.Number()), month.Year())
}

// Listed joins words as a sentence does: "A, B and C".
func Listed(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// MonthShort returns a month for a title: "Apr 2026".
func MonthShort(m calendar.Month) string {
	return time.Month(m.Number()).String()[:3] + " " + strconv.Itoa(m.Year())
}

// LowerFirst returns a name of ours in the middle of a sentence.
// An abbreviation keeps its capitals.
func LowerFirst(name string) string {
	if len(name) > 1 && name[1] >= 'A' && name[1] <= 'Z' {
		return name
	}
	return strings.ToLower(name[:1]) + name[1:]
}

// NoValue stands for a figure that a run does not have: not the same as zero.
const NoValue = "none"

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
