package compare

import (
	"fmt"
	"slices"
	"strings"

	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// GroupDifferences puts together the members for which the same thing differs
// in the same way.
func GroupDifferences(differences []scenarios.Difference) [][]scenarios.Difference {
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

// MembersOf returns the codes of the members for which a group of differences
// holds.
func MembersOf(group []scenarios.Difference) []string {
	var members []string
	for _, d := range group {
		members = append(members, d.Member)
	}
	return members
}

// InputName returns an input in words with its key.
func InputName(r *analysis.Run, key string) string {
	switch line := r.InputLine(key); {
	case line != nil:
		return line.Name + " (" + key + ")"
	case key == scenarios.HorizonStart:
		return "First month (" + key + ")"
	case key == scenarios.HorizonEnd:
		return "Last month (" + key + ")"
	}
	return key
}

// ValueText shows a value in the form of scenarios.FormatValue to people.
func ValueText(r *analysis.Run, key, text string) string {
	if line := r.InputLine(key); line != nil {
		return table.Written(line, text)
	}
	return text // a month of the horizon
}

// smallFamily is up to how many members a family has whose members are named.
const smallFamily = 3

// Who names members of an input: "all", "all but HU, SK", "CZ, HU, SK",
// those of a small family by their names; nothing where the input has none.
func Who(r *analysis.Run, key string, members []string) string {
	line := r.InputLine(key)
	if line == nil || line.Over == nil {
		return ""
	}
	var these, others []string
	for _, member := range line.Over.Members {
		name := member.Code
		if line.Over.Len() <= smallFamily {
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

// sentenceOf says in one line what differs for some members.
func sentenceOf(r *analysis.Run, group []scenarios.Difference) string {
	d := group[0]
	name := InputName(r, d.Key)
	if who := Who(r, d.Key, MembersOf(group)); who != "" {
		name += " for " + who
	}
	return fmt.Sprintf("%s: %s, was %s", name, ValueText(r, d.Key, d.To), ValueText(r, d.Key, d.From))
}
