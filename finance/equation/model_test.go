package equation

import (
	"slices"
	"testing"
)

func ids(lines []*Line) []ID {
	var list []ID
	for _, line := range lines {
		list = append(list, line.ID)
	}
	return list
}

// TestModelKnowsItsLines: lines in the order of the text, by id, with their
// trees and their readers.
func TestModelKnowsItsLines(t *testing.T) {
	x1 := Line{ID: idX1, Name: "n", Unit: Count, Equation: Add(idX2, Prev(idA), idA), Opening: idC}
	x2 := Line{ID: idX2, Name: "n", Unit: Count, Equation: Sub(idA, idB)}
	m, err := Build([]Section{
		{Letter: "I", Lines: []Line{input(idB, Count, Schedule, nil), x1}},
		{Letter: "J", Lines: []Line{x2, input(idA, Count, Schedule, nil), input(idC, Count, Constant, nil)}},
	})
	must(t, err)
	for name, c := range map[string]struct{ got, want []ID }{
		"lines":        {ids(m.Lines()), []ID{idB, idX1, idX2, idA, idC}},
		"inputs":       {ids(m.Inputs()), []ID{idB, idA, idC}},
		"equations":    {ids(m.Equations()), []ID{idX1, idX2}},
		"readers of a": {ids(m.Readers(idA)), []ID{idX1, idX2}}, // once each
		"readers of b": {ids(m.Readers(idB)), []ID{idX2}},
		"readers of c": {ids(m.Readers(idC)), []ID{idX1}}, // for its opening
		"readers of 1": {ids(m.Readers(idX1)), nil},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
	if m.Line(idX2).ID != idX2 || m.Line("none") != nil {
		t.Errorf("x2 is %v, none is %v", m.Line(idX2), m.Line("none"))
	}
	if n := m.Node(idX2); n.Op != OpSub || m.Node(idA) != nil {
		t.Errorf("the tree of x2 is %v, of an input %v", n, m.Node(idA))
	}
	if n := m.OpeningNode(idX1); n.Op != OpRef || n.Line != idC || m.OpeningNode(idX2) != nil {
		t.Errorf("the opening of x1 is %v, of x2 %v", n, m.OpeningNode(idX2))
	}
	program := Compile(m)
	in := NewInputs(m, 3)
	if program.Model() != m || in.Model() != m || in.Periods() != 3 {
		t.Error("the model or the number of periods is another")
	}
}

// TestLoops: the loop is named from where it closes, without what led to it,
// and what reads a period before or only earlier members is none.
func TestLoops(t *testing.T) {
	line := func(id ID, over *Dimension, equation Operand) Line {
		return Line{ID: id, Name: "n", Unit: Count, Over: over, Equation: equation}
	}
	for _, c := range []struct {
		name  string
		lines []Line
		want  string
	}{
		{"of one", []Line{line(idX1, nil, Add(idX1, Const(1)))}, "a loop within one period: X1 → X1"},
		{"after a way to it", []Line{line(idX1, nil, idX2), line(idX2, nil, idX3), line(idX3, nil, idX2)}, "a loop within one period: X2 → X3 → X2"},
		{"beside a way that ends", []Line{line(idX1, nil, Add(idX3, idX2)), line(idX2, nil, idX1), line(idX3, nil, Const(1))}, "a loop within one period: X1 → X2 → X1"},
		{"through a sum", []Line{line(idX1, people, idX2), line(idX2, nil, Sum(idX1))}, "a loop within one period: X1 → X2 → X1"},
		{"through a member", []Line{line(idX1, people, idX2), line(idX2, nil, Of(idX1, "a"))}, "a loop within one period: X1 → X2 → X1"},
		{"of later members", []Line{line(idX1, people, Later(idX1))}, "a loop within one period: X1 → X1"},
		{"of earlier members of another", []Line{line(idX1, people, Earlier(idX2)), line(idX2, people, idX1)}, "a loop within one period: X1 → X2 → X1"},
		{"of its own earlier members", []Line{line(idX1, people, Add(Earlier(idX1), Const(1)))}, ""},
		{"of the period before", []Line{line(idX1, nil, Add(Prev(idX2), Const(1))), line(idX2, nil, idX1)}, ""},
		{"static", []Line{static(line(idX1, nil, idX2)), static(line(idX2, nil, idX1))}, "a loop within one period: X1 → X2 → X1"},
	} {
		_, err := Build([]Section{{Lines: c.lines}})
		if (err == nil) != (c.want == "") || err != nil && err.Error() != c.want {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

// TestOrderOfEvaluation: a line that is written before what it reads has its
// value of the same period, also where it is static or sums.
func TestOrderOfEvaluation(t *testing.T) {
	m := build(t,
		Line{ID: idX1, Name: "n", Unit: Count, Equation: Add(idX2, idX3, Of(ID("over"), "c"))},
		Line{ID: idX2, Name: "n", Unit: Count, Equation: Sum("over")},
		Line{ID: "before", Name: "n", Unit: Count, Over: people, Equation: Earlier("over")},
		Line{ID: "after", Name: "n", Unit: Count, Over: people, Equation: Later("over")},
		Line{ID: "over", Name: "n", Unit: Count, Over: people, Equation: Add(idA, idX3)},
		Line{ID: idX3, Name: "n", Unit: Count, Static: true, Equation: Add(idX4, Const(1))},
		Line{ID: idX4, Name: "n", Unit: Count, Static: true, Equation: idC},
		input(idA, Count, Schedule, nil), input(idC, Count, Constant, nil))
	in := NewInputs(m, 2)
	must(t, in.Set(idA, 0, []int64{10, 20}))
	must(t, in.Set(idC, 0, []int64{100}))
	r, err := Compile(m).Evaluate(in)
	must(t, err)
	for period, over := range []int64{111, 121} { // a + c + 1
		got := []int64{r.Value(idX1, 0, period), r.Value(idX2, 0, period), r.Value("before", 2, period), r.Value("after", 0, period)}
		if want := []int64{3*over + 101 + over, 3 * over, 2 * over, 2 * over}; !slices.Equal(got, want) {
			t.Errorf("period %d: %v, want %v", period, got, want)
		}
	}
}

const idX4 ID = "X4"

// TestWalk visits a node before what is under it, and nothing of nothing.
func TestWalk(t *testing.T) {
	var seen []Op
	visit := func(n *Node) { seen = append(seen, n.Op) }
	If(Less(idA, Const(0)), Prev(idB), Sum(idC)).Walk(visit)
	(*Node)(nil).Walk(visit)
	if want := []Op{OpIf, OpLess, OpRef, OpConst, OpPrev, OpSum}; !slices.Equal(seen, want) {
		t.Errorf("%v, want %v", seen, want)
	}
}
