package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"loanmodel/reports/compare"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

// A bundle is changes that are made together, because each is refused alone:
// weights that must sum to 100, for example.
type bundle []analysis.Change

// keys lists what a bundle changes.
func (b bundle) keys() string {
	var keys []string
	for _, change := range b {
		keys = append(keys, change.Name())
	}
	return strings.Join(keys, ", ")
}

// words say what a bundle changes.
func (b bundle) words() string {
	var words []string
	for _, change := range b {
		words = append(words, compare.ChangeWords(change))
	}
	return strings.Join(words, "; ")
}

// group is the first part of the keys of a bundle, by which what belongs
// together is found.
func (b bundle) group() string {
	group, _, _ := strings.Cut(b[0].Key(), ".")
	return group
}

// attribute makes the differences of a side from the baseline one at a time
// and evaluates what comes of it.
func attribute(ctx context.Context, baseline, other compared, place int) (analysis.Attribution, error) {
	a := attributor{baseline: baseline}
	if err := a.try(byKey(analysis.Changes(baseline.scenario, other.scenario)), byGroup, asOne); err != nil {
		return analysis.Attribution{}, err
	}
	runs, err := evaluate(ctx, a.scenarios)
	if err != nil {
		return analysis.Attribution{}, err
	}
	attribution := analysis.Attribution{Other: place}
	for i, run := range runs {
		attribution.Steps = append(attribution.Steps, analysis.Step{Name: a.made[i].words(), Keys: a.made[i].keys(), Run: run})
	}
	for _, b := range a.refused {
		attribution.LeftOut = append(attribution.LeftOut, b.words())
	}
	return attribution, nil
}

// An attributor makes bundles of changes on top of the baseline.
type attributor struct {
	baseline  compared
	made      []bundle
	scenarios []*scenarios.Scenario // of what is made
	refused   []bundle
}

// try makes each of the bundles. Those that are refused are joined to larger
// ones in the given ways, one after the other, until they are accepted.
func (a *attributor) try(bundles []bundle, join ...func([]bundle) []bundle) error {
	a.refused = nil
	for _, b := range bundles {
		scenario, err := resolve(a.baseline.expression, a.assignments(b))
		switch {
		case err == nil:
			a.made, a.scenarios = append(a.made, b), append(a.scenarios, scenario)
		case isRefusal(err):
			a.refused = append(a.refused, b)
		default:
			return err
		}
	}
	if len(a.refused) == 0 || len(join) == 0 {
		return nil
	}
	return a.try(join[0](a.refused), join[1:]...)
}

// assignments are those of the baseline and of the changes. No value is in
// both: what a baseline is set to in all scenarios alike is no change.
func (a *attributor) assignments(b bundle) []string {
	sets := slices.Clone(a.baseline.sets)
	for _, change := range b {
		sets = append(sets, change.Assignments()...)
	}
	return sets
}

// isRefusal reports whether an error says that values do not fit each other,
// and not that the system failed.
func isRefusal(err error) bool {
	var faults diagnostic.List
	var usage *scenarios.UsageError
	return errors.As(err, &faults) || errors.As(err, &usage)
}

// byKey makes a bundle of the changes of each key.
func byKey(changes []analysis.Change) []bundle {
	var bundles []bundle
	for _, change := range changes {
		if last := len(bundles) - 1; last >= 0 && bundles[last][0].Key() == change.Key() {
			bundles[last] = append(bundles[last], change)
			continue
		}
		bundles = append(bundles, bundle{change})
	}
	return bundles
}

// byGroup joins bundles whose keys have the same first part.
func byGroup(bundles []bundle) []bundle {
	var joined []bundle
	for _, b := range bundles {
		at := slices.IndexFunc(joined, func(other bundle) bool { return other.group() == b.group() })
		if at < 0 {
			joined = append(joined, b)
		} else {
			joined[at] = append(joined[at], b...)
		}
	}
	return joined
}

// asOne joins all bundles.
func asOne(bundles []bundle) []bundle {
	return []bundle{slices.Concat(bundles...)}
}
