package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance/metric"
	"loanmodel/reports/table"
)

const columnsNote = "Never added up. Ranked is the present value of what is paid and owed for certain, at the Union's funding rate; " +
	"what is owed only if stands beside it."

// columns shows the five columns of all states together with the figure that
// structures are ranked by, and says the ranking.
func (c *comparison) columns() {
	rows := besideRows(metric.Columns(), c.runs)
	burden := besideRow{name: "Paid and certain, present value", unit: table.UnitEUR}
	for _, run := range c.runs {
		burden.values = append(burden.values, metric.PresentBurden(run.Result))
	}
	rows = append(rows, burden)
	grid := besideTable("What it means for all states together, EUR", "Column", rows, "")
	grid.Note = columnsNote
	c.add(grid)
	if len(c.runs) > 1 {
		c.document.About = append(c.document.About, c.verdict(burden.values))
	}
}

// verdict ranks the runs, the smallest burden first, each with what is owed only
// if. Runs that are equal to the digits shown share a place.
func (c *comparison) verdict(burdens []decimal.Decimal) string {
	order := make([]int, len(burdens))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return burdens[a].Cmp(burdens[b]) })
	onlyIf := metric.Column(metric.OwedOnlyIf)
	var places []string
	for i, run := range order {
		text := fmt.Sprintf("%s %s (%s)", letter(run), table.ShortEUR(burdens[run]), table.ShortEUR(onlyIf.Of(c.runs[run].Result)))
		if i > 0 && table.ShortEUR(burdens[run]) == table.ShortEUR(burdens[order[i-1]]) {
			places[len(places)-1] += " = " + text
			continue
		}
		places = append(places, text)
	}
	return "Least paid and owed for certain first, at present value, with what is owed only if in brackets: " + strings.Join(places, " < ") + "."
}
