package compare

import (
	"fmt"
	"strings"

	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// Difference shows what a second scenario says differently from a first: every
// key and member, both values, and who set each and why.
func Difference(a, b *scenarios.Scenario) table.Document {
	changes := analysis.Changes(a, b)
	document := table.Document{
		Title: "What " + b.Name + " says differently from " + a.Name,
		About: []string{"A: " + a.Name + ". B: " + b.Name + ".", differenceSentence(changes)},
		Data: table.Table{Title: "Differences", Columns: []table.Column{{Name: "key"}, {Name: "member"}, {Name: "unit"},
			{Name: "a"}, {Name: "a_overlay"}, {Name: "a_reason"}, {Name: "b"}, {Name: "b_overlay"}, {Name: "b_reason"}}},
	}
	for _, change := range changes {
		document.Tables = append(document.Tables, changeTable(change))
		document.Data.Rows = append(document.Data.Rows, changeRows(change)...)
	}
	return document
}

func differenceSentence(changes []analysis.Change) string {
	if len(changes) == 0 {
		return "They say the same."
	}
	values := 0
	for _, change := range changes {
		values += max(1, len(change.Members))
	}
	return fmt.Sprintf("%s in all. Values are written as --set takes them.", table.Counted(values, "value"))
}

// changeTable shows one change with room for long values and reasons.
func changeTable(change analysis.Change) table.Table {
	grid := table.Table{
		Title:   change.Name() + " (" + change.Line.Name + ", " + change.Line.Input.Written + ")",
		Columns: []table.Column{{Name: ""}, {Name: "Value, who set it and why"}},
	}
	for i, value := range []scenarios.Value{change.A, change.B} {
		grid.Rows = append(grid.Rows,
			[]table.Cell{table.TextCell(letter(i)), table.CodeCell(spreadList(scenarios.FormatValue(change.Line, value)))},
			[]table.Cell{{}, table.TextCell(setByText(value.Origin))})
	}
	return grid
}

// setByText says who set a value and, where it is known, why.
func setByText(origin scenarios.Origin) string {
	if origin.Reason == "" {
		return origin.Overlay
	}
	return origin.Overlay + ": " + origin.Reason
}

// spreadList puts blanks between dated entries, at which lines can be broken.
func spreadList(value string) string { return strings.ReplaceAll(value, ",", ", ") }

// changeRows returns a change for programs, a row for each member.
func changeRows(change analysis.Change) [][]table.Cell {
	members := change.Members
	if len(members) == 0 {
		members = []string{""}
	}
	var rows [][]table.Cell
	for _, member := range members {
		rows = append(rows, []table.Cell{table.CodeCell(change.Key()), table.CodeCell(member), table.TextCell(change.Line.Input.Written),
			table.CodeCell(change.From()), table.CodeCell(change.A.Origin.Overlay), table.TextCell(change.A.Origin.Reason),
			table.CodeCell(change.To()), table.CodeCell(change.B.Origin.Overlay), table.TextCell(change.B.Origin.Reason)})
	}
	return rows
}

// shortValue is the greatest length, in characters, of a value that is part of
// a change's name.
const shortValue = 32

// ChangeWords say what is changed, and to what where that is short: "Guarantees (BE,
// IT): no".
func ChangeWords(c analysis.Change) string {
	words := c.Line.Name
	if len(c.Members) > 0 {
		words += " (" + strings.Join(c.Members, ", ") + ")"
	}
	if value := table.Written(c.Line, c.To()); len(value) <= shortValue {
		words += ": " + value
	}
	return words
}
