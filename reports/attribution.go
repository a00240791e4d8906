package reports

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance/metric"
)

// An Attribution shows what the differences of a run from the baseline do one
// at a time.
type Attribution struct {
	Other   int // the run's place among those that are compared
	Steps   []Step
	LeftOut []string // names of differences that make no valid scenario alone
}

// A Step is the baseline with one difference and nothing else.
type Step struct {
	Name string // in words
	Keys string // for programs
	Run  *Run
}

// An effectColumn is what the steps do to one figure.
type effectColumn struct {
	id, name string
	effects  []decimal.Decimal // of each step
	together decimal.Decimal   // of all differences at once
}

// rest is what the differences do only together.
func (c effectColumn) rest() decimal.Decimal {
	rest := c.together
	for _, effect := range c.effects {
		rest = rest.Sub(effect)
	}
	return rest
}

// isZero reports whether no difference does anything to the figure.
func (c effectColumn) isZero() bool {
	return c.together.IsZero() && !slices.ContainsFunc(c.effects, func(effect decimal.Decimal) bool { return !effect.IsZero() })
}

// columns are the headlines, and the cost to all states, as far as any
// difference does something to them.
func (a Attribution) columns(baseline, other *Run) []effectColumn {
	var columns []effectColumn
	add := func(id, name string, of func(*Run) decimal.Decimal) {
		column := effectColumn{id: id, name: name, together: of(other).Sub(of(baseline))}
		for _, step := range a.Steps {
			column.effects = append(column.effects, of(step.Run).Sub(of(baseline)))
		}
		if !column.isZero() {
			columns = append(columns, column)
		}
	}
	for i, figure := range baseline.Figures {
		add(figure.ID, figure.Name, func(run *Run) decimal.Decimal { return run.Figures[i].Value })
	}
	cost := metric.NetCost()
	add(cost.ID, cost.Name, func(run *Run) decimal.Decimal { return cost.Of(run.Result) })
	return columns
}

const (
	effectsTogether = "Only together"
	effectsNote     = "Each row changes one thing in A and nothing else. Effects need not add up: what differences do only together, " +
		"or undo of each other, is in the row before the last."
	effectsNone = "None of the differences does anything to the headline figures."
)

// attribution shows an attribution, as a table with one row for each step and
// none for a run that says the same as the baseline.
func (c *comparison) attribution(a Attribution) {
	columns := a.columns(c.runs[0], c.runs[a.Other])
	table := Table{
		Title:   "What single differences of " + letter(a.Other) + " from A do, EUR",
		Columns: []Column{{Name: "Alone, on top of A"}},
		Note:    effectsNote,
	}
	steps := slices.Clone(a.Steps)
	if len(columns) == 0 {
		table.Note = effectsNone
	} else {
		steps = append(steps, Step{Name: effectsTogether})
		table.Total = []Cell{TextCell(letter(a.Other) + " − A")}
	}
	if len(a.LeftOut) > 0 {
		table.Note += " Not valid alone: " + strings.Join(a.LeftOut, "; ") + "."
	}
	for _, step := range steps {
		table.Rows = append(table.Rows, []Cell{TextCell(step.Name)})
	}
	for _, column := range columns {
		c.effects(&table, column, steps, c.labels[a.Other])
	}
	c.add(table)
}

// effects adds a column of effects to the table, and its figures for programs,
// which have a difference and no value.
func (c *comparison) effects(table *Table, column effectColumn, steps []Step, scenario string) {
	table.Columns = append(table.Columns, Column{Name: column.name, Align: Right})
	for i, effect := range append(column.effects, column.rest()) {
		table.Rows[i] = append(table.Rows[i], AmountCell(effect))
		c.document.Data.Rows = append(c.document.Data.Rows, []Cell{
			TextCell("attribution"), CodeCell(column.id), TextCell(cmp.Or(steps[i].Keys, steps[i].Name)), TextCell(""),
			TextCell(unitEUR), CodeCell(scenario), {}, AmountCell(effect),
		})
	}
	table.Total = append(table.Total, AmountCell(column.together))
}
