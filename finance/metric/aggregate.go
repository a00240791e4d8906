package metric

import (
	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
)

// Aggregate is how the values of a line over the horizon become one figure.
type Aggregate uint8

// The aggregates.
const (
	Fixed Aggregate = iota + 1 // the one value of a static line
	Total                      // the sum over all periods
	Peak                       // the greatest value of any period
	Final                      // the value of the last period
	Onset                      // the same, with the month in which it first is above zero
)

// Fold takes the value of the next period into the aggregate of those before it,
// in whole numbers of the line's unit; first says that there are none before.
// Sums of amounts within the model's bounds stay far inside 64 bits.
func (a Aggregate) Fold(soFar, now int64, first bool) int64 {
	switch a {
	case Fixed:
		if !first {
			return soFar
		}
	case Peak:
		if !first {
			return max(soFar, now)
		}
	case Total:
		return soFar + now
	}
	return now
}

// over returns the aggregate of a row.
func (a Aggregate) over(row []int64) int64 {
	var value int64
	for i, now := range row {
		value = a.Fold(value, now, i == 0)
	}
	return value
}

// Of returns the aggregate of one member of a line, in whole numbers of the line's
// unit.
func (a Aggregate) Of(r *eq.Result, id eq.ID, member int) int64 { return a.over(r.Row(id, member)) }

func sum(row []int64) int64 { return Total.over(row) }

// peak returns the first period of the greatest value.
func peak(row []int64) int {
	best := 0
	for i, v := range row {
		if v > row[best] {
			best = i
		}
	}
	return best
}

// onset returns the first period in which a value is above zero, −1 where none is.
func onset(row []int64) int {
	for i, v := range row {
		if v > 0 {
			return i
		}
	}
	return -1
}

// PeakMonth returns the first month in which a line stands highest.
func PeakMonth(r *eq.Result, timeline calendar.Timeline, id eq.ID, member int) calendar.Month {
	return timeline.At(peak(r.Row(id, member)))
}

// A YearAmount is a year's sum of a line.
type YearAmount struct {
	Year  int
	Value int64
}

// ByYear sums one member of a line over each calendar year.
func ByYear(r *eq.Result, timeline calendar.Timeline, id eq.ID, member int) []YearAmount {
	return YearsOf(r.Row(id, member), timeline)
}

// YearsOf sums values of the months of a timeline over each calendar year.
func YearsOf(row []int64, timeline calendar.Timeline) []YearAmount {
	return Total.yearly(row, timeline)
}

// yearly returns the aggregate of the months of each calendar year.
func (a Aggregate) yearly(row []int64, timeline calendar.Timeline) []YearAmount {
	var years []YearAmount
	for i, v := range row {
		year := timeline.At(i).Year()
		begins := len(years) == 0 || years[len(years)-1].Year != year
		if begins {
			years = append(years, YearAmount{Year: year})
		}
		now := &years[len(years)-1]
		now.Value = a.Fold(now.Value, v, begins)
	}
	return years
}

// BelowZero reports whether a balance has run out: a condition of FirstMonth.
func BelowZero(value int64) bool { return value < 0 }

// AboveZero reports whether a call is made: a condition of FirstMonth.
func AboveZero(value int64) bool { return value > 0 }

// FirstMonth returns the first month in which one member of a line, in whole numbers
// of the line's unit, is as wanted: the month in which money runs out is the
// first with a balance below zero. It is false where there is none.
func FirstMonth(r *eq.Result, timeline calendar.Timeline, id eq.ID, member int, wanted func(value int64) bool) (calendar.Month, bool) {
	for i, v := range r.Row(id, member) {
		if wanted(v) {
			return timeline.At(i), true
		}
	}
	return calendar.Month{}, false
}

// WorstYear returns the year with the largest sum, as ByYear gives them, and the
// first of several: of calls or costs, the worst. It is false where there are
// no years.
func WorstYear(years []YearAmount) (YearAmount, bool) {
	if len(years) == 0 {
		return YearAmount{}, false
	}
	worst := years[0]
	for _, y := range years[1:] {
		if y.Value > worst.Value {
			worst = y
		}
	}
	return worst, true
}
