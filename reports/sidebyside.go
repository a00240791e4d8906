package reports

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance/metric"
	"loanmodel/scenarios"
)

// MostBeside is how many runs can stand beside each other: each has a letter.
const MostBeside = 26

// letter names a run where its scenario's name is too long: A for the first.
func letter(run int) string { return string(rune('A' + run)) }

// labels name runs, each differently. What --set changes keeps the name of its
// scenario, and two files can have the same.
func labels(runs []*Run) []string {
	var names []string
	for _, run := range runs {
		base := run.Scenario.Name
		if slices.Contains(run.Scenario.Overlays, scenarios.SetOverlay) {
			base += " with " + scenarios.SetOverlay
		}
		name := base
		for number := 2; slices.Contains(names, name); number++ {
			name = fmt.Sprintf("%s (%d)", base, number)
		}
		names = append(names, name)
	}
	return names
}

// legend says which letter stands for which run.
func legend(runs []*Run) Table {
	table := Table{Title: "Scenarios", Columns: []Column{{Name: "Run"}, {Name: "Scenario"}, {Name: "Run id"}}}
	for i, name := range labels(runs) {
		table.Rows = append(table.Rows, []Cell{TextCell(letter(i)), CodeCell(name), CodeCell(shortID(runs[i].RunID))})
	}
	return table
}

// A besideRow is one figure of several runs, in one unit.
type besideRow struct {
	name   string
	unit   string
	values []decimal.Decimal // one for each run
}

// isZero reports whether the figure is zero in every run.
func (r besideRow) isZero() bool {
	return !slices.ContainsFunc(r.values, func(value decimal.Decimal) bool { return !value.IsZero() })
}

// difference is by how much a run's figure is above that of the first run.
func (r besideRow) difference(run int) decimal.Decimal { return r.values[run].Sub(r.values[0]) }

// cells are the figures and the differences of all but the first run.
func (r besideRow) cells() []Cell {
	var cells []Cell
	for _, value := range r.values {
		cells = append(cells, unitCell(r.unit, value))
	}
	for run := range r.values[1:] {
		cells = append(cells, unitCell(r.unit, r.difference(run+1)))
	}
	return cells
}

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

// besideTable shows figures side by side, with their differences from the
// first run. Rows that are zero in every run are left out. With a name for it
// the table ends with the total of all rows.
func besideTable(title, what string, rows []besideRow, total string) Table {
	table := Table{Title: title, Columns: []Column{{Name: what}}}
	for _, row := range rows {
		if !row.isZero() {
			table.Rows = append(table.Rows, append([]Cell{TextCell(row.name)}, row.cells()...))
		}
	}
	if len(rows) == 0 {
		return table
	}
	table.Columns = append(table.Columns, besideColumns(len(rows[0].values))...)
	if total != "" {
		table.Total = append([]Cell{TextCell(total)}, totalOf(rows).cells()...)
	}
	return table
}

// besideColumns are the columns of so many runs.
func besideColumns(runs int) []Column {
	var columns []Column
	for run := range runs {
		columns = append(columns, Column{Name: letter(run), Align: Right})
	}
	for run := range runs - 1 {
		columns = append(columns, Column{Name: letter(run+1) + " − " + letter(0), Align: Right})
	}
	return columns
}

// totalOf adds rows of one unit up, run by run.
func totalOf(rows []besideRow) besideRow {
	total := besideRow{unit: rows[0].unit, values: make([]decimal.Decimal, len(rows[0].values))}
	for _, row := range rows {
		for run, value := range row.values {
			total.values[run] = total.values[run].Add(value)
		}
	}
	return total
}

// besideRows are figures of several runs.
func besideRows(figures []metric.LineFigure, runs []*Run) []besideRow {
	var rows []besideRow
	for _, figure := range figures {
		row := besideRow{name: figure.Name, unit: unitEUR}
		for _, run := range runs {
			row.values = append(row.values, figure.Of(run.Result))
		}
		rows = append(rows, row)
	}
	return rows
}
