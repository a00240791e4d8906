package calendar_test

import (
	"testing"

	"loanmodel/finance/calendar"
)

// TestMessagesSayWhatIsWrong checks that each message names the right thing
// first. A quantity that does not exist is 0.
func TestMessagesSayWhatIsWrong(t *testing.T) {
	day, next := calendar.MustDate("2026-01-01"), calendar.MustDate("2026-01-02")
	largest := calendar.Path{step("2026-01-01", 1<<62), step("2026-01-02", 1<<62)}
	unordered := calendar.Path{step("2026-02-01", 1), step("2026-02-01", 2)}
	days := func(start, end calendar.Date) func() (int64, error) {
		return func() (int64, error) { return calendar.Days(calendar.Act360, start, end) }
	}
	sum := func(p calendar.Path, first, last calendar.Date) func() (int64, error) {
		return func() (int64, error) { return p.ValueDays(first, last) }
	}
	for want, compute := range map[string]func() (int64, error){
		"ACT/360 needs two dates, got 2026-01-01 and no date":                                       days(day, calendar.Date{}),
		"ACT/360 needs two dates, got no date and 2026-01-01":                                       days(calendar.Date{}, day),
		"ACT/360 counts forward, but the period ends on 2026-01-01, before it starts on 2026-01-02": days(next, day),
		"no days to sum a path over from 2026-01-02 to 2026-01-01":                                  sum(nil, next, day),
		"the steps of a path are out of order at 2026-02-01":                                        sum(unordered, day, calendar.MustDate("2026-12-31")),
		"the sum of a path over 2026-01-01 to 2026-01-02 does not fit 64 bits":                      sum(largest, day, next),
	} {
		if got, err := compute(); err == nil || err.Error() != want || got != 0 {
			t.Errorf("%d, %v; want %s", got, err, want)
		}
	}
}

// TestMessagesOfMakers checks that constructors repeat what they reject as it
// was given.
func TestMessagesOfMakers(t *testing.T) {
	january, never := calendar.MustMonth("2026-01"), func(calendar.Date) bool { return false }
	for want, make := range map[string]func() error{
		"serial 60 is outside the dates served, 61 (1900-03-01) to 109939 (2200-12-31)": func() error {
			_, err := calendar.DateFromSerial(60)
			return err
		},
		"2026-13 is not a calendar month: months go from 1 to 12": func() error {
			_, err := calendar.NewMonth(2026, 13)
			return err
		},
		"2201-01 is outside the months served, 1900-03 to 2200-12": func() error {
			_, err := calendar.NewMonth(2201, 1)
			return err
		},
		"a timeline needs a first and a last month, got 2026-01 and no month": func() error {
			_, err := calendar.NewTimeline(january, calendar.Month{})
			return err
		},
		"a timeline needs a first and a last month, got no month and 2026-01": func() error {
			_, err := calendar.NewTimeline(calendar.Month{}, january)
			return err
		},
		"no business day within a year of 2026-01-01 (following)": func() error {
			_, err := calendar.Adjust(january.First(), calendar.Following, never)
			return err
		},
	} {
		if err := make(); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// TestEachPartOfADateIsDigits checks that a letter in any one part is reported
// as a fault of form, not of range, though the part would read as 0.
func TestEachPartOfADateIsDigits(t *testing.T) {
	for _, text := range []string{"2o26-01-05", "2026-o1-05", "2026-01-o5"} {
		want := `"` + text + `" is not a date: write it as YYYY-MM-DD, for example 2026-01-31`
		if _, err := calendar.ParseDate(text); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	for _, text := range []string{"2o26-01", "2026-o1"} {
		want := `"` + text + `" is not a month: write it as YYYY-MM, for example 2026-01`
		if _, err := calendar.ParseMonth(text); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
