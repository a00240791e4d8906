package calendar_test

import (
	"math"
	"testing"

	"loanmodel/finance/calendar"
)

func TestKnownSerials(t *testing.T) {
	for text, want := range map[string]int64{
		"1900-03-01": 61,
		"1970-01-01": 25569,
		"2000-01-01": 36526,
		"2000-02-29": 36526 + 31 + 28,
		"2026-01-01": 46023,
		"2100-03-01": 46023 + 74*365 + 18 + 31 + 28, // 18 leap days 2028 to 2096, none in 2100
		"2200-12-31": 109939,
	} {
		if got := calendar.MustDate(text).Serial(); got != want {
			t.Errorf("serial of %s = %d, want %d", text, got, want)
		}
	}
}

func TestNewDateRefuses(t *testing.T) {
	for _, c := range []struct {
		year, month, day int
		want             string
	}{
		{2026, 2, 29, "2026-02-29 is not a calendar date: that month has days 1 to 28"},
		{2100, 2, 29, "2100-02-29 is not a calendar date: that month has days 1 to 28"},
		{2026, 4, 31, "2026-04-31 is not a calendar date: that month has days 1 to 30"},
		{2026, 4, 0, "2026-04-00 is not a calendar date: that month has days 1 to 30"},
		{2026, 13, 1, "2026-13-01 is not a calendar date: months go from 1 to 12"},
		{2026, 0, 1, "2026-00-01 is not a calendar date: months go from 1 to 12"},
		{1900, 2, 28, "1900-02-28 is outside the dates served, 1900-03-01 to 2200-12-31"},
		{2201, 1, 1, "2201-01-01 is outside the dates served, 1900-03-01 to 2200-12-31"},
		{math.MaxInt32, 1, 1, "2147483647-01-01 is outside the dates served, 1900-03-01 to 2200-12-31"},
		{-1, 1, 1, "-001-01-01 is outside the dates served, 1900-03-01 to 2200-12-31"},
	} {
		d, err := calendar.NewDate(c.year, c.month, c.day)
		if err == nil || err.Error() != c.want || !d.IsZero() {
			t.Errorf("NewDate(%d, %d, %d) = %s, %v; want error %q", c.year, c.month, c.day, d, err, c.want)
		}
	}
}

// 7,727,336,887,896,567,599 is a year whose days, if they were counted, would
// wrap to 1900-03-11.
func TestNewDateSurvivesAnyYear(t *testing.T) {
	for _, year := range []int{7_727_336_887_896_567_599, math.MinInt, math.MinInt + 1, 0, math.MaxInt - 1, math.MaxInt} {
		if d, err := calendar.NewDate(year, 1, 1); err == nil || !d.IsZero() {
			t.Errorf("NewDate(%d, 1, 1) = %s, %v; want an error", year, d, err)
		}
	}
}

func TestDateFromSerialRefuses(t *testing.T) {
	for _, n := range []int64{math.MinInt64, -1, 0, 60, 109940, math.MaxInt64} {
		if d, err := calendar.DateFromSerial(n); err == nil || !d.IsZero() {
			t.Errorf("DateFromSerial(%d) = %s, %v; want an error", n, d, err)
		}
	}
}

func TestZeroDateIsNoDay(t *testing.T) {
	var zero calendar.Date
	if !zero.IsZero() || zero.String() != "no date" || zero.Serial() != 0 {
		t.Errorf("zero Date: %t %s %d", zero.IsZero(), zero, zero.Serial())
	}
	if zero.Year() != 0 || zero.Month() != 0 || zero.Day() != 0 || zero.Weekday() != 0 || zero.IsWeekend() {
		t.Errorf("zero Date has parts: %d %d %d %s", zero.Year(), zero.Month(), zero.Day(), zero.Weekday())
	}
	if !zero.AddDays(46023).IsZero() || !zero.AddMonths(1).IsZero() || !zero.AddMonthsKeepingEnd(1).IsZero() {
		t.Error("arithmetic made a day of the zero Date")
	}
	if first := calendar.MustDate("1900-03-01"); !zero.Before(first) || zero.DaysUntil(first) != 0 || first.DaysUntil(zero) != 0 {
		t.Error("the zero Date must sort first and be no distance from anything")
	}
}

func TestWeekdays(t *testing.T) {
	for text, want := range map[string]string{
		"1900-03-01": "Thursday",
		"2000-01-01": "Saturday",
		"2026-01-01": "Thursday",
		"2026-04-05": "Sunday",
		"2200-12-31": "Wednesday",
	} {
		if got := calendar.MustDate(text).Weekday().String(); got != want {
			t.Errorf("%s is a %s, want %s", text, got, want)
		}
	}
	if got := calendar.Weekday(8).String(); got != "no day" {
		t.Errorf("Weekday(8) = %s", got)
	}
}
