package report

import (
	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/chart"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// guarantees shows what each state guarantees, in protocol order and ranked.
func (r *report) guarantees() {
	r.section("Who guarantees what")
	if guarantors, _ := r.run.Guarantors(); guarantors == 0 {
		r.Paragraph("No state guarantees anything in this scenario.")
		return
	}
	r.Paragraph("The commitment is the most that a state can ever be called for: guarantees are several, not joint.")
	grid := guaranteeTable(r.run)
	r.Chart(chart.Ranked(grid, 1, 4, commitmentMessage(r.run), "Bars: the commitment of each state, the largest first."))
	grid.Title = "" // the section's heading says it
	r.Table(grid)
}

// guaranteeTable returns the table of commitments: all states in protocol
// order.
func guaranteeTable(run *analysis.Run) table.Table {
	grid := table.Table{
		Title: "Who guarantees what",
		Columns: []table.Column{{Name: "Rank", Align: table.Right}, {Name: "State"}, {Name: "Share", Unit: "%", Align: table.Right},
			{Name: "Commitment", Unit: "EUR m, rounded", Align: table.Right}, {Name: "Commitment", Unit: "EUR", Align: table.Right},
			{Name: "Commitment", Unit: "% of GDP 2024", Align: table.Right}},
		Note: "The column in EUR m is rounded to be read; its last line is the exact total, rounded once. The exact column adds up to the cent.",
	}
	measures := measuresByID()
	for state, member := range finance.MemberStates.Members {
		commitment := measures["commitment"].Value(run.Result, state)
		grid.Rows = append(grid.Rows, []table.Cell{
			rankCell(run, state), table.TextCell(member.Name), keyCell(run.Result.Value(finance.F1, state, 0)),
			table.MillionsCell(commitment), table.AmountCell(commitment),
			table.PercentCell(measures["commitment_pct_gdp"].Value(run.Result, state), 2),
		})
	}
	total := table.Sum(grid.Rows, 4)
	grid.Total = []table.Cell{{}, table.TextCell("All states"), table.PercentCell(table.Sum(grid.Rows, 2), 4), table.MillionsCell(total), table.AmountCell(total), {}}
	return grid
}

// keyCell shows a key of whole millionths as per cent, exactly.
func keyCell(millionths int64) table.Cell {
	return table.PercentCell(money.ToDecimal(millionths, 4), 4)
}

// rankCell returns the place of a state by its commitment, equal ones sharing a
// place; empty for a state that guarantees nothing.
func rankCell(run *analysis.Run, state int) table.Cell {
	own := metric.Fixed.Of(run.Result, finance.F2, state)
	if own == 0 {
		return table.Cell{}
	}
	rank := int64(1)
	for other := range finance.MemberStates.Members {
		if metric.Fixed.Of(run.Result, finance.F2, other) > own {
			rank++
		}
	}
	return table.WholeCell(rank)
}

// measuresByID returns the states' measures for looking one up.
func measuresByID() map[string]metric.StateMeasure {
	byID := map[string]metric.StateMeasure{}
	for _, measure := range metric.StateMeasures() {
		byID[measure.ID] = measure
	}
	return byID
}

// calls shows the years in which the Union had to pay, and who met it.
func (r *report) calls() {
	r.section("Calls by year")
	grid := byYear(r.run, []yearColumn{
		{"Paid by the guarantors", finance.F34}, {"Met from budget headroom", finance.H6h}, {"Met by bridge borrowing", finance.H6m},
		{"Recovered by guarantors", finance.F35}})
	addUnmet(r.run, &grid)
	grid.Rows = table.WithAmounts(grid.Rows)
	if len(grid.Rows) == 0 {
		r.Paragraph("Nothing is called in any year.")
		return
	}
	grid.Note = "What is called and not paid stays due: the last column is what was unmet at the end of the year. " + table.QuietYears
	r.Chart(chart.Years(grid, callsMessage(r.run), "Stacked columns: amounts of each year; what is recovered stands below zero.", []int{1, 5, 2, 4, 3}, 4))
	r.Table(grid)
}

// addUnmet adds what was called and unmet in the last month of each year.
func addUnmet(r *analysis.Run, grid *table.Table) {
	grid.Columns = append(grid.Columns, table.Column{Name: "Called and unmet at year end", Unit: "EUR", Align: table.Right})
	for i, period := range r.YearEnds() {
		grid.Rows[i] = append(grid.Rows[i], table.AmountCell(r.Result.Decimal(finance.F18, 0, period)))
	}
	grid.Total = append(grid.Total, table.Cell{})
}

// A yearColumn is a line, summed over its members, in a table by years.
type yearColumn struct {
	name string
	line equation.ID
}

// byYear returns a table of flows with one row for each year and the total
// over all of them.
func byYear(r *analysis.Run, columns []yearColumn) table.Table {
	grid := table.Table{Columns: []table.Column{{Name: "Year"}}, Total: []table.Cell{table.TextCell("All years")}}
	for i, column := range columns {
		grid.Columns = append(grid.Columns, table.Column{Name: column.name, Unit: "EUR", Align: table.Right})
		for row, year := range r.YearSums(column.line) {
			if i == 0 {
				grid.Rows = append(grid.Rows, []table.Cell{table.WholeCell(int64(year.Year))})
			}
			grid.Rows[row] = append(grid.Rows[row], table.AmountCell(table.Euro(year.Value)))
		}
		grid.Total = append(grid.Total, table.AmountCell(table.Sum(grid.Rows, i+1)))
	}
	return grid
}

// waterfall shows, step by step, the month in which most was due from the
// Union; nothing where nothing ever was.
func (r *report) waterfall() {
	month := r.run.PeakMonth(finance.H5a)
	period, ok := r.run.Timeline().Index(month)
	if !ok || r.run.Result.Value(finance.H5a, 0, period) == 0 {
		return
	}
	r.section("The waterfall in " + table.MonthName(month))
	r.Paragraph("The month in which most was due from the Union. Each amount is the sum over custodians or states; what is left over is carried to the next month.")
	grid := table.Table{Columns: []table.Column{{Name: "Step"}, {Name: "Line"}, {Name: "Amount", Unit: "EUR", Align: table.Right}}}
	for _, s := range metric.WaterfallSteps() {
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(s.Name), table.CodeCell(string(s.Line)), table.AmountCell(r.run.SumOf(s.Line, period))})
	}
	r.Table(grid)
}
