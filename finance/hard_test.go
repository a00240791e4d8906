package finance

import (
	"testing"

	eq "loanmodel/finance/equation"
)

// A drift is an input's value on the first path in the first period; it rises
// by itself with each path and period.
type drifts map[eq.ID]int64

// allDiffer are the settlement, rates and instalments.
var allDiffer = drifts{RatesDepositFacility: 300, SettlementReparations: 1_000_000, SettlementRelease: 7, LoanInstalments: 1_000_000_00}

// retaliates are seizures, spreads, court awards and the need.
var retaliates = drifts{RetaliationSeized: 100_000_00, RetaliationSpread: 200, RetaliationEnforced: 300, RetaliationOutflow: 500,
	RetaliationFirmsSeized: 400, NeedMilitary: 1_000_000_00, RetaliationLitigation: 10_000_00}

// vary lets inputs differ from path to path from the first period on.
func (w *world) vary(ids drifts) {
	w.t.Helper()
	for id, scale := range ids {
		if err := w.inputs.Vary(id, func(_, period, first int, values []int64) {
			for lane := range values {
				values[lane] = scale * int64(first+lane+period+1)
			}
		}); err != nil {
			w.t.Fatal(err)
		}
	}
}

// hardWorld has everything going on at once, and most of it differs by path:
// the settlement, rates, instalments, seizures, court awards, outflows and the
// need, with two defaulters, calls, losses and a headroom that is too small.
func hardWorld(t testing.TB) *world {
	t.Helper()
	w := newWorld(t, "2026-01", "2045-12")
	w.angry()
	for _, i := range []int{3, 11} {
		w.flat(GuaranteesDefaultFrom, i, 46_000)
		w.flat(GuaranteesDefaultUntil, i, 50_000)
	}
	w.flat(HeadroomCapacity, 0, 2*bn)
	w.flat(FundingGrants, 0, 123_456)
	w.vary(allDiffer)
	w.vary(retaliates)
	return w
}

// TestPathsOfABatchAreTheSameAlone compares every value of every line in every
// period, in batches of several sizes, with the path evaluated alone, for which
// no kernel is called. It logs a sum over all values, to compare machines by.
func TestPathsOfABatchAreTheSameAlone(t *testing.T) {
	program, _ := Build()
	differing := newWorld(t, "2026-01", "2030-12")
	differing.vary(allDiffer)
	for name, w := range map[string]*world{"AllDiffer": differing, "hard": hardWorld(t)} {
		for _, lanes := range []int{8, 64, 72, 256} {
			batch := program.NewMachine(w.inputs, lanes)
			for _, path := range []int{0, lanes / 3, lanes - 1} {
				alone := program.NewMachine(w.inputs, 1)
				want := valuesOf(t, program, alone, 11+path, 0)
				if got := valuesOf(t, program, batch, 11, path); got != want {
					t.Errorf("%s, path %d of %d: %x, alone %x", name, path, lanes, got, want)
				} else if lanes == 72 {
					t.Logf("%s, path %d: %x", name, path, got)
				}
			}
		}
	}
}

// valuesOf is a sum (FNV-1a) over all values of one path.
func valuesOf(t *testing.T, program *eq.Program, machine *eq.Machine, first, lane int) uint64 {
	t.Helper()
	sum := uint64(14695981039346656037)
	err := machine.Run(first, func(period int) error {
		if period < 0 {
			return nil
		}
		for _, line := range program.Model().Lines() {
			for member := range line.Over.Len() {
				sum = (sum ^ uint64(machine.Row(line.ID, member)[lane])) * 1099511628211
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return sum
}
