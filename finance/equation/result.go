package equation

import (
	"fmt"

	"github.com/shopspring/decimal"

	"loanmodel/finance/money"
)

// A Result is the values of all lines in all periods of one run.
type Result struct {
	model   *Model
	periods int
	base    map[ID]int
	values  []int64 // row by row, the opening first
}

// Opening is the period number of the values before the first period.
const Opening = -1

// Evaluate runs the program once. It fails when an input has no value and
// where the evaluation cannot go on.
func (p *Program) Evaluate(inputs *Inputs) (*Result, error) {
	if missing := inputs.Missing(); len(missing) > 0 {
		return nil, fmt.Errorf("inputs without a value: %v", missing)
	}
	r := newResult(p.model, inputs.periods)
	machine, recorder := p.NewMachine(inputs, 1), newRecorder(p, r)
	err := machine.Run(0, func(period int) error {
		if period == Opening {
			recorder.opening(&machine.memory)
		} else {
			recorder.period(&machine.memory, period)
		}
		return nil
	})
	recorder.write()
	return r, err
}

func newResult(m *Model, periods int) *Result {
	r := &Result{model: m, periods: periods, base: map[ID]int{}}
	rows := 0
	for _, line := range m.lines {
		r.base[line.ID] = rows
		rows += line.Over.Len()
	}
	r.values = make([]int64, rows*(periods+1))
	return r
}

// row returns the values of one of the rows, the opening first.
func (r *Result) row(row int) []int64 { return r.values[row*(r.periods+1) : (row+1)*(r.periods+1)] }

func (r *Result) at(id ID, member, period int) int {
	return (r.base[id]+member)*(r.periods+1) + period + 1
}

// Model returns the model that was run.
func (r *Result) Model() *Model { return r.model }

// Periods returns the number of periods.
func (r *Result) Periods() int { return r.periods }

// Value returns the value of one member of a line in one period, a whole number of
// the line's unit. Period Opening is before the first. Static lines have the
// same value in every period.
func (r *Result) Value(id ID, member, period int) int64 { return r.values[r.at(id, member, period)] }

// Row returns the values of one member of a line over all periods, without the
// opening. It must not be changed.
func (r *Result) Row(id ID, member int) []int64 {
	return r.values[r.at(id, member, 0) : r.at(id, member, r.periods-1)+1]
}

// Decimal returns Value as a decimal of the line's unit: euro for amounts.
func (r *Result) Decimal(id ID, member, period int) decimal.Decimal {
	return money.ToDecimal(r.Value(id, member, period), r.model.byID[id].Unit.Digits())
}

// Sum adds the members of a line in one period, in whole numbers of the line's
// unit. Sums of amounts within the model's bounds stay far inside 64 bits.
func (r *Result) Sum(id ID, period int) int64 {
	var sum int64
	for member := range r.model.byID[id].Over.Len() {
		sum += r.Value(id, member, period)
	}
	return sum
}

// Series adds lines of one unit over all their members, period by period,
// without the opening. The slice is the caller's.
func (r *Result) Series(ids ...ID) []int64 {
	sums := make([]int64, r.periods)
	for _, id := range ids {
		for member := range r.model.byID[id].Over.Len() {
			for period, value := range r.Row(id, member) {
				sums[period] += value
			}
		}
	}
	return sums
}

// Total adds a line over all its members and all periods: what has flowed in
// the whole run.
func (r *Result) Total(id ID) int64 {
	var sum int64
	for _, value := range r.Series(id) {
		sum += value
	}
	return sum
}
