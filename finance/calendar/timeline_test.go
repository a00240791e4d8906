package calendar_test

import (
	"testing"

	"loanmodel/finance/calendar"
)

func TestTimeline(t *testing.T) {
	line, err := calendar.NewTimeline(calendar.MustMonth("2026-11"), calendar.MustMonth("2027-02"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"2026-11", "2026-12", "2027-01", "2027-02"}
	if line.Months != len(want) || line.End().String() != "2027-02" {
		t.Fatalf("%d periods to %s", line.Months, line.End())
	}
	for i, text := range want {
		if line.At(i).String() != text {
			t.Errorf("period %d is %s, want %s", i, line.At(i), text)
		}
		if got, ok := line.Index(calendar.MustMonth(text)); !ok || got != i {
			t.Errorf("Index(%s) = %d, %t", text, got, ok)
		}
		for _, d := range []calendar.Date{line.At(i).First(), line.At(i).Last()} {
			if got, ok := line.IndexOfDate(d); !ok || got != i {
				t.Errorf("IndexOfDate(%s) = %d, %t", d, got, ok)
			}
		}
	}
}

func TestTimelineOutside(t *testing.T) {
	line, err := calendar.NewTimeline(calendar.MustMonth("2026-01"), calendar.MustMonth("2026-12"))
	if err != nil {
		t.Fatal(err)
	}
	if !line.At(-1).IsZero() || !line.At(12).IsZero() {
		t.Error("there is a period outside the timeline")
	}
	for _, d := range []calendar.Date{calendar.MustDate("2025-12-31"), calendar.MustDate("2027-01-01"), {}} {
		if i, ok := line.IndexOfDate(d); ok || i != 0 {
			t.Errorf("IndexOfDate(%s) = %d, %t", d, i, ok)
		}
	}
	var empty calendar.Timeline
	if !empty.At(0).IsZero() || !empty.End().IsZero() {
		t.Error("the zero Timeline has periods")
	}
	if _, ok := empty.Index(calendar.Month{}); ok {
		t.Error("the zero Timeline has the zero Month")
	}
}

func TestNewTimelineLimits(t *testing.T) {
	start := calendar.MustMonth("2000-01")
	if line, err := calendar.NewTimeline(start, start); err != nil || line.Months != 1 {
		t.Errorf("one month: %d, %v", line.Months, err)
	}
	if line, err := calendar.NewTimeline(start, calendar.MustMonth("2099-12")); err != nil || line.Months != 1200 {
		t.Errorf("a hundred years: %d, %v", line.Months, err)
	}
	for _, c := range []struct{ end, want string }{
		{"2100-01", "the timeline 2000-01 to 2100-01 has 1201 months, more than the limit of 1200"},
		{"1999-12", "the timeline ends in 1999-12, before it starts in 2000-01"},
	} {
		if _, err := calendar.NewTimeline(start, calendar.MustMonth(c.end)); err == nil || err.Error() != c.want {
			t.Errorf("to %s: %v, want %s", c.end, err, c.want)
		}
	}
	for _, ends := range [][2]calendar.Month{{{}, start}, {start, {}}, {{}, {}}} {
		if _, err := calendar.NewTimeline(ends[0], ends[1]); err == nil {
			t.Errorf("a timeline from %s to %s was accepted", ends[0], ends[1])
		}
	}
}
