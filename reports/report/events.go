package report

import (
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/reports/chart"
	"loanmodel/reports/table"
)

// events shows when what happens: the months of each kind of events, the
// first and the last of them, and the amount.
func (r *report) events() {
	r.section("What happens when")
	groups := EventGroups()
	lines := make([]string, len(groups))
	for i, group := range groups {
		lines[i] = table.Listed(group.lineWords())
	}
	grid := table.Table{Columns: []table.Column{{Name: "Kind"}, {Name: "Months", Align: table.Right}, {Name: "First"}, {Name: "Last"}, {Name: "Amount", Unit: "EUR", Align: table.Right}},
		Note: "Months in which something of the kind happens, and the sum over the run. In the model these are the lines " + strings.Join(lines, "; ") + "."}
	picture := &chart.Chart{Kind: chart.MonthMarks, Title: eventsMessage(r.run), About: "Marks: the months in which something of the kind happens.", Names: monthsOf(r.run)}
	for _, group := range groups {
		row := r.run.Result.Series(group.Lines...)
		marks := make([]decimal.Decimal, len(row))
		var months int64
		first, last := table.Cell{}, table.Cell{}
		for period, value := range row {
			if value <= 0 {
				continue
			}
			months++
			marks[period] = decimal.New(1, 0)
			last = table.MonthCell(r.run.Timeline().At(period))
			if months == 1 {
				first = last
			}
		}
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(group.Name), table.WholeCell(months), first, last, table.AmountCell(table.Euro(centsOf(row)))})
		picture.Series = append(picture.Series, chart.Series{Name: group.Name, Values: marks})
	}
	r.Chart(picture)
	r.Table(grid)
}
