package explain

import (
	"fmt"
	"strconv"
	"strings"

	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// measurePrefix may stand before a measure's id, as in conditions.
const measurePrefix = "measure."

// MeasureNamed returns the id of the measure that a text names, with or without
// "measure." before it; false where it names none.
func MeasureNamed(text string) (id string, ok bool) {
	id = strings.TrimPrefix(strings.TrimSpace(text), measurePrefix)
	for _, m := range metric.DefinedMeasures() {
		if m.ID == id {
			return id, true
		}
	}
	return "", false
}

// Measure takes a measure of a run apart: how it is found from its lines, then the
// numbers that decide it, each with its own tree; of flows over all months, what
// each year comes to. It fails for an id that no measure has.
func Measure(run *analysis.Run, id string, options Options) (string, error) {
	for _, m := range run.Measures() {
		if m.ID == id {
			return measured(run, m, options), nil
		}
	}
	return "", fmt.Errorf("explain: there is no measure %s", id)
}

// measured draws the tree under a measure.
func measured(run *analysis.Run, m metric.Measure, options Options) string {
	at := deciding(run, m)
	e := newExplainer(run, Target{Period: equation.Opening}, options)
	if len(at) > 0 {
		e.target.Period = at[0].Period
	}
	root := &explained{head: m.ID + ": " + measureText(m), details: []string{"= " + m.Rule(), exactness(m), m.Note}}
	for _, target := range at {
		root.under = append(root.under, e.number(target, 1))
	}
	if len(at) == 0 && m.Defined() {
		for n, line := range m.Lines {
			root.under = append(root.under, e.over(line, m.Kind == metric.ByBurden && n == 1))
		}
	}
	var text strings.Builder
	table.WriteWrapped(&text, m.ID+" · "+m.Name, "", "", e.options.Width)
	table.WriteWrapped(&text, e.runName(), "", "", e.options.Width)
	text.WriteString("\n")
	root.draw(&text, "", "", e.options.Width)
	if len(root.under) > 0 {
		text.WriteString("\n" + e.legend())
	}
	return text.String()
}

// measureText returns a measure's value, its unit and when it stands.
func measureText(m metric.Measure) string {
	if !m.Defined() {
		return "none"
	}
	text := table.Readable(m.Value.StringFixed(m.Places)) + " " + m.Unit
	if unit := equation.EUR.String(); m.Unit == unit {
		text = unit + " " + table.Readable(m.Value.StringFixed(m.Places))
	}
	switch {
	case m.Month != "":
		text += ", " + m.Month
	case m.Year != 0:
		text += ", " + strconv.Itoa(m.Year)
	}
	return text
}

// exactness says how a measure was found and how far off it may be, or why there
// is none.
func exactness(m metric.Measure) string {
	switch {
	case !m.Defined():
		return "There is none: " + m.Missing + "."
	case m.Tolerance.IsZero():
		return "Found: " + m.Method + "."
	}
	return "Found: " + m.Method + ", ± " + table.Readable(m.Tolerance.String()) + "."
}

// deciding returns the numbers that alone decide a measure: those of its month, or
// of the January after its year. There are none where all months count.
func deciding(run *analysis.Run, m metric.Measure) []Target {
	period := -1
	for i := range run.Result.Periods() {
		switch month := run.Timeline().At(i); {
		case m.Month != "" && month.String() == m.Month:
			period = i
		case m.Year != 0 && month.Year() == m.Year+1 && month.Number() == 1:
			return []Target{{Line: m.Lines[1], Period: i}}
		}
	}
	switch {
	case m.Year != 0: // the run ends within the year
		return []Target{{Line: m.Lines[0], Period: run.Result.Periods() - 1}}
	case period < 0:
		return nil
	}
	var at []Target
	for _, id := range m.Lines {
		at = append(at, Target{Line: id, Period: period})
	}
	return at
}

// over shows a line over the whole run: its members where it never changes, the last
// month where only that counts, else what its flows come to in each year.
func (e *explainer) over(id equation.ID, atEnd bool) *explained {
	line, last := e.run.Model.Line(id), e.run.Result.Periods()-1
	if !line.Static && (atEnd || line.Unit != equation.EUR) {
		return e.earlier(Target{Line: id, Period: last})
	}
	node := &explained{head: string(id) + " " + line.Name}
	if line.Static {
		for member := range line.Over.Len() {
			node.under = append(node.under, e.earlier(Target{Line: id, Member: member}))
		}
		return node
	}
	for _, year := range metric.ByYear(e.run.Result, e.run.Timeline(), id, 0) {
		if year.Value != 0 {
			node.under = append(node.under, &explained{head: strconv.Itoa(year.Year) + ": " + table.Value(line.Unit, year.Value)})
		}
	}
	node.head += ", by year; a month of it with: " + string(id) + "@" + e.run.Timeline().At(last).String()
	return node
}
