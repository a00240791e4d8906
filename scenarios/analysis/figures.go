package analysis

import (
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
)

// Total is the sum of a line over all its members and the horizon.
func (r *Run) Total(id equation.ID) decimal.Decimal {
	var sum int64
	for member := range r.Model.Line(id).Over.Len() {
		sum += metric.Total.Of(r.Result, id, member)
	}
	return money.ToDecimal(sum, money.CentDigits)
}

// Guarantors is how many states guarantee something, and how much in all.
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

// LastMonth is the last month in which a line that has no members is not zero.
func (r *Run) LastMonth(id equation.ID) calendar.Month {
	last := 0
	for i, value := range r.Result.Row(id, 0) {
		if value != 0 {
			last = i
		}
	}
	return r.Timeline().At(last)
}

// PeakMonth is the first month in which a line that has no members is greatest.
func (r *Run) PeakMonth(id equation.ID) calendar.Month {
	return metric.PeakMonth(r.Result, r.Timeline(), id, 0)
}

// SumOf is a line in one period, added over its members.
func (r *Run) SumOf(id equation.ID, period int) decimal.Decimal {
	var sum decimal.Decimal
	for member := range r.Model.Line(id).Over.Len() {
		sum = sum.Add(r.Result.Decimal(id, member, period))
	}
	return sum
}

// YearEnds are the last periods of the calendar years, the last of the run
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
	var years []metric.YearAmount
	for member := range r.Model.Line(id).Over.Len() {
		of := metric.ByYear(r.Result, r.Timeline(), id, member)
		if years == nil {
			years = of
			continue
		}
		for i := range years {
			years[i].Value += of[i].Value
		}
	}
	return years
}

// InputLine is the line of an input's key, nil for the keys of the horizon,
// which are no inputs of the model.
func (r *Run) InputLine(key string) *equation.Line { return r.Model.Line(equation.ID(key)) }

// EveryState returns the places of all member states, in protocol order.
func EveryState() []int {
	states := make([]int, finance.MemberStates.Len())
	for i := range states {
		states[i] = i
	}
	return states
}

// ByMeasure are the states by a measure, the largest first and equal ones in
// protocol order.
func ByMeasure(run *Run, of metric.StateMeasure) []int {
	states := EveryState()
	slices.SortStableFunc(states, func(a, b int) int { return of.Value(run.Result, b).Cmp(of.Value(run.Result, a)) })
	return states
}

// RankedStates are the states by their commitments, the largest first; equal
// ones in protocol order.
func RankedStates(run *Run) []int {
	return ByMeasure(run, metric.StateMeasure{Line: finance.F2, Aggregate: metric.Fixed})
}
