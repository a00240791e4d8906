package finance_test

import (
	"fmt"
	"os"
	"testing"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// A law is a property of every world in which its premise holds.
type law struct {
	name string
	// steer changes a drawn world so that the premise holds often enough.
	steer func(w *lawWorld, d *dice)
	// others are the worlds that are compared with it.
	others func(w *lawWorld, d *dice) []*lawWorld
	// premise and holds look at the run of the world and of the others.
	premise func(runs []*lawRun) bool
	holds   func(runs []*lawRun) *counterexample
	// mutants are equations with which the law must fail.
	mutants []mutant
}

// A counterexample says where a law fails, with the two sides of it.
type counterexample struct {
	where       string
	left, right int64
}

// A mutant replaces equations of the model.
type mutant map[eq.ID]eq.Operand

// differ finds two sides that are not equal.
func differ(left, right int64, format string, args ...any) *counterexample {
	if left == right {
		return nil
	}
	return &counterexample{fmt.Sprintf(format, args...), left, right}
}

// above finds a left side that is above the right.
func above(left, right int64, format string, args ...any) *counterexample {
	if left <= right {
		return nil
	}
	return &counterexample{fmt.Sprintf(format, args...), left, right}
}

// apart finds two sides that are farther apart than a bound.
func apart(left, right, bound int64, format string, args ...any) *counterexample {
	if off := left - right; off <= bound && -off <= bound {
		return nil
	}
	return &counterexample{fmt.Sprintf(format, args...), left, right}
}

// The worlds that each law is tried on.
const (
	nightlyWorlds = 4000
	usualWorlds   = 2000
	shortWorlds   = 200
	batchWorlds   = 48 // lanes of a batch
	firstSeed     = 1
)

func worldsWanted() int {
	switch {
	case os.Getenv("LOANMODEL_NIGHTLY") != "":
		return nightlyWorlds
	case testing.Short():
		return shortWorlds
	}
	return usualWorlds
}

// outcome is what trying a law came to.
type outcome struct {
	worlds, premises int
	failed           *counterexample
	runs             []*lawRun // of the first counterexample
}

// try tries a law on worlds, up to the first counterexample.
func (l *law) try(t testing.TB, m *eq.Model, worlds int) outcome {
	t.Helper()
	var o outcome
	size := 1 + len(l.othersOf(combination(t, "reparations-loan+assets-returned"), newDice(firstSeed)))
	lanes := max(1, batchWorlds/size) * size
	b := newBatch(t, m, min(lanes, worlds*size), ofStates)
	seed := uint64(firstSeed)
	for o.worlds < worlds && o.failed == nil {
		var list []*lawWorld
		for len(list)+size <= len(b.worlds) {
			d := newDice(seed)
			w := d.world(t)
			w.seed = seed
			seed++
			if l.steer != nil {
				l.steer(w, d)
			}
			list = append(append(list, w), l.othersOf(w, d)...)
		}
		runs := b.run(list)
		for i := 0; i < len(runs) && o.failed == nil && o.worlds < worlds; i += size {
			l.look(&o, runs[i:i+size])
		}
	}
	return o
}

func (l *law) othersOf(w *lawWorld, d *dice) []*lawWorld {
	if l.others == nil {
		return nil
	}
	return l.others(w, d)
}

// look tries the law on one world.
func (l *law) look(o *outcome, runs []*lawRun) {
	o.worlds++
	for _, run := range runs {
		if run.err != nil {
			o.failed, o.runs = &counterexample{where: "the world cannot be evaluated: " + run.err.Error()}, runs
			return
		}
	}
	if !l.premise(runs) {
		return
	}
	o.premises++
	if o.failed = l.holds(runs); o.failed != nil {
		o.runs = runs
	}
}

// check tries the law on the model and then on each of its mutants.
func (l *law) check(t *testing.T) {
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	worlds := worldsWanted()
	o := l.try(t, program.Model(), worlds)
	t.Logf("%s: %d worlds (seeds %d to %d), premise true in %d", l.name, o.worlds, firstSeed, firstSeed+o.worlds-1, o.premises)
	if o.failed != nil {
		t.Errorf("%s", o)
		return
	}
	if o.worlds < worlds || o.premises*5 < o.worlds {
		t.Errorf("the premise is true in %d of %d worlds, fewer than a fifth", o.premises, o.worlds)
	}
	if len(l.mutants) == 0 {
		t.Error("no mutant is planted")
	}
	if testing.Short() {
		return // mutants want the worlds of a full run
	}
	for _, planted := range l.mutants {
		o := l.try(t, planted.model(t), max(worlds, usualWorlds))
		if o.failed == nil {
			t.Errorf("the mutant of %v survives %d worlds", planted.lines(), o.worlds)
			continue
		}
		t.Logf("the mutant of %v is killed by seed %d: %s: %d and %d", planted.lines(), o.runs[0].world.seed, o.failed.where, o.failed.left, o.failed.right)
	}
}

// String says how to see the counterexample.
func (o outcome) String() string {
	text := fmt.Sprintf("world %d, premise true in %d: %s: %d and %d\n%s", o.worlds, o.premises, o.failed.where, o.failed.left, o.failed.right, o.runs[0].world)
	for i, run := range o.runs[1:] {
		text += fmt.Sprintf("\nbeside it (%d): %s", i+1, run.world)
	}
	return text
}

func (m mutant) lines() []eq.ID {
	var ids []eq.ID
	for id := range m {
		ids = append(ids, id)
	}
	return ids
}

// model is the model with the mutant's equations in it.
func (m mutant) model(t testing.TB) *eq.Model {
	t.Helper()
	replaced := 0
	sections := finance.Sections()
	for _, section := range sections {
		for i := range section.Lines {
			if equation, ok := m[section.Lines[i].ID]; ok {
				section.Lines[i].Equation = equation
				replaced++
			}
		}
	}
	if replaced != len(m) {
		t.Fatalf("%d of %d equations of the mutant %v are in the model", replaced, len(m), m.lines())
	}
	model, err := eq.Build(sections)
	if err != nil {
		t.Fatalf("the mutant %v: %v", m.lines(), err)
	}
	return model
}
