package explain

import (
	"fmt"
	"strings"

	"loanmodel/finance/equation"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// Options say how far and how wide an explanation goes. The zero value
// explains everything that happens in the target's own period.
type Options struct {
	// Cell is the workbook cell of a number, for example "Calc_F!AE43"; "" where
	// it has none. A nil function shows no cells.
	Cell func(id equation.ID, member, period int) string
	// ThroughTime takes values of the period before apart too, back to the
	// opening. Otherwise they are shown with what explains them.
	ThroughTime bool
	// All takes also those numbers apart that do not decide the value: operands
	// of a minimum or maximum that are not it, terms of 0, factors beside a 0.
	All bool
	// Depth is how many levels are shown under the target; 0 is all of them, but
	// through time no more than 24.
	Depth int
	// Width is the columns of a line, 100 where it is 0. Addresses and the names
	// of lines are not broken to fit.
	Width int
}

const (
	explainWidth        = 100
	explainThroughDepth = 24
	// maxExplained bounds a tree. What a reader can follow is far smaller.
	maxExplained = 3000
)

// Number takes one number of a run apart: a tree from the number through its
// equation and the numbers that this reads down to the inputs with their
// sources. A number that occurs again is not taken apart again. What does not
// matter is shown and left: the arm of a choice that was not taken, an operand
// of a minimum that is not it. It fails for a target that the run does not
// have.
func Number(run *analysis.Run, target Target, options Options) (string, error) {
	if err := checkTarget(run, target); err != nil {
		return "", err
	}
	e := newExplainer(run, target, options)
	root := e.number(target, 0)
	var text strings.Builder
	text.WriteString(e.title() + "\n")
	root.draw(&text, "", "", e.options.Width)
	text.WriteString("\n" + e.legend())
	return text.String(), nil
}

// checkTarget refuses what ParseTarget cannot have made for this run.
func checkTarget(run *analysis.Run, target Target) error {
	line := run.Model.Line(target.Line)
	switch {
	case line == nil:
		return fmt.Errorf("explain: there is no line %s", target.Line)
	case target.Member < 0 || target.Member >= line.Over.Len():
		return fmt.Errorf("explain: %s has no member number %d", target.Line, target.Member)
	case target.Period < equation.Opening || target.Period >= run.Result.Periods():
		return fmt.Errorf("explain: the run has no period number %d", target.Period)
	}
	return nil
}

func (o Options) withDefaults() Options {
	if o.Width == 0 {
		o.Width = explainWidth
	}
	if o.ThroughTime && (o.Depth == 0 || o.Depth > explainThroughDepth) {
		o.Depth = explainThroughDepth
	}
	return o
}

// title says what is explained, and of which run.
func (e *explainer) title() string {
	line := e.run.Model.Line(e.target.Line)
	parts := []string{e.label(e.target), line.Name}
	if line.Over != nil {
		parts = append(parts, line.Over.Members[e.target.Member].Name)
	}
	var text strings.Builder
	table.WriteWrapped(&text, strings.Join(parts, " · "), "", "", e.options.Width)
	table.WriteWrapped(&text, e.runName(), "", "", e.options.Width)
	return text.String()
}

// runName says of which run a number is.
func (e *explainer) runName() string {
	return fmt.Sprintf("Scenario %s, run %s, model %s", e.run.Scenario.Name, analysis.ShortID(e.run.RunID), e.run.Version)
}

// legend explains the signs that the tree uses.
func (e *explainer) legend() string {
	lines := []string{
		"X₋₁ is X one month earlier; Σ adds up all members, Σ_earlier those before this one and Σ_later those",
		"after it. round() is to the unit, half away from zero; key() is a share in millionths. Not taken",
		"further is what adds 0 or does not decide a minimum, a maximum or a product.",
	}
	if e.options.Cell != nil {
		lines = append(lines, "[Sheet!A1] is the cell in workbook.xlsx.")
	}
	if e.cut {
		lines = append(lines, fmt.Sprintf("The tree is cut after %s: explain one of its numbers by itself.", table.Counted(maxExplained, "number")))
	}
	return strings.Join(lines, "\n") + "\n"
}
