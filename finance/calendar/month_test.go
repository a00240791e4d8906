package calendar_test

import (
	"math"
	"testing"

	"loanmodel/finance/calendar"
)

func TestMonthParts(t *testing.T) {
	for _, c := range []struct {
		text         string
		year, number int
		first, last  string
		days         int
	}{
		{"2026-01", 2026, 1, "2026-01-01", "2026-01-31", 31},
		{"2026-02", 2026, 2, "2026-02-01", "2026-02-28", 28},
		{"2024-02", 2024, 2, "2024-02-01", "2024-02-29", 29},
		{"2100-02", 2100, 2, "2100-02-01", "2100-02-28", 28},
		{"2026-12", 2026, 12, "2026-12-01", "2026-12-31", 31},
		{"1900-03", 1900, 3, "1900-03-01", "1900-03-31", 31},
		{"2200-12", 2200, 12, "2200-12-01", "2200-12-31", 31},
	} {
		m := calendar.MustMonth(c.text)
		if m.String() != c.text || m.Year() != c.year || m.Number() != c.number || m.Days() != c.days {
			t.Errorf("%s: got %s, %d, %d, %d days", c.text, m, m.Year(), m.Number(), m.Days())
		}
		if m.First().String() != c.first || m.Last().String() != c.last {
			t.Errorf("%s runs from %s to %s, want %s to %s", c.text, m.First(), m.Last(), c.first, c.last)
		}
		if calendar.MonthOf(m.First()) != m || calendar.MonthOf(m.Last()) != m {
			t.Errorf("%s does not hold its own days", c.text)
		}
	}
}

func TestNewMonthRefuses(t *testing.T) {
	for _, c := range []struct{ year, month int }{
		{2026, 0}, {2026, 13}, {2026, -1}, {1900, 2}, {1899, 12}, {2201, 1}, {math.MaxInt, 1}, {math.MinInt, 12},
	} {
		if m, err := calendar.NewMonth(c.year, c.month); err == nil || !m.IsZero() {
			t.Errorf("NewMonth(%d, %d) = %s, %v; want an error", c.year, c.month, m, err)
		}
	}
}

func TestMonthAddAndUntil(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01", 0, "2026-01"},
		{"2026-01", 11, "2026-12"},
		{"2026-01", 12, "2027-01"},
		{"2026-01", -1, "2025-12"},
		{"2026-05", -17, "2024-12"},
		{"1900-03", 3609, "2200-12"},
		{"2200-12", -3609, "1900-03"},
	} {
		from := calendar.MustMonth(c.from)
		got := from.Add(c.n)
		if got.String() != c.want {
			t.Errorf("%s plus %d = %s, want %s", c.from, c.n, got, c.want)
		}
		if back := from.Until(got); back != c.n {
			t.Errorf("%s until %s = %d, want %d", from, got, back, c.n)
		}
	}
	for _, c := range []struct {
		edge string
		n    int
	}{{"2200-12", 1}, {"1900-03", -1}} {
		if got := calendar.MustMonth(c.edge).Add(c.n); !got.IsZero() {
			t.Errorf("%s plus %d = %s, want no month", c.edge, c.n, got)
		}
	}
	for _, n := range []int{2101, -1515, math.MaxInt, math.MinInt} {
		if got := calendar.MustMonth("2026-05").Add(n); !got.IsZero() {
			t.Errorf("2026-05 plus %d = %s, want no month", n, got)
		}
	}
}

func TestMonthOrder(t *testing.T) {
	early, late := calendar.MustMonth("2025-12"), calendar.MustMonth("2026-01")
	if early.Compare(late) != -1 || late.Compare(early) != 1 || early.Compare(early) != 0 {
		t.Error("Compare is not the order of the calendar")
	}
}

func TestZeroMonthIsNoMonth(t *testing.T) {
	var zero calendar.Month
	january := calendar.MustMonth("2026-01")
	if !zero.IsZero() || zero.String() != "no month" || zero.Year() != 0 || zero.Number() != 0 || zero.Days() != 0 {
		t.Errorf("zero Month: %s %d %d %d", zero, zero.Year(), zero.Number(), zero.Days())
	}
	if !zero.First().IsZero() || !zero.Last().IsZero() || !zero.Add(24000).IsZero() {
		t.Error("the zero Month has days")
	}
	if zero.Until(january) != 0 || january.Until(zero) != 0 || zero.Compare(january) != -1 {
		t.Error("the zero Month must sort first and be no distance from anything")
	}
	if !calendar.MonthOf(calendar.Date{}).IsZero() {
		t.Error("the zero Date lies in a month")
	}
}
