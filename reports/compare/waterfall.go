package compare

import (
	"fmt"
	"strings"

	"loanmodel/finance"
	"loanmodel/finance/equation"
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
	for _, s := range WaterfallSteps() {
		row := besideRow{name: s.Step + " (" + string(s.Line) + ")", unit: table.UnitEUR}
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

// A waterfallStep is one line of the waterfall as it is shown.
type waterfallStep struct {
	Step string
	Line equation.ID
}

// WaterfallSteps lead from what is due to the Bank of Russia to what nobody
// paid, in the order in which the model meets it; the order among the Union's
// own sources is the scenario's.
func WaterfallSteps() []waterfallStep {
	return []waterfallStep{
		{"Due to the Bank of Russia", finance.H3},
		{"met from the custodians' own deposits", finance.H4},
		{"due from the Union", finance.H5},
		{"met from budget headroom", finance.H6h},
		{"put to the guarantors", finance.H6e},
		{"paid by third countries", finance.F14},
		{"first-round call of the states", finance.F4},
		{"paid of it", finance.F5},
		{"left by defaulters, that others can take", finance.F6a},
		{"step-up call, paid", finance.F6},
		{"called and unmet", finance.F7},
		{"met by bridge borrowing", finance.H6m},
		{"arrears of the Union to the custodians", finance.H7a},
		{"arrears of the custodians to the Bank of Russia", finance.H7},
	}
}
