package calendar_test

import (
	"testing"

	"loanmodel/finance/calendar"
)

// The suites list holidays, so every other weekday of the years they cover must
// be open. QuantLib's list holds weekdays only, Strata's weekend days too.
func TestTARGETHolidays(t *testing.T) {
	listed := map[string]map[calendar.Date]bool{}
	count := newTally()
	for _, r := range readReference(t, "vectors", "daycount/target_holidays.csv") {
		holiday := r.date(t, "holiday")
		if listed[r["source"]] == nil {
			listed[r["source"]] = map[calendar.Date]bool{}
		}
		listed[r["source"]][holiday] = true
		count.compared++
		if calendar.IsTARGETBusinessDay(holiday) {
			t.Errorf("%s: TARGET is closed on %s", r["source"], holiday)
		}
	}
	count.report(t, 81)

	checkOpenWeekdays(t, listed["quantlib"], 1999, 2006)
	checkOpenWeekdays(t, listed["strata"], 1997, 2003)
	checkOpenWeekdays(t, listed["strata"], 2014, 2015)
}

func TestTARGETHolidaysFrom2025To2070(t *testing.T) {
	listed := map[calendar.Date]bool{}
	count := newTally()
	for _, r := range readReference(t, "data", "target_holidays_2025_2070.csv") {
		holiday := r.date(t, "date")
		listed[holiday] = true
		count.compared++
		if calendar.IsTARGETBusinessDay(holiday) {
			t.Errorf("%s: TARGET is closed on %s", holiday, r["holiday"])
		}
		if holiday.IsWeekend() != (r["falls_on"] == "weekend") {
			t.Errorf("%s is a %s, the table says %s", holiday, holiday.Weekday(), r["falls_on"])
		}
	}
	count.report(t, 6*46)

	checkOpenWeekdays(t, listed, 2025, 2070)
}

// checkOpenWeekdays reports every weekday of the years, first and last
// included, that is neither listed as a holiday nor open.
func checkOpenWeekdays(t *testing.T, holidays map[calendar.Date]bool, firstYear, lastYear int) {
	t.Helper()
	first, err := calendar.NewDate(firstYear, 1, 1)
	if err != nil {
		t.Fatal(err)
	}
	open := 0
	for d := first; d.Year() <= lastYear; d = d.AddDays(1) {
		if d.IsWeekend() || holidays[d] {
			continue
		}
		open++
		if !calendar.IsTARGETBusinessDay(d) {
			t.Errorf("%s, a %s: TARGET is open", d, d.Weekday())
		}
	}
	t.Logf("%d open weekdays compared, %d to %d", open, firstYear, lastYear)
	if open < 240*(lastYear-firstYear+1) {
		t.Errorf("only %d open weekdays in %d to %d", open, firstYear, lastYear)
	}
}
