package finance

import (
	"fmt"
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

// Violations are all that a run breaks.
type Violations []Violation

// Error says the first of them in full and how many there are.
func (v Violations) Error() string {
	first := v[0]
	return fmt.Sprintf("internal error: %s: %s in period %d is off by %d cents (%d violations in all)",
		first.Rule, first.Where, first.Period, first.Amount, len(v))
}

// Guard checks a run, in production as in tests: identities hold, no stock is
// negative, every stock moves by its flows and by nothing else, and the money
// of the Union and the custodians is their flows. It returns nil or Violations.
func Guard(r *eq.Result) error {
	ledger, err := NewLedger(r.Model())
	if err != nil {
		return err
	}
	g := guard{ledger: ledger, result: r}
	for period := range r.Periods() {
		g.lines(period)
		g.accounts(period)
	}
	if len(g.found) > 0 {
		return g.found
	}
	return nil
}

type guard struct {
	ledger *Ledger
	result *eq.Result
	found  Violations
}

func (g *guard) add(rule, where string, period int, amount int64) {
	g.found = append(g.found, Violation{rule, where, period, amount})
}

func (g *guard) lines(period int) {
	for _, line := range g.result.Model().Equations() {
		for member := range line.Over.Len() {
			value := g.result.Value(line.ID, member, period)
			if line.Zero && value != 0 {
				g.add("identity", label(line, member), period, value)
			}
			if line.Stock != nil && !line.Stock.Signed && value < 0 {
				g.add("no stock is negative", label(line, member), period, value)
			}
		}
	}
}

func label(line *eq.Line, member int) string {
	if line.Over == nil {
		return string(line.ID)
	}
	return string(line.ID) + "[" + line.Over.Code(member) + "]"
}

// accounts compares the change of the balance sheet with the flows: each
// instrument between holder and issuer, and the money of those whose money
// the model holds.
func (g *guard) accounts(period int) {
	l := g.ledger
	flows, before, after := l.Flows(g.result, period), l.Stocks(g.result, period-1), l.Stocks(g.result, period)
	money := make([]int64, len(l.Sectors))
	carried := make([]bool, len(l.Instruments))
	for _, e := range l.stocks {
		carried[e.instrument] = carried[e.instrument] || !e.money
		if e.money {
			money[e.to] += g.result.Value(e.line, e.member, period) - g.result.Value(e.line, e.member, period-1)
		}
	}
	for row, instrument := range l.Instruments {
		if !carried[row] {
			continue
		}
		for column, sector := range l.Sectors {
			// Who pays in an instrument gains that claim, so flow and change cancel.
			if off := after[row][column] - before[row][column] + flows[row][column]; off != 0 {
				g.add("stocks move by their flows", string(sector)+", "+instrument, period, off)
			}
		}
	}
	for column, sector := range l.Sectors {
		if g.ledger.keepsMoney(sector) {
			if off := sum(flows, column) - money[column]; off != 0 {
				g.add("money moves by the flows", string(sector), period, off)
			}
		}
	}
}

// keepsMoney says whether all money of a sector is in the model: the
// custodians' deposits are, and the Union passes everything on at once.
func (l *Ledger) keepsMoney(s eq.Sector) bool { return s == Euroclear || s == Banks || s == Union }

func sum(m Matrix, column int) int64 {
	var total int64
	for row := range m {
		total += m[row][column]
	}
	return total
}

// String lists the violations, one a line.
func (v Violations) String() string {
	var b strings.Builder
	for _, x := range v {
		fmt.Fprintf(&b, "%s: %s in period %d: %d cents\n", x.Rule, x.Where, x.Period, x.Amount)
	}
	return b.String()
}
