package finance

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	eq "loanmodel/finance/equation"
)

// TestHorizonSplitChangesNothingBefore: a run cut short reproduces the prefix,
// and a change at a date changes no period before it.
func TestHorizonSplitChangesNothingBefore(t *testing.T) {
	whole := newWorld(t, "2026-01", "2029-12")
	short := newWorld(t, "2026-01", "2027-10")
	changed := newWorld(t, "2026-01", "2029-12")
	changed.at(SettlementRelease, 0, "2027-11", 400_000)
	a, b, c := whole.run(), short.run(), changed.run()
	compared := 0
	for _, line := range a.Model().Equations() {
		for member := range line.Over.Len() {
			for p := range b.Periods() {
				if a.Value(line.ID, member, p) != b.Value(line.ID, member, p) || a.Value(line.ID, member, p) != c.Value(line.ID, member, p) {
					t.Fatalf("%s differs in period %d", label(line, member), p)
				}
				compared++
			}
		}
	}
	if p := changed.period("2027-11"); a.Value(H3, 0, p) == c.Value(H3, 0, p) {
		t.Error("the change changed nothing at its own date")
	}
	t.Logf("%d values equal", compared)
}

// TestOptOutsRebaseTheRest: whoever opts out, the rest guarantee the same sum,
// and nobody who stays guarantees less than before.
func TestOptOutsRebaseTheRest(t *testing.T) {
	all := newWorld(t, "2026-01", "2026-02").run()
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, "2026-01", "2026-02")
		stay := rapid.IntRange(0, 26).Draw(rt, "who stays for sure")
		for i := range MemberStates.Members {
			w.flat(GuaranteesParticipates, i, flagOf(i == stay || rapid.Bool().Draw(rt, "takes part")))
		}
		r := w.run()
		var total int64
		for i := range MemberStates.Members {
			total += r.Value(F2, i, 0)
			switch {
			case w.inputs.Value(GuaranteesParticipates, i, 0) == 0:
				if r.Value(F2, i, 0) != 0 {
					rt.Fatalf("%s opted out and guarantees %d", MemberStates.Code(i), r.Value(F2, i, 0))
				}
			case r.Value(F1, i, 0) < all.Value(F1, i, 0)-1: // a millionth of the key is its last digit
				rt.Fatalf("%s: key %d with opt-outs, %d without", MemberStates.Code(i), r.Value(F1, i, 0), all.Value(F1, i, 0))
			}
		}
		if total != 90*bn {
			rt.Fatalf("commitments sum to %d", total)
		}
	})
}

// TestSharesFollowTheKey: raising an amount by a cent lowers nobody's part by
// more than a cent, and each part is within a cent of its exact share.
func TestSharesFollowTheKey(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		ceiling := rapid.Int64Range(1, 250*bn).Draw(rt, "ceiling")
		shares := func(amount int64) *eq.Result {
			w := newWorld(t, "2026-01", "2026-01")
			w.flat(GuaranteesCeiling, 0, amount)
			return w.run()
		}
		a, b := shares(ceiling), shares(ceiling+1)
		for i := range MemberStates.Members {
			part, key := a.Value(F2, i, 0), a.Value(F1, i, 0)
			if next := b.Value(F2, i, 0); next < part-1 {
				rt.Fatalf("%s falls from %d to %d", MemberStates.Code(i), part, next)
			}
			if off := part*1_000_000 - ceiling*key; ceiling < 1<<40 && (off > 1_000_000 || off < -1_000_000) {
				rt.Fatalf("%s has %d of %d by the key %d", MemberStates.Code(i), part, ceiling, key)
			}
		}
	})
}

func TestMoreReparationsNeverRaiseCalls(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		amount := rapid.Int64Range(0, 60*bn).Draw(rt, "reparations")
		more := amount + rapid.Int64Range(0, 60*bn).Draw(rt, "more")
		calls := func(paid int64) int64 {
			w := newWorld(t, "2026-01", "2029-06")
			w.at(SettlementReparations, 0, "2028-02", paid)
			for i := w.period("2028-06"); i < w.periods.Months; i++ {
				w.at(SettlementRelease, 0, w.periods.At(i).String(), 1_000_000)
			}
			r := w.run()
			return r.Value(F4c, 0, r.Periods()-1)
		}
		if a, b := calls(amount), calls(more); b > a {
			rt.Fatalf("calls rise from %d to %d", a, b)
		}
	})
}

func TestHigherDepositRateNeverLowersInterest(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rate := rapid.Int64Range(-10_000, 60_000).Draw(rt, "rate")
		interest := func(rate int64) *eq.Result {
			w := newWorld(t, "2026-01", "2026-12")
			w.flat(EuroclearOpeningBuffer, 0, 50*bn)
			w.rate(RatesDepositFacility, 0, rate)
			return w.run()
		}
		a, b := interest(rate), interest(rate+rapid.Int64Range(0, 1000).Draw(rt, "more"))
		for p := range a.Periods() {
			if b.Value(C1, 0, p) < a.Value(C1, 0, p) {
				rt.Fatalf("interest falls in period %d", p)
			}
		}
	})
}

func TestLoanLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, "2026-01", "2028-06")
		w.draw(rt)
		r := w.run()
		var drawn, repaid int64
		for p := range r.Periods() {
			drawn += r.Value(D1, 0, p)
			repaid += r.Value(H2, 0, p)
			if r.Value(D3, 0, p) != 0 {
				rt.Fatalf("interest in period %d", p)
			}
			if drawn > 90*bn || repaid > drawn || r.Value(D2, 0, p) > drawn {
				rt.Fatalf("period %d: drawn %d, repaid %d, outstanding %d", p, drawn, repaid, r.Value(D2, 0, p))
			}
			if drawn+r.Value(D6, 0, p) != 90*bn {
				rt.Fatalf("period %d: drawn and undrawn are not the commitment", p)
			}
		}
	})
}

// TestGuardSeesEveryBrokenStock changes one value of each stock and identity
// of a finished run by one cent; the guard must see each.
func TestGuardSeesEveryBrokenStock(t *testing.T) {
	w := newWorld(t, "2026-01", "2026-12")
	seen := 0
	for _, line := range w.inputs.Model().Equations() {
		if line.Stock == nil && !line.Zero || line.Static {
			continue
		}
		r := w.run()
		r.Row(line.ID, line.Over.Len()-1)[5]++
		err := Guard(r)
		if err == nil {
			t.Errorf("a wrong cent in %s is not seen", line.ID)
			continue
		}
		if !strings.Contains(err.Error(), "internal error") || !strings.Contains(err.Error(), "period 5") {
			t.Errorf("%s: %v", line.ID, err)
		}
		seen++
	}
	t.Logf("%d lines changed, all seen", seen)
}

// TestGuardSeesEveryBrokenFlow does the same with every flow.
func TestGuardSeesEveryBrokenFlow(t *testing.T) {
	w := newWorld(t, "2026-01", "2026-12")
	unseen := map[eq.ID]bool{}
	for _, line := range w.inputs.Model().Equations() {
		if len(line.Flows) == 0 {
			continue
		}
		r := w.run()
		r.Row(line.ID, 0)[5]++
		if Guard(r) == nil {
			unseen[line.ID] = true
		}
	}
	// These go between two sectors whose money is outside the model, but for
	// grants and what the United Kingdom pays, which pass through the Union: what
	// comes in goes out.
	for _, id := range []eq.ID{H1, H32, E2, I5e, I5f, L11, L17} {
		delete(unseen, id)
	}
	if len(unseen) > 0 {
		t.Errorf("wrong cents not seen in %v", unseen)
	}
}

func TestChecksAreMeasured(t *testing.T) {
	r := newWorld(t, "2026-01", "2026-12").run()
	before := len(Checks(r))
	if before < 10 {
		t.Fatalf("only %d checks", before)
	}
	r.Row(X9, 0)[3] = -7
	failed := 0
	for _, c := range Checks(r) {
		if !c.Passed() {
			failed++
			if c.Line != X9 || c.Value != 7 {
				t.Errorf("%s is off by %d", c.Line, c.Value)
			}
		}
	}
	if failed != 1 {
		t.Errorf("%d checks fail, one was broken", failed)
	}
}
