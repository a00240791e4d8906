package reports

import (
	"loanmodel/finance/calendar"
	"loanmodel/finance/metric"
)

// valueCell is the value of a measure, without its unit.
func valueCell(m metric.Measure) Cell {
	switch {
	case !m.Defined():
		return TextCell(noValue)
	case m.Unit == unitEUR:
		return AmountCell(m.Value)
	}
	return NumberCell(m.Value, m.Places)
}

// whenCell is the month or the year in which a measure stands, empty where it
// has none.
func whenCell(m metric.Measure) Cell {
	if m.Year != 0 {
		return WholeCell(int64(m.Year))
	}
	month, _ := calendar.ParseMonth(m.Month) // the zero Month where it has none
	return MonthCell(month)
}

// measureData is the value of a measure for programs, empty where a run has none.
func measureData(m metric.Measure) Cell {
	if !m.Defined() {
		return Cell{}
	}
	return valueCell(m)
}
