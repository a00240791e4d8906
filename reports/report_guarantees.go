package reports

import (
	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
)

// guarantees shows what each state guarantees, in protocol order and ranked.
func (r *report) guarantees() {
	r.section("Who guarantees what")
	if guarantors, _ := r.run.guarantors(); guarantors == 0 {
		r.paragraph("No state guarantees anything in this scenario.")
		return
	}
	r.paragraph("The commitment is the most that a state can ever be called for: guarantees are several, not joint.")
	table := guaranteeTable(r.run)
	r.chart(rankedChart(table, 1, 4, commitmentMessage(r.run), "Bars: the commitment of each state, the largest first."))
	table.Title = "" // the section's heading says it
	r.table(table)
}

// guaranteeTable is the table of commitments: all states in protocol order.
func guaranteeTable(run *Run) Table {
	table := Table{
		Title: "Who guarantees what",
		Columns: []Column{{Name: "Rank", Align: Right}, {Name: "State"}, {Name: "Share", Unit: "%", Align: Right},
			{Name: "Commitment", Unit: "EUR m, rounded", Align: Right}, {Name: "Commitment", Unit: "EUR", Align: Right},
			{Name: "Commitment", Unit: "% of GDP 2024", Align: Right}},
		Note: "The column in EUR m is rounded to be read; its last line is the exact total, rounded once. The exact column adds up to the cent.",
	}
	measures := measuresByID()
	for state, member := range finance.MemberStates.Members {
		commitment := measures["commitment"].Value(run.Result, state)
		table.Rows = append(table.Rows, []Cell{
			rankCell(run, state), TextCell(member.Name), keyCell(run.Result.Value(finance.F1, state, 0)),
			MillionsCell(commitment), AmountCell(commitment),
			PercentCell(measures["commitment_pct_gdp"].Value(run.Result, state), 2),
		})
	}
	total := sumOf(table.Rows, 4)
	table.Total = []Cell{{}, TextCell("All states"), PercentCell(sumOf(table.Rows, 2), 4), MillionsCell(total), AmountCell(total), {}}
	return table
}

// keyCell shows a key of whole millionths as per cent, exactly.
func keyCell(millionths int64) Cell { return PercentCell(money.ToDecimal(millionths, 4), 4) }

// rankCell is the place of a state by its commitment, equal ones sharing a
// place; empty for a state that guarantees nothing.
func rankCell(run *Run, state int) Cell {
	own := metric.Fixed.Of(run.Result, finance.F2, state)
	if own == 0 {
		return Cell{}
	}
	rank := int64(1)
	for other := range finance.MemberStates.Members {
		if metric.Fixed.Of(run.Result, finance.F2, other) > own {
			rank++
		}
	}
	return WholeCell(rank)
}

// measuresByID are the states' measures for looking one up.
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
	table := r.run.byYear([]yearColumn{
		{"Paid by the guarantors", finance.H6g}, {"Met from budget headroom", finance.H6h}, {"Met by bridge borrowing", finance.H6m},
		{"Recovered by guarantors", finance.H2g}})
	r.run.addUnmet(&table)
	table.Rows = withAmounts(table.Rows)
	if len(table.Rows) == 0 {
		r.paragraph("Nothing is called in any year.")
		return
	}
	table.Note = "What is called and not paid is called again the next month: the last column is what was unmet in the year's last month. " + quietYears
	r.chart(yearsChart(table, callsMessage(r.run), "Stacked columns: amounts of each year; what is recovered stands below zero.", []int{1, 5, 2, 4, 3}, 4))
	r.table(table)
}

// addUnmet adds what was called and unmet in the last month of each year.
func (r *Run) addUnmet(table *Table) {
	table.Columns = append(table.Columns, Column{Name: "Called and unmet at year end", Unit: "EUR", Align: Right})
	for i, period := range r.yearEnds() {
		table.Rows[i] = append(table.Rows[i], AmountCell(r.Result.Decimal(finance.F18, 0, period)))
	}
	table.Total = append(table.Total, Cell{})
}

// quietYears says what byYear leaves out.
const quietYears = "Years in which nothing happens are left out."

// withAmounts keeps the rows in which any amount is not zero. The first column
// is the year.
func withAmounts(rows [][]Cell) [][]Cell {
	var kept [][]Cell
	for _, row := range rows {
		for _, cell := range row[1:] {
			if !cell.number.IsZero() {
				kept = append(kept, row)
				break
			}
		}
	}
	return kept
}

// A yearColumn is a line, summed over its members, in a table by years.
type yearColumn struct {
	name string
	line equation.ID
}

// byYear is a table of flows with one row for each year and the total over all
// of them.
func (r *Run) byYear(columns []yearColumn) Table {
	table := Table{Columns: []Column{{Name: "Year"}}, Total: []Cell{TextCell("All years")}}
	for i, column := range columns {
		table.Columns = append(table.Columns, Column{Name: column.name, Unit: "EUR", Align: Right})
		for row, year := range r.yearSums(column.line) {
			if i == 0 {
				table.Rows = append(table.Rows, []Cell{WholeCell(int64(year.Year))})
			}
			table.Rows[row] = append(table.Rows[row], AmountCell(euro(year.Value)))
		}
		table.Total = append(table.Total, AmountCell(sumOf(table.Rows, i+1)))
	}
	return table
}

// yearSums adds the members of a line, year by year.
func (r *Run) yearSums(id equation.ID) []metric.YearAmount {
	var years []metric.YearAmount
	for member := range r.Model.Line(id).Over.Len() {
		of := metric.ByYear(r.Result, r.timeline(), id, member)
		if years == nil {
			years = of
			continue
		}
		for i := range years {
			years[i].Value += of[i].Value
		}
	}
	return years
}
