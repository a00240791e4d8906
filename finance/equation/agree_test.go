package equation

import (
	"slices"
	"testing"
)

// agreeingModels is how many models are written for TestMachinesAgree.
const agreeingModels = 60

// TestMachinesAgree evaluates models written at random with every set of
// kernels in batches of 1, 8, 64, 72 and 256 paths, and compares every value
// on every path with that of the path evaluated alone, where no kernel is
// called, which TestRandomModelsEqualTheOracle compares with the definitions.
func TestMachinesAgree(t *testing.T) {
	const most = 256
	sets, values, worlds := kernelSets(), 0, 0
	fused := map[Op]int{}
	for seed := range uint64(agreeingModels) {
		w := newWriter(1_000_000 + seed)
		m, err := Build([]Section{{Lines: w.lines}})
		must(t, err)
		program, inputs := Compile(m), w.inputs(t, m)
		for i := range program.period {
			fused[program.period[i].op]++
		}
		alone := make([][]int64, most)
		var failed error
		for path := range alone {
			values, err := program.newMachine(inputs, 1, plain).everything(path)
			if failed = err; err != nil {
				break
			}
			alone[path] = values[0]
		}
		if failed != nil {
			continue // a number beyond 64 bits, which others test
		}
		for _, k := range sets {
			for _, lanes := range []int{1, 8, 64, 72, most} {
				machine := program.newMachine(inputs, lanes, k)
				got, err := machine.everything(0)
				must(t, err)
				for lane := range lanes {
					if !slices.Equal(got[lane], alone[lane]) {
						t.Fatalf("model %d, %s, %d paths: path %d differs", seed, k.name, lanes, lane)
					}
					values += len(got[lane])
				}
				worlds++
			}
		}
	}
	t.Logf("%d worlds, %d values compared; shares %d, capped shares %d", worlds, values, fused[opPart], fused[opCapped])
	if worlds < agreeingModels*3*len(sets) || fused[opPart] == 0 || fused[opCapped] == 0 {
		t.Errorf("%d worlds, %d shares, %d capped shares: too few", worlds, fused[opPart], fused[opCapped])
	}
}

// everything is all values of all lines in all periods, path by path.
func (m *Machine) everything(first int) ([][]int64, error) {
	all := make([][]int64, m.Lanes())
	err := m.runFrom(first, func(int) {
		for _, line := range m.program.model.Lines() {
			for member := range line.Over.Len() {
				for lane, value := range m.Row(line.ID, member) {
					all[lane] = append(all[lane], value)
				}
			}
		}
	})
	return all, err
}
