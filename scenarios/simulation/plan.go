package simulation

import (
	"fmt"
	"math/big"
	"strings"

	"loanmodel/finance/equation"
	"loanmodel/scenarios"
	"loanmodel/scenarios/uncertainty"
)

// A Plan says what is simulated. Several scenarios run on the same leaves and paths,
// so that their differences are those of structure and not of luck.
type Plan struct {
	Expressions []string // structures, with shocks or a sequel joined to them but no settlement
	Sets        []string
	Drivers     *uncertainty.Drivers
	DriversID   string // SHA-256 of the file of drivers
	Paths       int64  // drawn in each leaf; 0 draws nothing
	Seed        uint64
	Version     string // of the model
}

// Limits of a simulation: what one process can hold.
const (
	MaxLeaves = 5_000
	MaxRuns   = 400_000 // scenarios × leaves × paths
)

// A LimitError says that a plan is larger than a stated limit, and what makes it so.
type LimitError struct{ Reason, Hint string }

// Error returns one line of printable characters.
func (e *LimitError) Error() string { return e.Reason }

// A table is a plan with its leaves and what each scenario is in each of them.
type table struct {
	Plan
	leaves    []uncertainty.Leaf
	scenarios [][]*scenarios.Scenario // by expression and leaf
	differ    []map[equation.ID]bool  // by expression: inputs in which its leaves differ
}

// prepare resolves the scenarios in all leaves and checks the limits before any work.
func (p Plan) prepare() (*table, error) {
	t := &table{Plan: p}
	for _, expression := range p.Expressions {
		first, err := scenarios.Resolve(joined(expression, []string{"immobilised"}), scenarios.Options{Sets: p.Sets})
		if err != nil {
			return nil, err
		}
		if t.leaves == nil {
			if err := p.checkTree(first); err != nil {
				return nil, err
			}
			t.leaves = p.Drivers.Leaves(first.Timeline)
			if err := p.checkRuns(len(t.leaves)); err != nil {
				return nil, err
			}
		}
		if err := t.resolve(expression); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// checkTree refuses a tree that is too large before its leaves are made.
func (p Plan) checkTree(s *scenarios.Scenario) error {
	leaves := len((&uncertainty.Drivers{From: p.Drivers.From, Step: p.Drivers.Step, Kinds: p.Drivers.Kinds}).Leaves(s.Timeline))
	for i, shock := range p.Drivers.Shocks {
		if leaves *= 2; leaves > MaxLeaves {
			return &LimitError{fmt.Sprintf("the tree has more than %d leaves with the shock %s, number %d", MaxLeaves, shock.Name, i+1), "name fewer shocks: each doubles the leaves"}
		}
	}
	if leaves > MaxLeaves {
		return &LimitError{fmt.Sprintf("the tree of settlements has %d leaves, more than %d", leaves, MaxLeaves), "take a longer step_months or fewer kinds"}
	}
	return nil
}

func (p Plan) checkRuns(leaves int) error {
	if runs := p.perLeaf(); runs > MaxRuns/int64(leaves*len(p.Expressions)) {
		return &LimitError{fmt.Sprintf("%d scenarios × %d leaves × %d paths are more than %d runs", len(p.Expressions), leaves, runs, MaxRuns),
			"draw fewer paths: leaves carry most of what is not known"}
	}
	return nil
}

// perLeaf is how many runs a scenario has in each leaf.
func (p Plan) perLeaf() int64 { return max(1, p.Paths) }

// joined adds overlays to a structure, before what else is joined to it.
func joined(expression string, overlays []string) string {
	structure, others, more := strings.Cut(expression, "+")
	text := structure + "+" + strings.Join(overlays, "+")
	if more {
		text += "+" + others
	}
	return text
}

// resolve makes the scenarios of one expression in all leaves.
func (t *table) resolve(expression string) error {
	known, list, differ := map[string]*scenarios.Scenario{}, []*scenarios.Scenario{}, map[equation.ID]bool{}
	for _, leaf := range t.leaves {
		name := joined(expression, leaf.Overlays())
		s := known[name]
		if s == nil {
			var err error
			if s, err = scenarios.Resolve(name, scenarios.Options{Sets: t.Sets}); err != nil {
				return err
			}
			known[name] = s
		}
		moved, err := s.WithSets(leaf.Assignments(s)...)
		if err != nil {
			return fmt.Errorf("leaf %s: %w", leaf.ID, err)
		}
		list = append(list, moved)
		for _, difference := range moved.Differences {
			differ[equation.ID(difference.Key)] = true
		}
	}
	t.scenarios, t.differ = append(t.scenarios, list), append(t.differ, differ)
	return nil
}

// PathScenario returns the scenario of one path of a leaf, counted from 1, or of the
// leaf itself where the path is 0: an ordinary scenario that can be run, reported and
// explained. It fails for a leaf or a path that the plan does not have.
func (p Plan) PathScenario(expression, leafID string, path int64) (*scenarios.Scenario, error) {
	first, err := scenarios.Resolve(joined(expression, []string{"immobilised"}), scenarios.Options{Sets: p.Sets})
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, leaf := range p.Drivers.Leaves(first.Timeline) {
		ids = append(ids, leaf.ID)
		if leaf.ID != leafID {
			continue
		}
		s, err := scenarios.Resolve(joined(expression, leaf.Overlays()), scenarios.Options{Sets: p.Sets})
		if err != nil {
			return nil, err
		}
		if s, err = s.WithSets(leaf.Assignments(s)...); err != nil || path == 0 {
			return s, err
		}
		return s.WithSets(p.Drivers.Path(s, p.Seed, leaf.ID, path)...)
	}
	return nil, &LeafError{leafID, ids}
}

// A LeafError is the name of a leaf that the tree does not have.
type LeafError struct {
	Leaf  string
	Known []string
}

// Error returns one line of printable characters.
func (e *LeafError) Error() string { return fmt.Sprintf("the tree has no leaf %q", e.Leaf) }

// fraction writes a probability as programs read it back.
func fraction(p *big.Rat) string { return p.RatString() }
