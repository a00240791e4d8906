package finance_test

import (
	"math/big"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// bondLaws are about the Union's bonds and their interest.
var bondLaws = []*law{
	{
		name: "16 all refinanced, flat rates",
		steer: func(w *lawWorld, d *dice) {
			bonded(w, d)
			w.set(finance.RatesRefinanced, 0, 12*whole)
			w.set(finance.RatesBondPool, 0, d.Int64N(80_000))
			w.set(finance.RetaliationSpread, 0, 0)
		},
		premise: func(r []*lawRun) bool { return r[0].total("E6") > 0 },
		holds:   likeTheFirstEdition,
		mutants: []mutant{{"E10a": eq.Sub(eq.Prev("E10"), eq.Prev("E10"))}}, // what is refinanced keeps its old interest too
	},
	{
		name: "16 nothing refinanced",
		steer: func(w *lawWorld, d *dice) {
			bonded(w, d)
			w.set(finance.RatesRefinanced, 0, 0)
			d.walk(w, finance.RatesBondPool, 0, 10_000, 70_000)
		},
		premise: func(r []*lawRun) bool { return r[0].total("E6") > 0 && rateMoves(r[0]) },
		holds:   keepsIssueRates,
		mutants: []mutant{
			{"E10f": eq.Add(eq.ID("E10e"), eq.Scale(eq.Prev("E5"), eq.Add(finance.RatesBondPool, finance.RetaliationSpread), eq.Whole))}, // the whole pool at the rate of the month
		},
	},
}

// bonded funds at least a part with bonds.
func bonded(w *lawWorld, d *dice) {
	if d.chance(80) {
		assets := d.Int64N(whole)
		w.set(finance.FundingAssets, 0, assets)
		w.set(finance.FundingGrants, 0, 0)
		w.set(finance.FundingBonds, 0, whole-assets)
	}
	if d.chance(60) {
		w.set(finance.SettlementOffset, 0, 0)
		w.set(finance.SettlementRepaymentShare, 0, 0)
		w.set(finance.LoanWriteOffs, 0, 0)
	}
}

// bondRate is the rate in force at the end of a month, with the spread.
func bondRate(r *lawRun, p int) int64 {
	w := r.world
	return w.in(finance.RatesBondPool, 0, p)/w.days(finance.RatesBondPool, p) + w.in(finance.RetaliationSpread, 0, p)/w.days(finance.RetaliationSpread, p)
}

func rateMoves(r *lawRun) bool {
	for p := 1; p < worldMonths; p++ {
		if r.v("E5", 0, p-1) > 0 && bondRate(r, p) != bondRate(r, p-1) {
			return true
		}
	}
	return false
}

// redeemed are the bonds that end in a month.
func redeemed(r *lawRun, p int) int64 {
	return r.v("E5", 0, p-1) + r.v("E3", 0, p) + r.v("H6m", 0, p) - r.v("E5", 0, p)
}

// likeTheFirstEdition wants the interest of a month to be that of the bonds at
// the rate for its days, to a cent; after a redemption to half a millionth.
func likeTheFirstEdition(runs []*lawRun) *counterexample {
	r := runs[0]
	for p := 1; p < worldMonths; p++ {
		days := int64(r.world.timeline.At(p).Days())
		want := quotient(365*whole, r.v("E5", 0, p-1), bondRate(r, p-1), days)
		bound := int64(1)
		if redeemed(r, p-1) != 0 {
			before := r.v("E5", 0, p-1) + redeemed(r, p-1)
			bound += quotient(2*365*whole*whole, before, bondRate(r, p-1), days) + 1
		}
		if c := apart(r.v("E6", 0, p), want, bound, "interest of month %d, and that of all bonds at the rate", p); c != nil {
			return c
		}
	}
	return nil
}

// keepsIssueRates wants the interest of a month to be that of each issue at the
// rate of its own month, up to the first redemption.
func keepsIssueRates(runs []*lawRun) *counterexample {
	r := runs[0]
	var yearly, issues int64 // millionths of a cent are kept: cents × millionths
	sum := new(big.Int)
	for p := range worldMonths {
		if p > 0 {
			days := big.NewInt(int64(r.world.timeline.At(p).Days()))
			yearly = roundedBig(new(big.Int).Mul(sum, days), big.NewInt(365*whole))
			if c := apart(r.v("E6", 0, p), yearly, 1+issues, "interest of month %d, and that of each issue at its own rate", p); c != nil {
				return c
			}
		}
		if redeemed(r, p) != 0 {
			return nil
		}
		if issued := r.v("E3", 0, p) + r.v("H6m", 0, p); issued > 0 {
			issues++
			sum.Add(sum, new(big.Int).Mul(big.NewInt(issued), big.NewInt(bondRate(r, p))))
		}
	}
	return nil
}

// quotient is the product of the factors over a divisor, rounded half away from
// zero.
func quotient(divisor int64, factors ...int64) int64 {
	product := big.NewInt(1)
	for _, f := range factors {
		product.Mul(product, big.NewInt(f))
	}
	return roundedBig(product, big.NewInt(divisor))
}

func roundedBig(a, b *big.Int) int64 {
	twice := new(big.Int).Lsh(new(big.Int).Abs(a), 1)
	twice.Add(twice, b)
	twice.Quo(twice, new(big.Int).Lsh(b, 1))
	if a.Sign() < 0 {
		twice.Neg(twice)
	}
	return twice.Int64()
}
