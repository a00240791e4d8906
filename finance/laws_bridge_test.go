package finance_test

import (
	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// bridgeLaws are about borrowing in place of what is not at hand, and about the
// drawing of the loan.
var bridgeLaws = []*law{
	{
		name:  "5 a bridge only defers",
		steer: bridged,
		others: func(w *lawWorld, _ *dice) []*lawWorld {
			none := w.copy()
			none.set(finance.BridgeLimit, 0, 0)
			return []*lawWorld{none}
		},
		premise: func(runs []*lawRun) bool {
			for _, r := range runs {
				if r.total("H2", "I3", "I2r", "E6", "A5", "H8", "H8d", "I5f") != 0 || maturesAfterDue(r) || !nothingSwappedAfterRelease(r) {
					return false
				}
			}
			return runs[0].total("H6m") > 0 && termsEnded(runs[0])
		},
		holds: func(runs []*lawRun) *counterexample {
			return differ(metOrOwed(runs[0]), metOrOwed(runs[1]), "paid, overdue and in arrears in the end, with a bridge and without")
		},
		mutants: []mutant{{"H9": eq.Sub(eq.ID("H9a"), eq.ID("H9a"))}}, // the bridge never comes due
	},
	{
		name:  "7 late guarantees",
		steer: func(w *lawWorld, d *dice) { w.set(finance.LoanThreshold, 0, 1+d.Int64N(whole)) },
		others: func(w *lawWorld, d *dice) []*lawWorld {
			late := w.copy()
			month := d.between(2, 30)
			late.change(finance.LoanInPlace, 0, func(p int, old int64) int64 {
				if p < month {
					return 0
				}
				return old
			})
			return []*lawWorld{late}
		},
		premise: func(runs []*lawRun) bool {
			for _, r := range runs {
				if last := worldMonths - 1; r.in(finance.LoanInPlace, 0, last) < r.in(finance.LoanThreshold, 0, 0) {
					return false
				}
			}
			for p := range worldMonths {
				if runs[1].until(p, "D1") < runs[0].until(p, "D1") {
					return true
				}
			}
			return false
		},
		holds: func(runs []*lawRun) *counterexample {
			return differ(runs[0].total("D1"), runs[1].total("D1"), "drawn in all, with the guarantees in place and later")
		},
		mutants: []mutant{{"D1": eq.If(eq.ID("D1g"), eq.Min(eq.Prev("D6"), finance.LoanInstalments), eq.Const(0))}}, // what comes too early is lost
	},
}

// bridged makes a release that a bridge meets, whose term ends in time.
func bridged(w *lawWorld, d *dice) {
	w.set(finance.FundingAssets, 0, whole)
	w.set(finance.FundingGrants, 0, 0)
	w.set(finance.FundingBonds, 0, 0)
	earlyDrawings(w, d)
	d.rise(w, finance.SettlementRelease, 8, 26)
	if d.chance(60) {
		d.smallDeposits(w)
	}
	if d.chance(70) {
		d.ceiling(w)
	}
	d.bridge(w)
	if d.chance(95) {
		undisturbedByInterest(w)
		w.set(finance.RatesBondPool, 0, 0)
		w.set(finance.RetaliationSpread, 0, 0)
		w.all(finance.AssetsMaturities, 0)
	}
	if d.chance(70) {
		order := [][]int64{{3, 1, 2}, {3, 2, 1}, {1, 3, 2}, {2, 3, 1}}[d.IntN(4)]
		for rank, id := range []eq.ID{finance.WaterfallFirst, finance.WaterfallSecond, finance.WaterfallThird} {
			w.set(id, 0, order[rank])
		}
	}
}

func undisturbedByInterest(w *lawWorld) {
	w.all(finance.RatesOwedOnSwapped, 0)
	w.set(finance.SettlementRepaymentShare, 0, 0)
	w.set(finance.SettlementOffset, 0, 0)
	w.set(finance.RetaliationSeized, 0, 0)
	w.set(finance.RetaliationRecognised, 0, 0)
	w.set(finance.RetaliationBearer, 0, 3)
}

// maturesAfterDue says whether cash matures after something has come due from
// the Union: it may pay the custodian's arrears where there is no bridge.
func maturesAfterDue(r *lawRun) bool {
	due := false
	for p := range worldMonths {
		if due && r.sum("A2", p) > 0 {
			return true
		}
		due = due || r.sum("H5", p) > 0
	}
	return false
}

// termsEnded says whether no bridge borrowing is left that is not due.
func termsEnded(r *lawRun) bool {
	term := int(r.in(finance.BridgeTerm, 0, 0))
	return r.total("H6m") == r.until(worldMonths-1-term, "H6m")
}

// metOrOwed is what guarantors, third countries and headroom have paid net of
// refunds, with what is overdue and in arrears.
func metOrOwed(r *lawRun) int64 {
	last := worldMonths - 1
	return r.total("F5", "F6", "F14", "G3") - r.total("F29", "G7") + r.v("H9o", 0, last) + r.sum("H7a", last)
}
