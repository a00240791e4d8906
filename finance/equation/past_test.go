package equation

import (
	"slices"
	"testing"
)

// TestLag reads a line some months back, on paths with different lags.
func TestLag(t *testing.T) {
	lag := input("n", Count, Constant, nil)
	lag.Static = true
	m := build(t, input("paid", EUR, Schedule, nil), lag,
		Line{ID: "X", Name: "n", Unit: EUR, Equation: Lag(idPaid, "n")})
	in := NewInputs(m, 40)
	paid := make([]int64, 40)
	for i := range paid {
		paid[i] = int64(i) + 100
	}
	must(t, in.Set("paid", 0, paid))
	lags := []int64{0, 1, 2, 36}
	must(t, in.Vary("n", func(_, _, _ int, values []int64) { copy(values, lags) }))
	machine := Compile(m).NewMachine(in, len(lags))
	must(t, machine.Run(0, func(period int) error {
		for lane, n := range lags {
			want := int64(0)
			if period >= int(n) {
				want = int64(period) - n + 100
			}
			if period >= 0 && machine.Row("X", 0)[lane] != want {
				t.Errorf("period %d, lag %d: %d, want %d", period, n, machine.Row("X", 0)[lane], want)
			}
		}
		return nil
	}))
	must(t, in.Set("n", 0, []int64{37}))
	must(t, in.Vary("n", func(_, _, _ int, values []int64) { values[0] = 37 }))
	if err := Compile(m).NewMachine(in, 1).Run(0, func(int) error { return nil }); err == nil {
		t.Error("a lag of 37 is taken")
	}
}

// TestApportion: equal weights differ by the last digit at most, the first in
// order has it; a heavier weight never has the smaller key; the keys are whole.
func TestApportion(t *testing.T) {
	for _, c := range []struct{ weights, want []int64 }{
		{[]int64{1, 1, 1}, []int64{333_334, 333_333, 333_333}},
		{[]int64{0, 0, 0}, []int64{0, 0, 0}},
		{[]int64{0, 5, 0}, []int64{0, 1_000_000, 0}},
		{[]int64{1, 2, 4}, []int64{142_857, 285_714, 571_429}}, // remainders 1, 2, 4 of 7: one is missing
		{[]int64{2, 2, 2_999_996}, []int64{1, 1, 999_998}},     // two are missing: ⅔, ⅔ and ⅔, the first two have them
		{[]int64{MaxWeight, 1, 0}, []int64{1_000_000, 0, 0}},   // the remainder of 1 is less
	} {
		m := build(t, input("w", Weight, Schedule, people),
			Line{ID: "T", Name: "n", Unit: Weight, Equation: Sum("w")},
			Line{ID: "R", Name: "n", Unit: Weight, Over: people, Equation: Remainder(ID("w"), "T")},
			Line{ID: "K", Name: "n", Unit: Millionths, Over: people, Equation: Apportion("w", "T", "R")})
		in := NewInputs(m, 1)
		for i, w := range c.weights {
			must(t, in.Set("w", i, []int64{w}))
		}
		r, err := Compile(m).Evaluate(in)
		must(t, err)
		var got []int64
		for i := range c.weights {
			got = append(got, r.Value("K", i, 0))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.weights, got, c.want)
		}
	}
}
