package calendar_test

import (
	"testing"

	"loanmodel/finance/calendar"
)

func strataRule(name string) (calendar.BusinessDayRule, bool) {
	rules := map[string]calendar.BusinessDayRule{
		"NO_ADJUST":                     calendar.NoAdjustment,
		"FOLLOWING":                     calendar.Following,
		"MODIFIED_FOLLOWING":            calendar.ModifiedFollowing,
		"MODIFIED_FOLLOWING_BI_MONTHLY": calendar.ModifiedFollowingBimonthly,
		"PRECEDING":                     calendar.Preceding,
		"MODIFIED_PRECEDING":            calendar.ModifiedPreceding,
		"NEAREST":                       calendar.Nearest,
	}
	rule, ok := rules[name]
	return rule, ok
}

func isWeekday(d calendar.Date) bool { return !d.IsWeekend() }

func TestStrataBusinessDayRules(t *testing.T) {
	count := newTally()
	for _, r := range readReference(t, "vectors", "daycount/businessday_strata.csv") {
		rule, known := strataRule(r["convention"])
		if !known || r["calendar"] != "SAT_SUN" {
			count.skip("rule or calendar not served: " + r["convention"] + " " + r["calendar"])
			continue
		}
		got, err := calendar.Adjust(r.date(t, "input"), rule, isWeekday)
		if err != nil {
			t.Fatal(err)
		}
		count.compared++
		if want := r.date(t, "expected"); got != want {
			t.Errorf("%s of %s = %s, want %s", rule, r["input"], got, want)
		}
	}
	count.report(t, 72)
}
