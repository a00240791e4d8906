package reports

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/scenarios"
)

// assumptions lists every input with its value, its grade and its sources,
// then the values that differ from state to state, then the reasons for what
// is not official.
func (r *report) assumptions() {
	r.section("Assumptions")
	r.paragraph("Grades: *official* is from an official publication; *reported* is from two independent reports or one good one; " +
		"*derived* is computed from sourced figures; an *assumption* is ours.")
	table := Table{Columns: []Column{{Name: "Input"}, {Name: "For"}, {Name: "Value"}, {Name: "Grade"}, {Name: "As of"}, {Name: "Sources"}}}
	var byState []*scenarios.Parameter
	for _, parameter := range r.run.Scenario.Parameters() {
		groups := groupValues(parameter)
		if len(groups) > fewGroups {
			byState = append(byState, parameter)
			groups = [][]int{allMembers(parameter)}
		}
		for _, group := range groups {
			table.Rows = append(table.Rows, r.assumption(parameter, group))
		}
	}
	r.table(table)
	r.stateData(byState)
	r.reasons()
}

// fewGroups is up to how many different values of one input have a row each;
// an input with more has a column in the table of the states' data.
const fewGroups = 3

// groupValues puts together the members that have the same value from the same
// place.
func groupValues(parameter *scenarios.Parameter) [][]int {
	return groupMembers(parameter, func(a, b scenarios.Value) bool {
		return scenarios.FormatValue(parameter.Line, a) == scenarios.FormatValue(parameter.Line, b) && sameOrigin(a.Origin, b.Origin)
	})
}

// groupOrigins puts together the members whose values come from the same
// place.
func groupOrigins(parameter *scenarios.Parameter) [][]int {
	return groupMembers(parameter, func(a, b scenarios.Value) bool { return sameOrigin(a.Origin, b.Origin) })
}

// groupMembers puts together the members whose values are alike, in the order
// in which each kind is met first.
func groupMembers(parameter *scenarios.Parameter, alike func(a, b scenarios.Value) bool) [][]int {
	var groups [][]int
	for member, value := range parameter.Values {
		i := slices.IndexFunc(groups, func(group []int) bool { return alike(parameter.Values[group[0]], value) })
		if i < 0 {
			groups = append(groups, []int{member})
		} else {
			groups[i] = append(groups[i], member)
		}
	}
	return groups
}

// sameOrigin says whether two values rest on the same sources for the same
// reason; the lines of the file on which they stand do not matter.
func sameOrigin(a, b scenarios.Origin) bool {
	return a.Overlay == b.Overlay && a.Grade == b.Grade && a.AsOf == b.AsOf && a.Formula == b.Formula && a.Reason == b.Reason &&
		slices.Equal(a.Sources, b.Sources)
}

func allMembers(parameter *scenarios.Parameter) []int {
	members := make([]int, len(parameter.Values))
	for i := range members {
		members[i] = i
	}
	return members
}

// assumption is the row of one value and the members that have it.
func (r *report) assumption(parameter *scenarios.Parameter, members []int) []Cell {
	value := parameter.Values[members[0]]
	shown := writtenList(parameter.Line, scenarios.FormatValue(parameter.Line, value))
	if len(groupValues(parameter)) > fewGroups {
		shown = "by " + parameter.Line.Over.Name + ", see the next table"
	}
	return []Cell{
		TextCell(r.run.inputName(parameter.Key())), TextCell(r.run.memberText(parameter, members)), TextCell(shown),
		TextCell(value.Origin.Grade), TextCell(value.Origin.AsOf), TextCell(strings.Join(sourcesAt(value), ", ")),
	}
}

// memberText names the members that have a value.
func (r *Run) memberText(parameter *scenarios.Parameter, members []int) string {
	var list []string
	for _, member := range members {
		list = append(list, parameter.Line.Over.Code(member))
	}
	return r.whoText(parameter.Key(), list)
}

// stateData is the table of the inputs that differ from state to state.
func (r *report) stateData(parameters []*scenarios.Parameter) {
	parameters = slices.DeleteFunc(parameters, func(p *scenarios.Parameter) bool { return p.Line.Over != finance.MemberStates })
	if len(parameters) == 0 {
		return
	}
	r.heading(3, "Data of the states")
	table := Table{Columns: []Column{{Name: "State"}}}
	for _, parameter := range parameters {
		table.Columns = append(table.Columns, Column{Name: parameter.Line.Name, Unit: parameter.Line.Input.Written, Align: Right})
	}
	for state, member := range finance.MemberStates.Members {
		row := []Cell{TextCell(member.Name)}
		for _, parameter := range parameters {
			row = append(row, inputCell(parameter, state))
		}
		table.Rows = append(table.Rows, row)
	}
	r.table(table)
}

// inputCell shows a number as it was written, and anything else as words.
func inputCell(parameter *scenarios.Parameter, member int) Cell {
	text := scenarios.FormatValue(parameter.Line, parameter.Values[member])
	number, err := decimal.NewFromString(text)
	if err != nil {
		return TextCell(writtenList(parameter.Line, scenarios.FormatValue(parameter.Line, parameter.Values[member])))
	}
	return NumberCell(number, parameter.Line.Input.Decimals)
}

// reasons says why the values that are not official are what they are.
func (r *report) reasons() {
	var items []string
	for _, parameter := range r.run.Scenario.Parameters() {
		for _, group := range groupOrigins(parameter) {
			if text := reasonText(parameter.Values[group[0]].Origin); text != "" {
				items = append(items, r.reasonHead(parameter, group)+": "+text)
			}
		}
	}
	if len(items) == 0 {
		return
	}
	r.heading(3, "Why these values")
	r.list(items...)
}

// reasonHead names the input, and the members where it has more than one value.
func (r *report) reasonHead(parameter *scenarios.Parameter, members []int) string {
	text := "**" + inMarkdown(parameter.Line.Name) + "** (" + code(parameter.Key())
	if who := r.run.memberText(parameter, members); who != "" && who != "all" {
		text += " for " + inMarkdown(who)
	}
	return text + ", " + inMarkdown(parameter.Values[members[0]].Origin.Grade) + ")"
}

// reasonText is formula and reason of a value; nothing for one that is
// official.
func reasonText(o scenarios.Origin) string {
	if o.Grade == "official" {
		return ""
	}
	return strings.TrimSpace(inMarkdown(o.Formula) + " " + inMarkdown(o.Reason))
}

// sourcesAt are the ids of the sources of a value and of its entries, each
// once.
func sourcesAt(value scenarios.Value) []string {
	var ids []string
	for _, list := range append([][]string{value.Origin.Sources}, entrySources(value)...) {
		for _, id := range list {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func entrySources(value scenarios.Value) [][]string {
	var lists [][]string
	for _, entry := range value.Entries {
		lists = append(lists, entry.Sources)
	}
	return lists
}

// sources lists the sources on which the run rests, in the register's order.
func (r *report) sources() {
	used := map[string]bool{}
	for _, parameter := range r.run.Scenario.Parameters() {
		for _, value := range parameter.Values {
			for _, id := range sourcesAt(value) {
				used[id] = true
			}
		}
	}
	var items []string
	for _, source := range r.run.Sources {
		if used[source.ID] {
			items = append(items, sourceItem(source))
		}
	}
	if len(items) > 0 {
		r.section("Sources")
		r.list(items...)
	}
}

func sourceItem(source scenarios.Source) string {
	text := code(source.ID) + ": " + inMarkdown(source.Publisher) + ", “" + inMarkdown(source.Title) + "”"
	if source.Date != "" {
		text += ", " + inMarkdown(source.Date)
	}
	return text + ", " + link(source.URL) + ", read on " + inMarkdown(source.Accessed)
}
