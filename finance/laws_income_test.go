package finance_test

import (
	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// incomeLaws are about the income of the cash: who goes without it, and what it
// serves.
var incomeLaws = []*law{
	{
		name: "6 nothing swapped, nothing forgone",
		steer: func(w *lawWorld, d *dice) {
			if d.chance(80) {
				w.set(finance.FundingAssets, 0, 0)
				w.set(finance.FundingGrants, 0, whole/2)
				w.set(finance.FundingBonds, 0, whole/2)
				w.set(finance.ERARepayment, 0, 0)
				d.release(w)
			}
		},
		premise: func(r []*lawRun) bool { return r[0].total("E4") == 0 && r[0].total("H4") > 0 },
		holds: func(runs []*lawRun) *counterexample {
			for _, id := range []eq.ID{"C21", "C24", "C25", "C26", "C27", "C28", "L29", "H5", "F4b", "G3", "H6m"} {
				for p := range worldMonths {
					if c := differ(runs[0].sum(id, p), 0, "%s in month %d where nothing is swapped", id, p); c != nil {
						return c
					}
				}
			}
			return nil
		},
		mutants: []mutant{{"C20": eq.PrevOf("A3", "euroclear")}}, // all of the claim, as if released cash still earned
	},
	{
		name:    "11 interest forgone and who goes without it",
		premise: func(r []*lawRun) bool { return r[0].total("C21") != 0 },
		holds: func(runs []*lawRun) *counterexample {
			r := runs[0]
			for p := range worldMonths {
				parts := r.v("C24", 0, p) + r.v("C25", 0, p) + r.v("C26", 0, p) + r.v("C27", 0, p) + r.v("C28", 0, p)
				if c := differ(r.v("C21", 0, p), parts, "interest forgone in month %d, and who goes without it", p); c != nil {
					return c
				}
			}
			return nil
		},
		mutants: []mutant{{"C26": eq.Sub(eq.ID("C23d"), eq.ID("C7"))}}, // the ERA lenders' part twice
	},
	{
		name: "12 ERA loans by lender",
		steer: func(w *lawWorld, d *dice) {
			if d.chance(60) {
				d.era(w)
			}
		},
		premise: func(r []*lawRun) bool { return r[0].total("J3") > 0 },
		holds: func(runs []*lawRun) *counterexample {
			r := runs[0]
			for p := range worldMonths {
				if c := differ(r.sum("J6", p)+r.sum("J7f", p), r.v("J1", 0, p)+r.v("J4", 0, p), "claims of all lenders in month %d, and what is outstanding and in arrears", p); c != nil {
					return c
				}
			}
			return nil
		},
		mutants: []mutant{{"J8": eq.Add(eq.ID("J8b"))}},
	},
	{
		name: "13 where the contribution goes",
		steer: func(w *lawWorld, d *dice) {
			if d.chance(50) {
				for k := range w.members(finance.ERAOpening) {
					w.set(finance.ERAOpening, k, d.amount(2))
				}
				w.all(finance.ERADraws, 0)
			}
		},
		premise: func(r []*lawRun) bool { return r[0].total("J3b") > 0 },
		holds:   contributionSpent,
		mutants: []mutant{{"J3c": eq.Sub(eq.ID("C9"), eq.ID("J3"))}, {"J3b": eq.Sub(eq.ID("C9"), eq.ID("J3"))}},
	},
}

// releaseLaws are about who keeps what is paid on a release.
var releaseLaws = []*law{
	{
		name: "14 parts of a release",
		steer: func(w *lawWorld, d *dice) {
			if d.chance(70) {
				d.release(w)
				fund := d.share()
				w.set(finance.SettlementFundShare, 0, fund)
				w.set(finance.SettlementVehicleShare, 0, d.Int64N(whole-fund+1))
			}
		},
		premise: func(r []*lawRun) bool {
			return r[0].total("H4", "H6") > 0 && r[0].in(finance.SettlementFundShare, 0, 0)+r[0].in(finance.SettlementVehicleShare, 0, 0) > 0
		},
		holds: releaseShared,
		mutants: []mutant{
			{"H33": eq.Sub(eq.ID("H30"), eq.ID("H31"))}, // the joint vehicle's part paid out twice
			{"H32a": eq.Scale(eq.ID("H30a"), finance.SettlementFundShare, eq.Whole)},
		},
	},
}

// releaseShared wants the parts to be the whole, none below nothing, and each so
// far its share of what was paid so far, to a cent.
func releaseShared(runs []*lawRun) *counterexample {
	r := runs[0]
	for p := range worldMonths {
		paid := r.sum("H4", p) + r.sum("H6", p) - r.v("I2n", 0, p)
		parts := []int64{r.v("H31", 0, p), r.v("H32", 0, p), r.v("H33", 0, p)}
		if c := differ(paid, parts[0]+parts[1]+parts[2], "paid on a release in month %d, and its parts", p); c != nil {
			return c
		}
		for i, id := range []eq.ID{finance.SettlementFundShare, finance.SettlementVehicleShare} {
			if c := above(-1, parts[i], "nothing less a cent, and part %d of a release in month %d", i, p); c != nil {
				return c
			}
			soFar := r.until(p, []eq.ID{"H31", "H32"}[i])
			if c := apart(soFar, roundedShare(r.until(p, "H30"), r.in(id, 0, 0)), 1, "part %d of releases by month %d, and its share", i, p); c != nil {
				return c
			}
		}
	}
	return nil
}

func contributionSpent(runs []*lawRun) *counterexample {
	r := runs[0]
	for p := range worldMonths {
		spent := r.v("J3", 0, p) + r.v("J3b", 0, p) + r.v("J3c", 0, p)
		if c := differ(r.v("C9", 0, p), spent, "contribution for the ERA loans in month %d, and its uses", p); c != nil {
			return c
		}
		lenders := r.sum("J7d", p) + r.sum("J8", p)
		if c := above(lenders, r.v("J2a", 0, p)+r.v("J3a", 0, p), "received by the lenders in month %d, and what they are owed", p); c != nil {
			return c
		}
	}
	return nil
}
