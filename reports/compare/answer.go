package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// Answer is the part that is shown where nothing is said: one screen.
const Answer = "answer"

// largestStates are how many states the answer shows.
const largestStates = 5

// answer puts the runs side by side on one screen: a verdict, what all states
// guarantee, pay, owe and forgo, and the largest states. The other parts are the proof.
func (c *comparison) answer() {
	names := shortNames(c.runs)
	grid := table.Table{Columns: []table.Column{{Name: "EUR bn, rounded"}}}
	for _, name := range names {
		grid.Columns = append(grid.Columns, table.Column{Name: name, Align: table.Right})
	}
	row := func(name string, of func(*analysis.Run) decimal.Decimal) {
		cells, zero := []table.Cell{table.TextCell(name)}, true
		for _, run := range c.runs {
			value := of(run).Shift(-9).Round(billionPlaces)
			zero = zero && value.IsZero()
			cells = append(cells, table.TextCell(table.Readable(value.StringFixed(billionPlaces))))
		}
		if !zero {
			grid.Rows = append(grid.Rows, cells)
		}
	}
	burden := func(run *analysis.Run) decimal.Decimal { return metric.PresentBurden(run.Result) }
	for _, figure := range []struct{ id, name string }{{"loan_drawn", "Drawn by Ukraine"}, {"peak_exposure", "Guaranteed, at most"}, {"calls_paid", "Called and paid"}} {
		row(figure.name, func(run *analysis.Run) decimal.Decimal { return run.Figure(figure.id).Value })
	}
	for _, column := range metric.Columns() {
		row(column.Name, func(run *analysis.Run) decimal.Decimal { return column.Of(run.Result) })
	}
	row("ERA loans unpaid at the end", func(run *analysis.Run) decimal.Decimal { return run.Figure("era_outstanding_end").Value })
	row("Paid and certain, present value", burden)
	states, measure := c.largest(), metric.Burden()
	for _, state := range states {
		row("  of it "+finance.MemberStates.Members[state].Name, func(run *analysis.Run) decimal.Decimal { return measure.Value(run.Result, state) })
	}
	c.document.About = []string{c.said(names)}
	c.add(grid)
}

// largest returns the states that bear most in any of the runs, the most first.
func (c *comparison) largest() []int {
	measure, most := metric.Burden(), make([]decimal.Decimal, finance.MemberStates.Len())
	order := make([]int, len(most))
	for state := range most {
		order[state] = state
		for _, run := range c.runs {
			most[state] = decimal.Max(most[state], measure.Value(run.Result, state))
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return most[b].Cmp(most[a]) })
	return order[:largestStates]
}

// said is the verdict: which run is least, and what is owed only if beside it.
func (c *comparison) said(names []string) string {
	if len(c.runs) == 1 {
		return "One run: nothing to compare it with."
	}
	order := make([]int, len(c.runs))
	for i := range order {
		order[i] = i
	}
	burden := func(run int) decimal.Decimal { return metric.PresentBurden(c.runs[run].Result) }
	slices.SortStableFunc(order, func(a, b int) int { return burden(a).Cmp(burden(b)) })
	onlyIf := metric.Column(metric.OwedOnlyIf)
	var places []string
	for i, run := range order {
		text := fmt.Sprintf("%s %s (%s)", names[run], table.ShortEUR(burden(run)), table.ShortEUR(onlyIf.Of(c.runs[run].Result)))
		if i > 0 && table.ShortEUR(burden(run)) == table.ShortEUR(burden(order[i-1])) {
			places[len(places)-1] += " = " + text
			continue
		}
		places = append(places, text)
	}
	return "Paid and owed for certain, at present value, and owed only if: " + strings.Join(places, " < ") + "." + c.changed() + " --full has the proof."
}

// changed says how many assumptions of two runs differ.
func (c *comparison) changed() string {
	if len(c.runs) != 2 {
		return ""
	}
	return " They differ in " + table.Counted(len(analysis.Changes(c.runs[0].Scenario, c.runs[1].Scenario)), "assumption") + "."
}

// shortNames are the runs' names without the parts that all have in common; numbered
// where that leaves two alike.
func shortNames(runs []*analysis.Run) []string {
	var parts [][]string
	for _, run := range runs {
		parts = append(parts, strings.Split(run.Scenario.Name, "+"))
	}
	var names []string
	for i := range runs {
		var own []string
		for _, part := range parts[i] {
			everywhere := !slices.ContainsFunc(parts, func(other []string) bool { return !slices.Contains(other, part) })
			if !everywhere {
				own = append(own, part)
			}
		}
		name := strings.Join(own, "+")
		if name == "" {
			name = runs[i].Scenario.Name
		}
		names = append(names, name)
	}
	return apart(names)
}

// apart tells runs of one name apart: the first is as it is, the others changed.
func apart(names []string) []string {
	list := slices.Clone(names)
	for i, name := range names {
		first, times := slices.Index(names, name), 0
		for _, earlier := range names[:i] {
			if earlier == name {
				times++
			}
		}
		switch {
		case times == 1:
			list[first], list[i] = "as it is", "changed"
		case times > 1:
			list[i] = fmt.Sprintf("changed, %d", times)
		}
	}
	return list
}
