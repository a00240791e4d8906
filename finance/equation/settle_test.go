package equation

import "testing"

// TestLimitOfRowsThatAreTheSame lets a limit of two rows, each of one value for
// all paths, meet a row that differs: every path must see this period's limit.
func TestLimitOfRowsThatAreTheSame(t *testing.T) {
	const cap, floor, limit, sum = ID("cap"), ID("floor"), ID("L1"), ID("L2")
	m := build(t,
		input("paid", EUR, Schedule, nil), input("cap", EUR, Schedule, nil), input("floor", EUR, Schedule, nil),
		Line{ID: limit, Name: "Limit", Unit: EUR, Equation: Min(cap, floor)},
		Line{ID: sum, Name: "Sum", Unit: EUR, Equation: Add(limit, idPaid)})
	caps, paid := []int64{100, 20, 7}, func(path int) int64 { return int64(1000 * path) }
	in := NewInputs(m, len(caps))
	must(t, in.Set("cap", 0, caps))
	must(t, in.Set("floor", 0, []int64{50, 50, 50}))
	must(t, in.Vary("paid", func(_, _, first int, values []int64) {
		for i := range values {
			values[i] = paid(first + i)
		}
	}))
	machine := Compile(m).NewMachine(in, 3)
	must(t, machine.Run(0, func(period int) error {
		if period < 0 {
			return nil
		}
		for path, got := range machine.Row(sum, 0) {
			if want := min(caps[period], 50) + paid(path); got != want {
				t.Errorf("period %d, path %d: %d, want %d", period, path, got, want)
			}
		}
		return nil
	}))
}
