package equation

import (
	"fmt"
	"slices"
	"testing"
)

// bounded is a model with a static input of 0 to 10 over people and a moving
// one of −5 to 5.
func bounded(t *testing.T) *Inputs {
	t.Helper()
	fixed, moving := input("fixed", Count, Constant, people), input("moving", Count, Schedule, nil)
	fixed.Input.Min, fixed.Input.Max = 0, 10
	moving.Input.Min, moving.Input.Max = -5, 5
	return NewInputs(build(t, fixed, moving, Line{ID: idX, Name: "n", Unit: Count, Equation: Const(0)}), 3)
}

// TestSet: values within the bounds, both of them included, one for each period
// or a single one.
func TestSet(t *testing.T) {
	const fixed, moving = "fixed takes 1 values for each of 3 members", "moving takes 3 values for each of 1 members"
	for _, c := range []struct {
		id     ID
		member int
		values []int64
		want   string
	}{
		{"fixed", 0, []int64{0}, ""},
		{"fixed", 2, []int64{10}, ""},
		{"fixed", 1, []int64{-1}, "fixed: -1 is not between 0 and 10"},
		{"fixed", 1, []int64{11}, "fixed: 11 is not between 0 and 10"},
		{"fixed", -1, []int64{1}, fixed},
		{"fixed", 3, []int64{1}, fixed},
		{"fixed", 0, []int64{1, 1, 1}, fixed},
		{"fixed", 0, nil, fixed},
		{"moving", 0, []int64{-5, 0, 5}, ""},
		{"moving", 0, []int64{0, 0, -6}, "moving: -6 is not between -5 and 5"},
		{"moving", 0, []int64{0, 6, 0}, "moving: 6 is not between -5 and 5"},
		{"moving", 1, []int64{0, 0, 0}, moving},
		{"moving", 0, []int64{0, 0}, moving},
		{idX, 0, []int64{0, 0, 0}, "x is not an input"},
		{"none", 0, []int64{0}, "none is not an input"},
	} {
		in := bounded(t)
		err := in.Set(c.id, c.member, c.values)
		if (err == nil) != (c.want == "") || err != nil && err.Error() != c.want {
			t.Errorf("%s[%d] = %v: %v, want %q", c.id, c.member, c.values, err, c.want)
		}
		if missing := slices.Contains(in.Missing(), c.id); err == nil && missing {
			t.Errorf("%s is missing after it was set", c.id)
		}
	}
}

// TestInputsHoldTheirValues: each member and period its own; those without a
// value are missing until they are set or drawn.
func TestInputsHoldTheirValues(t *testing.T) {
	in := bounded(t)
	if got := in.Missing(); !slices.Equal(got, []ID{"fixed", "moving"}) {
		t.Errorf("missing at first: %v", got)
	}
	for member := range 3 {
		must(t, in.Set("fixed", member, []int64{int64(member + 1)}))
	}
	if got := in.Missing(); !slices.Equal(got, []ID{"moving"}) {
		t.Errorf("missing then: %v", got)
	}
	if _, err := Compile(in.Model()).Evaluate(in); err == nil || err.Error() != "inputs without a value: [moving]" {
		t.Errorf("evaluated without: %v", err)
	}
	must(t, in.Set("moving", 0, []int64{-1, 2, -3}))
	if got := in.Missing(); got != nil {
		t.Errorf("missing at last: %v", got)
	}
	for member := range 3 {
		for period := range 3 {
			if got := in.Value("fixed", member, period); got != int64(member+1) {
				t.Errorf("fixed[%d] in period %d is %d", member, period, got)
			}
		}
	}
	for period, want := range []int64{-1, 2, -3} {
		if got := in.Value("moving", 0, period); got != want {
			t.Errorf("moving in period %d is %d, want %d", period, got, want)
		}
	}
}

// TestOnePeriod: with a single period a moving input still has a value for each
// member.
func TestOnePeriod(t *testing.T) {
	m := build(t, input(idA, Count, Schedule, people))
	in := NewInputs(m, 1)
	for member := range 3 {
		must(t, in.Set(idA, member, []int64{int64(member + 1)}))
	}
	for member := range 3 {
		if got := in.Value(idA, member, 0); got != int64(member+1) {
			t.Errorf("member %d is %d", member, got)
		}
	}
}

// TestVaryAsksForEachValue: a static input once, as period −1, others in every
// period, always for a whole batch from its first path on.
func TestVaryAsksForEachValue(t *testing.T) {
	in := bounded(t)
	var asked []string
	for _, id := range []ID{"fixed", "moving"} {
		must(t, in.Vary(id, func(member, period, first int, values []int64) {
			asked = append(asked, fmt.Sprint(id, " ", member, " ", period, " ", first, " ", len(values)))
		}))
	}
	if err := in.Vary(idX, nil); err == nil || err.Error() != "x is not an input" {
		t.Errorf("an equation varies: %v", err)
	}
	if got := in.Missing(); got != nil {
		t.Errorf("missing: %v", got)
	}
	machine := Compile(in.Model()).NewMachine(in, 4)
	must(t, machine.Run(8, func(int) error { return nil }))
	want := []string{"fixed 0 -1 8 4", "fixed 1 -1 8 4", "fixed 2 -1 8 4", "moving 0 0 8 4", "moving 0 1 8 4", "moving 0 2 8 4"}
	if !slices.Equal(asked, want) || machine.Lanes() != 4 {
		t.Errorf("asked for %q on %d paths, want %q", asked, machine.Lanes(), want)
	}
}
