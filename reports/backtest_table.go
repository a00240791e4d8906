package reports

import (
	"fmt"
	"slices"
	"strings"

	"loanmodel/reports/table"
	"loanmodel/scenarios"
)

// Decimals of the model's numbers, errors and tolerances for people; for
// programs, who get billions to the cent; and of errors in per cent of the
// figure.
const (
	backtestPlaces        = 3
	backtestExactPlaces   = 11
	backtestPercentPlaces = 1
)

// main is the table of figures, model's numbers and errors.
func (t BacktestTable) main() table.Table {
	grid := table.Table{
		Title: t.Title,
		Columns: []table.Column{{Name: "Figure"}, {Name: "Print", Align: table.Right}, {Name: "Model", Align: table.Right}, {Name: "Error", Align: table.Right},
			{Name: "%", Align: table.Right}, {Name: "±", Align: table.Right}, {Name: "Verdict"}, {Name: "Why"}},
	}
	for _, row := range t.Rows {
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(row.label()), row.printed(), row.model(backtestPlaces), row.error(backtestPlaces),
			row.errorPercent(), row.within(backtestPlaces), table.TextCell(string(row.Verdict)), table.TextCell(strings.Join(t.marks(row), " "))})
	}
	return grid
}

// label is the figure's name, with its unit where that is not billions.
func (r BacktestRow) label() string {
	if r.Unit == scenarios.UnitPercent {
		return r.Name + " (%)"
	}
	return r.Name
}

// printed is the figure as it was printed: with its own decimals.
func (r BacktestRow) printed() table.Cell {
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

// model is the model's number with so many decimals.
func (r BacktestRow) model(places int32) table.Cell {
	if r.Unit == scenarios.UnitMonth {
		return table.MonthCell(r.Model.Month)
	}
	return table.NumberCell(r.Model.Value, places)
}

// error is the error with so many decimals; of a month whole months.
func (r BacktestRow) error(places int32) table.Cell {
	switch {
	case r.Unknown != "":
		return table.Cell{}
	case r.Unit == scenarios.UnitMonth:
		return table.NumberCell(r.Error, 0)
	}
	return table.NumberCell(r.Error, places)
}

// errorPercent is the error in per cent of the figure, where that is one
// number.
func (r BacktestRow) errorPercent() table.Cell {
	if r.Unknown != "" || r.Unit == scenarios.UnitMonth || r.IsRange() || r.Low.IsZero() {
		return table.Cell{}
	}
	return table.PercentCell(r.Error.Shift(2).DivRound(r.Low, readingDigits), backtestPercentPlaces)
}

// within is the tolerance with so many decimals; of a month whole months.
func (r BacktestRow) within(places int32) table.Cell {
	switch {
	case r.Unknown != "":
		return table.Cell{}
	case r.Unit == scenarios.UnitMonth:
		return table.NumberCell(r.Tolerance, 0)
	}
	return table.NumberCell(r.Tolerance, places)
}

// reasons are the ids of the reasons of a row: of its tolerance, then of what
// is fitted or left.
func (r BacktestRow) reasons() []string {
	list := slices.Clone(r.Because)
	for _, id := range slices.Concat(r.Fitted, r.Unreproducible) {
		if !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// marks are the letters of a row's reasons.
func (t BacktestTable) marks(row BacktestRow) []string {
	var list []string
	for _, id := range row.reasons() {
		list = append(list, t.mark(id))
	}
	return list
}

// mark is the letter of a reason: a for the first of the table.
func (t BacktestTable) mark(id string) string {
	at := slices.IndexFunc(t.Reasons, func(r scenarios.PublishedReason) bool { return r.ID == id })
	return string(rune('a' + at))
}

// reasonText is the text of a reason.
func (t BacktestTable) reasonText(id string) string {
	for _, reason := range t.Reasons {
		if reason.ID == id {
			return reason.Text
		}
	}
	return ""
}

// beside is the table of the errors of several runs side by side.
func (t BacktestTable) beside() table.Table {
	grid := table.Table{Title: "Errors by key, EUR bn", Columns: []table.Column{{Name: "Figure"}, {Name: "Print", Align: table.Right}}, Note: t.fit()}
	total := []table.Cell{table.TextCell("Root mean square"), {}}
	for _, run := range t.Beside {
		grid.Columns = append(grid.Columns, table.Column{Name: run.Label, Align: table.Right})
		total = append(total, table.NumberCell(run.RootMeanSquare, backtestPlaces))
	}
	for i, row := range t.Rows {
		if row.Unknown != "" {
			continue
		}
		cells := []table.Cell{table.TextCell(row.label()), row.printed()}
		for _, run := range t.Beside {
			cells = append(cells, table.NumberCell(run.Errors[i], backtestPlaces))
		}
		grid.Rows = append(grid.Rows, cells)
	}
	grid.Total = total
	return grid
}

// fit says which of the runs is nearest to the figures.
func (t BacktestTable) fit() string {
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
func (t BacktestTable) runLines() []string {
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
