package metric

import (
	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
)

// BelowZero is a condition of FirstMonth: a balance that has run out.
func BelowZero(value int64) bool { return value < 0 }

// AboveZero is a condition of FirstMonth: a call that is made.
func AboveZero(value int64) bool { return value > 0 }

// FirstMonth is the first month in which one member of a line, in whole numbers
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

// WorstYear is the year with the largest sum, as ByYear gives them, and the
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
