package simulation

import (
	"context"
	"errors"
	"fmt"
	"math/bits"
	"runtime"
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

// A figure of a state that is simulated.
type figure struct {
	id      string
	line    equation.ID
	atEnd   bool // what stands in the last month, not the sum over all
	present bool // the present value of what is paid and owed for certain, at the Union's funding rate
}

// figures are those that are simulated, in order: the five columns, the present
// value that structures are ranked by, and the calls paid.
var figures = func() []figure {
	var list []figure
	for _, column := range metric.Columns() {
		list = append(list, figure{id: column.ID, line: column.Line, atEnd: column.Aggregate == metric.Final})
	}
	calls, _ := metric.ByID(metric.CostParts(), "calls_paid")
	return append(list, figure{id: metric.Burden().ID, present: true}, figure{id: calls.ID, line: calls.Line})
}()

// FigureIDs lists the figures of each state that are simulated.
func FigureIDs() []string {
	var ids []string
	for _, f := range figures {
		ids = append(ids, f.id)
	}
	return ids
}

// states is how many columns a figure has: each state, and all together.
var states = finance.MemberStates.Len() + 1

// width is how many amounts a run has.
var width = len(figures) * states

// lanesABatch is how many runs are evaluated side by side.
const lanesABatch = 64

// A unit is one run: a scenario in a leaf, and its path; 0 where nothing is drawn.
type unit struct {
	expression, leaf int
	path             int64
}

// units lists the runs of a shard, in order: every so-manieth of all.
func (t *table) units(shard, shards int64) []unit {
	var list []unit
	number := int64(0)
	for leaf := range t.leaves {
		for path := range t.perLeaf() {
			if number%shards == shard-1 {
				for expression := range t.Expressions {
					u := unit{expression: expression, leaf: leaf}
					if t.Paths > 0 {
						u.path = path + 1
					}
					list = append(list, u)
				}
			}
			number++
		}
	}
	return list
}

// evaluate runs the units, batch by batch, and returns their amounts in cents, width
// of them for each. Which batch a run is in changes nothing of it.
func (t *table) evaluate(ctx context.Context, units []unit, progress func(done, all int)) ([]int64, error) {
	amounts := make([]int64, len(units)*width)
	batches := t.batches(units)
	errs := make([]error, len(batches))
	var workers sync.WaitGroup
	var lock sync.Mutex
	done, next := 0, make(chan int)
	for range min(len(batches), runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				errs[i] = t.batch(units, batches[i], amounts)
				lock.Lock()
				done += len(batches[i])
				progress(done, len(units))
				lock.Unlock()
			}
		})
	}
	for i := range batches {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	workers.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return amounts, nil
}

// batches groups the places of units by scenario.
func (t *table) batches(units []unit) [][]int {
	var list [][]int
	open := make([][]int, len(t.Expressions))
	for i, u := range units {
		open[u.expression] = append(open[u.expression], i)
		if len(open[u.expression]) == lanesABatch {
			list, open[u.expression] = append(list, open[u.expression]), nil
		}
	}
	for _, rest := range open {
		if len(rest) > 0 {
			list = append(list, rest)
		}
	}
	return list
}

// batch evaluates some units of one scenario side by side.
func (t *table) batch(units []unit, places []int, amounts []int64) error {
	program, err := finance.Build()
	if err != nil {
		return err
	}
	model, expression := program.Model(), units[places[0]].expression
	inputs, lanes := map[int]*equation.Inputs{}, make([]analysis.Lane, len(places))
	for i, place := range places {
		u := units[place]
		s := t.scenarios[expression][u.leaf]
		if inputs[u.leaf] == nil {
			if inputs[u.leaf], err = s.Inputs(model); err != nil {
				return err
			}
		}
		lanes[i].Inputs = inputs[u.leaf]
		if u.path > 0 {
			dated, sets := t.Drivers.Draw(s, t.Seed, t.leaves[u.leaf].ID, u.path)
			if lanes[i].Changed, err = s.SeriesUnder(dated, sets...); err != nil {
				return inPath(err, fmt.Sprintf("%s/%d", t.leaves[u.leaf].ID, u.path))
			}
		}
	}
	first := t.scenarios[expression][units[places[0]].leaf]
	base, err := first.Inputs(model)
	if err != nil {
		return err
	}
	sums, err := newTally(first, base, len(lanes))
	if err != nil {
		return err
	}
	if err := analysis.EachPeriod(base, lanes, t.differ[expression], sums.add); err != nil {
		return err
	}
	for lane, place := range places {
		if err := sums.write(lane, amounts[place*width:(place+1)*width]); err != nil {
			return err
		}
	}
	return nil
}

// inPath says in which path a scenario does not allow what was drawn.
func inPath(err error, path string) error {
	var usage *scenarios.UsageError
	var faults diagnostic.List
	switch {
	case errors.As(err, &usage):
		faults = usage.Faults
	case !errors.As(err, &faults):
		return fmt.Errorf("path %s: %w", path, err)
	}
	placed := slices.Clone(faults)
	for i := range placed {
		placed[i].Message = "path " + path + ": " + placed[i].Message
	}
	return placed
}

// A tally adds up the figures of the runs of a batch.
type tally struct {
	lanes   int
	last    int
	totals  []int64 // by figure, state and lane
	present []wide  // by state and lane
	factors []uint64
}

// A wide is a sum of 128 bits, in cents × 10^18.
type wide struct {
	high int64
	low  uint64
}

// factorDigits are the decimals of discount factors in a wide sum: cut there they
// change a present value by less than a hundredth of a cent.
const factorDigits = 18

func newTally(s *scenarios.Scenario, inputs *equation.Inputs, lanes int) (*tally, error) {
	t := &tally{lanes: lanes, last: s.Timeline.Months - 1, totals: make([]int64, len(figures)*states*lanes), present: make([]wide, states*lanes)}
	rate := money.ToDecimal(inputs.Value(finance.RatesBondPool, 0, 0), money.MillionthDigits)
	for _, factor := range metric.FactorsOf(rate, s.Timeline) {
		whole, err := money.FromDecimal(factor.Round(factorDigits), factorDigits)
		if err != nil {
			return nil, err // of a rate so far below 0 that it grows without a bound
		}
		t.factors = append(t.factors, uint64(whole))
	}
	return t, nil
}

// add takes in the values of one period.
func (t *tally) add(period int, machine *equation.Machine) {
	for f, fig := range figures {
		for state := range states - 1 {
			row := t.totals[(f*states+state)*t.lanes:][:t.lanes]
			switch {
			case fig.present:
				t.discount(period, state, machine)
			case fig.atEnd:
				if period == t.last {
					copy(row, machine.Row(fig.line, state))
				}
			default:
				for lane, v := range machine.Row(fig.line, state) {
					row[lane] += v
				}
			}
		}
	}
}

// discount adds what a state pays in a period, and at the end what it owes, at the
// factor of the period.
func (t *tally) discount(period, state int, machine *equation.Machine) {
	owed := machine.Row(finance.L21, state)
	for lane, cents := range machine.Row(finance.L20, state) {
		if period == t.last {
			cents += owed[lane]
		}
		for _, to := range []int{state, states - 1} {
			t.present[to*t.lanes+lane].addProduct(cents, t.factors[period])
		}
	}
}

func (w *wide) addProduct(cents int64, factor uint64) {
	magnitude := uint64(max(cents, -cents))
	high, low := bits.Mul64(magnitude, factor)
	var carry uint64
	if cents >= 0 {
		w.low, carry = bits.Add64(w.low, low, 0)
		w.high += int64(high) + int64(carry)
		return
	}
	w.low, carry = bits.Sub64(w.low, low, 0)
	w.high -= int64(high) + int64(carry)
}

// cents rounds the sum to whole cents, half away from zero.
func (w wide) cents() (int64, error) {
	value := decimal.NewFromUint64(w.low).Add(decimal.New(w.high, 0).Mul(twoTo64)).Shift(-factorDigits).Round(0)
	return money.FromDecimal(value, 0)
}

var twoTo64 = decimal.NewFromUint64(1 << 63).Mul(decimal.New(2, 0))

// write writes the amounts of one run, the states together last.
func (t *tally) write(lane int, amounts []int64) error {
	for f, fig := range figures {
		var all int64
		for state := range states {
			value := t.totals[(f*states+state)*t.lanes+lane]
			switch {
			case fig.present:
				var err error
				if value, err = t.present[state*t.lanes+lane].cents(); err != nil {
					return err
				}
			case state == states-1:
				value = all
			}
			all += value
			amounts[f*states+state] = value
		}
	}
	return nil
}
