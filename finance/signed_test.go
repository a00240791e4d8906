package finance

import (
	"testing"

	eq "loanmodel/finance/equation"
)

// TestWhatIsSharedHasItsSign: a line that is shared and not marked as one that
// may be below 0 is at least 0 in every generated world, rates below 0 included;
// the workbook writes its shares in the shorter form that is exact only then.
func TestWhatIsSharedHasItsSign(t *testing.T) {
	program, err := Build()
	if err != nil {
		t.Fatal(err)
	}
	m, seen := program.Model(), map[eq.ID]bool{}
	var shared []eq.ID
	for _, line := range m.Equations() {
		m.Node(line.ID).Walk(func(n *eq.Node) {
			if n.Op == eq.OpScale && !seen[n.Args[0].Line] && m.Line(n.Args[0].Line).Input == nil {
				seen[n.Args[0].Line] = true
				shared = append(shared, n.Args[0].Line)
			}
		})
	}
	below := map[eq.ID]bool{}
	for first := 0; first < worldsADay(); first += generatedLanes {
		var worlds []*world
		for i := range generatedLanes {
			w, r := generate(t, uint64(first+i))
			w.flat(RatesBondPool, 0, one(r, -5_000, 30_000))
			w.rate(RatesDepositFacility, 0, one(r, -5_000, 20_000))
			worlds = append(worlds, w)
		}
		for _, l := range runTogether(t, program, worlds, shared) {
			for _, id := range shared {
				for member := range m.Line(id).Over.Len() {
					for p := range l.batch.periods {
						if l.at(id, member, p) < 0 {
							below[id] = true
						}
					}
				}
			}
		}
	}
	for _, id := range shared {
		if below[id] != m.Line(id).Signed {
			t.Errorf("%s: below 0 is %t, marked so %t", id, below[id], m.Line(id).Signed)
		}
	}
}
