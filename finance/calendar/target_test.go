package calendar_test

import (
	"testing"

	"loanmodel/finance/calendar"
)

// Easter Sundays at the edges of the computation, beyond the years of the
// published tables: the latest date, the exceptions of the lunar cycle, the
// earliest date, late years of a century and the last year of the range.
func TestTARGETAroundRareEasters(t *testing.T) {
	for _, text := range []string{
		"2038-04-25", "2049-04-18", "2076-04-19", "2090-04-16", "2106-04-18", "2133-04-19", "2160-03-23", "2190-04-25", "2200-04-06",
	} {
		easter := calendar.MustDate(text)
		for days, open := range map[int]bool{-9: true, -3: true, -2: false, 0: false, 1: false, 2: true, 8: true} {
			if d := easter.AddDays(days); calendar.IsTARGETBusinessDay(d) != open {
				t.Errorf("%s, %d days from Easter: open is %t, want %t", d, days, !open, open)
			}
		}
	}
}

func TestTARGETIsClosedOnNoDate(t *testing.T) {
	if calendar.IsTARGETBusinessDay(calendar.Date{}) {
		t.Error("TARGET is open on no date")
	}
}
