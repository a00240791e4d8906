package backtest

import (
	"fmt"
	"strings"

	"loanmodel/reports/export"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// Text returns the backtest for a terminal of so many columns: the tables, each
// with its reasons, and the summary as the last line.
func Text(b *analysis.Backtest, columns int) string {
	var text strings.Builder
	for _, grid := range b.Tables {
		text.WriteString(mainTable(grid).Text(columns) + "\n")
		for _, reason := range grid.Reasons {
			table.WriteWrapped(&text, reason.Text, markOf(grid, reason.ID)+"  ", "   ", columns)
		}
		if len(grid.Beside) > 0 {
			text.WriteString("\n" + besideTable(grid).Text(columns))
		}
		if grid.Notes != "" {
			text.WriteByte('\n')
			table.WriteWrapped(&text, grid.Notes, "", "", columns)
		}
		text.WriteByte('\n')
	}
	table.WriteWrapped(&text, "Amounts are in EUR bn. "+backtestLegend, "", "", columns)
	text.WriteByte('\n')
	table.WriteWrapped(&text, b.Summary().Text(), "", "", columns)
	return text.String()
}

// backtestLegend explains the columns.
const backtestLegend = "Error is the model less print, of a range less its nearer end; ± is the tolerance; letters are reasons. " +
	"Sources, grades and the runs are in --format csv, json and md."

// Markdown returns the backtest as a page, with runs, sources and grades.
func Markdown(b *analysis.Backtest) string {
	var p table.Markdown
	p.Heading(1, "Figures in print against the model's")
	p.Paragraph(table.Words("Amounts are in EUR bn. " + backtestLegend))
	for _, grid := range b.Tables {
		p.Heading(2, table.Words(grid.Title))
		p.Table(mainTable(grid))
		var reasons []string
		for _, reason := range grid.Reasons {
			reasons = append(reasons, "**"+markOf(grid, reason.ID)+"** "+table.Words(reason.Text))
		}
		p.List(reasons...)
		if len(grid.Beside) > 0 {
			p.Heading(3, table.Words(besideTable(grid).Title))
			p.Table(besideTable(grid))
		}
		if grid.Notes != "" {
			p.Paragraph(table.Words(grid.Notes))
		}
		p.Heading(3, "Runs")
		var runs []string
		for _, line := range runLines(grid) {
			runs = append(runs, table.Words(line))
		}
		p.List(runs...)
		p.Heading(3, "Where the figures are from")
		p.Table(originsOf(grid))
	}
	p.Paragraph(table.Words(b.Summary().Text()))
	return p.Text.String()
}

// originsOf returns the table of who printed what when.
func originsOf(t analysis.BacktestTable) table.Table {
	grid := table.Table{Columns: []table.Column{{Name: "Figure"}, {Name: "As printed"}, {Name: "Published"}, {Name: "Grade"}, {Name: "Formula"}, {Name: "Sources"}}}
	for _, row := range t.Rows {
		if row.Unknown != "" {
			continue
		}
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(rowLabel(row)), table.TextCell(row.Printed), table.TextCell(row.Published), table.TextCell(row.Grade),
			table.TextCell(row.Formula), table.TextCell(strings.Join(row.Sources, ", "))})
	}
	return grid
}

// CSV returns one row for each figure and, where runs stand side by side, one
// for each figure and run, with the verdict compared.
func CSV(b *analysis.Backtest) []byte {
	return allFigures(b).CSV()
}

// allFigures returns the table of everything.
func allFigures(b *analysis.Backtest) table.Table {
	var grid table.Table
	for _, name := range []string{"table", "figure", "unit", "as_printed", "low", "high", "model", "error", "error_pct", "tolerance", "verdict",
		"grade", "published", "formula", "sources", "scenario", "settings", "line", "members", "take", "from", "to", "reasons"} {
		grid.Columns = append(grid.Columns, table.Column{Name: name})
	}
	for _, t := range b.Tables {
		for i, row := range t.Rows {
			grid.Rows = append(grid.Rows, tidyOf(t, row, runOf(t, row.Reading.Run)))
			for _, run := range t.Beside {
				if run.ID != row.Reading.Run {
					grid.Rows = append(grid.Rows, tidyOf(t, asCell(row, run, i), run.PublishedRun))
				}
			}
		}
	}
	return grid
}

// compared is the verdict of a row that is there for comparison.
const compared analysis.Verdict = "compared"

// asCell returns the row with another run's number.
func asCell(r analysis.BacktestRow, run analysis.BacktestRun, i int) analysis.BacktestRow {
	r.Scenario, r.Model, r.Error, r.Verdict = run.Scenario, run.Readings[i], run.Errors[i], compared
	return r
}

// runOf returns the run with an id.
func runOf(t analysis.BacktestTable, id string) scenarios.PublishedRun {
	for _, run := range t.Runs {
		if run.ID == id {
			return run
		}
	}
	return scenarios.PublishedRun{ID: id}
}

// tidyOf returns one row of the table of everything.
func tidyOf(t analysis.BacktestTable, row analysis.BacktestRow, run scenarios.PublishedRun) []table.Cell {
	var reasons []string
	for _, id := range reasonsOf(row) {
		reasons = append(reasons, reasonText(t, id))
	}
	if row.Unknown != "" {
		reasons = []string{row.Unknown}
	}
	low, high := endsOf(row)
	return []table.Cell{table.CodeCell(t.Name), table.TextCell(row.Name), table.TextCell(row.Unit), table.TextCell(row.Printed), low, high,
		modelCell(row, backtestExactPlaces), errorCell(row, backtestExactPlaces), errorPercent(row), withinCell(row, backtestExactPlaces), table.TextCell(string(row.Verdict)), table.TextCell(row.Grade), table.TextCell(row.Published), table.TextCell(row.Formula),
		table.TextCell(strings.Join(row.Sources, " ")), table.CodeCell(row.Scenario), table.TextCell(strings.Join(run.Sets, " ")), table.CodeCell(string(row.Reading.Line)),
		table.TextCell(strings.Join(row.Reading.Members, " ")), table.TextCell(row.Reading.Take), table.MonthCell(row.Reading.From), table.MonthCell(row.Reading.To),
		table.TextCell(strings.Join(reasons, " "))}
}

// endsOf returns the figure's two ends, equal but for a range.
func endsOf(r analysis.BacktestRow) (low, high table.Cell) {
	switch {
	case r.Unknown != "":
		return table.Cell{}, table.Cell{}
	case r.Unit == scenarios.UnitMonth:
		return table.MonthCell(r.Month), table.MonthCell(r.Month)
	}
	return table.NumberCell(r.Low, max(0, -r.Low.Exponent())), table.NumberCell(r.High, max(0, -r.High.Exponent()))
}

// JSON returns the table of everything as objects, and the summary. Every
// number but the counts is a string; what is not there is null.
func JSON(b *analysis.Backtest) []byte {
	all, s := allFigures(b), b.Summary()
	figures := make([]jsonFigure, len(all.Rows))
	for i, row := range all.Rows {
		for j, value := range table.JSONRow(row) {
			figures[i] = append(figures[i], jsonField{all.Columns[j].Name, value})
		}
	}
	return table.EncodeJSON(jsonBacktest{SchemaVersion: export.SchemaVersion, Figures: figures,
		Fits: fitsOf(b), Summary: jsonBacktestSummary(s)})
}

// fitsOf returns the runs that stand side by side.
func fitsOf(b *analysis.Backtest) []jsonFit {
	list := []jsonFit{}
	for _, grid := range b.Tables {
		for _, run := range grid.Beside {
			list = append(list, jsonFit{grid.Name, run.ID, run.RootMeanSquare.StringFixed(analysis.RootDigits), run.Compared})
		}
	}
	return list
}

type jsonBacktest struct {
	SchemaVersion int                 `json:"schema_version"`
	Figures       []jsonFigure        `json:"figures"`
	Fits          []jsonFit           `json:"fits"`
	Summary       jsonBacktestSummary `json:"summary"`
}

type jsonFit struct {
	Table          string `json:"table"`
	Run            string `json:"run"`
	RootMeanSquare string `json:"root_mean_square"`
	Figures        int    `json:"figures"`
}

type jsonBacktestSummary struct {
	Judged   int `json:"judged"`
	Within   int `json:"within"`
	Fitted   int `json:"fitted"`
	Declared int `json:"declared"`
	Outside  int `json:"outside"`
}

// A jsonFigure is an object whose keys keep their order.
type jsonFigure []jsonField

type jsonField struct {
	key   string
	value *string
}

// MarshalJSON writes the object.
func (f jsonFigure) MarshalJSON() ([]byte, error) {
	var text strings.Builder
	for i, field := range f {
		separator := ","
		if i == 0 {
			separator = "{"
		}
		value := "null"
		if field.value != nil && *field.value != "" {
			value = strings.TrimSpace(string(table.EncodeJSON(*field.value)))
		}
		fmt.Fprintf(&text, "%s%q:%s", separator, field.key, value)
	}
	return []byte(text.String() + "}"), nil
}
