package report

import (
	"loanmodel/reports/compare"
	"loanmodel/reports/table"
)

// differences lists what is not as in the base case, each with its reason.
func (r *report) differences() {
	r.section("What differs from the base case")
	groups := compare.GroupDifferences(r.run.Scenario.Differences)
	if len(groups) == 0 {
		r.Paragraph("None: this is the base case.")
		return
	}
	grid := table.Table{Columns: []table.Column{{Name: "Input"}, {Name: "For"}, {Name: "Base case"}, {Name: "Here"}, {Name: "Set by"}, {Name: "Reason"}}}
	for _, group := range groups {
		d := group[0]
		grid.Rows = append(grid.Rows, []table.Cell{
			table.TextCell(compare.InputName(r.run, d.Key)), table.TextCell(compare.Who(r.run, d.Key, compare.MembersOf(group))),
			table.TextCell(compare.ValueText(r.run, d.Key, d.From)), table.TextCell(compare.ValueText(r.run, d.Key, d.To)),
			table.CodeCell(d.Overlay), table.TextCell(d.Reason),
		})
	}
	r.Table(grid)
}

// conflicts lists where overlays gave the same input different values.
func (r *report) conflicts() {
	if len(r.run.Scenario.Conflicts) == 0 {
		return
	}
	r.section("Where overlays disagree")
	r.Paragraph("Two overlays set these inputs differently; the later one holds.")
	grid := table.Table{Columns: []table.Column{{Name: "Input"}, {Name: "For"}, {Name: "Does not hold"}, {Name: "Holds"}}}
	for _, c := range r.run.Scenario.Conflicts {
		grid.Rows = append(grid.Rows, []table.Cell{
			table.TextCell(compare.InputName(r.run, c.Key)), table.TextCell(compare.Who(r.run, c.Key, []string{c.Member})), table.CodeCell(c.Loser), table.CodeCell(c.Winner),
		})
	}
	r.Table(grid)
}
