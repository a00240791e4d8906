package report

import (
	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/compare"
	"loanmodel/reports/table"
)

// headlines writes the table of the run's figures.
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

// measures writes the table of the run's measures, and what each counts.
func (r *report) measures() {
	r.section("Measures")
	r.Paragraph("What a sum does not say: present values, rates, ratios and worst cases. What is exact says so; what no decimal can hold exactly, such as a root, is given with its tolerance.")
	grid := table.Table{Columns: []table.Column{{Name: "Measure"}, {Name: "Value", Align: table.Right}, {Name: "Unit"}, {Name: "When"}, {Name: "How exact"}}}
	var notes []string
	for _, m := range r.run.Measures() {
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(m.Name), compare.ValueCell(m), table.TextCell(m.Unit), compare.WhenCell(m), table.TextCell(exactness(m))})
		notes = append(notes, table.Words(m.Name+" ("+m.ID+"): "+m.Note))
	}
	r.Table(grid)
	r.List(notes...)
}

// exactness says how a measure was found and how far off it may be, or why
// there is none.
func exactness(m metric.Measure) string {
	switch {
	case !m.Defined():
		return m.Missing
	case m.Tolerance.IsZero():
		return m.Method
	}
	return "± " + table.Readable(m.Tolerance.String()) + "; " + m.Method
}
