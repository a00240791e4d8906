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
	machine := p.NewMachine(inputs, 1)
	places := p.places()
	err := machine.Run(0, func(period int) error {
		r.record(machine, places, period)
		return nil
	})
	return r, err
}

// places lists where each row of a result stands in the machine.
func (p *Program) places() []place {
	var places []place
	for _, line := range p.model.lines {
		for member := range line.Over.Len() {
			places = append(places, place{home(line), p.base[line.ID] + int32(member)})
		}
	}
	return places
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

// record keeps the values of a period; static lines have theirs in all.
func (r *Result) record(m *Machine, places []place, period int) {
	for row, at := range places {
		values := r.values[row*(r.periods+1) : (row+1)*(r.periods+1)]
		switch {
		case at.bank == bankNow && period == Opening:
			values[0] = m.first(place{bankBefore, at.row}, 1)[0]
		case at.bank == bankNow:
			values[period+1] = m.first(at, 1)[0]
		case period == Opening:
			for i := range values {
				values[i] = m.first(at, 1)[0]
			}
		}
	}
}

func (r *Result) at(id ID, member, period int) int {
	return (r.base[id]+member)*(r.periods+1) + period + 1
}

// Model is the model that was run.
func (r *Result) Model() *Model { return r.model }

// Periods is the number of periods.
func (r *Result) Periods() int { return r.periods }

// Value is the value of one member of a line in one period, a whole number of
// the line's unit. Period Opening is before the first. Static lines have the
// same value in every period.
func (r *Result) Value(id ID, member, period int) int64 { return r.values[r.at(id, member, period)] }

// Row is the values of one member of a line over all periods, without the
// opening. It must not be changed.
func (r *Result) Row(id ID, member int) []int64 {
	return r.values[r.at(id, member, 0) : r.at(id, member, r.periods-1)+1]
}

// Decimal is Value as a decimal of the line's unit: euro for amounts.
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
