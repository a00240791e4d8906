package reports

import (
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/metric"
)

// Compare puts runs side by side, at least one and at most MostBeside, with the
// differences of each from the first, the baseline. Attributions of runs that
// are among them come before the states.
func Compare(runs []*Run, attributions ...Attribution) Document {
	return CompareOnly(AllTables, runs, attributions...)
}

// AllTables stands for all parts of a comparison.
const AllTables = "all"

// CompareTables are the parts of a comparison that can be shown alone, and
// AllTables.
func CompareTables() []string {
	return []string{AllTables, "headlines", "measures", "structures", "waterfall", "states"}
}

// CompareOnly is Compare with one of the CompareTables for people; programs get
// all of them. Attributions are part of the structures.
func CompareOnly(table string, runs []*Run, attributions ...Attribution) Document {
	c := comparison{runs: runs, labels: labels(runs)}
	c.scenarios()
	for _, part := range []struct {
		name  string
		write func()
	}{
		{"headlines", c.headlines},
		{"measures", c.measures},
		{"structures", func() {
			c.structures()
			for _, attribution := range attributions {
				c.attribution(attribution)
			}
		}},
		{"waterfall", c.waterfall},
		{"states", c.states},
	} {
		about, tables := c.document.About, c.document.Tables
		if part.write(); table != AllTables && table != part.name {
			c.document.About, c.document.Tables = about, tables
		}
	}
	return c.document
}

// A comparison is written table by table; each of its methods writes some.
type comparison struct {
	runs     []*Run
	labels   []string
	document Document
}

// add adds a table for people, unless it has no rows.
func (c *comparison) add(table Table) {
	if len(table.Rows) > 0 {
		c.document.Tables = append(c.document.Tables, table)
	}
}

// data adds a figure for programs, one row for each run.
func (c *comparison) data(section, figure, state string, row besideRow) {
	for run, value := range row.values {
		c.document.Data.Rows = append(c.document.Data.Rows, []Cell{
			TextCell(section), CodeCell(figure), TextCell(row.name), TextCell(state), TextCell(row.unit), CodeCell(c.labels[run]),
			dataCell(row.unit, value), dataCell(row.unit, rounded(row.unit, value).Sub(rounded(row.unit, row.values[0]))),
		})
	}
}

// scenarios begins the document.
func (c *comparison) scenarios() {
	c.document.Title = "Comparison with " + c.labels[0]
	c.document.About = []string{"All amounts are in euro, exact to the cent where nothing else is said, over the whole run. What is zero in every scenario is left out."}
	c.document.Data = Table{Title: c.document.Title, Columns: []Column{{Name: "section"}, {Name: "figure"}, {Name: "name"}, {Name: "state"},
		{Name: "unit"}, {Name: "scenario"}, {Name: "value", Align: Right}, {Name: "difference", Align: Right}}}
	c.add(legend(c.runs))
}

// headlines shows the figures of the runs, and the months of those that have
// one.
func (c *comparison) headlines() {
	var rows []besideRow
	months := Table{Title: "When", Columns: []Column{{Name: "Figure"}}, Note: "Of a gap the first month, of a peak its month."}
	for i, figure := range c.runs[0].Figures {
		row := headlineRow(c.runs, i)
		rows = append(rows, row)
		c.data("headline", figure.ID, "", row)
		if cells := monthCells(c.runs, i); cells != nil {
			months.Rows = append(months.Rows, append([]Cell{TextCell(figure.Name)}, cells...))
		}
	}
	c.add(besideTable("Headline figures, EUR", "Figure", rows, ""))
	months.Columns = append(months.Columns, besideColumns(len(c.runs))[:len(c.runs)]...)
	c.add(months)
}

// headlineRow is one headline of several runs.
func headlineRow(runs []*Run, headline int) besideRow {
	row := besideRow{name: runs[0].Figures[headline].Name, unit: unitEUR}
	for _, run := range runs {
		row.values = append(row.values, run.Figures[headline].Value)
	}
	return row
}

// monthCells are the months of a headline, nil where no run has one.
func monthCells(runs []*Run, headline int) []Cell {
	var cells []Cell
	found := false
	for _, run := range runs {
		month, err := calendar.ParseMonth(run.Figures[headline].Month)
		found = found || err == nil
		cells = append(cells, MonthCell(month))
	}
	if !found {
		return nil
	}
	return cells
}

// structures shows where the money comes from, what the Union owes, who bears
// the loan at the end and what it costs all states together.
func (c *comparison) structures() {
	for _, part := range structureParts() {
		rows := besideRows(part.figures, c.runs)
		for i, figure := range part.figures {
			c.data(part.section, figure.id, "", rows[i])
		}
		table := besideTable(part.title+", EUR", part.what, rows, part.total)
		table.Note = part.note
		c.add(table)
	}
}

// A structurePart is figures that belong together.
type structurePart struct {
	section string // for programs
	title   string
	what    string // heads the column of names
	total   string // names the sum of the figures; empty where they do not sum
	note    string
	figures []lineFigure
}

// structureParts are what financing structures are compared by. The figures of
// the first and the third part have the same sum, by the identities X1 and D8.
func structureParts() []structurePart {
	return []structurePart{
		{section: "source", title: "Where the money comes from", what: "Source", total: "Paid out", note: paidOutNote, figures: []lineFigure{
			{id: "immobilised_cash", name: "Immobilised cash", line: finance.E4, aggregate: metric.Total},
			{id: "grants", name: "Grants of the states", line: finance.E2, aggregate: metric.Total},
			{id: "union_bonds", name: "Bonds of the Union", line: finance.E3, aggregate: metric.Total},
		}},
		{section: "debt", title: "Debt and liquidity", what: "Figure", figures: []lineFigure{
			{id: "union_bonds_peak", name: "Bonds of the Union, peak", line: finance.E5, aggregate: metric.Peak},
			{id: "owed_to_custodians_peak", name: "Owed by the Union to custodians, peak", line: finance.H2r, aggregate: metric.Peak},
			{id: "due_at_once_peak", name: "Due from the Union at once, peak", line: finance.H5a, aggregate: metric.Peak},
			{id: "met_by_headroom", name: "Met from budget headroom", line: finance.H6h, aggregate: metric.Total},
			{id: "met_by_guarantors", name: "Met by the guarantors", line: finance.H6g, aggregate: metric.Total},
			{id: "met_by_bridge", name: "Met by bridge borrowing", line: finance.H6m, aggregate: metric.Total},
			{id: "union_arrears_end", name: "Not met at the end", line: finance.H7a, aggregate: metric.Final},
			{id: "liquidity_gap_peak", name: "Euroclear's liquidity gap, peak", line: finance.I6d, aggregate: metric.Peak},
		}},
		{section: "bearer", title: "Who bears it at the end", what: "Bearer", total: "Paid out", note: bearersNote, figures: bearers()},
		{section: "cost", title: "What it costs all states together", what: "Cost", total: "Net cash cost", figures: []lineFigure{
			{id: "calls_paid", name: "Calls paid", line: finance.L3, aggregate: metric.Total},
			{id: "interest_share", name: "Interest of the Union", line: finance.L4, aggregate: metric.Total},
			{id: "grants", name: "Grants", line: finance.L5, aggregate: metric.Total},
			{id: "headroom_share", name: "Headroom", line: finance.L6, aggregate: metric.Total},
			{id: "tax_forgone", name: "Tax forgone by Belgium", line: finance.L29, aggregate: metric.Total},
			{id: "losses_borne", name: "Losses of Euroclear", line: finance.L10, aggregate: metric.Total},
			{id: "firms_insured", name: "Firms' losses insured", line: finance.L11, aggregate: metric.Total},
			{id: "recoveries", name: "Less recoveries", line: finance.L7, aggregate: metric.Total, less: true},
		}},
	}
}

const (
	paidOutNote = "Paid out to Ukraine, and to the lenders of the ERA loans where the structure repays these."
	bearersNote = "Every euro paid out has been repaid, granted or paid by somebody, or is still owed by the Union."
)

// bearers are those with whom every euro that was paid out stands at the end.
func bearers() []lineFigure {
	return []lineFigure{
		{id: "repaid", name: "Repaid out of reparations", line: finance.H2, aggregate: metric.Total},
		{id: "offset", name: "Set off against reparations", line: finance.H8, aggregate: metric.Total},
		{id: "granted", name: "Granted by the states", line: finance.E2, aggregate: metric.Total},
		{id: "guarantors", name: "Paid by guarantors, not recovered", line: finance.F9, aggregate: metric.Final},
		{id: "third_countries", name: "Paid by third countries, not recovered", line: finance.F15, aggregate: metric.Final},
		{id: "headroom", name: "Paid from the Union's budget, not recovered", line: finance.G5, aggregate: metric.Final},
		{id: "owed_to_custodians", name: "Owed by the Union to custodians", line: finance.B1, aggregate: metric.Final},
		{id: "owed_to_bondholders", name: "Owed by the Union to bondholders", line: finance.E5, aggregate: metric.Final},
	}
}

// states shows each measure of the states in a table of its own.
func (c *comparison) states() {
	var without []string
	for _, measure := range metric.StateMeasures() {
		rows := stateRows(measure, c.runs)
		for state, member := range finance.MemberStates.Members {
			c.data("state", measure.ID, member.Code, besideRow{measure.Name, rows[state].unit, rows[state].values})
		}
		if measure.Per != metric.PerNothing {
			continue // for people the amounts say it; the command state has the ratios
		}
		table := besideTable(measure.Name+" of each state, EUR", "State", rows, "All states")
		table.Note = measure.Note
		if len(table.Rows) == 0 {
			without = append(without, lowerFirst(measure.Name))
		}
		c.add(table)
	}
	if len(without) > 0 {
		c.document.About = append(c.document.About, "No state has any of these: "+strings.Join(without, ", ")+".")
	}
}

// stateRows is a measure of each state in several runs.
func stateRows(measure metric.StateMeasure, runs []*Run) []besideRow {
	rows := make([]besideRow, finance.MemberStates.Len())
	for state, member := range finance.MemberStates.Members {
		rows[state] = besideRow{name: member.Name, unit: measure.Unit()}
		for _, run := range runs {
			rows[state].values = append(rows[state].values, measure.Value(run.Result, state))
		}
	}
	return rows
}

// dataPlaces are the decimals of ratios for programs, as in states.csv.
const dataPlaces = 6

// rounded is a figure as programs get it.
func rounded(unit string, value decimal.Decimal) decimal.Decimal {
	if unit == unitEUR {
		return value
	}
	return value.Round(dataPlaces)
}

// dataCell is a figure for programs.
func dataCell(unit string, value decimal.Decimal) Cell {
	if unit == unitEUR {
		return AmountCell(value)
	}
	return NumberCell(value, dataPlaces)
}

// lowerFirst is a name of ours in the middle of a sentence.
func lowerFirst(name string) string { return strings.ToLower(name[:1]) + name[1:] }
