package finance_test

import (
	"math/big"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
)

// horizonLaws are about where a run is cut off.
var horizonLaws = []*law{
	{
		name:    "9 a ranking does not hang on the horizon",
		steer:   flatBonds,
		premise: func(r []*lawRun) bool { return quietFrom(r[0]) < worldMonths-13 },
		holds:   presentValueStays,
		mutants: []mutant{
			{"E6": eq.Scale(eq.Prev("E10"), eq.Sub(finance.CalendarDays, eq.Const(1), eq.Const(1)), eq.YearOfDays)}, // two days a month without interest
			{"L21": eq.Sub(eq.Add(eq.ID("L21e"), eq.ID("L21f")), eq.ID("F22"), eq.ID("L21h"))},                      // bonds left out, as in the first edition
		},
	},
}

// flatBonds is a loan by bonds at a flat rate after which nothing happens.
func flatBonds(w *lawWorld, d *dice) {
	w.set(finance.FundingAssets, 0, 0)
	w.set(finance.FundingGrants, 0, d.share()/2)
	w.set(finance.FundingBonds, 0, whole-w.in(finance.FundingGrants, 0, 0))
	w.set(finance.RatesBondPool, 0, 1+d.Int64N(70_000))
	w.set(finance.RetaliationSpread, 0, 0)
	w.set(finance.BudgetUKShare, 0, 0)
	if d.chance(80) {
		earlyDrawings(w, d)
		for _, id := range []eq.ID{finance.SettlementOffset, finance.SettlementRepaymentShare, finance.LoanWriteOffs, finance.ERARepayment, finance.RetaliationBearer} {
			w.set(id, 0, map[bool]int64{true: 3}[id == finance.RetaliationBearer])
		}
		w.all(finance.ERABudgetPays, 0)
		w.all(finance.RatesOwedOnSwapped, 0)
		w.set(finance.SettlementContribution, 0, 0)
	}
}

// quietFrom is the first month from which on bonds and their interest are all
// that states owe, and coupons all that they pay; past the end where there is
// none.
func quietFrom(r *lawRun) int {
	for p := worldMonths - 1; p >= 0; p-- {
		paid, certain := r.sum("L20", p), r.v("E5", 0, p)+r.v("E6a", 0, p)
		yearly := quotient(whole, r.v("E5", 0, p), bondRate(r, p))
		if paid != r.v("E7", 0, p) || r.v("E5", 0, p) <= 0 || r.sum("H7a", p)+r.v("F18", 0, p)+r.sum("B1", p) != 0 || r.v("G6", 0, p) != 0 ||
			certain < 0 || redeemed(r, p) != 0 || r.v("E10d", 0, p) != 0 || bondRate(r, p) != bondRate(r, 0) || r.v("E10", 0, p)-yearly > 12 || yearly-r.v("E10", 0, p) > 12 {
			return p + 1
		}
	}
	return 0
}

// presentValueStays compares the present value of paid and owed for certain at
// every two horizons after the last event.
func presentValueStays(runs []*lawRun) *counterexample {
	r := runs[0]
	start, rate := quietFrom(r), bondRate(r, 0)
	daily := dailyDiscount(rate)
	paid := new(big.Int)
	var values []*big.Int
	for p := range worldMonths {
		factor := power(daily, r.world.timeline.At(p).Last().Serial()-r.world.timeline.At(0).Last().Serial())
		paid.Add(paid, new(big.Int).Mul(big.NewInt(r.sum("L20", p)), factor))
		certain := new(big.Int).Mul(big.NewInt(r.sum("L21", p)), factor)
		values = append(values, certain.Add(certain, paid))
	}
	for p := start; p < worldMonths; p++ {
		for q := start; q < p; q++ {
			moved := roundedBig(new(big.Int).Sub(values[p], values[q]), discountScale)
			accrued := max(r.v("E6a", 0, p), r.v("E6a", 0, q))
			bound := quotient(4*whole*whole, r.v("E5", 0, q), rate, rate) + quotient(whole, accrued, rate) + int64(p-q) + 1
			if moved > bound || -moved > bound {
				return &counterexample{"present value moves between two horizons, and may move", moved, bound}
			}
		}
	}
	return nil
}

// discountScale is one as a discount factor: thirty decimals.
var discountScale = new(big.Int).Exp(big.NewInt(10), big.NewInt(30), nil)

// dailyDiscount is the factor of one day, 365 of which make a year: the root is
// found by halving.
func dailyDiscount(rate int64) *big.Int {
	year := new(big.Int).Mul(discountScale, big.NewInt(whole))
	year.Quo(year, big.NewInt(whole+rate))
	low, high := new(big.Int), new(big.Int).Set(discountScale)
	for range 100 {
		middle := new(big.Int).Add(low, high)
		middle.Rsh(middle, 1)
		if power(middle, 365).Cmp(year) > 0 {
			high = middle
		} else {
			low = middle
		}
	}
	return low
}

// power is a factor to a whole power.
func power(factor *big.Int, n int64) *big.Int {
	result, square := new(big.Int).Set(discountScale), new(big.Int).Set(factor)
	for ; n > 0; n /= 2 {
		if n%2 == 1 {
			result.Mul(result, square).Quo(result, discountScale)
		}
		square.Mul(square, square).Quo(square, discountScale)
	}
	return result
}
