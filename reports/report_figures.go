package reports

import (
	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/money"
)

// headlines is the table of the run's figures.
func (r *report) headlines() {
	r.section("Headline figures")
	table := Table{Columns: []Column{{Name: "Figure"}, {Name: "Amount", Unit: "EUR", Align: Right}, {Name: "In short", Align: Right}, {Name: "Month"}}}
	for _, figure := range r.run.Figures {
		month, _ := calendar.ParseMonth(figure.Month) // the zero Month where the figure has none
		table.Rows = append(table.Rows, []Cell{
			TextCell(figure.Name), AmountCell(figure.Value), TextCell(shortEUR(figure.Value)), MonthCell(month),
		})
	}
	r.table(table)
}

// checks lists the model's identities and whether they hold.
func (r *report) checks() {
	r.section("Checks")
	r.paragraph(r.run.checksText() + " A check is a line of the model that must be zero in every month; what it is off by is added up without signs.")
	table := Table{Columns: []Column{{Name: "Check"}, {Name: "Line"}, {Name: "Result"}}}
	for _, check := range r.run.Checks {
		table.Rows = append(table.Rows, []Cell{TextCell(check.Name), CodeCell(string(check.Line)), TextCell(checkText(check))})
	}
	r.table(table)
}

func checkText(c finance.Check) string {
	if c.Passed() {
		return "holds"
	}
	off := money.ToDecimal(c.Value, c.Unit.Digits()).StringFixed(c.Unit.Digits())
	return "fails, off by " + readable(off) + " " + c.Unit.String()
}
