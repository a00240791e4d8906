package calendar_test

import (
	"testing"

	"loanmodel/finance/calendar"
)

// Easter 2026 falls on 5 April: TARGET is closed from Friday 3 to Monday 6 April.
func TestAdjustOverEaster(t *testing.T) {
	for _, c := range []struct {
		day  string
		rule calendar.BusinessDayRule
		want string
	}{
		{"2026-04-03", calendar.NoAdjustment, "2026-04-03"},
		{"2026-04-03", calendar.Following, "2026-04-07"},
		{"2026-04-06", calendar.Preceding, "2026-04-02"},
		{"2026-04-06", calendar.Nearest, "2026-04-07"},
		{"2026-04-04", calendar.Nearest, "2026-04-02"},
		{"2026-04-07", calendar.Preceding, "2026-04-07"},
		{"2024-03-31", calendar.ModifiedFollowing, "2024-03-28"},          // Easter Sunday, April next
		{"2027-05-01", calendar.ModifiedPreceding, "2027-05-03"},          // a Saturday, April before
		{"2026-06-13", calendar.ModifiedFollowingBimonthly, "2026-06-15"}, // Monday the 15th is the first half
		{"2026-08-15", calendar.ModifiedFollowingBimonthly, "2026-08-14"}, // Monday the 17th is not
	} {
		got, err := calendar.Adjust(calendar.MustDate(c.day), c.rule, calendar.IsTARGETBusinessDay)
		if err != nil || got.String() != c.want {
			t.Errorf("%s of %s = %s, %v; want %s", c.rule, c.day, got, err, c.want)
		}
	}
}

func TestAdjustRefuses(t *testing.T) {
	day := calendar.MustDate("2026-01-01")
	never := func(calendar.Date) bool { return false }
	for name, adjust := range map[string]func() (calendar.Date, error){
		"no date":     func() (calendar.Date, error) { return calendar.Adjust(calendar.Date{}, calendar.Following, never) },
		"no calendar": func() (calendar.Date, error) { return calendar.Adjust(day, calendar.Following, nil) },
		"no rule":     func() (calendar.Date, error) { return calendar.Adjust(day, calendar.Nearest+1, isWeekday) },
		"no open day": func() (calendar.Date, error) { return calendar.Adjust(day, calendar.ModifiedFollowing, never) },
		"end of range": func() (calendar.Date, error) {
			return calendar.Adjust(calendar.MustDate("2200-12-31"), calendar.Following, never)
		},
	} {
		if d, err := adjust(); err == nil || !d.IsZero() {
			t.Errorf("%s: got %s, %v; want an error", name, d, err)
		}
	}
}

func TestBusinessDayRuleNames(t *testing.T) {
	seen := map[string]bool{}
	for rule := calendar.NoAdjustment; rule <= calendar.Nearest; rule++ {
		if name := rule.String(); name == "" || seen[name] {
			t.Errorf("rule %d has the name %q", rule, name)
		}
		seen[rule.String()] = true
	}
	for _, rule := range []calendar.BusinessDayRule{calendar.Nearest + 1, 255} {
		if got := rule.String(); got != "no business day rule" {
			t.Errorf("rule %d has the name %q", rule, got)
		}
	}
}

// Only the 15th is closed, so the next business day, the 16th, is in the second
// half of the month.
func TestBimonthlyEndsItsFirstHalfOnThe15th(t *testing.T) {
	closed := calendar.MustDate("2026-05-15")
	got, err := calendar.Adjust(closed, calendar.ModifiedFollowingBimonthly, func(d calendar.Date) bool { return d != closed })
	if err != nil || got.String() != "2026-05-14" {
		t.Errorf("%s goes to %s, %v; want 2026-05-14", closed, got, err)
	}
}

// The search covers a year of 366 days and not a day more.
func TestAdjustLooksAYearAhead(t *testing.T) {
	day := calendar.MustDate("2027-06-01")
	for days, found := range map[int]bool{1: true, 366: true, 367: false} {
		open := day.AddDays(days)
		got, err := calendar.Adjust(day, calendar.Following, func(d calendar.Date) bool { return d == open })
		if (err == nil) != found || found && got != open {
			t.Errorf("open after %d days: %s, %v", days, got, err)
		}
	}
}
