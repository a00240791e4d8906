package analysis

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
)

// A Reading is the model's number for a figure in print, in the figure's unit:
// a value, or a month.
type Reading struct {
	Value decimal.Decimal
	Month calendar.Month
}

// read takes the model's number for a figure from a run.
func read(run *Run, figure scenarios.PublishedFigure) (Reading, error) {
	r := reader{run, figure.Reading, run.Model.Line(figure.Reading.Line)}
	switch r.Take {
	case scenarios.TakeRunsOut:
		return r.runsOut()
	case scenarios.TakeFixed:
		return r.inUnit(figure.Unit, r.members(), func(member int) (int64, error) { return r.run.Result.Value(r.Line, member, 0), nil })
	case scenarios.TakeLeast, scenarios.TakeGreatest:
		return r.extreme(figure.Unit)
	}
	return r.inUnit(figure.Unit, r.members(), r.sum)
}

// A reader reads one number.
type reader struct {
	run *Run
	scenarios.PublishedReading
	line *equation.Line
}

// members returns the places of the members that are asked for.
func (r reader) members() []int {
	var list []int
	for member := range r.line.Over.Len() {
		if len(r.Members) == 0 || slices.Contains(r.Members, r.line.Over.Code(member)) {
			list = append(list, member)
		}
	}
	return list
}

// sum returns a member's sum over the months. All of them must be in the run.
func (r reader) sum(member int) (int64, error) {
	timeline := r.run.Timeline()
	first, ok := timeline.Index(r.From)
	last, also := timeline.Index(r.To)
	if !ok || !also {
		return 0, fmt.Errorf("the run %s has no months %s to %s", r.run.Scenario.Name, r.From, r.To)
	}
	var total int64
	for _, value := range r.run.Result.Row(r.Line, member)[first : last+1] {
		total += value // bounded: see the rule of the model's amounts
	}
	return total, nil
}

// inUnit adds what is taken of the members, in the figure's unit.
func (r reader) inUnit(unit string, members []int, take func(int) (int64, error)) (Reading, error) {
	var amount decimal.Decimal
	for _, member := range members {
		value, err := take(member)
		if err != nil {
			return Reading{}, err
		}
		amount = amount.Add(money.ToDecimal(value, r.line.Unit.Digits()))
	}
	if unit == scenarios.UnitPercent {
		percent, ok := metric.PercentOfLine(r.run.Result, r.PerCentOf, amount, members...)
		if !ok {
			return Reading{}, fmt.Errorf("%s is nothing to take per cent of", r.PerCentOf)
		}
		return Reading{Value: percent}, nil
	}
	return Reading{Value: amount.Shift(-9)}, nil
}

// extreme returns the least or the greatest of the members' numbers.
func (r reader) extreme(unit string) (Reading, error) {
	var found Reading
	for i, member := range r.members() {
		one, err := r.inUnit(unit, []int{member}, r.sum)
		if err != nil {
			return found, err
		}
		less := one.Value.LessThan(found.Value)
		if i == 0 || less == (r.Take == scenarios.TakeLeast) {
			found = one
		}
	}
	return found, nil
}

// runsOut returns the first month in which the line is below zero.
func (r reader) runsOut() (Reading, error) {
	for i, value := range r.run.Result.Row(r.Line, 0) {
		if value < 0 {
			return Reading{Month: r.run.Timeline().At(i)}, nil
		}
	}
	return Reading{}, fmt.Errorf("%s is never below zero in %s", r.Line, r.run.Scenario.Name)
}

// RootDigits are the decimals of a root.
const RootDigits = 4

// rootMean returns the root of the mean of n squares whose sum is given, to
// RootDigits decimals; 0 of nothing. With one decimal more it is the whole root
// of a whole number, rounded down, and then rounded half up.
func rootMean(squares decimal.Decimal, n int) decimal.Decimal {
	if n == 0 {
		return decimal.Decimal{}
	}
	mean := squares.DivRound(decimal.New(int64(n), 0), 4*RootDigits)
	root := new(big.Int).Sqrt(mean.Shift(2 * (RootDigits + 1)).BigInt())
	return decimal.NewFromBigInt(root, -(RootDigits + 1)).Round(RootDigits)
}
