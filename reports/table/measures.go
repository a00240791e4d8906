package table

import (
	"loanmodel/finance/calendar"
	"loanmodel/finance/metric"
)

// ValueCell is the value of a measure, without its unit.
func ValueCell(m metric.Measure) Cell {
	switch {
	case !m.Defined():
		return TextCell(NoValue)
	case m.Unit == UnitEUR:
		return AmountCell(m.Value)
	}
	return NumberCell(m.Value, m.Places)
}

// WhenCell is the month or the year in which a measure stands, empty where it
// has none.
func WhenCell(m metric.Measure) Cell {
	if m.Year != 0 {
		return WholeCell(int64(m.Year))
	}
	month, _ := calendar.ParseMonth(m.Month) // the zero Month where it has none
	return MonthCell(month)
}

// MeasureData is the value of a measure for programs, empty where a run has none.
func MeasureData(m metric.Measure) Cell {
	if !m.Defined() {
		return Cell{}
	}
	return ValueCell(m)
}
