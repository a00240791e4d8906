package finance

import (
	"slices"
	"testing"

	eq "loanmodel/finance/equation"
)

// A plainGuard is the guard in its plainest form, on the ledger's matrices,
// period by period. The guard in use must find the same in the same order.
type plainGuard struct {
	ledger *Ledger
	result *eq.Result
	found  Violations
}

func guardPlainly(r *eq.Result) (Violations, error) {
	ledger, err := NewLedger(r.Model())
	if err != nil {
		return nil, err
	}
	g := plainGuard{ledger: ledger, result: r}
	for period := range r.Periods() {
		g.lines(period)
		g.accounts(period)
	}
	return g.found, nil
}

func (g *plainGuard) add(rule, where string, period int, amount int64) {
	g.found = append(g.found, Violation{rule, where, period, amount})
}

func (g *plainGuard) lines(period int) {
	for _, line := range g.result.Model().Equations() {
		for member := range line.Over.Len() {
			value := g.result.Value(line.ID, member, period)
			if line.Zero && value != 0 {
				g.add("identity", line.At(member).String(), period, value)
			}
			if line.Stock != nil && !line.Stock.Signed && value < 0 {
				g.add("no stock is negative", line.At(member).String(), period, value)
			}
		}
	}
}

func (g *plainGuard) accounts(period int) {
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
		for column, sector := range l.Sectors {
			if off := after[row][column] - before[row][column] + flows[row][column]; carried[row] && off != 0 {
				g.add("stocks move by their flows", string(sector)+", "+instrument, period, off)
			}
		}
	}
	for column, sector := range l.Sectors {
		off := -money[column]
		for row := range flows {
			off += flows[row][column]
		}
		if KeepsMoney(sector) && off != 0 {
			g.add("money moves by the flows", string(sector), period, off)
		}
	}
}

// TestGuardFindsWhatThePlainOneFinds breaks every row of a run in two periods
// by amounts that differ, one row after the other and then all together.
func TestGuardFindsWhatThePlainOneFinds(t *testing.T) {
	r := newWorld(t, "2026-01", "2026-12").run()
	compare := func(what string) int {
		want, err := guardPlainly(r)
		if err != nil {
			t.Fatal(err)
		}
		got, _ := Guard(r).(Violations)
		if !slices.Equal(got, want) {
			t.Fatalf("%s: the guard finds %d violations\n%s\nplainly there are %d\n%s", what, len(got), got, len(want), want)
		}
		return len(want)
	}
	if compare("a sound run") != 0 {
		t.Fatal("the run is not sound")
	}
	found := 0
	for i, line := range r.Model().Equations() {
		for member := range line.Over.Len() {
			row := r.Row(line.ID, member)
			early, late := row[3], row[11]
			row[3], row[11] = early+int64(i+1), -late-int64(member+1)
			found += compare(line.At(member).String())
			row[3], row[11] = early, late
		}
	}
	for i, line := range r.Model().Equations() {
		r.Row(line.ID, line.Over.Len()-1)[i%12] -= int64(i + 1)
	}
	all := compare("all lines broken")
	if found == 0 || all < 100 {
		t.Fatalf("%d violations one by one, %d together: too few to compare", found, all)
	}
	t.Logf("%d violations one by one and %d together are the same", found, all)
}

// BenchmarkGuard looks at one run of the base case over its whole horizon; the
// plain form beside it is the measure of what the plan saves.
func BenchmarkGuard(b *testing.B) {
	r := benchWorld(b).run()
	b.Run("planned", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := Guard(r); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("plain", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if found, err := guardPlainly(r); err != nil || len(found) > 0 {
				b.Fatal(found, err)
			}
		}
	})
}
