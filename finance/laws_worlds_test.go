package finance_test

import (
	"slices"
	"testing"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// TestWorldsCanBeRunByHand resolves worlds from what a counterexample would
// print: the same inputs come out, so that it can be run again, and every world
// is one that a user may write.
func TestWorldsCanBeRunByHand(t *testing.T) {
	tried := 60
	if testing.Short() {
		tried = 15
	}
	for seed := range tried {
		w := newDice(uint64(seed) + firstSeed).world(t)
		again, err := resolveWorld(w.expression, w.sets()[1:]...)
		if err != nil {
			t.Errorf("seed %d: %v", seed+firstSeed, err)
			continue
		}
		for i, line := range lawInputs() {
			for member := range line.Over.Len() {
				if !slices.Equal(w.values[i][member], again.values[i][member]) {
					t.Errorf("seed %d: %s of member %d is %v, read again %v", seed+firstSeed, line.ID, member, w.values[i][member], again.values[i][member])
				}
			}
		}
	}
}

// TestWorldsBalance lets the guard look at worlds one by one.
func TestWorldsBalance(t *testing.T) {
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	tried, failed := 300, 0
	if testing.Short() {
		tried = 40
	}
	for seed := range tried {
		w := newDice(uint64(seed) + firstSeed).world(t)
		w.seed = uint64(seed) + firstSeed
		r, err := program.Evaluate(w.inputs(t, program.Model()))
		if err == nil {
			err = finance.Guard(r)
		}
		if err != nil {
			if failed++; failed <= 3 {
				t.Errorf("%v\n%s", err, w)
			}
		}
	}
	t.Logf("%d worlds, %d do not balance or run", tried, failed)
}

// inputs are the world's values as the model takes them.
func (w *lawWorld) inputs(t testing.TB, m *eq.Model) *eq.Inputs {
	inputs := eq.NewInputs(m, worldMonths)
	for i, line := range lawInputs() {
		for member := range line.Over.Len() {
			if err := inputs.Set(line.ID, member, w.values[i][member]); err != nil {
				t.Fatal(err)
			}
		}
	}
	return inputs
}
