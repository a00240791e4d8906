package equation

import (
	"errors"
	"slices"
	"testing"
)

// errStopped is a reason to stop a run.
var errStopped = errors.New("stopped")

// TestRunObservesEachPeriod: the opening first, then every period; what the
// observer returns ends the run.
func TestRunObservesEachPeriod(t *testing.T) {
	in := bounded(t)
	for member := range 3 {
		must(t, in.Set("fixed", member, []int64{1}))
	}
	must(t, in.Set("moving", 0, []int64{1, 2, 3}))
	machine := Compile(in.Model()).NewMachine(in, 2)
	for _, last := range []int{Opening, 0, 2, 5} {
		var seen []int
		err := machine.Run(0, func(period int) error {
			seen = append(seen, period)
			if period == last {
				return errStopped
			}
			return nil
		})
		if want := []int{Opening, 0, 1, 2}[:min(last, 2)+2]; !slices.Equal(seen, want) || errors.Is(err, errStopped) != (last < 5) {
			t.Errorf("until %d: observed %v, %v; want %v", last, seen, err, want)
		}
	}
}

// TestRunStartsAnew: openings and what was before them do not carry over from
// one run to the next.
func TestRunStartsAnew(t *testing.T) {
	sum := Line{ID: idX, Name: "n", Unit: Count, Equation: Add(Prev(idX), idA)}
	from := Line{ID: idX1, Name: "n", Unit: Count, Equation: Add(Prev(idX1), idA), Opening: idC}
	m := build(t, input(idA, Count, Schedule, nil), input(idC, Count, Constant, nil), sum, from)
	for periods := 1; periods <= 2; periods++ { // an odd number of periods leaves the banks exchanged
		in := NewInputs(m, periods)
		must(t, in.Set(idC, 0, []int64{500}))
		must(t, in.Vary(idA, func(_, period, first int, values []int64) {
			for lane := range values {
				values[lane] = int64((first + lane + 1) * (period + 1))
			}
		}))
		machine := Compile(m).NewMachine(in, 2)
		for _, first := range []int{0, 10, 0} {
			must(t, machine.runFrom(first, func(period int) {
				for lane := range 2 {
					want := int64((first + lane + 1) * []int{1, 3}[period])
					if x, from := machine.Row(idX, 0)[lane], machine.Row(idX1, 0)[lane]; x != want || from != 500+want {
						t.Errorf("path %d, period %d: %d and %d, want %d and %d", first+lane, period, x, from, want, 500+want)
					}
				}
			}))
		}
	}
}

func (m *Machine) runFrom(first int, look func(period int)) error {
	return m.Run(first, func(period int) error {
		if period >= 0 {
			look(period)
		}
		return nil
	})
}

// TestLimitMakesPathsTheSame: a row that a limit made the same on all paths in
// one period differs again in the next, and one that differs on the last path
// only is not the same.
func TestLimitMakesPathsTheSame(t *testing.T) {
	m := build(t, input(idA, Count, Schedule, nil), input(idB, Count, Schedule, nil),
		Line{ID: "low", Name: "n", Unit: Count, Equation: Min(idA, idB)},
		Line{ID: "high", Name: "n", Unit: Count, Equation: Max(idA, idB)},
		Line{ID: idX, Name: "n", Unit: Count, Equation: Add(ID("low"), ID("high"), idB)},
		Line{ID: "past", Name: "n", Unit: Count, Equation: Add(Prev("low"), Prev("high"))})
	rows := [][]int64{{5, 5, 6}, {9, 9, 9}, {1, 2, 3}, {4, 4, 4}, {7, 8, 7}, {8, 7, 7}}
	in := NewInputs(m, len(rows))
	must(t, in.Vary(idA, func(_, period, _ int, values []int64) { copy(values, rows[period]) }))
	must(t, in.Set(idB, 0, []int64{5, 6, 7, 8, 7, 7}))
	machine := Compile(m).NewMachine(in, 3)
	must(t, machine.runFrom(0, func(period int) {
		for path, a := range rows[period] {
			b := in.Value(idB, 0, period)
			want := []int64{min(a, b), max(a, b), a + b + b, 0}
			if period > 0 {
				want[3] = rows[period-1][path] + in.Value(idB, 0, period-1)
			}
			got := []int64{machine.Row("low", 0)[path], machine.Row("high", 0)[path], machine.Row(idX, 0)[path], machine.Row("past", 0)[path]}
			if !slices.Equal(got, want) {
				t.Errorf("period %d, path %d: %v, want %v", period, path, got, want)
			}
		}
	}))
}

// TestWhatIsTheSameIsComputedOnce: a line that depends on nothing that differs
// by path, or that comes out the same all the same, keeps one value for all,
// also in the first period after a run that left others.
func TestWhatIsTheSameIsComputedOnce(t *testing.T) {
	const differing, none, flagged, people3 = ID("differing"), ID("none"), ID("flagged"), ID("people3")
	inputs := []Line{input(idA, Count, Schedule, nil), input(idB, Count, Schedule, nil), input(differing, Count, Schedule, nil),
		input(none, Count, Schedule, nil), input(flagged, Flag, Schedule, nil), input(people3, Count, Schedule, people)}
	var lines []Line
	for name, equation := range map[ID]Operand{
		"a literal": Const(0), "sum": Add(idA, idB), "sum of one": Add(idA), "difference": Sub(idA, idB), "least": Min(idA, idB), "greatest": Max(idA, idB),
		"choice": If(flagged, idA, idB), "n-th": Choose(idB, idA, idB), "over members": Sum(people3), "member": Of(people3, "b"),
		"by a base": Scale(idA, idB, MonthsAYear), "by a line": ScaleBy(idA, idB, idB), "before": Add(Prev("before"), idA),
		"limit below": Min(differing, idA), "limit above": Max(Sub(idA, differing), idB), "nothing scaled": Scale(none, differing, Thousand),
	} {
		lines = append(lines, Line{ID: name, Name: "n", Unit: Count, Equation: equation})
	}
	m := build(t, append(append(inputs, lines...), Line{ID: idX, Name: "n", Unit: Count, Equation: Add(idA, differing)},
		Line{ID: idKey, Name: "n", Unit: Millionths, Equation: Key(idA, idB)})...)
	in := NewInputs(m, 1)
	for id, value := range map[ID]int64{idA: 7, idB: 2, none: 0, flagged: 1} {
		must(t, in.Set(id, 0, []int64{value}))
	}
	for member := range 3 {
		must(t, in.Set(people3, member, []int64{1}))
	}
	must(t, in.Vary(differing, func(_, _, _ int, values []int64) { copy(values, []int64{1000, 1001, 1002}) }))
	machine := Compile(m).NewMachine(in, 3)
	for range 2 {
		must(t, machine.runFrom(0, func(int) {
			for _, line := range m.Equations() {
				same := machine.memory.same(machine.program.row(line, 0, machine.parity))
				if same != (line.ID != idX) {
					t.Errorf("%s is the same on all paths: %t", line.ID, same)
				}
			}
		}))
	}
}

// TestRunAllocatesNothing, as Machine says, once its memory is there.
func TestRunAllocatesNothing(t *testing.T) {
	m := build(t, small()...)
	in := NewInputs(m, 3)
	must(t, in.Set(idRate, 0, []int64{620_000, 560_000, 620_000}))
	must(t, in.Vary(idPaid, func(_, _, first int, values []int64) {
		for lane := range values {
			values[lane] = int64(first + lane)
		}
	}))
	for member := range 3 {
		must(t, in.Set(idWeight, member, []int64{1}))
	}
	machine := Compile(m).NewMachine(in, 8)
	observe := func(int) error { machine.Row("S4", 2); return nil }
	if n := testing.AllocsPerRun(20, func() { must(t, machine.Run(0, observe)) }); n != 0 {
		t.Errorf("a run allocates %v times", n)
	}
}

// TestCompileRefusesABaseThatDividesNothing: a fault of the program's text.
func TestCompileRefusesABaseThatDividesNothing(t *testing.T) {
	m := build(t, input(idA, Count, Schedule, nil),
		Line{ID: idX, Name: "n", Unit: Count, Equation: Scale(idA, idA, Base{"Nothing", 0, Count, "nothing"})})
	defer func() {
		if got := recover(); got != "base Nothing: the divisor must be positive" {
			t.Errorf("recovered %v", got)
		}
	}()
	Compile(m)
	t.Error("compiled")
}
