package scenarios

import (
	"fmt"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/scenarios/diagnostic"
)

// timeline builds the timeline of the horizon.
func (s *Scenario) timeline() (calendar.Timeline, diagnostic.List) {
	start, end := s.value(HorizonStart), s.value(HorizonEnd)
	first, last := monthOf(start.Scalar), monthOf(end.Scalar)
	months := first.Until(last) + 1
	at := lastGiven(start, end).Origin
	switch {
	case months < 1:
		return calendar.Timeline{}, diagnostic.List{at.fault(HorizonSpan,
			fmt.Sprintf("the horizon ends in %s, before it starts in %s", last, first), "")}
	case months > calendar.MaxTimelineMonths:
		return calendar.Timeline{}, diagnostic.List{at.fault(HorizonSpan,
			fmt.Sprintf("the horizon %s to %s has %d months, at most %d (100 years) are allowed",
				first, last, months, calendar.MaxTimelineMonths), "")}
	}
	return calendar.Timeline{Start: first, Months: months}, nil
}

// monthOf returns the month whose first day has the given serial.
func monthOf(serial int64) calendar.Month { return calendar.MonthOf(dateOf(serial)) }

// insideHorizon finds dated amounts that would be lost outside the horizon.
func insideHorizon(s *Scenario) diagnostic.List {
	var faults diagnostic.List
	for _, p := range s.Parameters() {
		if p.Line.Input.Shape != equation.Schedule {
			continue
		}
		for _, value := range p.Values {
			for i := range value.Entries {
				faults.Add(s.outside(p, value, i)...)
			}
		}
	}
	return faults
}

// outside reports the dated amount i of a value if it would be lost.
//
// Before the first month it always would. After the last month it would only if
// the author saw the horizon; a horizon that a later overlay shortens leaves
// out the amounts beyond it on purpose.
func (s *Scenario) outside(p *Parameter, value Value, i int) diagnostic.List {
	entry := value.Entries[i]
	start, end := s.value(HorizonStart), s.value(HorizonEnd)
	month := calendar.MonthOf(entry.Date)
	early, late := month.Compare(s.Timeline.Start) < 0, month.Compare(s.Timeline.End()) > 0
	switch {
	case early && value.layer < start.layer && i > 0: // reported for the first amount
	case early && value.layer < start.layer:
		return diagnostic.List{start.Origin.fault(DateHorizon, fmt.Sprintf("the horizon starts in %s, after an amount of %s dated %s",
			s.Timeline.Start, p.Key(), entry.Date), "")}
	case early:
		return diagnostic.List{entry.fault(value, DateHorizon, fmt.Sprintf("%s is before the horizon starts in %s",
			entry.Date, s.Timeline.Start))}
	case late && value.layer >= end.layer:
		return diagnostic.List{entry.fault(value, DateHorizon, fmt.Sprintf("%s is after the horizon ends in %s",
			entry.Date, s.Timeline.End()))}
	}
	return nil
}
