package calendar_test

import (
	"testing"

	"loanmodel/finance/calendar"
)

func TestIsLeapYear(t *testing.T) {
	for year, want := range map[int]bool{
		1900: false, 1996: true, 2000: true, 2023: false, 2024: true, 2026: false, 2100: false, 2200: false, 2400: true,
	} {
		if got := calendar.IsLeapYear(year); got != want {
			t.Errorf("IsLeapYear(%d) = %t", year, got)
		}
	}
}

func TestDaysInMonth(t *testing.T) {
	for month, want := range []int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0} {
		if got := calendar.DaysInMonth(2026, month); got != want {
			t.Errorf("DaysInMonth(2026, %d) = %d, want %d", month, got, want)
		}
	}
	for year, want := range map[int]int{1900: 28, 2000: 29, 2024: 29, 2025: 28, 2100: 28} {
		if got := calendar.DaysInMonth(year, 2); got != want {
			t.Errorf("DaysInMonth(%d, 2) = %d, want %d", year, got, want)
		}
	}
}

// This test walks every day of the range by the rules a child knows, and asks
// the package for the same day in every way it can be asked.
func TestEveryDayOfTheRange(t *testing.T) {
	year, month, day, weekday := 1900, 3, 1, calendar.Thursday
	for serial := int64(61); serial <= 109939; serial++ {
		d, err := calendar.NewDate(year, month, day)
		if err != nil {
			t.Fatal(err)
		}
		if d.Serial() != serial || d.Year() != year || d.Month() != month || d.Day() != day || d.Weekday() != weekday {
			t.Fatalf("%d-%d-%d, %s, serial %d: got %s, %s, %d", year, month, day, weekday, serial, d, d.Weekday(), d.Serial())
		}
		if again, err := calendar.DateFromSerial(serial); err != nil || again != d {
			t.Fatalf("DateFromSerial(%d) = %s, %v; want %s", serial, again, err, d)
		}
		if again, err := calendar.ParseDate(d.String()); err != nil || again != d {
			t.Fatalf("ParseDate(%q) = %s, %v", d.String(), again, err)
		}
		if weekday++; weekday > calendar.Sunday {
			weekday = calendar.Monday
		}
		if day++; day > calendar.DaysInMonth(year, month) {
			day, month = 1, month+1
		}
		if month > 12 {
			month, year = 1, year+1
		}
	}
	if year != 2201 || month != 1 || day != 1 {
		t.Errorf("the walk ended before %d-%d-%d, want the end of 2200", year, month, day)
	}
}
