package equation

import "testing"

const (
	idCount ID = "count"
	idMoved ID = "moved"
)

// TestMembersByHand: sums over members, those before and those after, named
// members and the own member's past, with 10, 200, 3000 for Anna, Bert, Cleo.
func TestMembersByHand(t *testing.T) {
	line := func(id ID, equation Operand) Line {
		return Line{ID: id, Name: "n", Unit: Count, Over: people, Equation: equation}
	}
	m := build(t, input(idCount, Count, Constant, people), input(idMoved, Count, Schedule, people),
		line("up to", UpTo(idCount)), line("earlier", Earlier(idCount)), line("later", Later(idCount)),
		line("share of later", Sub(Later(idCount), Later(idMoved), Earlier(idMoved))),
		line("own", Add(idCount, Earlier(ID("own")))), // 10, 210, 3220
		line("named", Sub(Of(idMoved, "c"), idMoved)),
		line("past of one", Add(PrevOf(ID("past of one"), "b"), idMoved)),
		line("past", Add(Prev(ID("past")), idMoved)),
		Line{ID: "sum", Name: "n", Unit: Count, Equation: Sum(idMoved)},
		Line{ID: "fixed sum", Name: "n", Unit: Count, Static: true, Equation: Add(Sum(idCount), Const(1))},
		Line{ID: "named alone", Name: "n", Unit: Count, Equation: Sub(Of(idMoved, "b"), Of(idCount, "a"))},
		Line{ID: "past of the sum", Name: "n", Unit: Count, Equation: Add(PrevOf(idMoved, "c"), Sum(idCount))},
	)
	in := NewInputs(m, 2)
	for member, count := range []int64{10, 200, 3000} {
		must(t, in.Set(idCount, member, []int64{count}))
		must(t, in.Set(idMoved, member, []int64{int64(member), 7 * int64(member)})) // 0 1 2, then 0 7 14
	}
	r, err := Compile(m).Evaluate(in)
	must(t, err)
	for id, want := range map[ID][2][]int64{
		"up to":           {{10, 210, 3210}, {10, 210, 3210}},
		"earlier":         {{0, 10, 210}, {0, 10, 210}},
		"later":           {{3200, 3000, 0}, {3200, 3000, 0}},
		"share of later":  {{3200 - 3, 3000 - 2, -1}, {3200 - 21, 3000 - 14, -7}},
		"own":             {{10, 210, 3220}, {10, 210, 3220}},
		"named":           {{2, 1, 0}, {14, 7, 0}},
		"past of one":     {{0, 1, 2}, {1, 8, 15}},
		"past":            {{0, 1, 2}, {0, 8, 16}},
		"sum":             {{3}, {21}},
		"fixed sum":       {{3211}, {3211}},
		"named alone":     {{1 - 10}, {7 - 10}},
		"past of the sum": {{3210}, {2 + 3210}},
	} {
		for period, members := range want {
			for member, w := range members {
				if got := r.Value(id, member, period); got != w {
					t.Errorf("%s: member %d, period %d = %d, want %d", id, member, period, got, w)
				}
			}
		}
	}
}

// TestSumsByPath: a sum of which one member differs by path, the first or the
// last, differs too.
func TestSumsByPath(t *testing.T) {
	m := build(t, input(idMoved, Count, Schedule, people),
		Line{ID: "sum", Name: "n", Unit: Count, Equation: Sum(idMoved)})
	for differing := range 3 {
		in := NewInputs(m, 2)
		must(t, in.Vary(idMoved, func(member, period, first int, values []int64) {
			for lane := range values {
				values[lane] = int64(100 * (period + 1))
				if member == differing {
					values[lane] += int64(first + lane)
				}
			}
		}))
		must(t, Compile(m).NewMachine(in, 3).runAnd(func(machine *Machine, period int) {
			for path, got := range machine.Row("sum", 0) {
				if want := int64(300*(period+1) + path); got != want {
					t.Errorf("member %d differs: period %d, path %d = %d, want %d", differing, period, path, got, want)
				}
			}
		}))
	}
}

// TestDimension: a line without a dimension has one value, which has no code.
func TestDimension(t *testing.T) {
	var none *Dimension
	if i, ok := none.Index(""); i != 0 || !ok || none.Len() != 1 || none.Code(0) != "" {
		t.Errorf("no dimension: place %d, %t; %d values, code %q", i, ok, none.Len(), none.Code(0))
	}
	if i, ok := none.Index("a"); i != 0 || ok {
		t.Errorf("no dimension has member a at %d, %t", i, ok)
	}
	for want, code := range []string{"a", "b", "c"} {
		if i, ok := people.Index(code); i != want || !ok || people.Code(want) != code {
			t.Errorf("%s is at %d, %t, and %s is there", code, i, ok, people.Code(want))
		}
	}
	if i, ok := people.Index("d"); i != 0 || ok || people.Len() != 3 {
		t.Errorf("a fourth member at %d, %t of %d", i, ok, people.Len())
	}
}
