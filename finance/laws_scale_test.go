package finance_test

import (
	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// scaleLaws are about what follows when amounts grow.
var scaleLaws = []*law{
	{
		name: "17 amounts doubled",
		steer: func(w *lawWorld, _ *dice) { // so that twice as much is within the bounds
			for _, line := range lawInputs() {
				for member := range line.Over.Len() {
					if line.Unit == eq.EUR && largest(w, line.ID, member) > line.Input.Max/2 {
						w.change(line.ID, member, func(_ int, old int64) int64 { return old / 4 })
					}
				}
			}
		},
		others:  func(w *lawWorld, _ *dice) []*lawWorld { return []*lawWorld{doubled(w)} },
		premise: func(r []*lawRun) bool { return r[0].total("D1") > 0 && r[0].total("H4", "H2", "H8", "H8d") > 0 },
		holds:   twice,
		mutants: []mutant{{"D7a": eq.Add(eq.Prev("D7a"), eq.Prev("D7a"), eq.Const(1))}}, // an amount that stands in the equations
	},
	{
		name: "18 more reparations burden nobody",
		steer: func(w *lawWorld, d *dice) {
			callsWithDefaults(w, d)
			w.set(finance.BridgeLimit, 0, 0)
			w.set(finance.SettlementReparations, 0, 0)
			for _, month := range d.months(d.between(1, 3), 22, 44) {
				w.at(finance.SettlementReparations, 0, month, d.amount(40))
			}
			w.set(finance.SettlementRepaymentShare, 0, 1+d.Int64N(whole))
		},
		others: func(w *lawWorld, d *dice) []*lawWorld {
			more := w.copy()
			more.change(finance.SettlementReparations, 0, func(_ int, old int64) int64 { return old + min(old, 1)*d.Int64N(20*lawBn) })
			return []*lawWorld{more}
		},
		premise: func(runs []*lawRun) bool {
			for _, r := range runs {
				if r.total("H6m") != 0 || r.total("H2") == 0 || !repaidAfterDrawing(r) {
					return false
				}
			}
			return runs[0].total("H2") < runs[1].total("H2")
		},
		holds:   burdensNobody,
		mutants: []mutant{{"F8": eq.Sub(eq.Const(0), eq.ID("F8b"))}},
	},
}

func largest(w *lawWorld, id eq.ID, member int) (value int64) {
	for p := range w.values[number(id)][member] {
		value = max(value, w.in(id, member, p))
	}
	return value
}

func doubled(w *lawWorld) *lawWorld {
	twice := w.copy()
	for _, line := range lawInputs() {
		if line.Unit == eq.EUR {
			for member := range line.Over.Len() {
				twice.change(line.ID, member, func(_ int, old int64) int64 { return 2 * old })
			}
		}
	}
	return twice
}

// twice compares every amount: half a cent of each rounding so far, and a
// millionth of all that keys can share.
func twice(runs []*lawRun) *counterexample {
	var size int64
	for _, line := range lawInputs() {
		if line.Unit != eq.EUR || line.Over == finance.MemberStates {
			continue
		}
		for member := range line.Over.Len() {
			for _, value := range runs[0].world.values[number(line.ID)][member] {
				size += value
			}
		}
	}
	a, b := runs[0], runs[1]
	lines := int64(len(a.batch.program.Model().Equations()))
	for _, row := range a.batch.rows {
		if row.unit != eq.EUR {
			continue
		}
		for p := range worldMonths {
			bound := int64(p+1) * (5*lines + 4*(size/whole))
			once, doubled := a.v(row.id, row.member, p), b.v(row.id, row.member, p)
			if off := 2*once - doubled; off > bound || -off > bound {
				return differ(2*once, doubled, "%s of member %d in month %d, twice and of doubled amounts", row.id, row.member, p)
			}
		}
	}
	return nil
}

// repaidAfterDrawing holds where nothing is drawn after reparations.
func repaidAfterDrawing(r *lawRun) bool {
	paid := false
	for p := range worldMonths {
		paid = paid || r.v("H1", 0, p) > 0
		if paid && r.v("D1", 0, p) > 0 {
			return false
		}
	}
	return true
}

// burdensNobody wants no state to have paid and to owe more for certain where
// more was repaid.
func burdensNobody(runs []*lawRun) *counterexample {
	burden := func(r *lawRun, i int) int64 {
		return r.soFar("L20", i, worldMonths-1) + r.v("L21", i, worldMonths-1)
	}
	digit := 2*(runs[1].total("H2")/whole) + worldMonths
	for i := range states {
		if c := above(burden(runs[1], i), burden(runs[0], i)+digit, "paid and owed by %s with more reparations, and with less", finance.MemberStates.Code(i)); c != nil {
			return c
		}
	}
	return nil
}
