package explain

import (
	"strconv"
	"strings"

	"loanmodel/finance/equation"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
)

// parameter returns the scenario's parameter of an input; nil where the
// calendar itself gives the input, and for an equation.
func (e *explainer) parameter(line *equation.Line) *scenarios.Parameter {
	if line.Input == nil || line.Input.Shape == equation.Calendar {
		return nil
	}
	return e.run.Scenario.Parameter(string(line.ID))
}

// input says where the value of an input comes from.
func (e *explainer) input(at Target) []string {
	line := e.run.Model.Line(at.Line)
	parameter := e.parameter(line)
	if parameter == nil {
		return []string{"given by the calendar"}
	}
	value := parameter.Values[at.Member]
	if line.Input.Shape == equation.Constant {
		return e.origin(value.Origin)
	}
	return e.dated(line, value, at.Period)
}

// dated shows those entries of a dated input that make its value in a period.
func (e *explainer) dated(line *equation.Line, value scenarios.Value, period int) []string {
	var details []string
	origin := value.Origin
	for _, entry := range e.inForce(line, value.Entries, period) {
		text := "written: " + table.Written(line, scenarios.FormatValue(line, scenarios.Value{Entries: []scenarios.Entry{entry}}))
		if entry.Note != "" {
			text += " (" + entry.Note + ")"
		}
		details = append(details, text)
		if len(entry.Sources) > 0 {
			origin.Sources = entry.Sources
		}
		if entry.Grade != "" {
			origin.Grade = entry.Grade
		}
	}
	if len(details) == 0 {
		details = []string{"nothing is dated in this month"}
	}
	return append(details, e.origin(origin)...)
}

// inForce returns the entries on which the value of a period rests: of dated
// amounts those of its own days, of dated steps those that hold on one of its
// days or, where the last day decides, on that one.
func (e *explainer) inForce(line *equation.Line, entries []scenarios.Entry, period int) []scenarios.Entry {
	month := e.run.Timeline().At(period)
	first, last := month.First(), month.Last()
	if line.Input.Shape == equation.StepEnd {
		first = last
	}
	var holding []scenarios.Entry
	for i, entry := range entries {
		ends := last.AddDays(1) // the day from which the entry no longer holds
		if line.Input.Shape == equation.Schedule {
			ends = entry.Date.AddDays(1)
		} else if i+1 < len(entries) {
			ends = entries[i+1].Date
		}
		if !entry.Date.After(last) && ends.After(first) {
			holding = append(holding, entry)
		}
	}
	return holding
}

// origin says how far a value can be relied on, and why.
func (e *explainer) origin(o scenarios.Origin) []string {
	var details []string
	standing := []string{o.Grade}
	for _, part := range []struct{ name, text string }{{"as of ", o.AsOf}, {"checked ", o.Checked}} {
		if part.text != "" {
			standing = append(standing, part.name+part.text)
		}
	}
	details = append(details, strings.Trim(strings.Join(standing, ", "), ", "))
	for _, id := range o.Sources {
		details = append(details, "source: "+e.sourceText(id))
	}
	for _, part := range []struct{ name, text string }{{"formula: ", o.Formula}, {"reason: ", o.Reason}} {
		if part.text != "" {
			details = append(details, part.name+part.text)
		}
	}
	return append(details, "given by "+givenBy(o))
}

// sourceText returns a source in full where it is first met, afterwards its id.
func (e *explainer) sourceText(id string) string {
	if e.cited[id] {
		return id + " (above)"
	}
	e.cited[id] = true
	source := e.run.Source(id)
	var parts []string
	for _, part := range []string{source.Publisher, "“" + source.Title + "”", source.Date, source.URL} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return id + ": " + strings.Join(parts, ", ")
}

// givenBy says who set a value: "base (base.yaml:43)".
func givenBy(o scenarios.Origin) string {
	if o.File == "" {
		return o.Overlay
	}
	place := o.File
	if o.Line > 0 {
		place += ":" + strconv.Itoa(o.Line)
	}
	return o.Overlay + " (" + place + ")"
}
