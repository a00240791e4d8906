package metric

import (
	"loanmodel/finance"
	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
)

// A GuaranteeYear is one row of a state's guarantee in the layout of the budget
// tables of the Netherlands, in cents:
//
//	Start + Granted − Expired − Called = End
//
// Outstanding is what stands guaranteed: the state's share of what the Union
// owes the custodians (F3), but never more than it can still be called for.
// Granted is by what it grows and Expired by what it ends without a call of the
// state: the Union's debt was repaid, set off or met from elsewhere. Growth and
// end are those of months, so that both can stand in one year.
type GuaranteeYear struct {
	Year      int
	Start     int64 // outstanding at the end of the year before
	Granted   int64
	Expired   int64
	Called    int64 // and paid by the state: for the Union's debt and for losses of Euroclear
	End       int64 // outstanding
	Ceiling   int64 // the commitment: the most that can ever be called
	Recovered int64
}

// Balance returns what the guarantee brings in a year: recoveries less calls.
func (y GuaranteeYear) Balance() int64 { return y.Recovered - y.Called }

// Quiet reports whether nothing moves in the year.
func (y GuaranteeYear) Quiet() bool {
	return y.Granted == 0 && y.Expired == 0 && y.Called == 0 && y.Recovered == 0
}

// GuaranteeYears returns the years of a state's guarantee, all years of the run.
func GuaranteeYears(r *eq.Result, timeline calendar.Timeline, state int) []GuaranteeYear {
	ceiling := r.Value(finance.F2, state, 0)
	var years []GuaranteeYear
	var before, paidBefore int64
	for i := range r.Periods() {
		paid := r.Value(finance.F19, state, i) + r.Value(finance.F22, state, i) + r.Value(finance.F13c, state, i)
		year := timeline.At(i).Year()
		if len(years) == 0 || years[len(years)-1].Year != year {
			years = append(years, GuaranteeYear{Year: year, Start: before, Ceiling: ceiling})
		}
		y := &years[len(years)-1]
		called := r.Value(finance.F5, state, i) + r.Value(finance.F6, state, i) + r.Value(finance.F13, state, i)
		used := paid - paidBefore // of the commitment
		y.End = min(r.Value(finance.F3, state, i), ceiling-paid)
		moved := y.End - before + used
		y.Granted += max(0, moved)
		y.Expired += max(0, -moved)
		y.Called += called
		y.Recovered += r.Value(finance.F8, state, i) + r.Value(finance.F29, state, i)
		before, paidBefore = y.End, paid
	}
	return years
}
