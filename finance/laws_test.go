package finance

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	eq "loanmodel/finance/equation"
)

// ofAll sums a line over its members.
func ofAll(r *eq.Result, id eq.ID, period int) int64 {
	var sum int64
	for member := range r.Model().Line(id).Over.Len() {
		sum += r.Value(id, member, period)
	}
	return sum
}

// TestWaterfallIsServedInOrder: no source gives more than it has or than is
// due, a later one gives only when the earlier ones are exhausted, and what is
// due is met or left over.
func TestWaterfallIsServedInOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, "2026-01", "2028-06")
		w.draw(rt)
		r := w.run()
		for p := range r.Periods() {
			has := []int64{r.Value(G2, 0, p) - r.Value(H9h, 0, p), r.Value(H6i, 0, p) - r.Value(H9g, 0, p), r.Value(H6j, 0, p)}
			left := r.Value(H5b, 0, p)
			for rank, met := range []eq.ID{H6a, H6b, H6c} {
				source := w.inputs.Value([]eq.ID{WaterfallFirst, WaterfallSecond, WaterfallThird}[rank], 0, p)
				gives := r.Value(met, 0, p)
				if want := min(left, has[source-1]); gives != want {
					rt.Fatalf("period %d: source %d gives %d of %d, %d are due", p, source, gives, has[source-1], left)
				}
				left -= gives
			}
			if left != ofAll(r, H7a, p) {
				rt.Fatalf("period %d: %d are left and %d carried on as arrears", p, left, ofAll(r, H7a, p))
			}
			for k := range Custodians.Members {
				if met, due := r.Value(H6, k, p), r.Value(H5, k, p); met < 0 || met > due {
					rt.Fatalf("period %d: custodian %d gets %d of %d", p, k, met, due)
				}
			}
		}
	})
}

// TestOneCentMoreTakesNothingAway: with one cent more of headroom, what is met
// in the first month in which something is due is the same or one cent more.
func TestOneCentMoreTakesNothingAway(t *testing.T) {
	more := 0
	for _, capacity := range []int64{0, 1, 777, 5 * bn, 89*bn - 1, 200 * bn} {
		met := func(capacity int64) int64 {
			w := newWorld(t, "2026-01", "2028-06")
			w.flat(HeadroomCapacity, 0, capacity)
			w.flat(GuaranteesCeiling, 0, 1*bn)
			w.at(SettlementRelease, 0, "2028-02", 1_000_000)
			r := w.run()
			return r.Value(H6d, 0, w.period("2028-02"))
		}
		a, b := met(capacity), met(capacity+1)
		if b != a && b != a+1 {
			t.Errorf("headroom of %d: %d is met, with a cent more %d", capacity, a, b)
		}
		more += int(b - a)
	}
	if more == 0 || more == 6 {
		t.Errorf("the cent counts in %d cases of 6; it should in some and not in others", more)
	}
}

// TestPermutedWeights: the key belongs to the weights and not to the states
// that have them, to its last digit; two states in one have the key of both.
func TestPermutedWeights(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := MemberStates.Len()
		weights := rapid.SliceOfN(rapid.Int64Range(0, 1_000_000), n, n).Draw(rt, "weights")
		weights[n-1]++ // not all are 0
		keys := func(weights []int64) []int64 {
			w := newWorld(t, "2026-01", "2026-01")
			w.flat(GuaranteesBasis, 0, 6)
			for i, weight := range weights {
				w.flat(GuaranteesCustomWeight, i, weight)
			}
			r := w.run()
			var keys []int64
			for i := range weights {
				keys = append(keys, r.Value(F1, i, 0))
			}
			return keys
		}
		before := keys(weights)
		order := rapid.Permutation(indexes(n)).Draw(rt, "order")
		permuted := make([]int64, n)
		for i, from := range order {
			permuted[i] = weights[from]
		}
		for i, key := range keys(permuted) {
			if off := key - before[order[i]]; off < -1 || off > 1 {
				rt.Fatalf("the weight %d has a key of %d here and %d there", permuted[i], key, before[order[i]])
			}
		}
		merged := slices.Clone(weights)
		merged[3], merged[17] = merged[3]+merged[17], 0
		if off := keys(merged)[3] - before[3] - before[17]; off < -2 || off > 2 {
			rt.Fatalf("two states in one are off by %d millionths", off)
		}
	})
}

func indexes(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// TestLoanIsAccountedFor: what was lent is repaid, offset, written off or
// outstanding; and once nothing is outstanding and nothing left to draw, no
// money flows any more.
func TestLoanIsAccountedFor(t *testing.T) {
	ended := 0
	check := func(fatalf func(string, ...any), r *eq.Result) {
		var lent, ended0 int64
		over := false
		for p := range r.Periods() {
			lent += r.Value(D1a, 0, p)
			ended0 += r.Value(H2, 0, p) + ofAll(r, H8, p) + ofAll(r, H8d, p) + r.Value(D7, 0, p)
			if lent != ended0+r.Value(D2, 0, p) {
				fatalf("period %d: lent %d, ended %d, outstanding %d", p, lent, ended0, r.Value(D2, 0, p))
			}
			if over && (r.Value(D1, 0, p) != 0 || r.Value(H2, 0, p) != 0 || ofAll(r, H8, p) != 0 || r.Value(D7, 0, p) != 0) {
				fatalf("period %d: money flows although the loan is over", p)
			}
			over = r.Value(D2, 0, p) == 0 && r.Value(D6, 0, p) == 0
		}
		if over {
			ended++
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, "2026-01", "2028-06")
		w.draw(rt)
		check(rt.Fatalf, w.run())
	})
	w := newWorld(t, "2026-01", "2029-06")
	w.at(SettlementReparations, 0, "2028-02", 500*bn)
	w.at(SettlementReparations, 0, "2028-08", 500*bn)
	check(t.Fatalf, w.run())
	if ended == 0 {
		t.Error("no loan came to its end")
	}
}

// TestNoRateNoInterest: at a rate of 0 the cash earns nothing.
func TestNoRateNoInterest(t *testing.T) {
	w := newWorld(t, "2026-01", "2026-12")
	w.rate(RatesDepositFacility, 0, 0)
	w.rate(RatesYieldMargin, 0, 0)
	r := w.run()
	for p := range r.Periods() {
		if got := r.Value(C1, 0, p); got != 0 {
			t.Errorf("period %d: interest of %d at a rate of 0", p, got)
		}
	}
}
