package calendar_test

import (
	"math/big"
	"testing"

	"loanmodel/finance/calendar"
)

func allConventions() []calendar.Convention {
	var all []calendar.Convention
	for c := calendar.OneOne; c <= calendar.ThirtyE365; c++ {
		all = append(all, c)
	}
	return all
}

// A loan's everyday cases, worked by hand.
func TestYearFractionByHand(t *testing.T) {
	for _, c := range []struct {
		convention calendar.Convention
		start, end string
		num, den   int64
	}{
		{calendar.Act360, "2026-01-01", "2026-02-01", 31, 360},
		{calendar.Act365F, "2028-01-01", "2029-01-01", 366, 365},
		{calendar.ActActISDA, "2027-07-01", "2029-07-01", 184*366 + 366*365 + 181*366, 365 * 366},
		{calendar.ThirtyE360, "2026-01-31", "2026-02-28", 28, 360},
		{calendar.Thirty360ISDA, "2026-01-31", "2026-03-31", 60, 360},
		{calendar.NL365, "2026-01-01", "2126-01-01", 100, 1},
		{calendar.NL365, "1900-03-01", "2200-03-01", 300, 1},
		{calendar.NL365, "2099-03-01", "2101-03-01", 2, 1}, // 2100 has no 29 February
		{calendar.Act365Actual, "2028-02-29", "2028-03-01", 1, 365},
		{calendar.ActActYear, "2200-05-01", "2200-05-02", 1, 365},   // its year would end outside the range
		{calendar.ActActYear, "2023-02-28", "2024-02-29", 367, 366}, // a year and the first day of one that has 366
		{calendar.ActActExcel, "2200-05-01", "2200-12-31", 244, 365},
		{calendar.ActActExcel, "2028-02-29", "2029-01-15", 321, 366}, // the first day is a 29 February
		{calendar.ActActAFB, "1900-03-05", "2000-03-01", 99*365 + 361, 365},
	} {
		got, err := calendar.YearFraction(c.convention, calendar.MustDate(c.start), calendar.MustDate(c.end))
		if err != nil {
			t.Fatal(err)
		}
		if want := big.NewRat(c.num, c.den); got.Cmp(want) != 0 {
			t.Errorf("%s %s to %s = %s, want %s", c.convention, c.start, c.end, got.RatString(), want.RatString())
		}
	}
}

// Every regular coupon period is exactly its part of a year, as far as the range
// of dates goes and from whichever coupon the periods are counted.
func TestICMARegularPeriods(t *testing.T) {
	anchors := []string{"1900-03-31", "2026-08-31", "2200-12-31"}
	for _, anchor := range anchors {
		for _, months := range []int{1, 2, 3, 4, 6, 12} {
			coupon := calendar.WithCoupon(calendar.MustDate(anchor), months)
			want := big.NewRat(int64(months), 12)
			for d := calendar.MustDate("1900-12-31"); d.Year() < 2200; d = d.AddMonthsKeepingEnd(12) {
				start := d.AddMonthsKeepingEnd(calendar.MustDate(anchor).Month() % months)
				end := start.AddMonthsKeepingEnd(months)
				if end.IsZero() {
					continue
				}
				got, err := calendar.YearFraction(calendar.ActActICMA, start, end, coupon, calendar.WithEndOfMonth(true))
				if err != nil || got.Cmp(want) != 0 {
					t.Fatalf("%s to %s, %d months from %s: %v, %v", start, end, months, anchor, got, err)
				}
			}
		}
	}
}

func TestEmptyPeriods(t *testing.T) {
	day := calendar.MustDate("2026-02-28")
	coupon := calendar.WithCoupon(day, 6)
	for _, c := range allConventions() {
		want := int64(0)
		if c == calendar.OneOne {
			want = 1
		}
		days, err := calendar.Days(c, day, day)
		if err != nil || days != want {
			t.Errorf("%s: %d days, %v", c, days, err)
		}
		fraction, err := calendar.YearFraction(c, day, day, coupon)
		if err != nil || fraction.Cmp(big.NewRat(want, 1)) != 0 {
			t.Errorf("%s: %v years, %v", c, fraction, err)
		}
	}
}

// Adjusting days of the month must never make a period negative.
func TestDaysAreNeverNegative(t *testing.T) {
	for _, c := range allConventions() {
		for start := calendar.MustDate("2027-01-01"); start.Year() < 2029; start = start.AddDays(1) {
			for length := range 64 {
				end := start.AddDays(length)
				for _, options := range [][]calendar.Option{nil, {calendar.WithMaturity(end), calendar.WithEndOfMonth(true)}} {
					if days, err := calendar.Days(c, start, end, options...); err != nil || days < 0 {
						t.Fatalf("%s %s to %s: %d days, %v", c, start, end, days, err)
					}
				}
			}
		}
	}
}

func TestDayCountsRefuseBadPeriods(t *testing.T) {
	day, next := calendar.MustDate("2026-01-01"), calendar.MustDate("2026-01-02")
	for _, c := range append(allConventions(), 0, calendar.ThirtyE365+1, 255) {
		for _, period := range [][2]calendar.Date{{next, day}, {{}, day}, {day, {}}} {
			if days, err := calendar.Days(c, period[0], period[1]); err == nil || days != 0 {
				t.Errorf("%s: %d days from %s to %s, want an error", c, days, period[0], period[1])
			}
			if fraction, err := calendar.YearFraction(c, period[0], period[1]); err == nil || fraction != nil {
				t.Errorf("%s: %v years from %s to %s, want an error", c, fraction, period[0], period[1])
			}
		}
	}
	for _, c := range []calendar.Convention{0, calendar.ThirtyE365 + 1} {
		if _, err := calendar.Days(c, day, next); err == nil {
			t.Errorf("convention %d was accepted", c)
		}
	}
}

func TestCouponConventionsRefuseBadCoupons(t *testing.T) {
	day, next := calendar.MustDate("2026-01-01"), calendar.MustDate("2026-01-02")
	for want, options := range map[string][]calendar.Option{
		"ACT/ACT ICMA needs a coupon date and the months between coupons":            {nil},
		"ACT/ACT ICMA needs the months between coupons to divide a year, got 0":      {calendar.WithCoupon(day, 0)},
		"ACT/ACT ICMA needs the months between coupons to divide a year, got 5":      {calendar.WithCoupon(day, 5)},
		"ACT/ACT ICMA needs the months between coupons to divide a year, got -6":     {calendar.WithCoupon(day, -6)},
		"ACT/ACT ICMA needs the months between coupons to divide a year, got 120000": {calendar.WithCoupon(day, 120_000)},
	} {
		_, err := calendar.YearFraction(calendar.ActActICMA, day, next, options...)
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
		if _, err := calendar.YearFraction(calendar.Act365L, day, next, options...); err == nil {
			t.Errorf("ACT/365L accepted what it should refuse: %s", want)
		}
	}
}

func TestConventionNames(t *testing.T) {
	want := []string{
		"1/1", "ACT/360", "ACT/364", "ACT/365F", "ACT/365.25", "ACT/365A", "ACT/365L", "NL/360", "NL/365",
		"ACT/ACT ISDA", "ACT/ACT ICMA", "ACT/ACT AFB", "ACT/ACT Year", "ACT/ACT Excel",
		"30/360 ISDA", "30/360 PSA", "30U/360", "30U/360 EOM", "30E/360", "30E/360 ISDA", "30E+/360", "30/365", "30E/365",
	}
	all := allConventions()
	if len(all) != len(want) {
		t.Fatalf("%d conventions, want %d", len(all), len(want))
	}
	for i, c := range all {
		if c.String() != want[i] {
			t.Errorf("convention %d has the name %q, want %q", c, c, want[i])
		}
	}
	for _, c := range []calendar.Convention{0, calendar.ThirtyE365 + 1, 255} {
		if c.String() != "no day count convention" {
			t.Errorf("convention %d has the name %q", c, c)
		}
	}
}
