package seek_test

import (
	"errors"
	"testing"

	"loanmodel/internal/testkit"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/seek"
)

// TestSolve finds the turns of conditions on stand-in runs, whose figure is known
// for each value: one turn, several, none, and an error.
func TestSolve(t *testing.T) {
	calls, base := testkit.LibraryRun(t, "assets-returned"), testkit.LibraryRun(t, "base")
	condition, err := analysis.ParseThreshold("calls_paid > 0")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		low, high int64
		called    func(int64) bool
		turns     []int64 // the last value before each
	}{
		"one":          {0, 9_000_000_000_000, func(v int64) bool { return v > 4_321_987_654_321 }, []int64{4_321_987_654_321}},
		"at an end":    {5, 6, func(v int64) bool { return v == 6 }, []int64{5}},
		"several":      {0, 1_000, func(v int64) bool { return v > 100 && v < 500 || v >= 900 }, []int64{100, 499, 899}},
		"none":         {0, 1_000, func(int64) bool { return true }, nil},
		"one value":    {7, 7, func(int64) bool { return true }, nil},
		"a wide range": {0, 1 << 62, func(v int64) bool { return v >= 1<<61+3 }, []int64{1<<61 + 2}},
	} {
		s, err := seek.Solve(seek.Goal{Condition: condition, Low: c.low, High: c.high, Run: func(v int64) (*analysis.Run, error) {
			if v < c.low || v > c.high {
				t.Fatalf("%s: %d is tried, outside the range", name, v)
			}
			if c.called(v) {
				return calls, nil
			}
			return base, nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Turns) != len(c.turns) {
			t.Fatalf("%s: %d turns, want %d", name, len(s.Turns), len(c.turns))
		}
		for i, turn := range s.Turns {
			if turn.Before.Value != c.turns[i] || turn.After.Value != c.turns[i]+1 || turn.Before.Holds == turn.After.Holds {
				t.Errorf("%s: %+v, want the turn after %d", name, turn, c.turns[i])
			}
		}
	}
	broken := errors.New("broken")
	if _, err := seek.Solve(seek.Goal{Condition: condition, High: 5, Run: func(int64) (*analysis.Run, error) { return nil, broken }}); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}
