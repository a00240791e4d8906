package report

import (
	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/money"
	"loanmodel/reports/table"
)

// headlines is the table of the run's figures.
func (r *report) headlines() {
	r.section("Headline figures")
	grid := table.Table{Columns: []table.Column{{Name: "Figure"}, {Name: "Amount", Unit: "EUR", Align: table.Right}, {Name: "In short", Align: table.Right}, {Name: "Month"}}}
	for _, figure := range r.run.Figures {
		month, _ := calendar.ParseMonth(figure.Month) // the zero Month where the figure has none
		grid.Rows = append(grid.Rows, []table.Cell{
			table.TextCell(figure.Name), table.AmountCell(figure.Value), table.TextCell(table.ShortEUR(figure.Value)), table.MonthCell(month),
		})
	}
	r.Table(grid)
}

// checks lists the model's identities and whether they hold.
func (r *report) checks() {
	r.section("Checks")
	r.Paragraph(checksText(r.run) + " A check is a line of the model that must be zero in every month; what it is off by is added up without signs.")
	grid := table.Table{Columns: []table.Column{{Name: "Check"}, {Name: "Line"}, {Name: "Result"}}}
	for _, check := range r.run.Checks {
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(check.Name), table.CodeCell(string(check.Line)), table.TextCell(checkText(check))})
	}
	r.Table(grid)
}

func checkText(c finance.Check) string {
	if c.Passed() {
		return "holds"
	}
	off := money.ToDecimal(c.Value, c.Unit.Digits()).StringFixed(c.Unit.Digits())
	return "fails, off by " + table.Readable(off) + " " + c.Unit.String()
}
