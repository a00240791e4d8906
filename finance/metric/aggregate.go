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

// Of is the aggregate of one member of a line, in whole numbers of the line's
// unit. Sums of amounts within the model's bounds stay far inside 64 bits.
func (a Aggregate) Of(r *eq.Result, id eq.ID, member int) int64 {
	row := r.Row(id, member)
	switch a {
	case Fixed:
		return row[0]
	case Peak:
		return row[peak(row)]
	case Final, Onset:
		return row[len(row)-1]
	default:
		return sum(row)
	}
}

// OfAll adds the aggregate of every member of a line, in whole numbers of the
// line's unit. A peak adds up the members' own months.
func (a Aggregate) OfAll(r *eq.Result, id eq.ID) int64 {
	var total int64
	for member := range r.Model().Line(id).Over.Len() {
		total += a.Of(r, id, member)
	}
	return total
}

func sum(row []int64) int64 {
	var total int64
	for _, v := range row {
		total += v
	}
	return total
}

// peak is the first period of the greatest value.
func peak(row []int64) int {
	best := 0
	for i, v := range row {
		if v > row[best] {
			best = i
		}
	}
	return best
}

// onset is the first period in which a value is above zero, −1 where none is.
func onset(row []int64) int {
	for i, v := range row {
		if v > 0 {
			return i
		}
	}
	return -1
}

// PeakMonth is the first month in which a line stands highest.
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
	var years []YearAmount
	for i, v := range row {
		year := timeline.At(i).Year()
		if len(years) == 0 || years[len(years)-1].Year != year {
			years = append(years, YearAmount{Year: year})
		}
		years[len(years)-1].Value += v
	}
	return years
}
