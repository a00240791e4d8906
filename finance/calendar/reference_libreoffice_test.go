package calendar_test

import (
	"math/big"
	"strings"
	"testing"

	"loanmodel/finance/calendar"
)

func yearfracConvention(basis string) (calendar.Convention, bool) {
	conventions := map[string]calendar.Convention{
		"0": calendar.Thirty360USEndOfMonth,
		"1": calendar.ActActExcel,
		"2": calendar.Act360,
		"3": calendar.Act365F,
		"4": calendar.ThirtyE360,
	}
	c, ok := conventions[basis]
	return c, ok
}

func TestLibreOfficeYearfrac(t *testing.T) {
	tolerance := rational(t, "1e-10")
	count := newTally()
	for _, r := range readReference(t, "vectors", "daycount/yearfrac_libreoffice.csv") {
		convention, known := yearfracConvention(r["basis"])
		if !known || r["start"] == "" || r["end"] == "" {
			count.skip("the dates stand in other cells or in a formula, not in the table")
			continue
		}
		got := yearfrac(t, r, convention)
		count.compared++
		if want := rational(t, r["expected"]); !near(got, want, tolerance) {
			t.Errorf("%s: basis %s %s to %s = %s, want %s",
				r["id"], r["basis"], r["start"], r["end"], got.FloatString(12), r["expected"])
		}
	}
	count.report(t, 32)
}

// yearfrac computes what a row expects: the fraction, or the length of the year
// that divided the days. The spreadsheet function takes its dates in any order.
func yearfrac(t *testing.T, r row, c calendar.Convention) *big.Rat {
	t.Helper()
	start, end := r.date(t, "start"), r.date(t, "end")
	if end.Before(start) {
		start, end = end, start
	}
	fraction, err := calendar.YearFraction(c, start, end)
	if err != nil {
		t.Fatalf("%s: %v", r["id"], err)
	}
	if !strings.Contains(r["purpose"], "days in year") {
		return fraction
	}
	days := new(big.Rat).SetInt64(start.DaysUntil(end))
	return days.Quo(days, fraction)
}

// These are the two cases of LibreOffice's bug 40100 that its table writes as
// formulas.
func TestYearfracOverDecades(t *testing.T) {
	for _, c := range []struct{ end, want string }{
		{"1996-01-01", "37.8364338364338"},
		{"1995-12-31", "37.8357230348008"},
	} {
		got, err := calendar.YearFraction(calendar.ActActExcel, calendar.MustDate("1958-03-01"), calendar.MustDate(c.end))
		if err != nil {
			t.Fatal(err)
		}
		if !near(got, rational(t, c.want), rational(t, "1e-10")) {
			t.Errorf("1958-03-01 to %s = %s, want %s", c.end, got.FloatString(13), c.want)
		}
	}
}
