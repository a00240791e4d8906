package reports

import (
	"fmt"
	"strings"

	"loanmodel/scenarios"
)

// Text is the backtest for a terminal of so many columns: the tables, each
// with its reasons, and the summary as the last line.
func (b *Backtest) Text(columns int) string {
	var text strings.Builder
	for _, table := range b.Tables {
		text.WriteString(table.main().Text(columns) + "\n")
		for _, reason := range table.Reasons {
			drawWrapped(&text, reason.Text, table.mark(reason.ID)+"  ", "   ", columns)
		}
		if len(table.Beside) > 0 {
			text.WriteString("\n" + table.beside().Text(columns))
		}
		if table.Notes != "" {
			text.WriteByte('\n')
			drawWrapped(&text, table.Notes, "", "", columns)
		}
		text.WriteByte('\n')
	}
	drawWrapped(&text, "Amounts are in EUR bn. "+backtestLegend, "", "", columns)
	text.WriteByte('\n')
	drawWrapped(&text, b.Summary().Text(), "", "", columns)
	return text.String()
}

// backtestLegend explains the columns.
const backtestLegend = "Error is the model less print, of a range less its nearer end; ± is the tolerance; letters are reasons. " +
	"Sources, grades and the runs are in --format csv, json and md."

// Markdown is the backtest as a page, with runs, sources and grades.
func (b *Backtest) Markdown() string {
	var p page
	p.heading(1, "Figures in print against the model's")
	p.paragraph(inMarkdown("Amounts are in EUR bn. " + backtestLegend))
	for _, table := range b.Tables {
		p.heading(2, inMarkdown(table.Title))
		p.table(table.main())
		var reasons []string
		for _, reason := range table.Reasons {
			reasons = append(reasons, "**"+table.mark(reason.ID)+"** "+inMarkdown(reason.Text))
		}
		p.list(reasons...)
		if len(table.Beside) > 0 {
			p.heading(3, inMarkdown(table.beside().Title))
			p.table(table.beside())
		}
		if table.Notes != "" {
			p.paragraph(inMarkdown(table.Notes))
		}
		p.heading(3, "Runs")
		var runs []string
		for _, line := range table.runLines() {
			runs = append(runs, inMarkdown(line))
		}
		p.list(runs...)
		p.heading(3, "Where the figures are from")
		p.table(table.origins())
	}
	p.paragraph(inMarkdown(b.Summary().Text()))
	return p.text.String()
}

// origins is the table of who printed what when.
func (t BacktestTable) origins() Table {
	table := Table{Columns: []Column{{Name: "Figure"}, {Name: "As printed"}, {Name: "Published"}, {Name: "Grade"}, {Name: "Formula"}, {Name: "Sources"}}}
	for _, row := range t.Rows {
		if row.Unknown != "" {
			continue
		}
		table.Rows = append(table.Rows, []Cell{TextCell(row.label()), TextCell(row.Printed), TextCell(row.Published), TextCell(row.Grade),
			TextCell(row.Formula), TextCell(strings.Join(row.Sources, ", "))})
	}
	return table
}

// CSV is one row for each figure and, where runs stand side by side, one for
// each figure and run, with the verdict compared.
func (b *Backtest) CSV() []byte {
	return b.all().CSV()
}

// all is the table of everything.
func (b *Backtest) all() Table {
	var table Table
	for _, name := range []string{"table", "figure", "unit", "as_printed", "low", "high", "model", "error", "error_pct", "tolerance", "verdict",
		"grade", "published", "formula", "sources", "scenario", "settings", "line", "members", "take", "from", "to", "reasons"} {
		table.Columns = append(table.Columns, Column{Name: name})
	}
	for _, t := range b.Tables {
		for i, row := range t.Rows {
			table.Rows = append(table.Rows, t.tidy(row, t.runOf(row.Reading.Run)))
			for _, run := range t.Beside {
				if run.ID != row.Reading.Run {
					table.Rows = append(table.Rows, t.tidy(row.as(run, i), run.PublishedRun))
				}
			}
		}
	}
	return table
}

// compared is the verdict of a row that is there for comparison.
const compared Verdict = "compared"

// as is the row with another run's number.
func (r BacktestRow) as(run BacktestRun, i int) BacktestRow {
	r.Scenario, r.Model, r.Error, r.Verdict = run.Scenario, run.Readings[i], run.Errors[i], compared
	return r
}

// runOf is the run with an id.
func (t BacktestTable) runOf(id string) scenarios.PublishedRun {
	for _, run := range t.Runs {
		if run.ID == id {
			return run
		}
	}
	return scenarios.PublishedRun{ID: id}
}

// tidy is one row of the table of everything.
func (t BacktestTable) tidy(row BacktestRow, run scenarios.PublishedRun) []Cell {
	var reasons []string
	for _, id := range row.reasons() {
		reasons = append(reasons, t.reasonText(id))
	}
	if row.Unknown != "" {
		reasons = []string{row.Unknown}
	}
	low, high := row.ends()
	return []Cell{CodeCell(t.Name), TextCell(row.Name), TextCell(row.Unit), TextCell(row.Printed), low, high,
		row.model(backtestExactPlaces), row.error(backtestExactPlaces), row.errorPercent(), row.within(backtestExactPlaces), TextCell(string(row.Verdict)), TextCell(row.Grade), TextCell(row.Published), TextCell(row.Formula),
		TextCell(strings.Join(row.Sources, " ")), CodeCell(row.Scenario), TextCell(strings.Join(run.Sets, " ")), CodeCell(string(row.Reading.Line)),
		TextCell(strings.Join(row.Reading.Members, " ")), TextCell(row.Reading.Take), MonthCell(row.Reading.From), MonthCell(row.Reading.To),
		TextCell(strings.Join(reasons, " "))}
}

// ends are the figure's two ends, equal but for a range.
func (r BacktestRow) ends() (low, high Cell) {
	switch {
	case r.Unknown != "":
		return Cell{}, Cell{}
	case r.Unit == scenarios.UnitMonth:
		return MonthCell(r.Month), MonthCell(r.Month)
	}
	return NumberCell(r.Low, max(0, -r.Low.Exponent())), NumberCell(r.High, max(0, -r.High.Exponent()))
}

// JSON is the table of everything as objects, and the summary. Every number
// but the counts is a string; what is not there is null.
func (b *Backtest) JSON() []byte {
	all, s := b.all(), b.Summary()
	figures := make([]jsonFigure, len(all.Rows))
	for i, row := range all.Rows {
		for j, value := range jsonRow(row) {
			figures[i] = append(figures[i], jsonField{all.Columns[j].Name, value})
		}
	}
	return encodeJSON(jsonBacktest{SchemaVersion: SchemaVersion, Figures: figures,
		Fits: b.fits(), Summary: jsonBacktestSummary(s)})
}

// fits are the runs that stand side by side.
func (b *Backtest) fits() []jsonFit {
	list := []jsonFit{}
	for _, table := range b.Tables {
		for _, run := range table.Beside {
			list = append(list, jsonFit{table.Name, run.ID, run.RootMeanSquare.StringFixed(rootDigits), run.Compared})
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
			value = strings.TrimSpace(string(encodeJSON(*field.value)))
		}
		fmt.Fprintf(&text, "%s%q:%s", separator, field.key, value)
	}
	return []byte(text.String() + "}"), nil
}
