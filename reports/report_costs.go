package reports

import (
	"strings"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
)

// stateCosts shows what moves money for each state over the horizon.
func (r *report) stateCosts() {
	r.section("What it costs, state by state")
	measures, without := costs(r.run)
	if len(measures) == 0 {
		r.paragraph("It costs no state anything.")
		return
	}
	text := "Over the whole horizon. The net cash cost is what a state pays and the tax that it forgoes, less what it recovers."
	if len(without) > 0 {
		text += " No state has any of these: " + strings.Join(without, ", ") + "."
	}
	r.paragraph(text)
	table := statesTable(r.run, append(measures, measuresByID()["net_cost_pct_gdp"]))
	r.chart(costChart(r.run, table, measures))
	r.table(table)
	for _, measure := range measures {
		if measure.Note != "" {
			r.paragraph(inMarkdown(measure.Name + ": " + measure.Note))
		}
	}
}

// costs are the measures of money that moves which any state has, and the
// names of those that none has.
func costs(run *Run) (measures []metric.StateMeasure, without []string) {
	for _, measure := range metric.StateMeasures() {
		switch {
		case !measure.ByYear: // a commitment or a ratio, no flow of money
		case costsAnyone(run, measure):
			measures = append(measures, measure)
		default:
			without = append(without, strings.ToLower(measure.Name))
		}
	}
	return measures, without
}

func costsAnyone(run *Run, measure metric.StateMeasure) bool {
	for state := range finance.MemberStates.Members {
		if !measure.Value(run.Result, state).IsZero() {
			return true
		}
	}
	return false
}

// statesTable has a row for each state and a column for each measure; amounts
// have a total, ratios have none.
func statesTable(run *Run, measures []metric.StateMeasure) Table {
	table := Table{Columns: []Column{{Name: "State"}}, Total: []Cell{TextCell("All states")}}
	for _, measure := range measures {
		table.Columns = append(table.Columns, measureColumn(measure))
	}
	for state, member := range finance.MemberStates.Members {
		row := []Cell{TextCell(member.Name)}
		for _, measure := range measures {
			row = append(row, measureCell(measure, run.Result, state))
		}
		table.Rows = append(table.Rows, row)
	}
	for i, measure := range measures {
		total := Cell{}
		if measure.Unit() == "EUR" {
			total = AmountCell(sumOf(table.Rows, i+1))
		}
		table.Total = append(table.Total, total)
	}
	return table
}

// measureColumn is the heading of a measure. A ratio's name says of what it is,
// "Commitment, % of GDP 2024": that belongs to the unit.
func measureColumn(measure metric.StateMeasure) Column {
	name, of, isRatio := strings.Cut(measure.Name, ", % ")
	if isRatio {
		return Column{Name: name, Unit: "% " + of, Align: Right}
	}
	return Column{Name: name, Unit: measure.Unit(), Align: Right}
}

// measureCell shows a measure of a state: euro to the cent, ratios with four
// decimals.
func measureCell(measure metric.StateMeasure, result *equation.Result, state int) Cell {
	value := measure.Value(result, state)
	if measure.Unit() == "%" {
		return PercentCell(value, 4)
	}
	return AmountCell(value)
}

// unionCost shows what the Union's budget pays, year by year.
func (r *report) unionCost() {
	r.section("What it costs the Union's budget, by year")
	table := r.run.byYear([]yearColumn{
		{"Interest on bonds, paid", finance.E7}, {"Interest on swapped cash", finance.E8}, {"Cost to the Union budget", finance.E9}})
	table.Rows = withAmounts(table.Rows)
	if len(table.Rows) == 0 {
		r.paragraph("Nothing in any year: the Union owes no interest.")
		return
	}
	table.Note = "The states bear the cost by their share in gross national income; each one's share is above. " + quietYears
	r.table(table)
}

// income shows what the immobilised cash earns at Euroclear and who takes it.
func (r *report) income() {
	r.section("The income of the immobilised cash, by year")
	table := r.run.byYear([]yearColumn{
		{"Interest on Euroclear's deposit", finance.C1}, {"Tax to Belgium", finance.C3}, {"Windfall contribution transferred to the Union", finance.C8}})
	table.Rows = withAmounts(table.Rows)
	table.Note = "The contribution of a half-year is transferred after it has ended; the first transfer is of a half-year before the run. " +
		"In the model these are the lines C1, C3 and C8. " + quietYears
	r.table(table)
}

// balance shows, for each custodian, what it holds and owes at the end of each
// year.
func (r *report) balance() {
	r.section("What the custodians hold and owe, by year end")
	r.paragraph("The cash owed to the Bank of Russia is either lent to the Union or on deposit at the central bank: the last two columns add up to the one before them. " +
		"In the model these are the lines A1, A3, B1 and B2.")
	r.chart(assetsChart(r.run))
	for custodian, member := range finance.Custodians.Members {
		r.heading(3, inMarkdown(member.Name))
		r.table(balanceTable(r.run, custodian))
	}
}

// balanceTable begins with the end of the month before the run.
func balanceTable(run *Run, custodian int) Table {
	table := Table{Columns: []Column{{Name: "End of"}}}
	stocks := []yearColumn{{"Securities", finance.A1}, {"Cash owed to the Bank of Russia", finance.A3}, {"Lent to the Union", finance.B1}, {"On deposit", finance.B2}}
	for _, stock := range stocks {
		table.Columns = append(table.Columns, Column{Name: stock.name, Unit: "EUR", Align: Right})
	}
	for _, period := range append([]int{equation.Opening}, run.yearEnds()...) {
		row := []Cell{MonthCell(run.timeline().Start.Add(period))}
		for _, stock := range stocks {
			row = append(row, AmountCell(run.Result.Decimal(stock.line, custodian, period)))
		}
		table.Rows = append(table.Rows, row)
	}
	if still := lastChange(table.Rows); still < len(table.Rows)-1 {
		table.Rows = table.Rows[:still+1]
		table.Note = "After that nothing changes until " + monthName(run.timeline().End()) + "."
	}
	return table
}

// lastChange is the first row from which on all rows are the same, but for
// their first cell.
func lastChange(rows [][]Cell) int {
	for i := len(rows) - 1; i > 0; i-- {
		for column := 1; column < len(rows[i]); column++ {
			if !rows[i][column].Number().Equal(rows[i-1][column].Number()) {
				return i
			}
		}
	}
	return 0
}

// yearEnds are the last periods of the calendar years, the last of the run
// among them.
func (r *Run) yearEnds() []int {
	var ends []int
	for i := range r.timeline().Months {
		if i+1 == r.timeline().Months || r.timeline().At(i+1).Year() != r.timeline().At(i).Year() {
			ends = append(ends, i)
		}
	}
	return ends
}
