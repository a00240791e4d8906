package discount_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"loanmodel/finance/calendar"
	"loanmodel/finance/discount"
	"loanmodel/internal/testkit"
)

// euros are amounts of whole cents within the size of the loan.
func euros(least, most int64) *rapid.Generator[decimal.Decimal] {
	return rapid.Map(rapid.Int64Range(least, most), func(cents int64) decimal.Decimal { return decimal.New(cents, -2) })
}

const loan = 90_000_000_000_00 // in cents

var cent = decimal.New(1, -2)

// rates are millionths from −20 % to 100 %.
var rates = rapid.Map(rapid.Int64Range(-200_000, 1_000_000), func(millionths int64) decimal.Decimal { return decimal.New(millionths, -6) })

func plus(a, b []decimal.Decimal) []decimal.Decimal {
	c := make([]decimal.Decimal, len(a))
	for i := range a {
		c[i] = a[i].Add(b[i])
	}
	return c
}

func scaled(a []decimal.Decimal, k decimal.Decimal) []decimal.Decimal {
	c := make([]decimal.Decimal, len(a))
	for i := range a {
		c[i] = a[i].Mul(k)
	}
	return c
}

func decimals(texts ...string) []decimal.Decimal {
	list := make([]decimal.Decimal, len(texts))
	for i, text := range texts {
		list[i] = decimal.RequireFromString(text)
	}
	return list
}

func TestNPVByHand(t *testing.T) {
	flows := decimals("-100", "60.5", "60.5")
	for _, c := range []struct {
		name, rate, want string
		of               func(decimal.Decimal, []decimal.Decimal) (decimal.Decimal, error)
	}{
		{"−100 + 55 + 50", "0.10", "5", discount.NPV},
		{"a period later, 5 / 1.1", "0.10", "4.545454545454545454545454545454545", discount.NPV1},
		{"at 0 the sum", "0", "21", discount.NPV},
		{"at −50 % doubling", "-0.5", "263", discount.NPV},
	} {
		got, err := c.of(number(t, c.rate), flows)
		if err != nil || got.String() != c.want {
			t.Errorf("%s: %s, %v; want %s", c.name, got, err, c.want)
		}
	}
	if got := testkit.Must(discount.NPV(number(t, "0.05"), nil))(t); !got.IsZero() {
		t.Errorf("no flows are worth %s", got)
	}
}

func TestPVOfYearsByHand(t *testing.T) {
	flows := []discount.YearFlow{{Year: 2028, Amount: number(t, "121")}, {Year: 2026, Amount: number(t, "7")}, {Year: 2025, Amount: number(t, "10")}, {Year: 2028, Amount: number(t, "121")}}
	got := testkit.Must(discount.PVOfYears(number(t, "0.1"), 2026, flows))(t)
	if want := "218"; got.String() != want { // 100 + 100 + 7 + 11
		t.Errorf("%s, want %s", got, want)
	}
}

// TestNPVEqualsExact: big.Rat without any rounding, to far below a cent.
func TestNPVEqualsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rate := rates.Draw(t, "rate")
		flows := rapid.SliceOfN(euros(-loan, loan), 1, 60).Draw(t, "flows")
		exact, factor := new(big.Rat), new(big.Rat).Inv(rate.Add(decimal.New(1, 0)).Rat())
		for i := len(flows) - 1; i >= 0; i-- {
			exact.Add(exact.Mul(exact, factor), flows[i].Rat())
		}
		off := exact.Sub(exact, testkit.Must(discount.NPV(rate, flows))(t).Rat())
		if off.Abs(off).Cmp(decimal.New(1, -15).Rat()) > 0 {
			t.Fatalf("off by %s", off.FloatString(30))
		}
	})
}

func TestNPVFallsInTheRate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		flows := rapid.SliceOfN(euros(0, loan), 2, 40).Draw(t, "flows")
		flows[rapid.IntRange(1, len(flows)-1).Draw(t, "some flow after time 0")] = euros(1, loan).Draw(t, "above 0")
		low := rates.Draw(t, "rate")
		high := low.Add(decimal.New(rapid.Int64Range(1, 500_000).Draw(t, "more"), -6))
		if a, b := testkit.Must(discount.NPV(low, flows))(t), testkit.Must(discount.NPV(high, flows))(t); !a.GreaterThan(b) {
			t.Fatalf("%s at %s, %s at %s", a, low, b, high)
		}
	})
}

func TestNPVIsTheSumAtZeroAndAdds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "periods")
		x := rapid.SliceOfN(euros(-loan, loan), n, n).Draw(t, "x")
		y := rapid.SliceOfN(euros(-loan, loan), n, n).Draw(t, "y")
		if got, want := testkit.Must(discount.NPV(decimal.Zero, x))(t), decimal.Sum(decimal.Zero, x...); !got.Equal(want) {
			t.Fatalf("NPV at 0 is %s, the sum %s", got, want)
		}
		rate := rates.Draw(t, "rate")
		parts := testkit.Must(discount.NPV(rate, x))(t).Add(testkit.Must(discount.NPV(rate, y))(t))
		if off := testkit.Must(discount.NPV(rate, plus(x, y)))(t).Sub(parts).Abs(); off.GreaterThan(decimal.New(1, -15)) {
			t.Fatalf("NPV(x + y) is off by %s", off)
		}
	})
}

// TestXNPVOnWholeYears: 365 days apart, dated flows are worth what periodic
// ones are, within the tolerance that is stated.
func TestXNPVOnWholeYears(t *testing.T) {
	start := calendar.MustDate("2026-01-31")
	rapid.Check(t, func(t *rapid.T) {
		rate := rates.Draw(t, "rate")
		flows := rapid.SliceOfN(euros(-loan, loan), 1, 40).Draw(t, "flows")
		dated := make([]discount.DatedFlow, len(flows))
		for i, amount := range flows {
			dated[len(flows)-1-i] = discount.DatedFlow{Date: start.AddDays(365 * i), Amount: amount}
		}
		got, want := testkit.Must(discount.XNPV(rate, dated))(t), testkit.Must(discount.NPV(rate, flows))(t)
		if off := got.Value.Sub(want).Abs(); off.GreaterThan(got.Tolerance.Mul(decimal.New(int64(len(flows))+1, 0))) {
			t.Fatalf("%s, NPV %s, tolerance %s", got.Value, want, got.Tolerance)
		}
		if got.Tolerance.GreaterThan(decimal.New(1, -15)) || got.Method == "" {
			t.Fatalf("%+v", got)
		}
	})
}

func TestOnLastDays(t *testing.T) {
	flows := discount.OnLastDays([]discount.MonthFlow{{Month: calendar.MustMonth("2027-02"), Amount: cent}, {Month: calendar.MustMonth("2028-02"), Amount: cent}})
	if len(flows) != 2 || flows[0].Date.String() != "2027-02-28" || flows[1].Date.String() != "2028-02-29" || !flows[1].Amount.Equal(cent) {
		t.Errorf("%v", flows)
	}
}

// TestFactorsAreXNPV compares the two ways to discount: a factor is what XNPV
// makes of 1 on that date, to the last of its decimals.
func TestFactorsAreXNPV(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rate, one := rates.Draw(t, "rate"), decimal.New(1, 0)
		first := calendar.MonthOf(calendar.MustDate("2026-01-01"))
		dates := []calendar.Date{first.Last()}
		for range rapid.IntRange(1, 20).Draw(t, "dates") {
			dates = append(dates, dates[len(dates)-1].AddDays(rapid.IntRange(0, 900).Draw(t, "days")))
		}
		factors := testkit.Must(discount.Factors(rate, dates))(t)
		for i, date := range dates {
			alone := testkit.Must(discount.XNPV(rate, []discount.DatedFlow{{Date: dates[0]}, {Date: date, Amount: one}}))(t)
			if off := alone.Value.Sub(factors[i]).Abs(); off.GreaterThan(alone.Tolerance.Add(decimal.New(1, -34))) {
				t.Fatalf("%s on %s: %s, XNPV %s", rate, date, factors[i], alone.Value)
			}
		}
	})
}
