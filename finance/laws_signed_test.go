package finance_test

import (
	"testing"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// TestWhatIsSharedHasItsSign: a line that is shared and not marked as one that
// may be below 0 is at least 0 in every generated world, rates below 0 included;
// the workbook writes its shares in the shorter form that is exact only then.
func TestWhatIsSharedHasItsSign(t *testing.T) {
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	m, shared := program.Model(), map[eq.ID]bool{}
	for _, line := range m.Equations() {
		m.Node(line.ID).Walk(func(n *eq.Node) {
			if n.Op == eq.OpScale && m.Line(n.Args[0].Line).Input == nil {
				shared[n.Args[0].Line] = true
			}
		})
	}
	below, b := map[eq.ID]bool{}, newBatch(t, m, batchWorlds, shared)
	worlds := max(worldsWanted(), usualWorlds/2)
	for seed := firstSeed; seed < firstSeed+worlds; seed += batchWorlds {
		var list []*lawWorld
		for i := range batchWorlds {
			list = append(list, newDice(uint64(seed+i)).world(t))
		}
		for _, r := range b.run(list) {
			r.mark(shared, below)
		}
	}
	for id := range shared {
		if below[id] != m.Line(id).Signed {
			t.Errorf("%s: below 0 is %t, marked so %t", id, below[id], m.Line(id).Signed)
		}
	}
}

// mark notes which lines have a value below 0.
func (r *lawRun) mark(lines, below map[eq.ID]bool) {
	for id := range lines {
		for member := range r.batch.program.Model().Line(id).Over.Len() {
			for p := 0; p < worldMonths && !below[id]; p++ {
				below[id] = r.v(id, member, p) < 0
			}
		}
	}
}
