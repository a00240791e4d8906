package report

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/reports/compare"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// assumptions lists every input with its value, its grade and its sources,
// then the values that differ from state to state, then the reasons for what
// is not official.
func (r *report) assumptions() {
	r.section("Assumptions")
	r.Paragraph("Grades: *official* is from an official publication; *reported* is from two independent reports or one good one; " +
		"*derived* is computed from sourced figures; an *assumption* is ours.")
	grid := table.Table{Columns: []table.Column{{Name: "Input"}, {Name: "For"}, {Name: "Value"}, {Name: "Grade"}, {Name: "As of"}, {Name: "Sources"}}}
	var byState []*scenarios.Parameter
	for _, parameter := range r.run.Scenario.Parameters() {
		groups := groupValues(parameter)
		if len(groups) > fewGroups {
			byState = append(byState, parameter)
			groups = [][]int{allMembers(parameter)}
		}
		for _, group := range groups {
			grid.Rows = append(grid.Rows, r.assumption(parameter, group))
		}
	}
	r.Table(grid)
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

// assumption returns the row of one value and the members that have it.
func (r *report) assumption(parameter *scenarios.Parameter, members []int) []table.Cell {
	value := parameter.Values[members[0]]
	shown := table.Written(parameter.Line, scenarios.FormatValue(parameter.Line, value))
	if len(groupValues(parameter)) > fewGroups {
		shown = "by " + parameter.Line.Over.Name + ", see the next table"
	}
	return []table.Cell{
		table.TextCell(compare.InputName(r.run, parameter.Key())), table.TextCell(memberText(r.run, parameter, members)), table.TextCell(shown),
		table.TextCell(value.Origin.Grade), table.TextCell(value.Origin.AsOf), table.TextCell(strings.Join(sourcesAt(value), ", ")),
	}
}

// memberText names the members that have a value.
func memberText(r *analysis.Run, parameter *scenarios.Parameter, members []int) string {
	var list []string
	for _, member := range members {
		list = append(list, parameter.Line.Over.Code(member))
	}
	return compare.Who(r, parameter.Key(), list)
}

// stateData writes the table of the inputs that differ from state to state.
func (r *report) stateData(parameters []*scenarios.Parameter) {
	parameters = slices.DeleteFunc(parameters, func(p *scenarios.Parameter) bool { return p.Line.Over != finance.MemberStates })
	if len(parameters) == 0 {
		return
	}
	r.Heading(3, "Data of the states")
	grid := table.Table{Columns: []table.Column{{Name: "State"}}}
	for _, parameter := range parameters {
		grid.Columns = append(grid.Columns, table.Column{Name: parameter.Line.Name, Unit: parameter.Line.Input.Written, Align: table.Right})
	}
	for state, member := range finance.MemberStates.Members {
		row := []table.Cell{table.TextCell(member.Name)}
		for _, parameter := range parameters {
			row = append(row, inputCell(parameter, state))
		}
		grid.Rows = append(grid.Rows, row)
	}
	r.Table(grid)
}

// inputCell shows a number as it was written, and anything else as words.
func inputCell(parameter *scenarios.Parameter, member int) table.Cell {
	text := scenarios.FormatValue(parameter.Line, parameter.Values[member])
	number, err := decimal.NewFromString(text)
	if err != nil {
		return table.TextCell(table.Written(parameter.Line, scenarios.FormatValue(parameter.Line, parameter.Values[member])))
	}
	return table.NumberCell(number, parameter.Line.Input.Decimals)
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
	r.Heading(3, "Why these values")
	r.List(items...)
}

// reasonHead names the input, and the members where it has more than one value.
func (r *report) reasonHead(parameter *scenarios.Parameter, members []int) string {
	text := "**" + table.Words(parameter.Line.Name) + "** (" + table.Code(parameter.Key())
	if who := memberText(r.run, parameter, members); who != "" && who != "all" {
		text += " for " + table.Words(who)
	}
	return text + ", " + table.Words(parameter.Values[members[0]].Origin.Grade) + ")"
}

// reasonText returns formula and reason of a value; nothing for one that is
// official.
func reasonText(o scenarios.Origin) string {
	if o.Grade == "official" {
		return ""
	}
	return strings.TrimSpace(table.Words(o.Formula) + " " + table.Words(o.Reason))
}

// sourcesAt returns the ids of the sources of a value and of its entries, each
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
		r.List(items...)
	}
}

func sourceItem(source scenarios.Source) string {
	text := table.Code(source.ID) + ": " + table.Words(source.Publisher) + ", “" + table.Words(source.Title) + "”"
	if source.Date != "" {
		text += ", " + table.Words(source.Date)
	}
	return text + ", " + table.Link(source.URL) + ", read on " + table.Words(source.Accessed)
}
