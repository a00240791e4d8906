package reports

import (
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
)

// total is the sum of a line over all its members and the horizon.
func (r *Run) total(id equation.ID) decimal.Decimal {
	var sum int64
	for member := range r.Model.Line(id).Over.Len() {
		sum += metric.Total.Of(r.Result, id, member)
	}
	return money.ToDecimal(sum, money.CentDigits)
}

// guarantors is how many states guarantee something, and how much in all.
func (r *Run) guarantors() (int, decimal.Decimal) {
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

// lastMonth is the last month in which a line that has no members is not zero.
func (r *Run) lastMonth(id equation.ID) calendar.Month {
	last := 0
	for i, value := range r.Result.Row(id, 0) {
		if value != 0 {
			last = i
		}
	}
	return r.timeline().At(last)
}

// peakMonth is the first month in which a line that has no members is greatest.
func (r *Run) peakMonth(id equation.ID) calendar.Month {
	return metric.PeakMonth(r.Result, r.timeline(), id, 0)
}

// sumOf is a line in one period, added over its members.
func (r *Run) sumOf(id equation.ID, period int) decimal.Decimal {
	var sum decimal.Decimal
	for member := range r.Model.Line(id).Over.Len() {
		sum = sum.Add(r.Result.Decimal(id, member, period))
	}
	return sum
}

// yearEnds are the last periods of the calendar years, the last of the run
// among them.
func (r *Run) yearEnds() []int {
	var ends []int
	for i := range r.timeline().Months {
		if i+1 == r.timeline().Months || r.timeline().At(i+1).Year() != r.timeline().At(i).Year() {
			ends = append(ends, i)
		}
	}
	return ends
}

// yearSums adds the members of a line, year by year.
func (r *Run) yearSums(id equation.ID) []metric.YearAmount {
	var years []metric.YearAmount
	for member := range r.Model.Line(id).Over.Len() {
		of := metric.ByYear(r.Result, r.timeline(), id, member)
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

// inputLine is the line of an input's key, nil for the keys of the horizon,
// which are no inputs of the model.
func (r *Run) inputLine(key string) *equation.Line { return r.Model.Line(equation.ID(key)) }

func everyState() []int {
	states := make([]int, finance.MemberStates.Len())
	for i := range states {
		states[i] = i
	}
	return states
}

// byMeasure are the states by a measure, the largest first and equal ones in
// protocol order.
func byMeasure(run *Run, of metric.StateMeasure) []int {
	states := everyState()
	slices.SortStableFunc(states, func(a, b int) int { return of.Value(run.Result, b).Cmp(of.Value(run.Result, a)) })
	return states
}

// rankedStates are the states by their commitments, the largest first; equal
// ones in protocol order.
func rankedStates(run *Run) []int {
	return byMeasure(run, metric.StateMeasure{Line: finance.F2, Aggregate: metric.Fixed})
}
