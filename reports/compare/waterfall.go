package compare

import (
	"fmt"
	"strings"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
)

// waterfall shows step by step, in the month in which most falls due from the
// Union in each run, who meets it.
func (c *comparison) waterfall() {
	periods := make([]int, len(c.runs))
	var months []string
	for i, run := range c.runs {
		month := run.PeakMonth(finance.H5a)
		periods[i], _ = run.Timeline().Index(month)
		if run.SumOf(finance.H5a, periods[i]).IsZero() {
			months = append(months, letter(i)+": nothing ever falls due, so that all is zero.")
			continue
		}
		months = append(months, fmt.Sprintf("%s: %s.", letter(i), table.MonthName(month)))
	}
	grid := table.Table{Title: "The waterfall in the month in which most falls due from the Union, EUR", Columns: append([]table.Column{{Name: "Step"}}, besideColumns(len(c.runs))...),
		Note: strings.Join(months, " ") + " Each amount is the sum over custodians or states; what is left over is carried to the next month."}
	due := false
	for _, s := range metric.WaterfallSteps() {
		row := besideRow{name: s.Name + " (" + string(s.Line) + ")", unit: table.UnitEUR}
		for i, run := range c.runs {
			amount := run.SumOf(s.Line, periods[i])
			if run.SumOf(finance.H5a, periods[i]).IsZero() {
				amount = amount.Sub(amount) // the month is no month of a call
			}
			row.values = append(row.values, amount)
		}
		due = due || !row.isZero()
		c.data("waterfall", string(s.Line), "", row)
		grid.Rows = append(grid.Rows, append([]table.Cell{table.TextCell(row.name)}, row.cells()...))
	}
	if due {
		c.add(grid)
		return
	}
	c.document.About = append(c.document.About, "Nothing ever falls due from the Union: there is no waterfall.")
}
