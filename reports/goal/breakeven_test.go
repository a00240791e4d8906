package goal

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/seek"
)

// beliefOf compares two ways of funding whose amounts are given, settlement by
// settlement, in cents.
func beliefOf(t *testing.T, amounts ...[2]int64) Belief {
	t.Helper()
	run := testkit.LibraryRun(t, "base")
	b := Belief{A: "x", B: "y", Measure: metric.Burden(), State: analysis.AllStates}
	for i, pair := range amounts {
		b.Trials = append(b.Trials, seek.Trial{Settlement: "s" + string(rune('1'+i)), A: run, B: run,
			CostA: decimal.New(pair[0], -2), CostB: decimal.New(pair[1], -2)})
	}
	return b
}

// TestBreakEvenSays holds the verdict against the amounts: who is less where, and
// the least chance at which that turns.
func TestBreakEvenSays(t *testing.T) {
	for _, c := range []struct {
		amounts [][2]int64
		says    string
		edges   int
	}{
		{[][2]int64{{1, 2}, {3, 4}}, "A is less under every settlement of the library, whatever their chances.", 0},
		{[][2]int64{{2, 1}, {4, 3}}, "B is less under every settlement of the library, whatever their chances.", 0},
		{[][2]int64{{1, 1}, {3, 3}}, "Both are equal under every settlement of the library, whatever their chances.", 0},
		{[][2]int64{{1, 2}, {3, 3}}, "A is less under s1. Both are equal under s2.", 0},
		{[][2]int64{{0, 300}, {100, 0}}, "A is less under s1. B is less under s2. If it is either s1 or s2, A is less as long as the chance of s2 is below 75.0000 %.", 1},
		{[][2]int64{{0, 300}, {100, 0}, {900, 0}}, "If it is either s1 or s3, A is less as long as the chance of s3 is below 25.0000 %.", 2},
	} {
		document := BreakEven(beliefOf(t, c.amounts...))
		if said := strings.Join(document.About, " "); !strings.Contains(said, c.says) {
			t.Errorf("%v: %q, want %q", c.amounts, said, c.says)
		}
		if got := len(document.Data.Rows) - len(c.amounts); got != c.edges {
			t.Errorf("%v: %d chances in the data, want %d", c.amounts, got, c.edges)
		}
		if !strings.Contains(document.Text(80), "only if") {
			t.Errorf("%v: what is owed only if is left out", c.amounts)
		}
	}
}
