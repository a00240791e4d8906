package backtest

import (
	"fmt"
	"slices"
	"strings"

	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// Decimals of the model's numbers, errors and tolerances for people; for
// programs, who get billions to the cent; and of errors in per cent of the
// figure.
const (
	backtestPlaces        = 3
	backtestExactPlaces   = 11
	backtestPercentPlaces = 1
)

// mainTable returns the table of figures, model's numbers and errors.
func mainTable(t analysis.BacktestTable) table.Table {
	grid := table.Table{
		Title: t.Title,
		Columns: []table.Column{{Name: "Figure"}, {Name: "Print", Align: table.Right}, {Name: "Model", Align: table.Right}, {Name: "Error", Align: table.Right},
			{Name: "%", Align: table.Right}, {Name: "±", Align: table.Right}, {Name: "Verdict"}, {Name: "Why"}},
	}
	for _, row := range t.Rows {
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(rowLabel(row)), printedCell(row), modelCell(row, backtestPlaces), errorCell(row, backtestPlaces),
			errorPercent(row), withinCell(row, backtestPlaces), table.TextCell(string(row.Verdict)), table.TextCell(strings.Join(marksOf(t, row), " "))})
	}
	return grid
}

// rowLabel returns the figure's name, with its unit where that is not billions.
func rowLabel(r analysis.BacktestRow) string {
	if r.Unit == scenarios.UnitPercent {
		return r.Name + " (%)"
	}
	return r.Name
}

// printedCell returns the figure as it was printed: with its own decimals.
func printedCell(r analysis.BacktestRow) table.Cell {
	switch {
	case r.Unknown != "":
		return table.TextCell("–")
	case r.Unit == scenarios.UnitMonth:
		return table.MonthCell(r.Month)
	case r.IsRange():
		return table.TextCell(r.Low.StringFixed(max(0, -r.Low.Exponent())) + "–" + r.High.StringFixed(max(0, -r.High.Exponent())))
	}
	return table.NumberCell(r.Low, max(0, -r.Low.Exponent()))
}

// modelCell returns the model's number with so many decimals.
func modelCell(r analysis.BacktestRow, places int32) table.Cell {
	if r.Unit == scenarios.UnitMonth {
		return table.MonthCell(r.Model.Month)
	}
	return table.NumberCell(r.Model.Value, places)
}

// errorCell returns the error with so many decimals; of a month whole months.
func errorCell(r analysis.BacktestRow, places int32) table.Cell {
	switch {
	case r.Unknown != "":
		return table.Cell{}
	case r.Unit == scenarios.UnitMonth:
		return table.NumberCell(r.Error, 0)
	}
	return table.NumberCell(r.Error, places)
}

// errorPercent returns the error in per cent of the figure, where that is one
// number.
func errorPercent(r analysis.BacktestRow) table.Cell {
	if r.Unknown != "" || r.Unit == scenarios.UnitMonth || r.IsRange() || r.Low.IsZero() {
		return table.Cell{}
	}
	return table.PercentCell(metric.Percent(r.Error, r.Low), backtestPercentPlaces)
}

// withinCell returns the tolerance with so many decimals; of a month whole
// months.
func withinCell(r analysis.BacktestRow, places int32) table.Cell {
	switch {
	case r.Unknown != "":
		return table.Cell{}
	case r.Unit == scenarios.UnitMonth:
		return table.NumberCell(r.Tolerance, 0)
	}
	return table.NumberCell(r.Tolerance, places)
}

// reasonsOf returns the ids of the reasons of a row: of its tolerance, then of
// what is fitted or left.
func reasonsOf(r analysis.BacktestRow) []string {
	list := slices.Clone(r.Because)
	for _, id := range slices.Concat(r.Fitted, r.Unreproducible) {
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// marksOf returns the letters of a row's reasons.
func marksOf(t analysis.BacktestTable, row analysis.BacktestRow) []string {
	var list []string
	for _, id := range reasonsOf(row) {
		list = append(list, markOf(t, id))
	}
	return list
}

// markOf returns the letter of a reason: a for the first of the table.
func markOf(t analysis.BacktestTable, id string) string {
	at := slices.IndexFunc(t.Reasons, func(r scenarios.PublishedReason) bool { return r.ID == id })
	return string(rune('a' + at))
}

// reasonText returns the text of a reason.
func reasonText(t analysis.BacktestTable, id string) string {
	for _, reason := range t.Reasons {
		if reason.ID == id {
			return reason.Text
		}
	}
	return ""
}

// besideTable returns the table of the errors of several runs side by side.
func besideTable(t analysis.BacktestTable) table.Table {
	grid := table.Table{Title: "Errors by key, EUR bn", Columns: []table.Column{{Name: "Figure"}, {Name: "Print", Align: table.Right}}, Note: fitText(t)}
	total := []table.Cell{table.TextCell("Root mean square"), {}}
	for _, run := range t.Beside {
		grid.Columns = append(grid.Columns, table.Column{Name: run.Label, Align: table.Right})
		total = append(total, table.NumberCell(run.RootMeanSquare, backtestPlaces))
	}
	for i, row := range t.Rows {
		if row.Unknown != "" {
			continue
		}
		cells := []table.Cell{table.TextCell(rowLabel(row)), printedCell(row)}
		for _, run := range t.Beside {
			cells = append(cells, table.NumberCell(run.Errors[i], backtestPlaces))
		}
		grid.Rows = append(grid.Rows, cells)
	}
	grid.Total = total
	return grid
}

// fitText says which of the runs is nearest to the figures.
func fitText(t analysis.BacktestTable) string {
	best := t.Beside[0]
	for _, run := range t.Beside[1:] {
		if run.RootMeanSquare.LessThan(best.RootMeanSquare) {
			best = run
		}
	}
	return fmt.Sprintf("%s fits best: root mean square %s over %s.",
		best.Label, best.RootMeanSquare.StringFixed(backtestPlaces), table.Counted(best.Compared, "figure"))
}

// runLines say what each run of a table is.
func runLines(t analysis.BacktestTable) []string {
	var lines []string
	for _, run := range t.Runs {
		line := "loanmodel run " + run.Scenario
		for _, set := range run.Sets {
			line += " --set '" + set + "'"
		}
		if run.Reason != "" {
			line += " # " + run.Reason
		}
		lines = append(lines, line)
	}
	return lines
}
