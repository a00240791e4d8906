package finance_test

import (
	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// claimLaws are about the claim of the Bank of Russia: what is released, set
// off and paid, and the loan that is set off against it.
var claimLaws = []*law{
	{
		name:    "1 release in steps",
		steer:   func(w *lawWorld, d *dice) { quietClaims(w, d); d.release(w) },
		others:  func(w *lawWorld, _ *dice) []*lawWorld { return []*lawWorld{inOneStep(w, finance.SettlementRelease)} },
		premise: releasedInSteps,
		holds:   samePaidAndDue,
		mutants: []mutant{
			{"H3": eq.Min(eq.ID("H3a"), eq.Add(eq.Prev("H7"), eq.Scale(eq.ID("H3a"), finance.SettlementRelease, eq.Whole)))}, // as in the first edition
			{"H3b": eq.Add(eq.ID("H3a"))}, // a share of what is left
		},
	},
	{
		name: "1 set-off in steps",
		steer: func(w *lawWorld, d *dice) {
			quietClaims(w, d)
			d.offset(w)
			w.set(finance.SettlementRelease, 0, 0)
			w.set(finance.SettlementRepaymentShare, 0, 0)
			w.set(finance.LoanWriteOffs, 0, 0)
		},
		others:  func(w *lawWorld, _ *dice) []*lawWorld { return []*lawWorld{inOneStep(w, finance.SettlementOffset)} },
		premise: setOffInSteps,
		holds: func(runs []*lawRun) *counterexample {
			for p := lastStep(runs[0].world, finance.SettlementOffset); p < worldMonths; p++ {
				if c := differ(runs[0].until(p, "H8", "H8d"), runs[1].until(p, "H8", "H8d"), "set off by month %d, in steps and at once", p); c != nil {
					return c
				}
			}
			return nil
		},
		mutants: []mutant{{"H8b": eq.Sub(eq.ID("D2a"), eq.ID("H2"))}}, // a share of what is left
	},
	{
		name:    "2 claim accounted for",
		premise: func(r []*lawRun) bool { return r[0].total("H4", "H6", "H8", "H8d", "I3", "I2r") > 0 },
		holds:   claimAccounted,
		mutants: []mutant{
			{"A3": eq.Sub(eq.Add(eq.Prev("A3"), eq.ID("A2")), eq.ID("H4"), eq.ID("H6"), eq.ID("H8"), eq.ID("H8d"), eq.ID("I3"), eq.ID("I2r"))}, // interest paid away, as in row 14
			{"A3": eq.Sub(eq.Add(eq.Prev("A3"), eq.ID("A2"), eq.ID("A5")), eq.ID("H4"), eq.ID("H6"), eq.ID("H8"), eq.ID("H8d"), eq.ID("I3"))},
		},
	},
	{
		name: "8 set-off lowers the loan",
		steer: func(w *lawWorld, d *dice) {
			w.set(finance.SettlementOffset, 0, 0)
			w.from(finance.SettlementOffset, 0, d.between(8, 36), 1+d.Int64N(whole))
			if d.chance(60) {
				w.set(finance.SettlementRelease, 0, 0)
			}
		},
		others: func(w *lawWorld, _ *dice) []*lawWorld {
			none := w.copy()
			none.set(finance.SettlementOffset, 0, 0)
			return []*lawWorld{none}
		},
		premise: canBeSetOff,
		holds:   lowersTheLoan,
		mutants: []mutant{{"H8v": eq.Sub(eq.ID("H2b"), eq.ID("H2b"))}}, // deposits are not touched, as in the first edition
	},
	{
		name:    "23 no more than the claim",
		steer:   func(w *lawWorld, d *dice) { d.steerAward(w) },
		premise: func(r []*lawRun) bool { return r[0].total("I2") > 0 && r[0].total("H4", "H6") > 0 },
		holds:   noMoreThanTheClaim,
		mutants: []mutant{{"I2n": eq.Sub(eq.Prev("I2w"), eq.Prev("I2w"))}, {"I2": eq.Add(eq.ID("I2b"))}},
	},
}

func (d *dice) steerAward(w *lawWorld) {
	if d.chance(60) {
		d.award(w)
	}
	if d.chance(60) {
		d.release(w)
	}
}

// quietClaims mostly leaves out what would move the claim beside a release.
func quietClaims(w *lawWorld, d *dice) {
	if d.chance(90) {
		w.all(finance.RatesOwedOnSwapped, 0)
		w.set(finance.SettlementOffset, 0, 0)
		w.set(finance.RetaliationSeized, 0, 0)
		w.set(finance.RetaliationRecognised, 0, 0)
	}
}

// steps counts the steps of a share so far, lastStep is the month of the last.
func steps(w *lawWorld, id eq.ID) (count int) {
	for p := range worldMonths {
		if w.in(id, 0, p) != w.in(id, 0, p-1) || p == 0 && w.in(id, 0, 0) > 0 {
			count++
		}
	}
	return count
}

func lastStep(w *lawWorld, id eq.ID) (month int) {
	for p := 1; p < worldMonths; p++ {
		if w.in(id, 0, p) != w.in(id, 0, p-1) {
			month = p
		}
	}
	return month
}

// inOneStep is the world in which a share reaches its last value at once.
func inOneStep(w *lawWorld, id eq.ID) *lawWorld {
	once := w.copy()
	once.set(id, 0, 0)
	once.from(id, 0, lastStep(w, id), w.in(id, 0, worldMonths-1))
	return once
}

func releasedInSteps(runs []*lawRun) bool {
	for _, r := range runs {
		if r.total("A5", "H8", "H8d", "I3", "I2r") != 0 || r.total("H4", "H6") == 0 {
			return false
		}
	}
	return steps(runs[0].world, finance.SettlementRelease) > 1
}

func samePaidAndDue(runs []*lawRun) *counterexample {
	for p := lastStep(runs[0].world, finance.SettlementRelease); p < worldMonths; p++ {
		for k := range finance.Custodians.Members {
			paidAndDue := func(r *lawRun) int64 { return r.soFar("H4", k, p) + r.soFar("H6", k, p) + r.v("H7", k, p) }
			if c := differ(paidAndDue(runs[0]), paidAndDue(runs[1]), "paid and due by custodian %d in month %d, in steps and at once", k, p); c != nil {
				return c
			}
		}
	}
	return nil
}

func setOffInSteps(runs []*lawRun) bool {
	for _, r := range runs {
		if r.total("H2", "H3", "I3", "I2", "D7", "A5") != 0 {
			return false
		}
		for p := range worldMonths {
			if r.v("H8w", 0, p) != r.sum("H8", p)+r.sum("H8d", p) {
				return false // deposits do not suffice
			}
		}
	}
	return steps(runs[0].world, finance.SettlementOffset) > 1 && runs[1].total("H8", "H8d") > 0
}

func claimAccounted(runs []*lawRun) *counterexample {
	r := runs[0]
	for k := range finance.Custodians.Members {
		in, out := r.in(finance.AssetsOpeningCash, k, 0), int64(0)
		for p := range worldMonths {
			in += r.v("A2", k, p) + r.v("A5", k, p)
			out += r.v("H4", k, p) + r.v("H6", k, p) + r.v("H8", k, p) + r.v("H8d", k, p) + r.v("I3", k, p) + r.v("I2r", k, p)
			if c := differ(in, out+r.v("A3", k, p), "opening, matured and credited against paid, set off, compensated, recognised and left, custodian %d in month %d", k, p); c != nil {
				return c
			}
		}
	}
	return nil
}

// offsetWanted is what is to be set off of the loan, by the world without
// offset: the share of what is left after repayment.
func offsetWanted(runs []*lawRun) (month int, wanted int64) {
	without := runs[1]
	month = lastStep(runs[0].world, finance.SettlementOffset)
	return month, roundedShare(without.v("D2a", 0, month)-without.v("H2", 0, month), runs[0].in(finance.SettlementOffset, 0, month))
}

// roundedShare is millionths of an amount that is not negative, half up.
func roundedShare(amount, millionths int64) int64 {
	high, low := amount/whole, amount%whole
	return high*millionths + (low*millionths+whole/2)/whole
}

// canBeSetOff says whether something is owed and the swapped cash and deposits
// behind it suffice.
func canBeSetOff(runs []*lawRun) bool {
	r := runs[1]
	p, wanted := offsetWanted(runs)
	deposits := r.sum("B2a", p) - r.sum("I3", p)
	bonds := r.v("E5a", 0, p) - r.v("H2b", 0, p)
	return wanted > 0 && r.v("D7", 0, p) == 0 && wanted <= r.sum("B1a", p)+min(bonds, deposits)
}

func lowersTheLoan(runs []*lawRun) *counterexample {
	p, wanted := offsetWanted(runs)
	if c := differ(runs[0].sum("H8", p)+runs[0].sum("H8d", p), wanted, "set off in month %d, and the share of the loan", p); c != nil {
		return c
	}
	return differ(runs[1].v("D2", 0, p)-runs[0].v("D2", 0, p), wanted, "the loan is lower in month %d by, and what is set off", p)
}

func noMoreThanTheClaim(runs []*lawRun) *counterexample {
	r := runs[0]
	var claim int64
	for k := range finance.Custodians.Members {
		claim += r.in(finance.AssetsOpeningCash, k, 0)
	}
	var received int64
	for p := range worldMonths {
		claim += r.sum("A2", p) + r.sum("A5", p)
		received += r.sum("H4", p) + r.sum("H6", p) + r.v("I2", 0, p) - r.v("I2n", 0, p)
		if c := above(received, claim, "received by the Bank of Russia by month %d, and its claim", p); c != nil {
			return c
		}
	}
	return nil
}
