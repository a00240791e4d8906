package analysis

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
	"loanmodel/scenarios/uncertainty"
)

// A Sensitivity is what happens to a run's outcomes when one assumption is
// changed at a time and everything else stays.
type Sensitivity struct {
	Outcomes  []metric.Figure
	Delivered []decimal.Decimal // the run's own outcomes, in euro
	Rows      []SensitivityRow
}

// A SensitivityRow is one assumption with a lower and a higher value.
type SensitivityRow struct {
	ID    string // of the range
	Name  string // of the assumption
	Basis string // why these two values
	Grade string
	Sides [2]SensitivitySide
}

// A SensitivitySide is a run with one assumption changed.
type SensitivitySide struct {
	Value    string            // of the assumption, for people
	Command  string            // that reproduces the run
	Outcomes []decimal.Decimal // in euro; nil where the scenario does not allow the value
	Fault    string            // then why
}

// Swing returns how far the two sides of a row put an outcome apart, in euro;
// the run itself counts as one of the ends.
func (s *Sensitivity) Swing(row, outcome int) decimal.Decimal {
	lowest := s.Delivered[outcome]
	highest := lowest
	for _, side := range s.Rows[row].Sides {
		if side.Outcomes != nil {
			lowest = decimal.Min(lowest, side.Outcomes[outcome])
			highest = decimal.Max(highest, side.Outcomes[outcome])
		}
	}
	return highest.Sub(lowest)
}

// NewSensitivities evaluates runs of one horizon with each of the changes of
// the sensitivity analysis, as batches of paths. A value that a scenario's
// rules do not allow, or with which the model cannot be evaluated, is said in
// its place and is no error. What has been evaluated once is kept: every
// workbook of many shows the sensitivities of all presets.
func NewSensitivities(runs []*Run) ([]*Sensitivity, error) {
	known.Lock()
	defer known.Unlock()
	var fresh []*Run
	for _, run := range runs {
		if run.Timeline() != runs[0].Timeline() {
			return nil, fmt.Errorf("sensitivity of %s: another horizon than that of %s", run.Scenario.Name, runs[0].Scenario.Name)
		}
		if known.of[run.identity()] == nil {
			fresh = append(fresh, run)
		}
	}
	for chunk := range slices.Chunk(fresh, runsABatch) {
		if err := evaluateRuns(chunk); err != nil {
			return nil, err
		}
	}
	all := make([]*Sensitivity, len(runs))
	for i, run := range runs {
		all[i] = known.of[run.identity()]
	}
	return all, nil
}

// known are the analyses made so far. A run's identity says all that they
// depend on.
var known = struct {
	sync.Mutex
	of map[identity]*Sensitivity
}{of: map[identity]*Sensitivity{}}

// An identity is the inputs of a run and the name by which it is reproduced.
type identity struct{ runID, name string }

func (r *Run) identity() identity { return identity{r.RunID, r.Scenario.Name} }

// evaluateRuns adds the analyses of some runs to those known.
func evaluateRuns(runs []*Run) error {
	var paths []sensitivityPath
	made, differ := map[identity]*Sensitivity{}, map[equation.ID]bool{}
	for _, run := range runs {
		s, own, err := pathsOf(run)
		if err != nil {
			return fmt.Errorf("sensitivity of %s: %w", run.Scenario.Name, err)
		}
		for _, difference := range run.Scenario.Differences {
			differ[equation.ID(difference.Key)] = true
		}
		made[run.identity()], paths = s, append(paths, own...)
	}
	if err := evaluate(paths, differ); err != nil {
		return err
	}
	maps.Copy(known.of, made)
	return nil
}

// runsABatch is how many runs are evaluated with all of their changes side by
// side: enough for long loops, few enough for the memory nearby.
const runsABatch = 4

// A sensitivityPath is one path of a batch: a run's inputs with one change, or
// none, and where its outcomes go.
type sensitivityPath struct {
	inputs   *equation.Inputs
	changed  []scenarios.Series // what is assigned; later ones win
	outcomes *[]decimal.Decimal
	fault    *string // nil of the run itself
}

// pathsOf prepares the analysis of one run and its paths, itself first.
func pathsOf(run *Run) (*Sensitivity, []sensitivityPath, error) {
	inputs, err := run.Scenario.Inputs(run.Model)
	if err != nil {
		return nil, nil, err
	}
	ranges, err := uncertainty.Ranges()
	if err != nil {
		return nil, nil, err
	}
	recipe := RecipeOf(run.Scenario)
	s := &Sensitivity{Outcomes: metric.Outcomes(), Rows: make([]SensitivityRow, len(ranges))}
	paths := []sensitivityPath{{inputs: inputs, outcomes: &s.Delivered}}
	for i, one := range ranges {
		s.Rows[i] = SensitivityRow{ID: one.ID, Name: one.Name, Basis: one.Basis(), Grade: one.Grade}
		for j, end := range one.Ends() {
			side, sets := &s.Rows[i].Sides[j], one.Assignments(run.Scenario, end)
			side.Value, side.Command = end.Says, recipe.With(sets...)
			series, err := run.Scenario.SeriesWith(sets...)
			if err != nil {
				side.Fault = err.Error()
				continue
			}
			paths = append(paths, sensitivityPath{inputs, series, &side.Outcomes, &side.Fault})
		}
	}
	return s, paths, nil
}

// evaluate gives paths their outcomes; they differ in some inputs and in what
// each changes. Where a path cannot be evaluated each is tried alone.
func evaluate(paths []sensitivityPath, differ map[equation.ID]bool) error {
	for _, path := range paths {
		for _, series := range path.changed {
			differ[series.Line] = true
		}
	}
	outcomes, err := outcomesOf(paths, differ)
	if err == nil {
		for i, path := range paths {
			*path.outcomes = outcomes[i]
		}
		return nil
	}
	for i, path := range paths {
		alone, err := outcomesOf(paths[i:i+1], differ)
		switch {
		case err == nil:
			*path.outcomes = alone[0]
		case path.fault == nil:
			return err
		default:
			*path.fault = err.Error()
		}
	}
	return nil
}

// outcomesOf evaluates paths side by side.
func outcomesOf(paths []sensitivityPath, differ map[equation.ID]bool) ([][]decimal.Decimal, error) {
	lanes := make([]Lane, len(paths))
	for i, path := range paths {
		lanes[i] = Lane{path.inputs, path.changed}
	}
	sums, err := totals(lanes, differ, metric.Outcomes())
	if err != nil {
		return nil, err
	}
	return asEuro(sums, len(paths)), nil
}

func asEuro(sums [][]int64, paths int) [][]decimal.Decimal {
	outcomes := make([][]decimal.Decimal, paths)
	for path := range outcomes {
		for _, sum := range sums {
			outcomes[path] = append(outcomes[path], money.ToDecimal(sum[path], money.CentDigits))
		}
	}
	return outcomes
}

// A Recipe is the command that reproduces a scenario.
type Recipe struct {
	name string
	sets []string
}

// RecipeOf names the scenario and what it was given beside its name.
func RecipeOf(s *scenarios.Scenario) Recipe {
	named, err := scenarios.Resolve(s.Name, scenarios.Options{})
	if err != nil { // the name is that of a user's file, whose path the scenario does not know
		return Recipe{name: "FILE-OF-" + s.Name + ".yaml"}
	}
	r := Recipe{name: s.Name}
	for _, change := range Changes(named, s) {
		r.sets = append(r.sets, change.Assignments()...)
	}
	return r
}

// With returns the command with assignments that take the place of what they assign
// to again, in quotes that a shell needs.
func (r Recipe) With(sets ...string) string {
	command := "loanmodel run " + r.name
	kept := slices.DeleteFunc(slices.Clone(r.sets), func(old string) bool {
		return slices.ContainsFunc(sets, func(set string) bool { return replaces(set, old) })
	})
	for _, set := range append(kept, sets...) {
		if strings.ContainsAny(set, "[ ") {
			set = "'" + set + "'"
		}
		command += " --set " + set
	}
	return command
}

// replaces says whether an assignment leaves nothing of another.
func replaces(set, old string) bool {
	address, _, _ := strings.Cut(set, "=")
	earlier, _, _ := strings.Cut(old, "=")
	key, every := strings.CutSuffix(address, "[all]")
	return address == earlier || every && strings.HasPrefix(earlier, key+"[")
}

// BySwing returns the rows by how far they move an outcome, the farthest first
// and equal ones in their order.
func (s *Sensitivity) BySwing(outcome int) []int {
	order := make([]int, len(s.Rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return s.Swing(b, outcome).Cmp(s.Swing(a, outcome)) })
	return order
}
