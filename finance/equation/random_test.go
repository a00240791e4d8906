package equation

import (
	"slices"
	"testing"
)

// How many models are written, and how many of them at least have no number so
// large that they are left out.
const drawnModels, comparedModels = 300, 200

// TestRandomModelsEqualTheOracle evaluates models written at random, in batches
// and alone, and compares every value of every line with the definitions.
func TestRandomModelsEqualTheOracle(t *testing.T) {
	compared, used := 0, map[Op]int{}
	for seed := range uint64(drawnModels) {
		w := newWriter(seed)
		if compareWithOracle(t, seed, w) {
			compared++
			for _, line := range w.lines {
				if line.Equation != nil {
					line.Equation.node().Walk(func(n *Node) { used[n.Op]++ })
				}
			}
		}
		if t.Failed() {
			return
		}
	}
	t.Logf("%d models compared; uses of the operations: %v", compared, used)
	if compared < comparedModels {
		t.Errorf("%d models compared, fewer than %d", compared, comparedModels)
	}
	for op := OpRef; op <= OpApportion; op++ {
		if used[op] == 0 {
			t.Errorf("no model uses operation %d", op)
		}
	}
}

// compareWithOracle evaluates one model and reports whether it was compared.
func compareWithOracle(t *testing.T, seed uint64, w *writer) bool {
	t.Helper()
	const lanes, firstPath = 3, 2
	shuffled := slices.Clone(w.lines) // the order of the text is no order of evaluation
	w.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	m, err := Build([]Section{{Lines: shuffled[:7]}, {Lines: shuffled[7:]}})
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	oracles := make([]*oracle, firstPath+lanes)
	for path := range oracles {
		oracles[path] = newOracle(w.lines, func(id ID, member, period int) int64 { return w.value(id, member, period, path) })
		if !oracles[path].fits() {
			return false
		}
	}
	program, inputs := Compile(m), w.inputs(t, m)
	machine := program.NewMachine(inputs, lanes)
	for _, first := range []int{0, firstPath} { // the second run must see nothing of the first
		compareRun(t, seed, machine, first, oracles)
	}
	result, err := program.Evaluate(inputs)
	must(t, err)
	for at, want := range oracles[0].known {
		if got := result.Value(at.id, at.member, at.period); got != want.Int64() {
			t.Errorf("seed %d, %s alone: %+v = %d, want %d", seed, m.Text(at.id), at, got, want)
		}
	}
	return true
}

// fits evaluates everything and reports whether all of it is far from the end
// of 64 bits.
func (o *oracle) fits() bool {
	for id, line := range o.lines {
		for member := range line.Over.Len() {
			for period := Opening; period < drawnPeriods; period++ {
				o.line(id, member, period)
			}
		}
	}
	return !o.wide
}

func (w *writer) inputs(t *testing.T, m *Model) *Inputs {
	t.Helper()
	in := NewInputs(m, drawnPeriods)
	for _, line := range m.Inputs() {
		if w.varied[line.ID] {
			must(t, in.Vary(line.ID, func(member, period, first int, values []int64) {
				for lane := range values {
					values[lane] = w.value(line.ID, member, period, first+lane)
				}
			}))
			continue
		}
		for member := range line.Over.Len() {
			values := []int64{w.value(line.ID, member, Opening, 0)}
			if !line.Static {
				values = nil
				for period := range drawnPeriods {
					values = append(values, w.value(line.ID, member, period, 0))
				}
			}
			must(t, in.Set(line.ID, member, values))
		}
	}
	return in
}

// compareRun compares what a batch gives in each period.
func compareRun(t *testing.T, seed uint64, machine *Machine, first int, oracles []*oracle) {
	t.Helper()
	must(t, machine.Run(first, func(period int) error {
		for id, line := range oracles[0].lines {
			if period == Opening && !line.Static {
				continue // Row is the period's; the opening is seen through Prev
			}
			for member := range line.Over.Len() {
				for lane, got := range machine.Row(id, member) {
					if want := oracles[first+lane].line(id, member, period); got != want.Int64() {
						t.Errorf("seed %d, %s: member %d, period %d, path %d = %d, want %d",
							seed, machine.program.model.Text(id), member, period, first+lane, got, want)
					}
				}
			}
		}
		return nil
	}))
}
