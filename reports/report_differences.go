package reports

import (
	"slices"
	"strings"

	"loanmodel/finance/equation"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
)

// differences lists what is not as in the base case, each with its reason.
func (r *report) differences() {
	r.section("What differs from the base case")
	groups := groupDifferences(r.run.Scenario.Differences)
	if len(groups) == 0 {
		r.Paragraph("None: this is the base case.")
		return
	}
	grid := table.Table{Columns: []table.Column{{Name: "Input"}, {Name: "For"}, {Name: "Base case"}, {Name: "Here"}, {Name: "Set by"}, {Name: "Reason"}}}
	for _, group := range groups {
		d := group[0]
		grid.Rows = append(grid.Rows, []table.Cell{
			table.TextCell(r.run.inputName(d.Key)), table.TextCell(r.run.whoText(d.Key, membersOf(group))),
			table.TextCell(r.run.differenceText(d.Key, d.From)), table.TextCell(r.run.differenceText(d.Key, d.To)),
			table.CodeCell(d.Overlay), table.TextCell(d.Reason),
		})
	}
	r.Table(grid)
}

// groupDifferences puts together the members for which the same thing differs
// in the same way.
func groupDifferences(differences []scenarios.Difference) [][]scenarios.Difference {
	var groups [][]scenarios.Difference
	for _, d := range differences {
		i := slices.IndexFunc(groups, func(group []scenarios.Difference) bool { return alike(group[0], d) })
		if i < 0 {
			groups = append(groups, []scenarios.Difference{d})
		} else {
			groups[i] = append(groups[i], d)
		}
	}
	return groups
}

func alike(a, b scenarios.Difference) bool {
	return a.Key == b.Key && a.From == b.From && a.To == b.To && a.Overlay == b.Overlay && a.Reason == b.Reason
}

func membersOf(group []scenarios.Difference) []string {
	var members []string
	for _, d := range group {
		members = append(members, d.Member)
	}
	return members
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
			table.TextCell(r.run.inputName(c.Key)), table.TextCell(r.run.whoText(c.Key, []string{c.Member})), table.CodeCell(c.Loser), table.CodeCell(c.Winner),
		})
	}
	r.Table(grid)
}

// inputLine is the line of an input's key, nil for the keys of the horizon,
// which are no inputs of the model.
func (r *Run) inputLine(key string) *equation.Line { return r.Model.Line(equation.ID(key)) }

// inputName is an input in words with its key.
func (r *Run) inputName(key string) string {
	switch line := r.inputLine(key); {
	case line != nil:
		return line.Name + " (" + key + ")"
	case key == scenarios.HorizonStart:
		return "First month (" + key + ")"
	case key == scenarios.HorizonEnd:
		return "Last month (" + key + ")"
	}
	return key
}

// differenceText shows a value in the form of scenarios.FormatValue to people.
func (r *Run) differenceText(key, text string) string {
	if line := r.inputLine(key); line != nil {
		return table.Written(line, text)
	}
	return text // a month of the horizon
}

// whoText names members of an input: "all", "all but HU, SK", "CZ, HU, SK",
// those of a small family by their names; nothing where the input has none.
func (r *Run) whoText(key string, members []string) string {
	line := r.inputLine(key)
	if line == nil || line.Over == nil {
		return ""
	}
	var these, others []string
	for _, member := range line.Over.Members {
		name := member.Code
		if line.Over.Len() <= fewMembers {
			name = member.Name
		}
		if slices.Contains(members, member.Code) {
			these = append(these, name)
		} else {
			others = append(others, name)
		}
	}
	switch {
	case len(others) == 0:
		return "all"
	case len(others) < len(these):
		return "all but " + strings.Join(others, ", ")
	}
	return strings.Join(these, ", ")
}
