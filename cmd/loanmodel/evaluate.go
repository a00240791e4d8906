package main

import (
	"context"

	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// evaluate runs the model for each of the scenarios, side by side. Scenarios
// that give the same run under the same name share it.
func evaluate(ctx context.Context, all []*scenarios.Scenario) ([]*analysis.Run, error) {
	runs := make([]*analysis.Run, len(all))
	first := map[string]int{}
	var tasks []func() error
	for i, s := range all {
		id := runKey(s)
		if _, known := first[id]; known {
			continue
		}
		first[id] = i
		tasks = append(tasks, func() (err error) {
			runs[i], err = analysis.NewRun(s, modelVersion)
			return err
		})
	}
	if err := parallel(ctx, tasks); err != nil {
		return nil, err
	}
	for i, s := range all {
		runs[i] = runs[first[runKey(s)]]
	}
	return runs, nil
}

// runKey is equal for scenarios that give the same outputs.
func runKey(s *scenarios.Scenario) string {
	return scenarios.RunID(s, modelVersion) + " " + s.Name
}

// evaluateWithPresets evaluates scenarios, and the presets that a workbook
// offers beside them.
func evaluateWithPresets(ctx context.Context, all []*scenarios.Scenario) (runs, presets []*analysis.Run, err error) {
	names, err := scenarios.Presets()
	if err != nil {
		return nil, nil, err
	}
	offered, err := resolveAll(names, nil)
	if err != nil {
		return nil, nil, err
	}
	both, err := evaluate(ctx, append(offered, all...))
	if err != nil {
		return nil, nil, err
	}
	return both[len(offered):], both[:len(offered)], nil
}
