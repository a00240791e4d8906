package discount_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/discount"
	"loanmodel/internal/testkit"
)

func TestGrantElement(t *testing.T) {
	for years, want := range map[int]string{0: "0", 9: "35.5391", 10: "38.6087", 30: "76.8623"} {
		got := testkit.Must(discount.GrantElement(years, discount.UnifiedRate()))(t)
		if !got.Shift(2).Round(4).Equal(number(t, want)) {
			t.Errorf("%d years: %s, want %s %%", years, got, want)
		}
		service := make([]decimal.Decimal, years+1)
		service[years] = number(t, "90000000000")
		whole := testkit.Must(discount.GrantElementOf(discount.UnifiedRate(), number(t, "90000000000"), service))(t)
		if whole.Sub(got).Abs().GreaterThan(decimal.New(1, -30)) {
			t.Errorf("%d years as service: %s, want %s", years, whole, got)
		}
	}
	// At its own rate of interest a loan is no grant: 100 at 10 %.
	if got := testkit.Must(discount.GrantElementOf(number(t, "0.1"), number(t, "100"), decimals("0", "10", "110")))(t); got.Abs().GreaterThan(decimal.New(1, -30)) {
		t.Errorf("%s of a loan at its own rate", got)
	}
}

func TestWeightedAverageLife(t *testing.T) {
	start := calendar.MustMonth("2026-04")
	repaid := []discount.MonthFlow{
		{Month: calendar.MustMonth("2026-04"), Amount: number(t, "10")},
		{Month: calendar.MustMonth("2028-04"), Amount: number(t, "20")},
		{Month: calendar.MustMonth("2026-05"), Amount: number(t, "30")},
	}
	// (0·10 + 24·20 + 1·30) / (12 · 60) = 510 / 720
	if got := testkit.Must(discount.WeightedAverageLife(start, repaid))(t); got.String() != "0.7083333333333333333333333333333333" {
		t.Errorf("%s", got)
	}
	years := []discount.YearFlow{{Year: 2035, Amount: number(t, "1")}, {Year: 2026, Amount: number(t, "2")}}
	if got := testkit.Must(discount.WeightedAverageLifeOfYears(2026, years))(t); got.String() != "3" {
		t.Errorf("%s", got)
	}
}
