package report

import (
	"strings"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/reports/compare"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// stateCosts shows what each state pays and forgoes over the horizon and owes at
// its end, part by part.
func (r *report) stateCosts() {
	r.section("Paid, owed and forgone, state by state")
	measures, without := costs(r.run)
	if len(measures) == 0 {
		r.Paragraph("No state pays, owes or forgoes anything.")
		return
	}
	text := "Paid and forgone over the whole horizon, owed at its end: the three are never added up."
	r.Paragraph(strings.Join(append([]string{text}, compare.Absent(compare.NoState, without)...), " "))
	grid := statesTable(r.run, append(measures, measuresByID()["paid_pct_gdp"]))
	r.Chart(costChart(r.run, grid, measures))
	r.Table(grid)
	for _, measure := range measures {
		if measure.Note != "" {
			r.Paragraph(table.Words(measure.Name + ": " + measure.Note))
		}
	}
}

// costs returns the measures by year that any state has, and those that none has.
func costs(run *analysis.Run) (measures, without []metric.StateMeasure) {
	for _, measure := range metric.StateMeasures() {
		switch {
		case !measure.ByYear: // a commitment or a ratio
		case costsAnyone(run, measure):
			measures = append(measures, measure)
		default:
			without = append(without, measure)
		}
	}
	return measures, without
}

func costsAnyone(run *analysis.Run, measure metric.StateMeasure) bool {
	for state := range finance.MemberStates.Members {
		if !measure.Value(run.Result, state).IsZero() {
			return true
		}
	}
	return false
}

// statesTable has a row for each state and a column for each measure; amounts
// have a total, ratios have none.
func statesTable(run *analysis.Run, measures []metric.StateMeasure) table.Table {
	grid := table.Table{Columns: []table.Column{{Name: "State"}}, Total: []table.Cell{table.TextCell("All states")}}
	for _, measure := range measures {
		grid.Columns = append(grid.Columns, measureColumn(measure))
	}
	for state, member := range finance.MemberStates.Members {
		row := []table.Cell{table.TextCell(member.Name)}
		for _, measure := range measures {
			row = append(row, measureCell(measure, run.Result, state))
		}
		grid.Rows = append(grid.Rows, row)
	}
	for i, measure := range measures {
		total := table.Cell{}
		if measure.Unit() == "EUR" {
			total = table.AmountCell(table.Sum(grid.Rows, i+1))
		}
		grid.Total = append(grid.Total, total)
	}
	return grid
}

// measureColumn returns the heading of a measure. A ratio's name says of what
// it is, "Commitment, % of GDP 2024": that belongs to the unit.
func measureColumn(measure metric.StateMeasure) table.Column {
	name, base, isRatio := strings.Cut(measure.Name, ", % ")
	if isRatio {
		return table.Column{Name: name, Unit: "% " + base, Align: table.Right}
	}
	return table.Column{Name: name, Unit: measure.Unit(), Align: table.Right}
}

// measureCell shows a measure of a state: euro to the cent, ratios with four
// decimals.
func measureCell(measure metric.StateMeasure, result *equation.Result, state int) table.Cell {
	value := measure.Value(result, state)
	if measure.Unit() == "%" {
		return table.PercentCell(value, 4)
	}
	return table.AmountCell(value)
}

// unionCost shows what the Union's budget pays, year by year.
func (r *report) unionCost() {
	r.section("What the Union's budget pays, by year")
	grid := byYear(r.run, []yearColumn{
		{"Interest on bonds, paid", finance.E7}, {"Interest on swapped cash", finance.E8}, {"Cost to the Union budget", finance.E9}})
	grid.Rows = table.WithAmounts(grid.Rows)
	if len(grid.Rows) == 0 {
		r.Paragraph("Nothing in any year: the Union owes no interest.")
		return
	}
	grid.Note = "The states bear the cost by their share in gross national income; each one's share is above. " + table.QuietYears
	r.Table(grid)
}

// income shows what the immobilised cash earns at Euroclear and who takes it.
func (r *report) income() {
	r.section("The income of the immobilised cash, by year")
	grid := byYear(r.run, []yearColumn{
		{"Interest on Euroclear's deposit", finance.C1}, {"Tax to Belgium", finance.C3}, {"Windfall contribution transferred to the Union", finance.C8}})
	grid.Rows = table.WithAmounts(grid.Rows)
	grid.Note = "The contribution of a half-year is transferred after it has ended; the first transfer is of a half-year before the run. " +
		"In the model these are the lines C1, C3 and C8. " + table.QuietYears
	r.Table(grid)
}

// balance shows, for each custodian, what it holds and owes at the end of each
// year.
func (r *report) balance() {
	r.section("What the custodians hold and owe, by year end")
	r.Paragraph("The cash owed to the Bank of Russia is either lent to the Union or on deposit at the central bank: the last two columns add up to the one before them. " +
		"In the model these are the lines A1, A3, B1 and B2.")
	r.Chart(assetsChart(r.run))
	for custodian, member := range finance.Custodians.Members {
		r.Heading(3, table.Words(member.Name))
		r.Table(balanceTable(r.run, custodian))
	}
}

// balanceTable begins with the end of the month before the run.
func balanceTable(run *analysis.Run, custodian int) table.Table {
	grid := table.Table{Columns: []table.Column{{Name: "End of"}}}
	stocks := []yearColumn{{"Securities", finance.A1}, {"Cash owed to the Bank of Russia", finance.A3}, {"Lent to the Union", finance.B1}, {"On deposit", finance.B2}}
	for _, stock := range stocks {
		grid.Columns = append(grid.Columns, table.Column{Name: stock.name, Unit: "EUR", Align: table.Right})
	}
	for _, period := range append([]int{equation.Opening}, run.YearEnds()...) {
		row := []table.Cell{table.MonthCell(run.Timeline().Start.Add(period))}
		for _, stock := range stocks {
			row = append(row, table.AmountCell(run.Result.Decimal(stock.line, custodian, period)))
		}
		grid.Rows = append(grid.Rows, row)
	}
	if still := lastChange(grid.Rows); still < len(grid.Rows)-1 {
		grid.Rows = grid.Rows[:still+1]
		grid.Note = "After that nothing changes until " + table.MonthName(run.Timeline().End()) + "."
	}
	return grid
}

// lastChange returns the first row from which on all rows are the same, but for
// their first cell.
func lastChange(rows [][]table.Cell) int {
	for i := len(rows) - 1; i > 0; i-- {
		for column := 1; column < len(rows[i]); column++ {
			if !rows[i][column].Number().Equal(rows[i-1][column].Number()) {
				return i
			}
		}
	}
	return 0
}
