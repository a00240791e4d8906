package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
)

// Brief is what a ministry wants to know of one state in several runs, at least
// one and at most MostBeside: what it stands for, pays and recovers, in all and
// by year, with its ranks among the member states and what the scenarios
// change of the base case.
func Brief(state int, runs []*Run) Document {
	b := brief{state: state, runs: runs, labels: labels(runs)}
	b.opening()
	b.measures()
	b.years()
	for run, r := range runs {
		for _, year := range metric.GuaranteeYears(r.Result, r.timeline(), state) {
			b.budgetData(run, year)
		}
	}
	b.differences()
	return b.document
}

// A brief is written table by table; each of its methods writes one.
type brief struct {
	state    int
	runs     []*Run
	labels   []string
	document Document
}

func (b *brief) opening() {
	member := finance.MemberStates.Members[b.state]
	b.document.Title = fmt.Sprintf("%s (%s)", member.Name, member.Code)
	b.document.Data = Table{Title: b.document.Title, Columns: []Column{{Name: "state"}, {Name: "measure"}, {Name: "unit"}, {Name: "scenario"},
		{Name: "year"}, {Name: "value", Align: Right}, {Name: "rank", Align: Right}}}
	first := b.runs[0]
	b.document.About = []string{fmt.Sprintf("GDP 2024 EUR %s m, GNI 2024 EUR %s m, government debt %s, population %s.",
		b.weight(first, finance.StatesGDP2024), b.weight(first, finance.StatesGNI2024),
		shortEUR(euro(first.Result.Value(finance.StatesDebt, b.state, 0))), b.weight(first, finance.StatesPopulation))}
	var which []string // in less space than a table
	for i, name := range b.labels {
		which = append(which, fmt.Sprintf("%s: %s, run %s.", letter(i), name, shortID(b.runs[i].RunID)))
	}
	b.document.About = append(b.document.About, strings.Join(which, " "))
}

// weight is a figure of the state's size in its written unit.
func (b *brief) weight(run *Run, id equation.ID) string {
	input := run.Model.Line(id).Input
	return readable(money.ToDecimal(run.Result.Value(id, b.state, 0), input.Digits).StringFixed(input.Decimals))
}

// briefMeasures are the measures of the states, with one that only the brief
// has.
func briefMeasures() []metric.StateMeasure {
	all := metric.StateMeasures()
	after := slices.IndexFunc(all, func(m metric.StateMeasure) bool { return m.ID == "net_cost_pct_gdp" })
	return slices.Insert(all, after+1, metric.StateMeasure{ID: "net_cost_pct_gni", Name: "Net cash cost, % of GNI 2024",
		Line: finance.L9, Aggregate: metric.Total, Per: metric.PerGNI})
}

// inDataOnly are measures that people are not shown, so that the brief stays
// one.
var inDataOnly = []string{"commitment_pct_debt", "peak_exposure_pct_gdp", "debt_contingent_pct_gdp", "debt_rerouted_pct_gdp"}

// measures shows the state's measures over the whole run, each with its rank.
func (b *brief) measures() {
	table := Table{Title: "Over the whole run", Columns: []Column{{Name: "In EUR or as said"}}, Note: "Rank 1 is the largest of the 27."}
	for run := range b.runs {
		table.Columns = append(table.Columns, Column{Name: letter(run), Align: Right}, Column{Name: "Rank", Align: Right})
	}
	var without []string
	for _, measure := range briefMeasures() {
		rows := b.measureRows(measure)
		switch {
		case slices.Contains(inDataOnly, measure.ID):
		case rows != nil:
			table.Rows = append(table.Rows, rows...)
		case measure.Per == metric.PerNothing && measure.Discount == metric.Undiscounted && !isMemo(measure):
			without = append(without, lowerFirst(measure.Name))
		}
	}
	if len(without) > 0 {
		table.Note += " None in any scenario: " + strings.Join(without, ", ") + "."
	}
	b.document.Tables = append(b.document.Tables, table)
}

// isMemo reports whether a measure stands beside what a state pays.
func isMemo(measure metric.StateMeasure) bool { return strings.HasSuffix(measure.ID, "_memo") }

// measureRows are the row of a measure, and of a peak the row of its month;
// none where it is zero in every run.
func (b *brief) measureRows(measure metric.StateMeasure) [][]Cell {
	shown := false
	row, months := []Cell{TextCell(measure.Name)}, []Cell{TextCell(measure.Name + ", month")}
	for run, r := range b.runs {
		value := measure.Value(r.Result, b.state)
		cells := []Cell{unitCell(measure.Unit(), value), rankOf(r, measure, b.state)}
		row = append(row, cells...)
		b.data(measure, run, Cell{}, dataCell(measure.Unit(), value), cells[1])
		months = append(months, b.peakCell(r, measure, value), Cell{})
		shown = shown || !value.IsZero()
	}
	switch {
	case !shown:
		return nil
	case measure.Aggregate == metric.Peak && measure.Per == metric.PerNothing:
		return [][]Cell{row, months}
	}
	return [][]Cell{row}
}

// peakCell is the month of a peak, empty where there is none.
func (b *brief) peakCell(run *Run, measure metric.StateMeasure, value decimal.Decimal) Cell {
	if measure.Aggregate != metric.Peak || value.IsZero() {
		return Cell{}
	}
	return MonthCell(metric.PeakMonth(run.Result, run.timeline(), measure.Line, b.state))
}

// data adds a figure for programs.
func (b *brief) data(measure metric.StateMeasure, run int, year, value, rank Cell) {
	b.document.Data.Rows = append(b.document.Data.Rows, []Cell{
		CodeCell(finance.MemberStates.Code(b.state)), CodeCell(measure.ID), TextCell(measure.Unit()), CodeCell(b.labels[run]), year, value, rank,
	})
}

// rankOf is the place of a state by a measure, the largest first and equal ones
// sharing a place; empty where the measure is zero.
func rankOf(run *Run, measure metric.StateMeasure, state int) Cell {
	own := measure.Value(run.Result, state)
	if own.IsZero() {
		return Cell{}
	}
	rank := int64(1)
	for other := range finance.MemberStates.Members {
		if measure.Value(run.Result, other).GreaterThan(own) {
			rank++
		}
	}
	return WholeCell(rank)
}

// years shows what moves money, year by year.
func (b *brief) years() {
	first, last := b.span()
	table := Table{Title: "By year, EUR", Columns: []Column{{Name: "Year"}}, Total: []Cell{TextCell("All years")}, Note: quietYears}
	for year := first; year <= last; year++ {
		table.Rows = append(table.Rows, []Cell{WholeCell(int64(year))})
	}
	for _, measure := range metric.StateMeasures() {
		for run := range b.runs {
			if measure.ByYear {
				b.yearColumn(&table, measure, run, first)
			}
		}
	}
	table.Rows = withAmounts(table.Rows)
	if len(table.Rows) > 0 {
		b.document.Tables = append(b.document.Tables, table)
		return
	}
	b.document.About = append(b.document.About, "Nothing is paid, recovered or forgone in any year.")
}

// span is the first year of any run and the last.
func (b *brief) span() (first, last int) {
	for i, run := range b.runs {
		start, end := run.timeline().Start.Year(), run.timeline().End().Year()
		if i == 0 {
			first, last = start, end
		}
		first, last = min(first, start), max(last, end)
	}
	return first, last
}

// yearColumn adds a measure of a run to the table by years, which begins with
// the first. A memo, the net cost, which is the sum of the others, and what is
// zero in every year are for programs only.
func (b *brief) yearColumn(table *Table, measure metric.StateMeasure, run, first int) {
	cells := make([]Cell, len(table.Rows)) // empty in years that the run does not have
	total, any := decimal.Zero, false
	for _, year := range metric.ByYear(b.runs[run].Result, b.runs[run].timeline(), measure.Line, b.state) {
		amount := euro(year.Value)
		cells[year.Year-first] = AmountCell(amount)
		b.data(measure, run, WholeCell(int64(year.Year)), AmountCell(amount), Cell{})
		total, any = total.Add(amount), any || year.Value != 0
	}
	if !any || isMemo(measure) || measure.ID == metric.NetCost().ID {
		return
	}
	table.Columns = append(table.Columns, Column{Name: measure.Name + ", " + letter(run), Align: Right})
	table.Total = append(table.Total, AmountCell(total))
	for i, cell := range cells {
		table.Rows[i] = append(table.Rows[i], cell)
	}
}

// differences lists what each scenario changes of the base case.
func (b *brief) differences() {
	table := Table{Title: "What differs from the base case", Columns: []Column{{Name: "Run"}, {Name: "Difference"}}}
	for i, run := range b.runs {
		for _, group := range groupDifferences(run.Scenario.Differences) {
			table.Rows = append(table.Rows, []Cell{TextCell(letter(i)), TextCell(run.differenceSentence(group))})
		}
	}
	if len(table.Rows) > 0 {
		b.document.Tables = append(b.document.Tables, table)
		return
	}
	b.document.About = append(b.document.About, "Nothing differs from the base case.")
}

// differenceSentence says in one line what differs for some members.
func (r *Run) differenceSentence(group []scenarios.Difference) string {
	d := group[0]
	name := r.inputName(d.Key)
	if who := r.whoText(d.Key, membersOf(group)); who != "" {
		name += " for " + who
	}
	return fmt.Sprintf("%s: %s, was %s", name, r.differenceText(d.Key, d.To), r.differenceText(d.Key, d.From))
}
