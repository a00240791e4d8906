package calendar_test

import (
	"math/big"
	"testing"

	"loanmodel/finance/calendar"
)

func quantlibConvention(name string) (calendar.Convention, bool) {
	conventions := map[string]calendar.Convention{
		"ACT/ACT ISDA":                     calendar.ActActISDA,
		"ACT/ACT ISMA":                     calendar.ActActICMA,
		"ACT/ACT AFB":                      calendar.ActActAFB,
		"30/360 Bond Basis (ISDA 4.16(f))": calendar.Thirty360ISDA,
		"30/360 US":                        calendar.Thirty360USEndOfMonth,
		"30/365":                           calendar.Thirty365,
		"30E/360 Eurobond (ISDA 4.16(g))":  calendar.ThirtyE360,
		"30E/360 ISDA (ISDA 4.16(h))":      calendar.ThirtyE360ISDA,
	}
	c, ok := conventions[name]
	return c, ok
}

// quantlibOptions turns a reference period into the coupon at its end, and
// passes on the termination date.
func quantlibOptions(t *testing.T, r row) []calendar.Option {
	t.Helper()
	q := r.qualifiers()
	if q["terminationDate"] != "" {
		return []calendar.Option{calendar.WithMaturity(calendar.MustDate(q["terminationDate"]))}
	}
	if q["refStart"] == "" {
		return nil
	}
	opens, closes := calendar.MustDate(q["refStart"]), calendar.MustDate(q["refEnd"])
	months := calendar.MonthOf(opens).Until(calendar.MonthOf(closes))
	return []calendar.Option{calendar.WithCoupon(closes, months)}
}

func TestQuantLibDayCounts(t *testing.T) {
	count := newTally()
	for _, r := range readReference(t, "vectors", "daycount/daycount_quantlib.csv") {
		convention, known := quantlibConvention(r["convention"])
		if !known {
			count.skip("convention not served: " + r["convention"])
			continue
		}
		tolerance := new(big.Rat)
		if r["tolerance"] != "exact" {
			tolerance = rational(t, r["tolerance"])
		}
		got := daysOrFraction(t, r, convention, quantlibOptions(t, r)...)
		count.compared++
		if want := rational(t, r["expected"]); !near(got, want, tolerance) {
			t.Errorf("%s: %s %s to %s (%s) = %s, want %s",
				r["id"], convention, r["start"], r["end"], r["qualifier"], got.FloatString(12), r["expected"])
		}
	}
	count.report(t, 145)
}
