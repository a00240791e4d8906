package compare

import (
	"slices"

	"loanmodel/finance/calendar"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
)

// measures shows the measures of the runs side by side, and when they stand.
// Those that no run has are left out.
func (c *comparison) measures() {
	values := table.Table{Title: "Measures", Columns: append([]table.Column{{Name: "Measure, EUR or as said"}}, besideColumns(len(c.runs))...),
		Note: "Off by at most one in the last digit shown; result.json of each run has the method and the tolerance of each measure, and why one has none."}
	when := table.Table{Title: "Measures: when", Columns: append([]table.Column{{Name: "Measure"}}, besideColumns(len(c.runs))[:len(c.runs)]...)}
	for i, first := range c.runs[0].Measures() {
		beside := make([]metric.Measure, len(c.runs))
		for run := range c.runs {
			beside[run] = c.runs[run].Measures()[i]
		}
		c.measureData(beside)
		if slices.ContainsFunc(beside, isShown) {
			values.Rows = append(values.Rows, append([]table.Cell{table.TextCell(titleOf(first))}, measureCells(beside)...))
		}
		if months := whenCells(beside); months != nil {
			when.Rows = append(when.Rows, append([]table.Cell{table.TextCell(first.Name)}, months...))
		}
	}
	c.add(values)
	c.add(when)
}

// isShown reports whether a measure has a value other than zero.
func isShown(m metric.Measure) bool { return m.Defined() && !m.Value.IsZero() }

// titleOf returns the name of a measure with its unit, which euro do not need.
func titleOf(m metric.Measure) string {
	if m.Unit == table.UnitEUR {
		return m.Name
	}
	return m.Name + " (" + m.Unit + ")"
}

// measureCells returns a measure of several runs, and the differences of all
// but the first from it.
func measureCells(beside []metric.Measure) []table.Cell {
	var cells []table.Cell
	for _, m := range beside {
		cells = append(cells, ValueCell(m))
	}
	for _, m := range beside[1:] {
		cells = append(cells, differenceCell(beside[0], m))
	}
	return cells
}

// differenceCell returns by how much a measure is above that of another run;
// empty where one of them has no value.
func differenceCell(from, m metric.Measure) table.Cell {
	if !from.Defined() || !m.Defined() {
		return table.Cell{}
	}
	m.Value = m.Value.Sub(from.Value)
	return ValueCell(m)
}

// whenCells returns the months or years of a measure, nil where no run has one.
func whenCells(beside []metric.Measure) []table.Cell {
	var cells []table.Cell
	for _, m := range beside {
		cells = append(cells, WhenCell(m))
	}
	if !slices.ContainsFunc(cells, func(cell table.Cell) bool { return cell.Kind() != table.Empty }) {
		return nil
	}
	return cells
}

// measureData adds a measure for programs, one row for each run.
func (c *comparison) measureData(beside []metric.Measure) {
	for run, m := range beside {
		c.document.Data.Rows = append(c.document.Data.Rows, []table.Cell{
			table.TextCell("measure"), table.CodeCell(m.ID), table.TextCell(m.Name), {}, table.TextCell(m.Unit), table.CodeCell(c.labels[run]), MeasureData(m), differenceCell(beside[0], m),
		})
	}
}

// ValueCell returns the value of a measure, without its unit.
func ValueCell(m metric.Measure) table.Cell {
	switch {
	case !m.Defined():
		return table.TextCell(table.NoValue)
	case m.Unit == table.UnitEUR:
		return table.AmountCell(m.Value)
	}
	return table.NumberCell(m.Value, m.Places)
}

// WhenCell returns the month or the year in which a measure stands, empty
// where it has none.
func WhenCell(m metric.Measure) table.Cell {
	if m.Year != 0 {
		return table.WholeCell(int64(m.Year))
	}
	month, _ := calendar.ParseMonth(m.Month) // the zero Month where it has none
	return table.MonthCell(month)
}

// MeasureData returns the value of a measure for programs, empty where a run
// has none.
func MeasureData(m metric.Measure) table.Cell {
	if !m.Defined() {
		return table.Cell{}
	}
	return ValueCell(m)
}
