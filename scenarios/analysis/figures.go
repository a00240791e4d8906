package analysis

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
)

// Total returns the sum of a line over all its members and the horizon.
func (r *Run) Total(id equation.ID) decimal.Decimal {
	return money.ToDecimal(r.Result.Total(id), money.CentDigits)
}

// Guarantors returns how many states guarantee something, and how much in all.
func (r *Run) Guarantors() (int, decimal.Decimal) {
	states, sum := 0, int64(0)
	for member := range finance.MemberStates.Members {
		commitment := metric.Fixed.Of(r.Result, finance.F2, member)
		sum += commitment
		if commitment > 0 {
			states++
		}
	}
	return states, money.ToDecimal(sum, money.CentDigits)
}

// LastMonth returns the last month in which a line that has no members is not
// zero.
func (r *Run) LastMonth(id equation.ID) calendar.Month {
	last := 0
	for i, value := range r.Result.Row(id, 0) {
		if value != 0 {
			last = i
		}
	}
	return r.Timeline().At(last)
}

// PeakMonth returns the first month in which a line that has no members is
// greatest.
func (r *Run) PeakMonth(id equation.ID) calendar.Month {
	return metric.PeakMonth(r.Result, r.Timeline(), id, 0)
}

// SumOf returns a line of amounts in one period, added over its members, in
// euro.
func (r *Run) SumOf(id equation.ID, period int) decimal.Decimal {
	return money.ToDecimal(r.Result.Sum(id, period), money.CentDigits)
}

// YearEnds returns the last periods of the calendar years, the last of the run
// among them.
func (r *Run) YearEnds() []int {
	var ends []int
	for i := range r.Timeline().Months {
		if i+1 == r.Timeline().Months || r.Timeline().At(i+1).Year() != r.Timeline().At(i).Year() {
			ends = append(ends, i)
		}
	}
	return ends
}

// YearSums adds the members of a line, year by year.
func (r *Run) YearSums(id equation.ID) []metric.YearAmount {
	return metric.YearsOf(r.Result.Series(id), r.Timeline())
}

// InputLine returns the line of an input's key, nil for the keys of the
// horizon, which are no inputs of the model.
func (r *Run) InputLine(key string) *equation.Line { return r.Model.Line(equation.ID(key)) }
