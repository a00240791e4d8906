package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// Brief returns what a ministry wants to know of one state in several runs, at
// least one and at most MostBeside: what it stands for, pays and recovers, in
// all and by year, with its ranks among the member states and what the
// scenarios change of the base case.
func Brief(state int, runs []*analysis.Run) table.Document {
	b := brief{state: state, runs: runs, labels: labels(runs)}
	b.opening()
	b.measures()
	b.years()
	for run, r := range runs {
		for _, year := range metric.GuaranteeYears(r.Result, r.Timeline(), state) {
			b.budgetData(run, year)
		}
	}
	b.differences()
	return b.document
}

// A brief is written table by table; each of its methods writes one.
type brief struct {
	state    int
	runs     []*analysis.Run
	labels   []string
	document table.Document
}

func (b *brief) opening() {
	member := finance.MemberStates.Members[b.state]
	b.document.Title = fmt.Sprintf("%s (%s)", member.Name, member.Code)
	b.document.Data = table.Table{Title: b.document.Title, Columns: []table.Column{{Name: "state"}, {Name: "measure"}, {Name: "unit"}, {Name: "scenario"},
		{Name: "year"}, {Name: "value", Align: table.Right}, {Name: "rank", Align: table.Right}}}
	first := b.runs[0]
	b.document.About = []string{fmt.Sprintf("GDP 2024 EUR %s m, GNI 2024 EUR %s m, government debt %s, population %s.",
		b.weight(first, finance.StatesGDP2024), b.weight(first, finance.StatesGNI2024),
		table.ShortEUR(table.Euro(first.Result.Value(finance.StatesDebt, b.state, 0))), b.weight(first, finance.StatesPopulation))}
	var which []string // in less space than a table
	for i, name := range b.labels {
		which = append(which, fmt.Sprintf("%s: %s, run %s.", letter(i), name, analysis.ShortID(b.runs[i].RunID)))
	}
	b.document.About = append(b.document.About, strings.Join(which, " "))
}

// weight returns a figure of the state's size in its written unit.
func (b *brief) weight(run *analysis.Run, id equation.ID) string {
	input := run.Model.Line(id).Input
	return table.Readable(money.ToDecimal(run.Result.Value(id, b.state, 0), input.Digits).StringFixed(input.Decimals))
}

// inDataOnly are measures that people are not shown, so that the brief stays
// one.
var inDataOnly = []string{"commitment_pct_debt", "peak_exposure_pct_gdp", "owed_certain_pct_gdp", "comes_back_only_if_pct_gdp", "forgone_pct_gdp", "burden_pv_pct_gdp",
	"burden_pv_own_yield", "burden_pv_unified"}

// measures shows the state's measures over the whole run, each with its rank.
func (b *brief) measures() {
	grid := table.Table{Title: "Over the whole run", Columns: []table.Column{{Name: "In EUR or as said"}}, Note: "Rank 1 is the largest of the 27."}
	for run := range b.runs {
		grid.Columns = append(grid.Columns, table.Column{Name: letter(run), Align: table.Right}, table.Column{Name: "Rank", Align: table.Right})
	}
	var without []metric.StateMeasure
	for _, measure := range metric.StateMeasures() {
		rows := b.measureRows(measure)
		switch {
		case slices.Contains(inDataOnly, measure.ID):
		case rows != nil:
			grid.Rows = append(grid.Rows, rows...)
		case isTotal(measure):
			without = append(without, measure)
		}
	}
	grid.Note = strings.Join(append([]string{grid.Note}, Absent("None in any scenario", without)...), " ")
	b.document.Tables = append(b.document.Tables, grid)
}

// isTotal reports whether a measure is the total of a column.
func isTotal(measure metric.StateMeasure) bool {
	return slices.ContainsFunc(metric.Columns(), func(column metric.Figure) bool { return column.ID == measure.ID })
}

// isMemo reports whether a measure stands beside what a state pays.
func isMemo(measure metric.StateMeasure) bool { return strings.HasSuffix(measure.ID, "_memo") }

// isColumn reports whether a measure is the total of a column with several parts,
// which are measures too.
func isColumn(measure metric.StateMeasure) bool {
	return slices.ContainsFunc(metric.Columns(), func(column metric.Figure) bool {
		return column.ID == measure.ID && len(metric.PartsOf(column.Cost)) > 1
	})
}

// measureRows returns the row of a measure, and of a peak the row of its month;
// none where it is zero in every run.
func (b *brief) measureRows(measure metric.StateMeasure) [][]table.Cell {
	shown := false
	row, months := []table.Cell{table.TextCell(measure.Name)}, []table.Cell{table.TextCell(measure.Name + ", month")}
	for run, r := range b.runs {
		value := measure.Value(r.Result, b.state)
		cells := []table.Cell{table.UnitCell(measure.Unit(), value), rankOf(r, measure, b.state)}
		row = append(row, cells...)
		b.data(measure, run, table.Cell{}, dataCell(measure.Unit(), value), cells[1])
		months = append(months, b.peakCell(r, measure, value), table.Cell{})
		shown = shown || !value.IsZero()
	}
	switch {
	case !shown:
		return nil
	case measure.Aggregate == metric.Peak && measure.Per == metric.PerNothing:
		return [][]table.Cell{row, months}
	}
	return [][]table.Cell{row}
}

// peakCell returns the month of a peak, empty where there is none.
func (b *brief) peakCell(run *analysis.Run, measure metric.StateMeasure, value decimal.Decimal) table.Cell {
	if measure.Aggregate != metric.Peak || value.IsZero() {
		return table.Cell{}
	}
	return table.MonthCell(metric.PeakMonth(run.Result, run.Timeline(), measure.Line, b.state))
}

// data adds a figure for programs.
func (b *brief) data(measure metric.StateMeasure, run int, year, value, rank table.Cell) {
	b.document.Data.Rows = append(b.document.Data.Rows, []table.Cell{
		table.CodeCell(finance.MemberStates.Code(b.state)), table.CodeCell(measure.ID), table.TextCell(measure.Unit()), table.CodeCell(b.labels[run]), year, value, rank,
	})
}

// rankOf returns the place of a state by a measure, the largest first and
// equal ones sharing a place; empty where the measure is zero.
func rankOf(run *analysis.Run, measure metric.StateMeasure, state int) table.Cell {
	own := measure.Value(run.Result, state)
	if own.IsZero() {
		return table.Cell{}
	}
	rank := int64(1)
	for other := range finance.MemberStates.Members {
		if measure.Value(run.Result, other).GreaterThan(own) {
			rank++
		}
	}
	return table.WholeCell(rank)
}

// years shows what moves money, year by year, and what is owed when years
// end: flows add up over the years, stocks do not.
func (b *brief) years() {
	first, last := b.span()
	flows := table.Table{Title: "By year, EUR", Columns: []table.Column{{Name: "Year"}}, Total: []table.Cell{table.TextCell("All years")}, Note: table.QuietYears}
	stocks := table.Table{Title: "At year end, EUR m, rounded", Columns: []table.Column{{Name: "Year"}}, Note: "The first three years, then every fifth and the last; csv and json have all."}
	for year := first; year <= last; year++ {
		flows.Rows = append(flows.Rows, []table.Cell{table.WholeCell(int64(year))})
		stocks.Rows = append(stocks.Rows, []table.Cell{table.WholeCell(int64(year))})
	}
	for _, measure := range metric.StateMeasures() {
		for run := range b.runs {
			switch {
			case !measure.ByYear:
			case measure.Aggregate == metric.Final:
				b.stockColumn(&stocks, measure, run, first)
			default:
				b.flowColumn(&flows, measure, run, first)
			}
		}
	}
	flows.Rows, stocks.Rows = table.WithAmounts(flows.Rows), fewYears(stocks.Rows, last)
	if len(flows.Rows) > 0 {
		b.document.Tables = append(b.document.Tables, flows)
	} else {
		b.document.About = append(b.document.About, "Nothing is paid, recovered or forgone in any year.")
	}
	if len(stocks.Columns) > 1 {
		b.document.Tables = append(b.document.Tables, stocks)
	}
}

// everyFifth is the distance of the years at whose end stocks are shown.
const everyFifth = 5

// fewYears keeps the first three rows, those of every fifth year and the last.
func fewYears(rows [][]table.Cell, last int) [][]table.Cell {
	var kept [][]table.Cell
	for i, row := range rows {
		year := last - len(rows) + 1 + i
		if i < 3 || year%everyFifth == 0 || year == last {
			kept = append(kept, row)
		}
	}
	return kept
}

// span returns the first year of any run and the last.
func (b *brief) span() (first, last int) {
	for i, run := range b.runs {
		start, end := run.Timeline().Start.Year(), run.Timeline().End().Year()
		if i == 0 {
			first, last = start, end
		}
		first, last = min(first, start), max(last, end)
	}
	return first, last
}

// flowColumn adds a measure of a run to the table by years, which begins with
// the first. A memo, a column, which is the sum of its parts, and what is zero in
// every year are for programs only.
func (b *brief) flowColumn(grid *table.Table, measure metric.StateMeasure, run, first int) {
	cells := make([]table.Cell, len(grid.Rows)) // empty in years that the run does not have
	total, moves := decimal.Zero, false
	for _, year := range b.yearly(measure, run) {
		amount := table.Euro(year.Value)
		cells[year.Year-first] = table.AmountCell(amount)
		total, moves = total.Add(amount), moves || year.Value != 0
	}
	if !moves || isMemo(measure) || isColumn(measure) {
		return
	}
	grid.Columns = append(grid.Columns, table.Column{Name: measure.Name + ", " + letter(run), Align: table.Right})
	grid.Total = append(grid.Total, table.AmountCell(total))
	appendCells(grid, cells)
}

// stockColumn adds the total of a column at the end of each year. Its parts are
// for programs only.
func (b *brief) stockColumn(grid *table.Table, measure metric.StateMeasure, run, first int) {
	cells := make([]table.Cell, len(grid.Rows))
	moves := false
	for _, year := range b.yearly(measure, run) {
		cells[year.Year-first] = table.MillionsCell(table.Euro(year.Value))
		moves = moves || year.Value != 0
	}
	if !moves || !isTotal(measure) || measure.Cost == metric.ComesBackOnlyIf {
		return
	}
	grid.Columns = append(grid.Columns, table.Column{Name: measure.Name + ", " + letter(run), Align: table.Right})
	appendCells(grid, cells)
}

// yearly returns a measure of a run for each year, and adds it for programs.
func (b *brief) yearly(measure metric.StateMeasure, run int) []metric.YearAmount {
	years := measure.Yearly(b.runs[run].Result, b.runs[run].Timeline(), b.state)
	for _, year := range years {
		b.data(measure, run, table.WholeCell(int64(year.Year)), table.AmountCell(table.Euro(year.Value)), table.Cell{})
	}
	return years
}

func appendCells(grid *table.Table, cells []table.Cell) {
	for i, cell := range cells {
		grid.Rows[i] = append(grid.Rows[i], cell)
	}
}

// differences lists what each scenario changes of the base case.
func (b *brief) differences() {
	grid := table.Table{Title: "What differs from the base case", Columns: []table.Column{{Name: "Run"}, {Name: "Difference"}}}
	for i, run := range b.runs {
		for _, group := range GroupDifferences(run.Scenario.Differences) {
			grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(letter(i)), table.TextCell(sentenceOf(run, group))})
		}
	}
	if len(grid.Rows) > 0 {
		b.document.Tables = append(b.document.Tables, grid)
		return
	}
	b.document.About = append(b.document.About, "Nothing differs from the base case.")
}
