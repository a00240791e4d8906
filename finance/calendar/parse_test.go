package calendar_test

import (
	"strings"
	"testing"

	"loanmodel/finance/calendar"
)

func TestParseDateRefuses(t *testing.T) {
	for _, text := range []string{
		"", "2026", "2026-01", "2026-1-05", "2026-01-5", "26-01-05", "2026/01/05", "20260105", "2026-01-05 ", " 2026-01-05",
		"2026/01-05", "2026-01/05", "202/-01-05", "202:-01-05", "2026-01-05T00:00:00Z", "+026-01-05", "-026-01-05", "2026-+1-05", "2026-01- 5", "2026-01-0x", "٢٠٢٦-٠١-٠٥",
		"2026-02-30", "2026-00-10", "2026-13-10", "2026-01-00", "1899-12-31", "1900-02-28", "2201-01-01", "05-01-2026",
	} {
		if d, err := calendar.ParseDate(text); err == nil || !d.IsZero() {
			t.Errorf("ParseDate(%q) = %s, %v; want an error", text, d, err)
		}
	}
}

func TestParseMonthRefuses(t *testing.T) {
	for _, text := range []string{
		"", "2026", "2026-1", "2026-001", "2026/01", "202601", "2026-01-01", " 2026-01", "2026-01 ", "+026-01", "2026--1",
		"2026-00", "2026-13", "1900-02", "2201-01",
	} {
		if m, err := calendar.ParseMonth(text); err == nil || !m.IsZero() {
			t.Errorf("ParseMonth(%q) = %s, %v; want an error", text, m, err)
		}
	}
}

func TestParseErrorsAreForReaders(t *testing.T) {
	for text, want := range map[string]string{
		"tomorrow\x1b[31m":       `"tomorrow\x1b[31m" is not a date: write it as YYYY-MM-DD, for example 2026-01-31`,
		"2026-02-30":             "2026-02-30 is not a calendar date: that month has days 1 to 28",
		strings.Repeat("9", 40):  `"` + strings.Repeat("9", 40) + `" is not a date: write it as YYYY-MM-DD, for example 2026-01-31`,
		strings.Repeat("9", 1e6): `"` + strings.Repeat("9", 40) + `"… is not a date: write it as YYYY-MM-DD, for example 2026-01-31`,
	} {
		if _, err := calendar.ParseDate(text); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if _, err := calendar.ParseMonth("May"); err == nil || err.Error() != `"May" is not a month: write it as YYYY-MM, for example 2026-01` {
		t.Errorf("got %v", err)
	}
}

func TestMustPanicsOnBadConstants(t *testing.T) {
	for name, call := range map[string]func(){
		"MustDate":  func() { calendar.MustDate("2026-02-30") },
		"MustMonth": func() { calendar.MustMonth("2026-13") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s accepted a bad constant", name)
				}
			}()
			call()
		}()
	}
}

// Every text that is accepted is the only way to write that date.
func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2026-01-31", "1900-03-01", "2200-12-31", "2024-02-29", "2023-02-29", "2026-1-1", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if d, err := calendar.ParseDate(text); err == nil && d.String() != text {
			t.Errorf("%q was read as %s", text, d)
		}
		if m, err := calendar.ParseMonth(text); err == nil && m.String() != text {
			t.Errorf("%q was read as %s", text, m)
		}
	})
}
