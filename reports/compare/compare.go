package compare

import (
	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// AllTables stands for all parts of a comparison.
const AllTables = "all"

// Tables returns the parts of a comparison that can be shown alone, the answer on one
// screen first, and AllTables.
func Tables() []string {
	return []string{Answer, AllTables, "columns", "headlines", "measures", "structures", "waterfall", "states"}
}

// Runs puts runs side by side, at least one and at most MostBeside, with the
// differences of each from the first, the baseline. People get only the part
// that is named, one of Tables; programs get all of them. Attributions of runs
// that are among them are part of the structures.
func Runs(only string, runs []*analysis.Run, attributions ...analysis.Attribution) table.Document {
	c := comparison{runs: runs, labels: labels(runs)}
	c.scenarios()
	for _, part := range []struct {
		name  string
		write func()
	}{
		{"columns", c.columns},
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
		if part.write(); only != AllTables && only != part.name {
			c.document.About, c.document.Tables = about, tables
		}
	}
	if only == Answer {
		c.document.Tables = nil
		c.answer()
	}
	return c.document
}

// A comparison is written table by table; each of its methods writes some.
type comparison struct {
	runs     []*analysis.Run
	labels   []string
	document table.Document
}

// add adds a table for people, unless it has no rows.
func (c *comparison) add(grid table.Table) {
	if len(grid.Rows) > 0 {
		c.document.Tables = append(c.document.Tables, grid)
	}
}

// data adds a figure for programs, one row for each run.
func (c *comparison) data(section, figure, state string, row besideRow) {
	for run, value := range row.values {
		c.document.Data.Rows = append(c.document.Data.Rows, []table.Cell{
			table.TextCell(section), table.CodeCell(figure), table.TextCell(row.name), table.TextCell(state), table.TextCell(row.unit), table.CodeCell(c.labels[run]),
			dataCell(row.unit, value), dataCell(row.unit, rounded(row.unit, value).Sub(rounded(row.unit, row.values[0]))),
		})
	}
}

// scenarios begins the document.
func (c *comparison) scenarios() {
	c.document.Title = "Comparison with " + c.labels[0]
	c.document.About = []string{"All amounts are in euro, exact to the cent where nothing else is said, over the whole run. What is zero in every scenario is left out."}
	c.document.Data = table.Table{Title: c.document.Title, Columns: []table.Column{{Name: "section"}, {Name: "figure"}, {Name: "name"}, {Name: "state"},
		{Name: "unit"}, {Name: "scenario"}, {Name: "value", Align: table.Right}, {Name: "difference", Align: table.Right}}}
	c.add(legend(c.runs))
}

// headlines shows the figures of the runs, and the months of those that have
// one.
func (c *comparison) headlines() {
	var rows []besideRow
	months := table.Table{Title: "When", Columns: []table.Column{{Name: "Figure"}}, Note: "Of a gap the first month, of a peak its month."}
	for i, figure := range c.runs[0].Figures {
		row := headlineRow(c.runs, i)
		rows = append(rows, row)
		c.data("headline", figure.ID, "", row)
		if cells := monthCells(c.runs, i); cells != nil {
			months.Rows = append(months.Rows, append([]table.Cell{table.TextCell(figure.Name)}, cells...))
		}
	}
	c.add(besideTable("Headline figures, EUR", "Figure", rows, ""))
	months.Columns = append(months.Columns, besideColumns(len(c.runs))[:len(c.runs)]...)
	c.add(months)
}

// headlineRow returns one headline of several runs.
func headlineRow(runs []*analysis.Run, headline int) besideRow {
	row := besideRow{name: runs[0].Figures[headline].Name, unit: table.UnitEUR}
	for _, run := range runs {
		row.values = append(row.values, run.Figures[headline].Value)
	}
	return row
}

// monthCells returns the months of a headline, nil where no run has one.
func monthCells(runs []*analysis.Run, headline int) []table.Cell {
	var cells []table.Cell
	found := false
	for _, run := range runs {
		month, err := calendar.ParseMonth(run.Figures[headline].Month)
		found = found || err == nil
		cells = append(cells, table.MonthCell(month))
	}
	if !found {
		return nil
	}
	return cells
}

// structures shows where the money comes from, what the Union owes, who bears
// the loan at the end and what all states together pay, owe and forgo.
func (c *comparison) structures() {
	for _, part := range metric.StructureParts() {
		rows := besideRows(part.Figures, c.runs)
		for i, figure := range part.Figures {
			c.data(part.Section, figure.ID, "", rows[i])
		}
		grid := besideTable(part.Title+", EUR", part.What, rows, part.Total)
		grid.Note = part.Note
		c.add(grid)
	}
}

// states shows each measure of the states in a table of its own.
func (c *comparison) states() {
	var without []metric.StateMeasure
	for _, measure := range metric.StateMeasures() {
		rows := stateRows(measure, c.runs)
		for state, member := range finance.MemberStates.Members {
			c.data("state", measure.ID, member.Code, besideRow{measure.Name, rows[state].unit, rows[state].values})
		}
		if measure.Per != metric.PerNothing {
			continue // for people the amounts say it; the command state has the ratios
		}
		grid := besideTable(measure.Name+" of each state, EUR", "State", rows, "All states")
		grid.Note = measure.Note
		if len(grid.Rows) == 0 {
			without = append(without, measure)
		}
		c.add(grid)
	}
	c.document.About = append(c.document.About, Absent(NoState, without)...)
}

// stateRows returns a measure of each state in several runs.
func stateRows(measure metric.StateMeasure, runs []*analysis.Run) []besideRow {
	rows := make([]besideRow, finance.MemberStates.Len())
	for state, member := range finance.MemberStates.Members {
		rows[state] = besideRow{name: member.Name, unit: measure.Unit()}
		for _, run := range runs {
			rows[state].values = append(rows[state].values, measure.Value(run.Result, state))
		}
	}
	return rows
}
