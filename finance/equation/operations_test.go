package equation

import (
	"fmt"
	"slices"
	"testing"
)

// The three inputs of the tests of single operations, and the line under test.
const (
	idA ID = "a"
	idB ID = "b"
	idC ID = "c"
	idX ID = "x"
)

// operands are values that meet each other as less, equal and greater, on both
// sides of 0.
var operands = [][3]int64{{7, 2, 5}, {2, 7, 5}, {5, 7, 2}, {4, 4, 4}, {0, 0, 0}, {-3, 5, -3}, {1, -1, 0}, {-8, -9, 1 << 40}, {9, 9, -9}}

// flags are all values of three flags.
var flags = [][3]int64{{0, 0, 0}, {0, 0, 1}, {0, 1, 0}, {0, 1, 1}, {1, 0, 0}, {1, 0, 1}, {1, 1, 0}, {1, 1, 1}}

func truthOf(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// TestOperations evaluates every operation that has no error of its own for
// values that are the same on all paths and for values that differ.
func TestOperations(t *testing.T) {
	for _, c := range []struct {
		name     string
		equation Operand
		unit     Unit // of the result
		of       Unit // of the operands
		rows     [][3]int64
		want     func(a, b, c int64) int64
	}{
		{"a line", idA, Count, Count, operands, func(a, _, _ int64) int64 { return a }},
		{"0", Const(0), Count, Count, operands, func(_, _, _ int64) int64 { return 0 }},
		{"1", Const(1), Count, Count, operands, func(_, _, _ int64) int64 { return 1 }},
		{"−1", Const(-1), Count, Count, operands, func(_, _, _ int64) int64 { return -1 }},
		{"sum of one", Add(idA), Count, Count, operands, func(a, _, _ int64) int64 { return a }},
		{"sum of two", Add(idA, idB), Count, Count, operands, func(a, b, _ int64) int64 { return a + b }},
		{"sum of three", Add(idA, idB, idC), Count, Count, operands, func(a, b, c int64) int64 { return a + b + c }},
		{"difference", Sub(idA, idB), Count, Count, operands, func(a, b, _ int64) int64 { return a - b }},
		{"all the others are taken off", Sub(idA, idB, idC), Count, Count, operands, func(a, b, c int64) int64 { return a - b - c }},
		{"least of two", Min(idA, idB), Count, Count, operands, func(a, b, _ int64) int64 { return min(a, b) }},
		{"least of three", Min(idA, idB, idC), Count, Count, operands, func(a, b, c int64) int64 { return min(a, b, c) }},
		{"greatest of two", Max(idA, idB), Count, Count, operands, func(a, b, _ int64) int64 { return max(a, b) }},
		{"greatest of three", Max(idA, idB, idC), Count, Count, operands, func(a, b, c int64) int64 { return max(a, b, c) }},
		{"less", Less(idA, idB), Flag, Count, operands, func(a, b, _ int64) int64 { return truthOf(a < b) }},
		{"at least", AtLeast(idA, idB), Flag, Count, operands, func(a, b, _ int64) int64 { return truthOf(a >= b) }},
		{"equal", Equal(idA, idB), Flag, Count, operands, func(a, b, _ int64) int64 { return truthOf(a == b) }},
		{"all", And(idA, idB, idC), Flag, Flag, flags, func(a, b, c int64) int64 { return a * b * c }},
		{"any", Or(idA, idB, idC), Flag, Flag, flags, func(a, b, c int64) int64 { return max(a, b, c) }},
		{"not", Not(idA), Flag, Flag, flags, func(a, _, _ int64) int64 { return 1 - a }},
		{"choice by a flag", If(Less(idA, idB), idB, idC), Count, Count, operands, func(a, b, c int64) int64 {
			if a < b {
				return b
			}
			return c
		}},
		{"within one another", Sub(Max(idA, Add(idB, idC)), Min(Sub(idA, idB), idC)), Count, Count, operands, func(a, b, c int64) int64 {
			return max(a, b+c) - min(a-b, c)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			line := Line{ID: idX, Name: "n", Unit: c.unit, Equation: c.equation}
			inputs := []Line{input(idA, c.of, Schedule, nil), input(idB, c.of, Schedule, nil), input(idC, c.of, Schedule, nil)}
			m := build(t, append(inputs, line)...)
			for mixed := range 8 {
				checkOperation(t, m, mixed, c.rows, c.want)
			}
		})
	}
}

// checkOperation runs a batch with a path for each row. Inputs outside of the
// set mixed have the values of one row on all paths, each row in turn being a
// period.
func checkOperation(t *testing.T, m *Model, mixed int, rows [][3]int64, want func(a, b, c int64) int64) {
	t.Helper()
	in := NewInputs(m, len(rows))
	value := func(i, period, path int) int64 {
		if mixed&(1<<i) != 0 {
			return rows[path%len(rows)][i]
		}
		return rows[period][i]
	}
	for i, id := range []ID{idA, idB, idC} {
		if mixed&(1<<i) != 0 {
			must(t, in.Vary(id, func(_, period, first int, values []int64) {
				for lane := range values {
					values[lane] = value(i, period, first+lane)
				}
			}))
			continue
		}
		var values []int64
		for period := range rows {
			values = append(values, value(i, period, 0))
		}
		must(t, in.Set(id, 0, values))
	}
	must(t, Compile(m).NewMachine(in, len(rows)).runAnd(func(machine *Machine, period int) {
		for path, got := range machine.Row(idX, 0) {
			a, b, c := value(0, period, path), value(1, period, path), value(2, period, path)
			if w := want(a, b, c); got != w {
				t.Errorf("of %d, %d, %d (inputs %03b differ by path): %d, want %d", a, b, c, mixed, got, w)
			}
		}
	}))
}

// runAnd runs from path 0 and looks at each period but the opening.
func (m *Machine) runAnd(look func(m *Machine, period int)) error {
	return m.Run(0, func(period int) error {
		if period >= 0 {
			look(m, period)
		}
		return nil
	})
}

// evaluated is the value of x in each period for inputs a, b and c.
func evaluated(t *testing.T, x Line, a, b, c []int64) ([]int64, error) {
	t.Helper()
	x.ID, x.Name = idX, "n"
	lines := []Line{input(idA, Count, Schedule, nil), input(idB, Count, Schedule, nil), input(idC, Count, Schedule, nil), x}
	m := build(t, lines...)
	in := NewInputs(m, len(a))
	for i, values := range [][]int64{a, b, c} {
		must(t, in.Set([]ID{idA, idB, idC}[i], 0, values))
	}
	r, err := Compile(m).Evaluate(in)
	if err != nil {
		return nil, err
	}
	return r.Row(idX, 0), nil
}

// TestQuotients rounds by hand: half a unit goes away from zero, once.
func TestQuotients(t *testing.T) {
	for _, c := range []struct {
		name                string
		equation            Operand
		unit                Unit
		a, b, c, want, next int64 // next is the value for the negative of b
	}{
		{"7 × 5 / 12 = 2.92", Scale(idA, idB, MonthsAYear), Count, 7, 5, 0, 3, -3},
		{"9 × 2 / 12 = 1.5", Scale(idA, idB, MonthsAYear), Count, 9, 2, 0, 2, -2},
		{"17 × 1 / 12 = 1.42", Scale(idA, idB, MonthsAYear), Count, 17, 1, 0, 1, -1},
		{"1499 × 1 / 1000 = 1.499", Scale(idA, idB, Thousand), Count, 1499, 1, 0, 1, -1},
		{"0 × 5 / 12", Scale(idA, idB, MonthsAYear), Count, 0, 5, 0, 0, 0},
		{"7 × 5 / 2 = 17.5", ScaleBy(idA, idB, idC), Count, 7, 5, 2, 18, -18},
		{"7 × 5 / 3 = 11.67", ScaleBy(idA, idB, idC), Count, 7, 5, 3, 12, -12},
		{"0 × 5 / 3", ScaleBy(idA, idB, idC), Count, 0, 5, 3, 0, 0},
		{"7 × 0 / 3", ScaleBy(idA, idB, idC), Count, 7, 0, 3, 0, 0},
		{"5 of 8 = 62.5 %", Key(idB, idC), Millionths, 0, 5, 8, 625_000, -625_000},
		{"2 of 3 = 66.66666… %", Key(idB, idC), Millionths, 0, 2, 3, 666_667, -666_667},
		{"1 of 2,000,000 is half a millionth", Key(idB, idC), Millionths, 0, 1, 2_000_000, 1, -1},
		{"nothing of 8", Key(idB, idC), Millionths, 0, 0, 8, 0, 0},
		{"nothing of nothing", Key(idB, idC), Millionths, 0, 0, 0, 0, 0},
		{"5 of nothing", Key(idB, idC), Millionths, 0, 5, 0, 0, 0},
	} {
		got, err := evaluated(t, Line{Unit: c.unit, Equation: c.equation}, []int64{c.a, c.a}, []int64{c.b, -c.b}, []int64{c.c, c.c})
		if err != nil || !slices.Equal(got, []int64{c.want, c.next}) {
			t.Errorf("%s: %v, %v; want %d and %d", c.name, got, err, c.want, c.next)
		}
	}
}

// TestQuotientsDifferByPath lets each operand of a quotient differ alone, the
// divisor among them.
func TestQuotientsDifferByPath(t *testing.T) {
	for _, c := range []struct {
		name     string
		equation Operand
		want     func(a, b, c int64) int64
	}{
		{"by a base", Scale(idA, idB, MonthsAYear), func(a, b, _ int64) int64 { return (a*b + 6) / 12 }},
		{"by a line", ScaleBy(idA, idB, idC), func(a, b, c int64) int64 { return (2*a*b + c) / (2 * c) }},
	} {
		rows := [][3]int64{{0, 5, 3}, {7, 5, 3}, {8, 3, 2}, {0, 0, 1}, {10, 1, 4}}
		m := build(t, input(idA, Count, Schedule, nil), input(idB, Count, Schedule, nil), input(idC, Count, Schedule, nil),
			Line{ID: idX, Name: c.name, Unit: Count, Equation: c.equation})
		for mixed := range 8 {
			checkOperation(t, m, mixed, rows, c.want)
		}
	}
}

// TestChoose: the choices are counted from 1, and no other number is one.
func TestChoose(t *testing.T) {
	choose := Line{Unit: Count, Equation: Choose(idA, idB, idC)}
	got, err := evaluated(t, choose, []int64{1, 2, 1}, []int64{10, 20, 30}, []int64{40, 50, 60})
	if err != nil || !slices.Equal(got, []int64{10, 50, 30}) {
		t.Errorf("chosen: %v, %v", got, err)
	}
	for _, n := range []int64{-1, 0, 3, 1 << 40} {
		_, err := evaluated(t, choose, []int64{1, n}, []int64{10, 20}, []int64{40, 50})
		if want := fmt.Sprintf("line x, period 1, path 0: chooses number %d of 2", n); err == nil || err.Error() != want {
			t.Errorf("choice %d: %v, want %s", n, err, want)
		}
	}
}

// TestChooseByTheLastLine: the number that chooses may stand last of all rows.
func TestChooseByTheLastLine(t *testing.T) {
	m := build(t, Line{ID: idX, Name: "n", Unit: Count, Equation: Choose(idA, idB, idB)}, input(idB, Count, Schedule, nil), input(idA, Count, Schedule, nil))
	in := NewInputs(m, 1)
	must(t, in.Set(idA, 0, []int64{2}))
	must(t, in.Set(idB, 0, []int64{7}))
	r, err := Compile(m).Evaluate(in)
	must(t, err)
	if got := r.Value(idX, 0, 0); got != 7 {
		t.Errorf("chosen: %d, want 7", got)
	}
}

// TestChooseByPath: each path chooses for itself, and the first path without a
// choice is named.
func TestChooseByPath(t *testing.T) {
	m := build(t, input(idA, Count, Schedule, nil), input(idB, Count, Schedule, nil), input(idC, Count, Schedule, nil),
		Line{ID: idX, Name: "n", Unit: Count, Equation: Choose(idA, idB, idC)})
	for _, c := range []struct {
		chosen []int64
		want   []int64
		fault  string
	}{
		{[]int64{1, 2, 2, 1}, []int64{10, 41, 42, 13}, ""},
		{[]int64{2, 2, 1, 2}, []int64{40, 41, 12, 43}, ""},
		{[]int64{1, 2, 3, 0}, nil, "line x, period 0, path 12: chooses number 3 of 2"},
		{[]int64{1, 0, 1, 1}, nil, "line x, period 0, path 11: chooses number 0 of 2"},
	} {
		in := NewInputs(m, 1)
		for id, values := range map[ID][]int64{idA: c.chosen, idB: {10, 11, 12, 13}, idC: {40, 41, 42, 43}} {
			must(t, in.Vary(id, func(_, _, _ int, row []int64) { copy(row, values) }))
		}
		machine := Compile(m).NewMachine(in, 4)
		var got []int64
		err := machine.Run(10, func(int) error { got = slices.Clone(machine.Row(idX, 0)); return nil })
		switch {
		case c.fault == "" && (err != nil || !slices.Equal(got, c.want)):
			t.Errorf("%v: %v, %v; want %v", c.chosen, got, err, c.want)
		case c.fault != "" && (err == nil || err.Error() != c.fault):
			t.Errorf("%v: %v, want %s", c.chosen, err, c.fault)
		}
	}
}
