package reports

import (
	"fmt"
	"slices"
	"strings"

	"loanmodel/reports/table"
	"loanmodel/scenarios"
)

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

// smallFamily is up to how many members a family has whose members are named.
const smallFamily = 3

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

// differenceSentence says in one line what differs for some members.
func (r *Run) differenceSentence(group []scenarios.Difference) string {
	d := group[0]
	name := r.inputName(d.Key)
	if who := r.whoText(d.Key, membersOf(group)); who != "" {
		name += " for " + who
	}
	return fmt.Sprintf("%s: %s, was %s", name, r.differenceText(d.Key, d.To), r.differenceText(d.Key, d.From))
}
