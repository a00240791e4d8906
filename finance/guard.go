package finance

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	eq "loanmodel/finance/equation"
)

// A Violation is a place where a run breaks the model's accounts: an error of
// the model, never of an input.
type Violation struct {
	Rule   string
	Where  string // line and member, or sector and instrument
	Period int
	Amount int64 // cents by which it is broken
}

// Violations lists all that a run breaks.
type Violations []Violation

// Error writes the first of them in full and how many there are.
func (v Violations) Error() string {
	first := v[0]
	return fmt.Sprintf("internal error: %s: %s in period %d is off by %d cents (%d violations in all)",
		first.Rule, first.Where, first.Period, first.Amount, len(v))
}

// String lists the violations, one a line.
func (v Violations) String() string {
	var b strings.Builder
	for _, x := range v {
		fmt.Fprintf(&b, "%s: %s in period %d: %d cents\n", x.Rule, x.Where, x.Period, x.Amount)
	}
	return b.String()
}

// Guard checks a run, in production as in tests: identities hold, no stock is
// negative, every stock moves by its flows and by nothing else, and the money
// of the Union and the custodians is their flows. It returns nil or Violations.
func Guard(r *eq.Result) error {
	plan, err := guardPlanOf(r.Model())
	if err != nil {
		return err
	}
	g := guard{rows: make([]guardRow, len(plan.rows)), off: make([]int64, r.Periods())}
	for i, row := range plan.rows {
		g.rows[i] = guardRow{r.Value(row.line.ID, row.member, eq.Opening), r.Row(row.line.ID, row.member)}
	}
	for _, row := range plan.checked {
		g.line(plan.rows[row], g.rows[row].values)
	}
	for i := range plan.accounts {
		g.account(&plan.accounts[i])
	}
	if len(g.found) == 0 {
		return nil
	}
	slices.SortStableFunc(g.found, func(a, b Violation) int { return cmp.Compare(a.Period, b.Period) })
	return g.found
}

// A guard looks at one run, row after row.
type guard struct {
	rows  []guardRow // as in the plan
	off   []int64    // of the account looked at, by period
	found Violations
}

// A guardRow is the values of one member of a line.
type guardRow struct {
	opening int64
	values  []int64
}

func (g *guard) add(rule, where string, period int, amount int64) {
	g.found = append(g.found, Violation{rule, where, period, amount})
}

// line looks at the values of one member of an identity or a stock.
func (g *guard) line(row plannedRow, values []int64) {
	mayBeNegative := row.line.Stock == nil || row.line.Stock.Signed
	for period, value := range values {
		if row.line.Zero && value != 0 {
			g.add("identity", row.line.At(row.member).String(), period, value)
		}
		if !mayBeNegative && value < 0 {
			g.add("no stock is negative", row.line.At(row.member).String(), period, value)
		}
	}
}

// account adds up what must cancel, period by period.
func (g *guard) account(a *account) {
	clear(g.off)
	for _, e := range a.entries {
		row := g.rows[e.row]
		switch {
		case e.change && e.plus:
			addChange(g.off, row.opening, row.values)
		case e.change:
			subtractChange(g.off, row.opening, row.values)
		case e.plus:
			addValues(g.off, row.values)
		default:
			subtractValues(g.off, row.values)
		}
	}
	for period, off := range g.off {
		if off != 0 {
			g.add(a.rule, a.where, period, off)
		}
	}
}

func addValues(sums, values []int64) {
	values = values[:len(sums)]
	for i := range sums {
		sums[i] += values[i]
	}
}

func subtractValues(sums, values []int64) {
	values = values[:len(sums)]
	for i := range sums {
		sums[i] -= values[i]
	}
}

func addChange(sums []int64, before int64, values []int64) {
	values = values[:len(sums)]
	for i := range sums {
		sums[i] += values[i] - before
		before = values[i]
	}
}

func subtractChange(sums []int64, before int64, values []int64) {
	values = values[:len(sums)]
	for i := range sums {
		sums[i] -= values[i] - before
		before = values[i]
	}
}
