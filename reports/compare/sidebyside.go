package compare

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// MostBeside is how many runs can stand beside each other: each has a letter.
const MostBeside = 26

// letter names a run where its scenario's name is too long: A for the first.
func letter(run int) string { return string(rune('A' + run)) }

// labels name runs, each differently. What --set changes keeps the name of its
// scenario, and two files can have the same.
func labels(runs []*analysis.Run) []string {
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
func legend(runs []*analysis.Run) table.Table {
	grid := table.Table{Title: "Scenarios", Columns: []table.Column{{Name: "Run"}, {Name: "Scenario"}, {Name: "Run id"}}}
	for i, name := range labels(runs) {
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(letter(i)), table.CodeCell(name), table.CodeCell(analysis.ShortID(runs[i].RunID))})
	}
	return grid
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

// difference returns by how much a run's figure is above that of the first run.
func (r besideRow) difference(run int) decimal.Decimal { return r.values[run].Sub(r.values[0]) }

// cells returns the figures and the differences of all but the first run.
func (r besideRow) cells() []table.Cell {
	var cells []table.Cell
	for _, value := range r.values {
		cells = append(cells, table.UnitCell(r.unit, value))
	}
	for run := range r.values[1:] {
		cells = append(cells, table.UnitCell(r.unit, r.difference(run+1)))
	}
	return cells
}

// besideTable shows figures side by side, with their differences from the
// first run. Rows that are zero in every run are left out. With a name for it
// the table ends with the total of all rows.
func besideTable(title, what string, rows []besideRow, total string) table.Table {
	grid := table.Table{Title: title, Columns: []table.Column{{Name: what}}}
	for _, row := range rows {
		if !row.isZero() {
			grid.Rows = append(grid.Rows, append([]table.Cell{table.TextCell(row.name)}, row.cells()...))
		}
	}
	if len(rows) == 0 {
		return grid
	}
	grid.Columns = append(grid.Columns, besideColumns(len(rows[0].values))...)
	if total != "" {
		grid.Total = append([]table.Cell{table.TextCell(total)}, totalOf(rows).cells()...)
	}
	return grid
}

// besideColumns returns the columns of so many runs.
func besideColumns(runs int) []table.Column {
	var columns []table.Column
	for run := range runs {
		columns = append(columns, table.Column{Name: letter(run), Align: table.Right})
	}
	for run := range runs - 1 {
		columns = append(columns, table.Column{Name: letter(run+1) + " − " + letter(0), Align: table.Right})
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

func besideRows(figures []metric.Figure, runs []*analysis.Run) []besideRow {
	var rows []besideRow
	for _, figure := range figures {
		row := besideRow{name: figure.Name, unit: table.UnitEUR}
		for _, run := range runs {
			row.values = append(row.values, figure.Of(run.Result))
		}
		rows = append(rows, row)
	}
	return rows
}

// rounded returns a figure as programs get it.
func rounded(unit string, value decimal.Decimal) decimal.Decimal {
	if unit == table.UnitEUR {
		return value
	}
	return value.Round(analysis.RatioPlaces)
}

// dataCell returns a figure for programs.
func dataCell(unit string, value decimal.Decimal) table.Cell {
	if unit == table.UnitEUR {
		return table.AmountCell(value)
	}
	return table.NumberCell(value, analysis.RatioPlaces)
}
