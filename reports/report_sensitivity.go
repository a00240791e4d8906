package reports

import (
	"slices"

	"github.com/shopspring/decimal"
)

// sensitivity shows which assumption moves the first outcome of the
// sensitivity analysis most: one is changed at a time, and everything else
// stays.
func (r *report) sensitivity() {
	r.section("What moves the result")
	all, err := NewSensitivities([]*Run{r.run})
	if err != nil { // the run itself was evaluated, and what a change makes impossible is no error
		r.paragraph("The sensitivities could not be evaluated: " + inMarkdown(err.Error()))
		return
	}
	s := all[0]
	r.paragraph("One assumption at a time is given a lower and a higher value; shown is by how much that changes the " + inMarkdown(lowerFirst(s.Outcomes[0].Name)) +
		", which is " + inMarkdown(shortEUR(s.Delivered[0])) + " in this run. The workbook has the other outcomes and the commands that reproduce each value.")
	table := Table{Columns: []Column{{Name: "Assumption"}, {Name: "Lower value"}, {Name: "Change with it", Unit: "EUR", Align: Right},
		{Name: "Higher value"}, {Name: "Change with it", Unit: "EUR", Align: Right}, {Name: "Where the two values come from"}},
		Note: "In the order of what they move. A value that the scenario's rules do not allow says so."}
	picture := &chart{kind: tornadoBars, title: s.Messages()[0], about: "Bars: the change with the lower and with the higher value of each assumption, what moves most first.",
		series: []chartSeries{{name: "With the lower value"}, {name: "With the higher value"}}}
	for _, i := range s.bySwing(0) {
		change := s.Rows[i]
		row := []Cell{TextCell(change.Name)}
		for j, side := range change.Sides {
			moved, cell := decimal.Zero, TextCell("not possible")
			if side.Outcomes != nil {
				moved = side.Outcomes[0].Sub(s.Delivered[0])
				cell = AmountCell(moved)
			}
			row = append(row, TextCell(side.Value), cell)
			if !s.Swing(i, 0).IsZero() {
				picture.series[j].values = append(picture.series[j].values, moved)
			}
		}
		if s.Swing(i, 0).IsZero() {
			picture.note = "What moves nothing is not drawn."
		} else {
			picture.names = append(picture.names, change.Name)
		}
		table.Rows = append(table.Rows, append(row, TextCell(change.Basis)))
	}
	if len(picture.names) > 0 {
		r.chart(picture)
	}
	r.table(table)
}

// bySwing are the rows by how far they move an outcome, the farthest first and
// equal ones in their order.
func (s *Sensitivity) bySwing(outcome int) []int {
	order := make([]int, len(s.Rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return s.Swing(b, outcome).Cmp(s.Swing(a, outcome)) })
	return order
}
