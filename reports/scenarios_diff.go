package reports

import (
	"fmt"
	"strings"

	"loanmodel/scenarios"
)

// Difference shows what a second scenario says differently from a first: every
// key and member, both values, and who set each and why.
func Difference(a, b *scenarios.Scenario) Document {
	changes := Changes(a, b)
	document := Document{
		Title: "What " + b.Name + " says differently from " + a.Name,
		About: []string{"A: " + a.Name + ". B: " + b.Name + ".", differenceSentence(changes)},
		Data: Table{Title: "Differences", Columns: []Column{{Name: "key"}, {Name: "member"}, {Name: "unit"},
			{Name: "a"}, {Name: "a_overlay"}, {Name: "a_reason"}, {Name: "b"}, {Name: "b_overlay"}, {Name: "b_reason"}}},
	}
	for _, change := range changes {
		document.Tables = append(document.Tables, changeTable(change))
		document.Data.Rows = append(document.Data.Rows, changeRows(change)...)
	}
	return document
}

func differenceSentence(changes []Change) string {
	if len(changes) == 0 {
		return "They say the same."
	}
	values := 0
	for _, change := range changes {
		values += max(1, len(change.Members))
	}
	return fmt.Sprintf("%s in all. Values are written as --set takes them.", counted(values, "value"))
}

// changeTable shows one change with room for long values and reasons.
func changeTable(change Change) Table {
	table := Table{
		Title:   change.Name() + " (" + change.Line.Name + ", " + change.Line.Input.Written + ")",
		Columns: []Column{{Name: ""}, {Name: "Value, who set it and why"}},
	}
	for i, value := range []scenarios.Value{change.A, change.B} {
		table.Rows = append(table.Rows,
			[]Cell{TextCell(letter(i)), CodeCell(spreadList(scenarios.FormatValue(change.Line, value)))},
			[]Cell{{}, TextCell(setByText(value.Origin))})
	}
	return table
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

// changeRows are a change for programs, a row for each member.
func changeRows(change Change) [][]Cell {
	members := change.Members
	if len(members) == 0 {
		members = []string{""}
	}
	var rows [][]Cell
	for _, member := range members {
		rows = append(rows, []Cell{CodeCell(change.Key()), CodeCell(member), TextCell(change.Line.Input.Written),
			CodeCell(change.From()), CodeCell(change.A.Origin.Overlay), TextCell(change.A.Origin.Reason),
			CodeCell(change.To()), CodeCell(change.B.Origin.Overlay), TextCell(change.B.Origin.Reason)})
	}
	return rows
}
