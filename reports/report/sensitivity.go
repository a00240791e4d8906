package report

import (
	"github.com/shopspring/decimal"

	"loanmodel/reports/chart"
	"loanmodel/reports/table"
)

// sensitivity shows which assumption moves the first outcome of the
// sensitivity analysis most: one is changed at a time, and everything else
// stays.
func (r *report) sensitivity() {
	r.section("What moves the result")
	s := r.moved
	if s == nil {
		r.Paragraph("The sensitivities were not evaluated.")
		return
	}
	r.Paragraph("One assumption at a time is given a lower and a higher value; shown is by how much that changes the " + table.Words(table.LowerFirst(s.Outcomes[0].Name)) +
		", which is " + table.Words(table.ShortEUR(s.Delivered[0])) + " in this run. The workbook has the other outcomes and the commands that reproduce each value.")
	grid := table.Table{Columns: []table.Column{{Name: "Assumption"}, {Name: "Lower value"}, {Name: "Change with it", Unit: "EUR", Align: table.Right},
		{Name: "Higher value"}, {Name: "Change with it", Unit: "EUR", Align: table.Right}, {Name: "Where the two values come from"}},
		Note: "In the order of what they move. A value that the scenario's rules do not allow says so."}
	picture := &chart.Chart{Kind: chart.TornadoBars, Title: SensitivityMessages(s)[0], About: "Bars: the change with the lower and with the higher value of each assumption, what moves most first.",
		Series: []chart.Series{{Name: "With the lower value"}, {Name: "With the higher value"}}}
	for _, i := range s.BySwing(0) {
		change := s.Rows[i]
		row := []table.Cell{table.TextCell(change.Name)}
		for j, side := range change.Sides {
			moved, cell := decimal.Zero, table.TextCell("not possible")
			if side.Outcomes != nil {
				moved = side.Outcomes[0].Sub(s.Delivered[0])
				cell = table.AmountCell(moved)
			}
			row = append(row, table.TextCell(side.Value), cell)
			if !s.Swing(i, 0).IsZero() {
				picture.Series[j].Values = append(picture.Series[j].Values, moved)
			}
		}
		if s.Swing(i, 0).IsZero() {
			picture.Note = "What moves nothing is not drawn."
		} else {
			picture.Names = append(picture.Names, change.Name)
		}
		grid.Rows = append(grid.Rows, append(row, table.TextCell(change.Basis)))
	}
	if len(picture.Names) > 0 {
		r.Chart(picture)
	}
	r.Table(grid)
}
