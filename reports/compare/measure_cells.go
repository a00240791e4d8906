package compare

import (
	"loanmodel/finance/calendar"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
)

// ValueCell is the value of a measure, without its unit.
func ValueCell(m metric.Measure) table.Cell {
	switch {
	case !m.Defined():
		return table.TextCell(table.NoValue)
	case m.Unit == table.UnitEUR:
		return table.AmountCell(m.Value)
	}
	return table.NumberCell(m.Value, m.Places)
}

// WhenCell is the month or the year in which a measure stands, empty where it
// has none.
func WhenCell(m metric.Measure) table.Cell {
	if m.Year != 0 {
		return table.WholeCell(int64(m.Year))
	}
	month, _ := calendar.ParseMonth(m.Month) // the zero Month where it has none
	return table.MonthCell(month)
}

// MeasureData is the value of a measure for programs, empty where a run has none.
func MeasureData(m metric.Measure) table.Cell {
	if !m.Defined() {
		return table.Cell{}
	}
	return ValueCell(m)
}
