package reports

import (
	"strings"

	"github.com/shopspring/decimal"
)

// events shows when what happens: the months of each kind of events, the
// first and the last of them, and the amount.
func (r *report) events() {
	r.section("What happens when")
	groups := EventGroups()
	lines := make([]string, len(groups))
	for i, group := range groups {
		lines[i] = listed(group.lineWords())
	}
	table := Table{Columns: []Column{{Name: "Kind"}, {Name: "Months", Align: Right}, {Name: "First"}, {Name: "Last"}, {Name: "Amount", Unit: "EUR", Align: Right}},
		Note: "Months in which something of the kind happens, and the sum over the run. In the model these are the lines " + strings.Join(lines, "; ") + "."}
	picture := &chart{kind: monthMarks, title: eventsMessage(r.run), about: "Marks: the months in which something of the kind happens.", names: monthsOf(r.run)}
	for _, group := range groups {
		row := r.run.Result.Series(group.Lines...)
		marks := make([]decimal.Decimal, len(row))
		var months int64
		first, last := Cell{}, Cell{}
		for period, value := range row {
			if value <= 0 {
				continue
			}
			months++
			marks[period] = decimal.New(1, 0)
			last = MonthCell(r.run.timeline().At(period))
			if months == 1 {
				first = last
			}
		}
		table.Rows = append(table.Rows, []Cell{TextCell(group.Name), WholeCell(months), first, last, AmountCell(euro(centsOf(row)))})
		picture.series = append(picture.series, chartSeries{group.Name, marks})
	}
	r.chart(picture)
	r.table(table)
}
