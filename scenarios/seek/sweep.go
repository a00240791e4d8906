package seek

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/uncertainty"
)

// A Sweep is one outcome of a run under changed assumptions: what is needed to try
// them.
type Sweep struct {
	Scenario *scenarios.Scenario
	Version  string // of the model
	Outcome  analysis.Outcome
	Ranges   []uncertainty.Range
}

// A Tried is the outcome of a run with assumptions changed.
type Tried struct {
	Says    string // the value that was tried, for people
	Command string // that reproduces the run
	RunID   string
	Value   decimal.Decimal
	Has     bool   // the run has the figure
	Fault   string // why the scenario does not allow the value; then there is no run
}

// A Moved is what one range does to the outcome: its lower and its higher end.
type Moved struct {
	Range uncertainty.Range
	Ends  [2]Tried
}

// Swing returns how far apart an assumption puts the outcome, the run itself among
// what counts.
func (m Moved) Swing(own Tried) decimal.Decimal {
	least, most := own.Value, own.Value
	for _, end := range m.Ends {
		if end.Has {
			least, most = decimal.Min(least, end.Value), decimal.Max(most, end.Value)
		}
	}
	return most.Sub(least)
}

// Own evaluates the run itself.
func (s Sweep) Own(ctx context.Context) (Tried, error) {
	tried, err := s.all(ctx, []trial{{}})
	if err != nil {
		return Tried{}, err
	}
	return tried[0], nil
}

// OneAtATime tries both ends of every range, everything else as it is, and returns
// them by how far they move the outcome, the farthest first and equal ones in their
// order.
func (s Sweep) OneAtATime(ctx context.Context, own Tried) ([]Moved, error) {
	var trials []trial
	for _, one := range s.Ranges {
		for _, end := range one.Ends() {
			trials = append(trials, trial{end.Says, one.Assignments(s.Scenario, end)})
		}
	}
	tried, err := s.all(ctx, trials)
	if err != nil {
		return nil, err
	}
	moved := make([]Moved, len(s.Ranges))
	for i, one := range s.Ranges {
		moved[i] = Moved{one, [2]Tried{tried[2*i], tried[2*i+1]}}
	}
	slices.SortStableFunc(moved, func(a, b Moved) int { return b.Swing(own).Cmp(a.Swing(own)) })
	return moved, nil
}

// A Pair is two assumptions changed together, each to the end that moves the outcome
// farther: what they do together, and how much of it neither does alone.
type Pair struct {
	First, Second Moved
	Ends          [2]int // of each: 0 is the lower
	Together      Tried
	Beyond        decimal.Decimal // the change together less the sum of both changes alone
}

// most is how many assumptions are tried in pairs: those that move the outcome most.
const most = 12

// Pairs tries the assumptions that move the outcome most two by two, and returns those
// pairs that are allowed by how much they do beyond the sum, the most first.
func (s Sweep) Pairs(ctx context.Context, own Tried, moved []Moved) ([]Pair, error) {
	var movers []Moved
	for _, m := range moved {
		if !m.Swing(own).IsZero() && len(movers) < most {
			movers = append(movers, m)
		}
	}
	var pairs []Pair
	var trials []trial
	for i, first := range movers {
		for _, second := range movers[i+1:] {
			pair := Pair{First: first, Second: second, Ends: [2]int{farther(first, own), farther(second, own)}}
			a, b := first.Range.Ends()[pair.Ends[0]], second.Range.Ends()[pair.Ends[1]]
			sets := append(first.Range.Assignments(s.Scenario, a), second.Range.Assignments(s.Scenario, b)...)
			pairs, trials = append(pairs, pair), append(trials, trial{a.Says + " and " + b.Says, sets})
		}
	}
	tried, err := s.all(ctx, trials)
	if err != nil {
		return nil, err
	}
	var kept []Pair
	for i, pair := range pairs {
		pair.Together = tried[i]
		if !pair.Together.Has {
			continue
		}
		alone := pair.First.Ends[pair.Ends[0]].Value.Add(pair.Second.Ends[pair.Ends[1]].Value).Sub(own.Value).Sub(own.Value)
		pair.Beyond = pair.Together.Value.Sub(own.Value).Sub(alone)
		kept = append(kept, pair)
	}
	slices.SortStableFunc(kept, func(a, b Pair) int { return b.Beyond.Abs().Cmp(a.Beyond.Abs()) })
	return kept, nil
}

// farther returns the end that moves the outcome farther; of equal ones the lower.
func farther(m Moved, own Tried) int {
	distance := func(end Tried) decimal.Decimal {
		if !end.Has {
			return decimal.NewFromInt(-1)
		}
		return end.Value.Sub(own.Value).Abs()
	}
	if distance(m.Ends[1]).GreaterThan(distance(m.Ends[0])) {
		return 1
	}
	return 0
}

// Grid tries the lower end, the scenario's own value and the higher end of two ranges
// against one another: a row for each of the first.
func (s Sweep) Grid(ctx context.Context, first, second uncertainty.Range) ([3][3]Tried, error) {
	var trials []trial
	for row := range 3 {
		for column := range 3 {
			sets := append(s.third(first, row), s.third(second, column)...)
			trials = append(trials, trial{sets: sets})
		}
	}
	tried, err := s.all(ctx, trials)
	var grid [3][3]Tried
	for i, one := range tried {
		grid[i/3][i%3] = one
	}
	return grid, err
}

// third returns what the lower end (0), nothing (1) or the higher end (2) assigns.
func (s Sweep) third(r uncertainty.Range, at int) []string {
	switch at {
	case 0:
		return r.Assignments(s.Scenario, r.Low)
	case 2:
		return r.Assignments(s.Scenario, r.High)
	}
	return nil
}

// A trial is what is assigned beside the scenario's own values.
type trial struct {
	says string
	sets []string
}

// all evaluates trials side by side, in order. A value that the scenario does not
// allow is a fault of its trial; the error is that of a run that cannot be evaluated
// otherwise, or of ctx.
func (s Sweep) all(ctx context.Context, trials []trial) ([]Tried, error) {
	tried, errs := make([]Tried, len(trials)), make([]error, len(trials))
	recipe := analysis.RecipeOf(s.Scenario)
	var workers sync.WaitGroup
	next := make(chan int)
	for range min(len(trials), runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				tried[i], errs[i] = s.one(recipe, trials[i])
			}
		})
	}
	for i := range trials {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	workers.Wait()
	return tried, cmp.Or(ctx.Err(), firstOf(errs))
}

func firstOf(errs []error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (s Sweep) one(recipe analysis.Recipe, of trial) (Tried, error) {
	tried := Tried{Says: of.says, Command: recipe.With(of.sets...)}
	changed, err := s.Scenario.WithSets(of.sets...)
	if err != nil {
		tried.Fault = err.Error()
		return tried, nil
	}
	run, err := analysis.NewRun(changed, s.Version)
	if err != nil {
		return tried, err
	}
	tried.RunID = run.RunID
	tried.Value, tried.Has = s.Outcome.Of(run)
	return tried, nil
}
