package finance_test

import (
	"slices"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// refinancingLaws are about immobilised cash that takes the bonds' place.
var refinancingLaws = []*law{
	{
		name: "15 refinanced on the first day, never, on the way",
		steer: func(w *lawWorld, d *dice) {
			fundedBy(w, finance.FundingBonds)
			w.set(finance.ERARepayment, 0, 0)
			w.set(finance.FundingRefinancedFrom, 0, w.timeline.At(0).First().Serial())
			if d.chance(70) {
				untouched(w)
			}
		},
		others: func(w *lawWorld, d *dice) []*lawWorld {
			assets, never, after, onTheWay := w.copy(), w.copy(), w.copy(), w.copy()
			fundedBy(assets, finance.FundingAssets)
			for _, other := range []*lawWorld{assets, never} {
				other.set(finance.FundingRefinancedFrom, 0, 0)
			}
			after.set(finance.FundingRefinancedFrom, 0, w.timeline.At(worldMonths-1).Last().Serial()+1)
			d.refinanced(onTheWay)
			return []*lawWorld{assets, never, after, onTheWay}
		},
		premise: func(r []*lawRun) bool { return r[1].total("D1") > 0 && r[1].total("E3") == 0 },
		holds:   refinancingIsTheReparationsLoan,
		mutants: []mutant{
			{"E11a": eq.Sub(eq.ID("D1"), eq.ID("D1"))}, // what has been borrowed stays in bonds
			{"E1a": eq.Scale(eq.ID("D1"), finance.FundingAssets, eq.Whole)},
			{"E10g": eq.Add(eq.ID("H2b"), eq.Sum("H8d"), eq.ID("F27b"), eq.ID("H9m"))}, // swapped, and the bonds stay
		},
	},
}

// fundedBy has the whole loan come from one source.
func fundedBy(w *lawWorld, source eq.ID) {
	for _, id := range []eq.ID{finance.FundingAssets, finance.FundingGrants, finance.FundingBonds} {
		w.set(id, 0, map[bool]int64{true: whole}[id == source])
	}
}

// untouched leaves the assets where they are and the loan unpaid.
func untouched(w *lawWorld) {
	for _, id := range []eq.ID{finance.SettlementRelease, finance.SettlementOffset, finance.SettlementRepaymentShare, finance.LoanWriteOffs} {
		w.set(id, 0, 0)
	}
}

// linesOfTheUnion are those in which two ways of funding that come to the same
// must agree.
var linesOfTheUnion = []eq.ID{"D1", "D2", "E2", "E3", "E4", "E5", "E6", "E7", "E9", "B1", "B2", "H2", "H3", "H5", "H6", "H7a", "F4e", "G3", "H6m", "C1", "J3"}

func refinancingIsTheReparationsLoan(r []*lawRun) *counterexample {
	first, assets, never, after, onTheWay := r[0], r[1], r[2], r[3], r[4]
	for p := range worldMonths {
		for _, id := range linesOfTheUnion {
			if c := differ(first.sum(id, p), assets.sum(id, p), "%s in month %d, refinanced on the first day and from immobilised cash", id, p); c != nil {
				return c
			}
			if c := differ(never.sum(id, p), after.sum(id, p), "%s in month %d, never refinanced and after the end", id, p); c != nil {
				return c
			}
		}
	}
	if isRedeemed(assets) || isRedeemed(onTheWay) {
		return nil // what is redeemed of one debt and not of the other
	}
	for p := range worldMonths {
		debt, same := onTheWay.sum("B1", p)+onTheWay.v("E5", 0, p), assets.sum("B1", p)+assets.v("E5", 0, p)
		if c := differ(debt, same, "debt of the Union in month %d, refinanced on the way and from immobilised cash", p); c != nil {
			return c
		}
		if onTheWay.v("E11", 0, p) == 1 {
			if c := differ(onTheWay.v("E5", 0, p), assets.v("E5", 0, p), "bonds in month %d, refinanced by then", p); c != nil {
				return c
			}
		}
	}
	return nil
}

// isRedeemed says whether any debt of the Union has been repaid, set off, released
// or reduced.
func isRedeemed(r *lawRun) bool {
	return slices.ContainsFunc([]eq.ID{"H2", "H3", "H8", "H8d", "I3", "I2r"}, func(id eq.ID) bool { return r.total(id) != 0 })
}
