package compare

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// An effectColumn is what the steps do to one figure.
type effectColumn struct {
	id, name string
	effects  []decimal.Decimal // of each step
	together decimal.Decimal   // of all differences at once
}

// rest returns what the differences do only together.
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

// effectColumns returns the headlines, and the cost to all states, as far as
// any difference does something to them.
func effectColumns(a analysis.Attribution, baseline, other *analysis.Run) []effectColumn {
	var columns []effectColumn
	add := func(id, name string, of func(*analysis.Run) decimal.Decimal) {
		column := effectColumn{id: id, name: name, together: of(other).Sub(of(baseline))}
		for _, step := range a.Steps {
			column.effects = append(column.effects, of(step.Run).Sub(of(baseline)))
		}
		if !column.isZero() {
			columns = append(columns, column)
		}
	}
	for i, figure := range baseline.Figures {
		add(figure.ID, figure.Name, func(run *analysis.Run) decimal.Decimal { return run.Figures[i].Value })
	}
	cost := metric.NetCost()
	add(cost.ID, cost.Name, func(run *analysis.Run) decimal.Decimal { return cost.Of(run.Result) })
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
func (c *comparison) attribution(a analysis.Attribution) {
	columns := effectColumns(a, c.runs[0], c.runs[a.Other])
	grid := table.Table{
		Title:   "What single differences of " + letter(a.Other) + " from A do, EUR",
		Columns: []table.Column{{Name: "Alone, on top of A"}},
		Note:    effectsNote,
	}
	steps := slices.Clone(a.Steps)
	if len(columns) == 0 {
		grid.Note = effectsNone
	} else {
		steps = append(steps, analysis.Step{Name: effectsTogether})
		grid.Total = []table.Cell{table.TextCell(letter(a.Other) + " − A")}
	}
	if len(a.LeftOut) > 0 {
		grid.Note += " Not valid alone: " + strings.Join(a.LeftOut, "; ") + "."
	}
	for _, step := range steps {
		grid.Rows = append(grid.Rows, []table.Cell{table.TextCell(step.Name)})
	}
	for _, column := range columns {
		c.effects(&grid, column, steps, c.labels[a.Other])
	}
	c.add(grid)
}

// effects adds a column of effects to the table, and its figures for programs,
// which have a difference and no value.
func (c *comparison) effects(grid *table.Table, column effectColumn, steps []analysis.Step, scenario string) {
	grid.Columns = append(grid.Columns, table.Column{Name: column.name, Align: table.Right})
	for i, effect := range append(column.effects, column.rest()) {
		grid.Rows[i] = append(grid.Rows[i], table.AmountCell(effect))
		c.document.Data.Rows = append(c.document.Data.Rows, []table.Cell{
			table.TextCell("attribution"), table.CodeCell(column.id), table.TextCell(cmp.Or(steps[i].Keys, steps[i].Name)), table.TextCell(""),
			table.TextCell(table.UnitEUR), table.CodeCell(scenario), {}, table.AmountCell(effect),
		})
	}
	grid.Total = append(grid.Total, table.AmountCell(column.together))
}
