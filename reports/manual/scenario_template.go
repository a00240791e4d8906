package manual

import (
	"slices"
	"strings"

	"loanmodel/reports/table"
	"loanmodel/scenarios"
)

// templateHead begins a template; what follows it is commented out.
const templateHead = `# A scenario file of loanmodel. It is valid as it stands, and changes nothing of
# what it extends. To change a value, remove "# " in front of its group and of
# its own lines, and write yours. What you do not change can be deleted.
#
#   loanmodel scenarios validate FILE.yaml
#   loanmodel run ./FILE.yaml
#
# docs/scenarios.md says how values are written.
schema: loanmodel/v1
name: NAME
title: "What this scenario is, in one line"
reason: "Why it differs; a value can have a reason of its own."
extends: "EXTENDS"
`

// Template returns a scenario file to start from: it extends a scenario and
// has every parameter with that scenario's value, commented out. The name is
// one that a file can have.
func Template(base *scenarios.Scenario, name string) string {
	t := &template{}
	t.text.WriteString(strings.NewReplacer("NAME", YAMLText(name), "EXTENDS", base.Name).Replace(templateHead))
	parameters := append(base.Horizon(), base.Parameters()...)
	for _, group := range base.Registry().Groups() {
		t.text.WriteByte('\n')
		t.line(0, group+":")
		for _, parameter := range parameters {
			if name, ok := strings.CutPrefix(parameter.Key(), group+"."); ok {
				t.parameter(name, parameter)
			}
		}
	}
	return t.text.String()
}

// YAMLText returns a text as a scenario file holds it, in quotes.
func YAMLText(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`).Replace(text) + `"`
}

// A template is a scenario file that is being written.
type template struct{ text strings.Builder }

// templateWidth is the columns of a template's comments.
const templateWidth = 80

// line writes a line that is commented out.
func (t *template) line(depth int, text string) {
	t.text.WriteString("# " + strings.Repeat("  ", depth) + text + "\n")
}

// parameter writes a parameter under its group, with what it is.
func (t *template) parameter(name string, p *scenarios.Parameter) {
	for _, about := range table.Wrap(aboutParameter(p), templateWidth-len("#   # ")) {
		t.line(1, "# "+about)
	}
	if p.Line.Over == nil {
		t.value(1, name, p, 0)
		return
	}
	t.members(name, p)
}

// aboutParameter says what a parameter is and how it is written.
func aboutParameter(p *scenarios.Parameter) string {
	text := p.Line.Name + " (" + p.Line.Input.Written + ")"
	if choices := p.Line.Input.Choices; len(choices) > 0 {
		text += ": " + strings.Join(choices, ", ")
	}
	return text
}

// members writes the values of the members: one for all where they are equal.
func (t *template) members(name string, p *scenarios.Parameter) {
	t.line(1, name+":")
	first := scenarios.FormatValue(p.Line, p.Values[0])
	if !slices.ContainsFunc(p.Values, func(v scenarios.Value) bool { return scenarios.FormatValue(p.Line, v) != first }) {
		t.value(2, "all", p, 0)
		return
	}
	for member := range p.Values {
		t.value(2, p.Line.Over.Code(member), p, member)
	}
}

// value writes the value of one member, dated entries one a line.
func (t *template) value(depth int, name string, p *scenarios.Parameter, member int) {
	value := p.Values[member]
	if len(value.Entries) == 0 {
		t.line(depth, name+": "+scenarios.FormatYAML(p.Line, value))
		return
	}
	t.line(depth, name+":")
	for i := range value.Entries {
		entry := scenarios.FormatYAML(p.Line, scenarios.Value{Entries: value.Entries[i : i+1]})
		t.line(depth+1, "- "+strings.Trim(entry, "[]"))
	}
}
