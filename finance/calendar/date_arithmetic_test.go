package calendar_test

import (
	"math"
	"testing"

	"loanmodel/finance/calendar"
)

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from           string
		months         int
		clamped, atEnd string
	}{
		{"2026-01-31", 1, "2026-02-28", "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29", "2024-02-29"},
		{"2100-01-31", 1, "2100-02-28", "2100-02-28"},
		{"2026-01-30", 1, "2026-02-28", "2026-02-28"},
		{"2026-02-28", 1, "2026-03-28", "2026-03-31"},
		{"2024-02-28", 1, "2024-03-28", "2024-03-28"}, // not a month end
		{"2024-02-29", 12, "2025-02-28", "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29", "2028-02-29"},
		{"2025-02-28", -12, "2024-02-28", "2024-02-29"},
		{"2026-04-30", 1, "2026-05-30", "2026-05-31"},
		{"2026-05-31", -1, "2026-04-30", "2026-04-30"},
		{"2026-12-15", 1, "2027-01-15", "2027-01-15"},
		{"2026-01-15", -1, "2025-12-15", "2025-12-15"},
		{"2026-01-15", 0, "2026-01-15", "2026-01-15"},
		{"1900-03-01", 3609, "2200-12-01", "2200-12-01"},
		{"2200-12-31", -3609, "1900-03-31", "1900-03-31"},
		{"1900-03-01", -1, "no date", "no date"},
		{"2200-12-01", 1, "no date", "no date"},
		{"2026-01-15", math.MaxInt, "no date", "no date"},
		{"2026-01-15", math.MinInt, "no date", "no date"},
		{"2026-01-15", 4_848_525_106_131_176_976, "no date", "no date"}, // its days would wrap to 1900-11-25
		{"2026-01-15", -606_065_638_266_398_712, "no date", "no date"},  // its days would wrap to 1909-03-09
	} {
		from := calendar.MustDate(c.from)
		if got := from.AddMonths(c.months).String(); got != c.clamped {
			t.Errorf("%s AddMonths %d = %s, want %s", c.from, c.months, got, c.clamped)
		}
		if got := from.AddMonthsKeepingEnd(c.months).String(); got != c.atEnd {
			t.Errorf("%s AddMonthsKeepingEnd %d = %s, want %s", c.from, c.months, got, c.atEnd)
		}
	}
}

// Twelve single months lose the 31st for good; twelve months at once do not.
func TestAddMonthsOneByOneDiffers(t *testing.T) {
	start := calendar.MustDate("2025-01-31")
	stepped := start
	for range 12 {
		stepped = stepped.AddMonths(1)
	}
	if stepped.String() != "2026-01-28" || start.AddMonths(12).String() != "2026-01-31" {
		t.Errorf("one by one %s, at once %s", stepped, start.AddMonths(12))
	}
}

func TestAddDays(t *testing.T) {
	for _, c := range []struct {
		from string
		days int
		want string
	}{
		{"2026-02-28", 1, "2026-03-01"},
		{"2024-02-28", 1, "2024-02-29"},
		{"2100-02-28", 1, "2100-03-01"},
		{"2026-01-01", -1, "2025-12-31"},
		{"2026-01-01", 365, "2027-01-01"},
		{"2028-01-01", 366, "2029-01-01"},
		{"1900-03-01", 109878, "2200-12-31"},
		{"2200-12-31", -109878, "1900-03-01"},
		{"1900-03-01", -1, "no date"},
		{"2200-12-31", 1, "no date"},
		{"2026-01-01", math.MaxInt, "no date"},
		{"2026-01-01", math.MinInt, "no date"},
	} {
		if got := calendar.MustDate(c.from).AddDays(c.days).String(); got != c.want {
			t.Errorf("%s plus %d days = %s, want %s", c.from, c.days, got, c.want)
		}
	}
}

func TestDaysUntil(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int64
	}{
		{"2026-01-01", "2026-01-01", 0},
		{"2026-01-01", "2027-01-01", 365},
		{"2024-01-01", "2025-01-01", 366},
		{"2026-03-01", "2026-02-01", -28},
		{"2000-01-01", "2026-01-01", 26*365 + 7}, // leap days 2000 to 2024
	} {
		if got := calendar.MustDate(c.from).DaysUntil(calendar.MustDate(c.to)); got != c.want {
			t.Errorf("%s until %s = %d, want %d", c.from, c.to, got, c.want)
		}
	}
}

func TestDateOrder(t *testing.T) {
	early, late := calendar.MustDate("2025-12-31"), calendar.MustDate("2026-01-01")
	if early.Compare(late) != -1 || late.Compare(early) != 1 || early.Compare(early) != 0 {
		t.Error("Compare is not the order of the calendar")
	}
	if !early.Before(late) || late.Before(early) || early.Before(early) {
		t.Error("Before is not the order of the calendar")
	}
	if !late.After(early) || early.After(late) || early.After(early) {
		t.Error("After is not the order of the calendar")
	}
}
