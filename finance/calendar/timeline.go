package calendar

import "fmt"

// MaxTimelineMonths limits the length of a timeline to a hundred years.
const MaxTimelineMonths = 1200

// Timeline is the sequence of the model's periods: consecutive calendar months,
// numbered from 0. NewTimeline makes one that is known to be sound; a Timeline
// without a Start or without Months has no periods.
type Timeline struct {
	Start  Month // the first period
	Months int   // how many periods there are
}

// NewTimeline returns the periods from start to end, both included. It returns
// an error if either is the zero Month, end is before start or there would be
// more than MaxTimelineMonths.
func NewTimeline(start, end Month) (Timeline, error) {
	if start.IsZero() || end.IsZero() {
		return Timeline{}, fmt.Errorf("a timeline needs a first and a last month, got %s and %s", start, end)
	}
	months := start.Until(end) + 1
	if months < 1 {
		return Timeline{}, fmt.Errorf("the timeline ends in %s, before it starts in %s", end, start)
	}
	if months > MaxTimelineMonths {
		return Timeline{}, fmt.Errorf("the timeline %s to %s has %d months, more than the limit of %d",
			start, end, months, MaxTimelineMonths)
	}
	return Timeline{Start: start, Months: months}, nil
}

// At returns period i, counted from 0, or the zero Month if there is no such
// period.
func (t Timeline) At(i int) Month {
	if i < 0 || i >= t.Months {
		return Month{}
	}
	return t.Start.Add(i)
}

// End returns the last period, or the zero Month if there are none.
func (t Timeline) End() Month { return t.At(t.Months - 1) }

// Index returns the number of the period that month m is, and whether there is
// one.
func (t Timeline) Index(m Month) (int, bool) {
	if t.Start.IsZero() || m.IsZero() {
		return 0, false
	}
	i := t.Start.Until(m)
	if i < 0 || i >= t.Months {
		return 0, false
	}
	return i, true
}

// IndexOfDate returns the number of the period in which day d lies, and whether
// there is one.
func (t Timeline) IndexOfDate(d Date) (int, bool) { return t.Index(MonthOf(d)) }
