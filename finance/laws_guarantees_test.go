package finance_test

import (
	"slices"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// guaranteeLaws are about what guarantors promise, are called for and pay.
var guaranteeLaws = []*law{
	{
		name:    "3 never above the commitment",
		steer:   tightGuarantees,
		premise: func(r []*lawRun) bool { return r[0].total("F4") > 0 && r[0].total("F5a") > 0 },
		holds:   withinCommitments,
		mutants: []mutant{
			{"F6b": eq.If(eq.ID("F5a"), eq.Const(0), eq.Max(eq.Const(0), eq.Sub(eq.ID("F2"), eq.ID("F22d"), eq.Prev("F13c"))))}, // room that forgets own calls
			{"F19": eq.Sub(eq.Add(eq.Prev("F19"), eq.ID("F21a"), eq.ID("F21c"), eq.ID("F32"), eq.ID("F32a")), eq.ID("F32"))},
		},
	},
	{
		name:   "4 a default does not pay",
		steer:  curedDefaults,
		others: func(w *lawWorld, _ *dice) []*lawWorld { return []*lawWorld{withoutDefaults(w)} },
		premise: func(runs []*lawRun) bool {
			return allCured(runs[0]) && missedCall(runs[0])
		},
		holds: func(runs []*lawRun) *counterexample {
			for i := range states {
				if c := differ(paidNet(runs[0], i), paidNet(runs[1], i), "paid by %s in the end, with its default and without", finance.MemberStates.Code(i)); c != nil {
					return c
				}
			}
			return nil
		},
		mutants: []mutant{{"F19": eq.Add(eq.ID("F19a"), eq.ID("F32"), eq.If(eq.ID("F5a"), eq.ID("F4"), eq.ID("F32a")))}}, // a default ends the debt
	},
	{
		name: "12 months to pay",
		steer: func(w *lawWorld, d *dice) {
			callsWithDefaults(w, d)
			undisturbed(w, d)
			w.all(finance.GuaranteesDefaultFrom, 0)
			w.all(finance.GuaranteesDefaultUntil, 0)
			w.set(finance.GuaranteesMonths, 0, int64(d.between(1, 9)))
		},
		premise: func(runs []*lawRun) bool {
			r := runs[0]
			return r.in(finance.GuaranteesMonths, 0, 0) > 0 && r.total("F4") > 0 && r.total("F5a", "F6", "H2", "H6h", "H8", "H8d") == 0
		},
		holds: func(runs []*lawRun) *counterexample {
			r, n := runs[0], int(runs[0].in(finance.GuaranteesMonths, 0, 0))
			for i := range states {
				for p := range worldMonths {
					if c := differ(r.soFar("F5", i, p), r.soFar("F4", i, p-n), "paid by %s by month %d, and called %d months before", finance.MemberStates.Code(i), p, n); c != nil {
						return c
					}
				}
			}
			return nil
		},
		mutants: []mutant{{"F20": eq.Add(eq.ID("F20a"))}}, // due the month after
	},
	{
		name: "10 calls within the exposure",
		steer: func(w *lawWorld, d *dice) {
			callsWithDefaults(w, d)
			earlyDrawings(w, d)
			w.set(finance.BridgeLimit, 0, 0)
			if d.chance(50) {
				drawnOnRelease(w, d)
			}
		},
		premise: func(runs []*lawRun) bool {
			r := runs[0]
			return r.total("F4e") > 0 && r.total("H6m") == 0 && nothingSwappedAfterRelease(r)
		},
		holds: func(runs []*lawRun) *counterexample {
			var called, peak int64
			for p := range worldMonths {
				called += runs[0].v("F4e", 0, p)
				peak = max(peak, runs[0].v("F3b", 0, p))
			}
			return above(called, peak, "called of the states in all, and the peak of their exposure")
		},
		mutants: []mutant{
			{"F3b": eq.If(eq.ID("F33"), eq.Const(0), eq.Min(eq.Sum("F2"), eq.Sum("B1")))}, // after payment
			{"F31a": eq.Max(eq.Const(0), eq.ID("H6e"))},                                   // called again each month
		},
	},
	{
		name: "24 parts never fall",
		steer: func(w *lawWorld, d *dice) {
			callsWithDefaults(w, d)
			earlyDrawings(w, d)
			if d.chance(40) {
				d.pennies(w)
			}
		},
		premise: func(runs []*lawRun) bool {
			return slices.ContainsFunc([]eq.ID{"F4e", "E9", "E2", "G3", "H34", "J9"}, func(id eq.ID) bool { return runs[0].total(id) > 0 })
		},
		holds: func(runs []*lawRun) *counterexample {
			for _, id := range runningShares {
				if c := neverFalls(runs[0], id); c != nil {
					return c
				}
			}
			return nil
		},
		mutants: []mutant{{"F4f": eq.Add(eq.ID("F4d"))}, {"L5a": eq.Add(eq.ID("L5c")), "L5": eq.Sub(eq.ID("L5c"), eq.Prev("L5a"))},
			{"L4a": eq.Add(eq.ID("L4c")), "L4": eq.Sub(eq.ID("L4c"), eq.Prev("L4a"))}},
	},
}

// runningShares are the shares in running totals, but for those in stocks.
var runningShares = []eq.ID{"F4f", "L4a", "L5a", "L6a", "L7b", "L14a", "L15a"}

// neverFalls compares a share so far with that of the month before, where the
// total has not fallen.
func neverFalls(r *lawRun, id eq.ID) *counterexample {
	for p := 1; p < worldMonths; p++ {
		if id == "L4a" && r.v("L4b", 0, p) < r.v("L4b", 0, p-1) {
			continue // interest below zero
		}
		if id != "F4f" && r.v("L0k", 0, p) == 1 {
			continue // a new key, on a new total
		}
		for i := range states {
			if c := above(r.v(id, i, p-1), r.v(id, i, p), "%s of %s in month %d, and the month after", id, finance.MemberStates.Code(i), p-1); c != nil {
				return c
			}
		}
	}
	return nil
}

// callsWithDefaults makes calls likely, and defaults when they come.
func callsWithDefaults(w *lawWorld, d *dice) {
	if d.chance(75) {
		w.set(finance.FundingAssets, 0, whole)
		w.set(finance.FundingGrants, 0, 0)
		w.set(finance.FundingBonds, 0, 0)
		d.release(w)
		if w.in(finance.GuaranteesCeiling, 0, 0) == 0 || d.chance(50) {
			d.ceiling(w)
		}
		d.smallDeposits(w)
	} else if d.chance(50) {
		d.refinanced(w)
	}
	if d.chance(70) {
		d.defaults(w)
	}
}

// tightGuarantees are soon exhausted.
func tightGuarantees(w *lawWorld, d *dice) {
	callsWithDefaults(w, d)
	earlyDrawings(w, d)
	w.set(finance.WaterfallFirst, 0, 2)
	w.set(finance.WaterfallSecond, 0, 1)
	w.set(finance.WaterfallThird, 0, 3)
	d.defaults(w)
	if d.chance(60) {
		w.set(finance.GuaranteesThird, 0, 0)
		w.set(finance.GuaranteesCeiling, 0, d.amount(30))
	}
}

// earlyDrawings mostly end before anything is released: cash is not swapped
// again that arrears have kept or payments have brought back.
func earlyDrawings(w *lawWorld, d *dice) {
	if d.chance(10) {
		return
	}
	var sum int64
	w.set(finance.LoanThreshold, 0, 0)
	w.set(finance.LoanInstalments, 0, 0)
	for _, month := range d.months(d.between(1, 4), 0, 7) {
		instalment := d.amount(30)
		sum += instalment
		w.at(finance.LoanInstalments, 0, month, instalment)
	}
	w.set(finance.LoanCommitment, 0, sum)
	w.set(finance.LoanAll, 0, sum)
	w.set(finance.ERARepayment, 0, 0)
}

// drawnOnRelease adds a drawing in the month of the first release.
func drawnOnRelease(w *lawWorld, d *dice) {
	for p := range worldMonths {
		if w.in(finance.SettlementRelease, 0, p) > 0 {
			more := d.amount(30)
			w.at(finance.LoanInstalments, 0, p, more)
			w.set(finance.LoanCommitment, 0, w.in(finance.LoanCommitment, 0, 0)+more)
			w.set(finance.LoanAll, 0, w.in(finance.LoanAll, 0, 0)+more)
			return
		}
	}
}

// pennies are a world of a few euro, released in many steps: the calls of a
// month are so small that cents decide who pays.
func (d *dice) pennies(w *lawWorld) {
	cash := 100 + d.Int64N(5000)
	w.set(finance.LoanInstalments, 0, 0)
	w.at(finance.LoanInstalments, 0, d.between(0, 4), cash)
	w.set(finance.LoanCommitment, 0, cash)
	w.set(finance.LoanAll, 0, cash)
	w.all(finance.AssetsLiquidityFloor, 0)
	w.set(finance.AssetsOpeningCash, 0, cash)
	w.set(finance.GuaranteesThird, 0, 0)
	w.set(finance.GuaranteesCeiling, 0, 1+d.Int64N(2*cash))
	months := d.months(20, 8, 44)
	w.set(finance.SettlementRelease, 0, 0)
	for i, share := range d.rising(len(months)) {
		w.from(finance.SettlementRelease, 0, months[i], share)
	}
}

// smallDeposits leave little beside what is swapped, so that a release must be
// met by the Union.
func (d *dice) smallDeposits(w *lawWorld) {
	if d.chance(50) {
		for k := range w.members(finance.AssetsOpeningCash) {
			w.set(finance.AssetsOpeningCash, k, d.amount(60))
		}
	}
}

// undisturbed mostly leaves out what pays the Union's debt beside guarantors.
func undisturbed(w *lawWorld, d *dice) {
	if d.chance(90) {
		w.set(finance.SettlementRepaymentShare, 0, 0)
		w.set(finance.SettlementOffset, 0, 0)
		w.set(finance.HeadroomCapacity, 0, 0)
		w.set(finance.BridgeLimit, 0, 0)
		w.set(finance.RetaliationBearer, 0, 3)
	}
}

// curedDefaults are defaults in the months of calls that end in time.
func curedDefaults(w *lawWorld, d *dice) {
	callsWithDefaults(w, d)
	earlyDrawings(w, d)
	undisturbed(w, d)
	d.defaults(w)
	if d.chance(90) {
		undisturbedByInterest(w)
	}
	last := w.timeline.At(worldMonths - 10).Last().Serial()
	for i := range states {
		if w.in(finance.GuaranteesDefaultFrom, i, 0) > 0 {
			w.set(finance.GuaranteesDefaultUntil, i, min(last, w.in(finance.GuaranteesDefaultUntil, i, 0)))
		}
		if w.in(finance.GuaranteesDefaultUntil, i, 0) < w.in(finance.GuaranteesDefaultFrom, i, 0) {
			w.set(finance.GuaranteesDefaultFrom, i, 0)
		}
	}
}

func withoutDefaults(w *lawWorld) *lawWorld {
	none := w.copy()
	none.all(finance.GuaranteesDefaultFrom, 0)
	none.all(finance.GuaranteesDefaultUntil, 0)
	return none
}

// paidNet is what a state has paid for calls in the end, less what came back.
func paidNet(r *lawRun, i int) int64 {
	last := worldMonths - 1
	return r.soFar("F5", i, last) + r.soFar("F6", i, last) - r.soFar("F29", i, last)
}

// allCured says that nobody is in default at the end, and that nothing else
// pays or moves the Union's debt and the cash behind it: headroom, bridge,
// set-off, reparations, losses, compensation, awards, interest, new swaps.
func allCured(r *lawRun) bool {
	return r.sum("F5a", worldMonths-1) == 0 && nothingSwappedAfterRelease(r) &&
		r.total("G3", "H6m", "H8", "H8d", "H2", "I5f", "I3", "I2r", "A5") == 0
}

// missedCall says whether somebody was called and in default when it was due,
// long enough before the end.
func missedCall(r *lawRun) bool {
	months := int(r.in(finance.GuaranteesMonths, 0, 0))
	for i := range states {
		for p := months; p < worldMonths; p++ {
			if r.v("F5a", i, p) > 0 && r.soFar("F4", i, p-months) > 0 && r.soFar("F4", i, p-months-1) < r.soFar("F4", i, p-months) {
				return true
			}
		}
	}
	return false
}

// withinCommitments wants what a state has paid net of refunds, advances and
// losses to stay within its commitment, in the model's stocks and in cash.
func withinCommitments(runs []*lawRun) *counterexample {
	r := runs[0]
	for i := range states {
		commitment := r.v("F2", i, 0)
		var cash, settled int64
		for p := range worldMonths {
			cash += r.v("F5", i, p) + r.v("F6", i, p) + r.v("F13", i, p) - r.v("F29", i, p) - r.v("F24", i, p)
			code := finance.MemberStates.Code(i)
			if c := above(cash, commitment, "paid by %s net of refunds by month %d, and its commitment", code, p); c != nil {
				return c
			}
			settled += r.v("F25", i, p)
			if c := differ(r.v("F19", i, p)+r.v("F22", i, p)+r.v("F13c", i, p)-settled, cash, "own calls met, advances and losses of %s in month %d, but for what reparations settled, and its cash", code, p); c != nil {
				return c
			}
		}
	}
	return nil
}

// nothingSwappedAfterRelease holds where no drawing swaps cash after something
// has been released.
func nothingSwappedAfterRelease(r *lawRun) bool {
	released := false
	for p := range worldMonths {
		if released && r.sum("E4", p) > 0 {
			return false
		}
		released = released || r.sum("H3", p) > 0
	}
	return true
}
