package discount_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"loanmodel/finance/discount"
	"loanmodel/internal/testkit"
)

// TestLevelScheduleClears: so many level payments bring a loan to 0, far below
// the cent, and what the functions say of it agrees.
func TestLevelScheduleClears(t *testing.T) {
	tiny := decimal.New(1, -15)
	rapid.Check(t, func(t *rapid.T) {
		rate := rapid.OneOf(rates, rapid.Just(decimal.Zero), rapid.Just(decimal.New(1, -15))).Draw(t, "rate")
		periods := rapid.IntRange(1, 60).Draw(t, "periods")
		borrowed := euros(1, loan).Draw(t, "borrowed")
		due := rapid.SampledFrom([]discount.Due{discount.AtEnd, discount.AtStart}).Draw(t, "due")
		payment := testkit.Must(discount.PMT(rate, periods, borrowed, decimal.Zero, due))(t)
		owed := testkit.Must(discount.FV(rate, periods, payment, borrowed, due))(t)
		growth := testkit.Must(discount.FV(rate, periods, decimal.Zero, borrowed, due))(t) // what the error may grow with
		if owed.Abs().GreaterThan(decimal.Max(tiny, growth.Abs().Shift(-25))) {
			t.Fatalf("%s is left of %s after %d payments of %s", owed, borrowed, periods, payment)
		}
		if worth := testkit.Must(discount.PV(rate, periods, payment, decimal.Zero, due))(t); worth.Sub(borrowed).Abs().GreaterThan(tiny) {
			t.Fatalf("the payments are worth %s of %s", worth, borrowed)
		}
	})
}

// TestLevelScheduleInCents: the schedule to the cent, its last payment clearing
// what is left, equals one computed with exact fractions.
func TestLevelScheduleInCents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		millionths := rapid.Int64Range(1, 150_000).Draw(t, "rate")
		periods := rapid.IntRange(1, 40).Draw(t, "periods")
		borrowed := rapid.Int64Range(100, loan).Draw(t, "cents")
		payment := testkit.Must(discount.PMT(decimal.New(millionths, -6), periods, decimal.New(borrowed, -2), decimal.Zero, discount.AtEnd))(t)
		level := payment.Neg().Round(2)
		if want := exactPayment(millionths, periods, borrowed); level.Shift(2).BigInt().Cmp(want) != 0 {
			t.Fatalf("%s a period, want %s cents", level, want)
		}
		left := decimal.New(borrowed, -2)
		for range periods - 1 {
			interest := left.Mul(decimal.New(millionths, -6)).Round(2)
			left = left.Add(interest).Sub(level)
		}
		last := left.Add(left.Mul(decimal.New(millionths, -6)).Round(2))
		// The rounding of the payment and of interest, with interest upon it.
		slack := decimal.New(int64(periods), -2).Mul(testkit.Must(discount.FV(decimal.New(millionths, -6), periods, decimal.Zero, decimal.New(-1, 0), discount.AtEnd))(t))
		if last.Sub(level).Abs().GreaterThan(slack) {
			t.Fatalf("the last payment %s is far from the level one %s", last, level)
		}
	})
}

// exactPayment is borrowed·i / (1 − (1+i)^−n) to the cent, half away from zero.
func exactPayment(millionths int64, periods int, borrowed int64) *big.Int {
	i := big.NewRat(millionths, 1_000_000)
	growth := new(big.Rat).Add(big.NewRat(1, 1), i)
	discount := big.NewRat(1, 1)
	for range periods {
		discount.Quo(discount, growth)
	}
	payment := new(big.Rat).Mul(new(big.Rat).SetInt64(borrowed), i)
	payment.Quo(payment, discount.Sub(big.NewRat(1, 1), discount))
	twice := new(big.Int).Add(new(big.Int).Lsh(payment.Num(), 1), payment.Denom())
	return twice.Quo(twice, new(big.Int).Lsh(payment.Denom(), 1))
}

func TestRATEUndoesPMT(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rate := decimal.New(rapid.Int64Range(-50_000, 500_000).Draw(t, "rate"), -6)
		periods := rapid.IntRange(1, 40).Draw(t, "periods")
		due := rapid.SampledFrom([]discount.Due{discount.AtEnd, discount.AtStart}).Draw(t, "due")
		if due == discount.AtStart && periods == 1 {
			return // paid back at once: any rate
		}
		borrowed := euros(1_000_000_00, loan).Draw(t, "borrowed")
		payment := testkit.Must(discount.PMT(rate, periods, borrowed, decimal.Zero, due))(t)
		got := testkit.Must(discount.RATE(periods, payment, borrowed, decimal.Zero, due))(t)
		if off := got.Value.Sub(rate).Abs(); off.GreaterThan(decimal.New(1, -18)) || got.Roots != 1 {
			t.Fatalf("%s of %d, want %s", got.Value, got.Roots, rate)
		}
	})
}
