package workbook

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/reports"
	"loanmodel/scenarios"
)

// eqMillion is the name of the number of euro in EUR m.
var eqMillion = eq.Whole.Name

// A scenarioGroup is runs that stand under one title in the matrix.
type scenarioGroup struct {
	title string
	runs  []*reports.Run
}

// matrixGroups are the scenarios of the library by structure, the run itself where it
// is none of the library's, and the run's structure and settlement with each
// retaliation alone.
func (b *book) matrixGroups() ([]scenarioGroup, error) {
	var groups []scenarioGroup
	for _, run := range b.library() {
		title := "Structure: " + run.Scenario.Structure
		if len(groups) == 0 || groups[len(groups)-1].title != title {
			groups = append(groups, scenarioGroup{title: title})
		}
		last := &groups[len(groups)-1]
		last.runs = append(last.runs, run)
	}
	if !slices.Contains(b.library(), b.delivered) {
		groups = append(groups, scenarioGroup{"This run", []*reports.Run{b.delivered}})
	}
	shocked, err := b.retaliations()
	if err != nil || len(shocked) == 0 {
		return groups, err
	}
	of := b.delivered.Scenario.Structure + " + " + b.delivered.Scenario.Settlement
	return append(groups, scenarioGroup{"Retaliation, each alone, on " + of, shocked}), nil
}

// library are the library's scenarios of the delivered run's months, with that
// run in its own place: also one that the selector does not offer, because the run is the
// same scenario with other assumptions.
func (b *book) library() (runs []*reports.Run) {
	for _, p := range b.presets {
		switch {
		case p.RunID == b.delivered.RunID:
			runs = append(runs, b.delivered)
		case p.Scenario.Timeline == b.delivered.Scenario.Timeline:
			runs = append(runs, p)
		}
	}
	return runs
}

// retaliations are runs of the delivered run's structure and settlement with
// each shock of the library that retaliates. A shock that the run itself
// consists of stands above already.
func (b *book) retaliations() ([]*reports.Run, error) {
	library, err := scenarios.Describe()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, d := range library {
		name := b.delivered.Scenario.Structure + "+" + b.delivered.Scenario.Settlement + "+" + d.Name
		if d.Kind == "shock" && retaliates(d) && name != b.delivered.Scenario.Name {
			names = append(names, name)
		}
	}
	return runAll(names, b.delivered.Version, b.delivered.Scenario.Timeline)
}

// retaliates reports whether a shock sets what somebody does in retaliation.
func retaliates(d scenarios.Description) bool {
	return slices.ContainsFunc(d.Keys, func(key string) bool { return strings.HasPrefix(key, "retaliation.") })
}

// runAll evaluates scenarios side by side, over these months.
func runAll(names []string, version string, months calendar.Timeline) ([]*reports.Run, error) {
	runs, faults := make([]*reports.Run, len(names)), make([]error, len(names))
	var done sync.WaitGroup
	for i, name := range names {
		done.Go(func() { runs[i], faults[i] = runOne(name, version, months) })
	}
	done.Wait()
	for _, err := range faults {
		if err != nil {
			return nil, err
		}
	}
	return runs, nil
}

// runOne keeps a panic of its own goroutine as an error: nothing else could
// catch it there.
func runOne(name, version string, months calendar.Timeline) (run *reports.Run, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("scenario %s: %v", name, r)
		}
	}()
	s, err := scenarios.Resolve(name, scenarios.Options{})
	if err == nil && s.Timeline != months {
		horizon := []string{scenarios.HorizonStart + "=" + months.Start.String(), scenarios.HorizonEnd + "=" + months.End().String()}
		s, err = scenarios.Resolve(name, scenarios.Options{Sets: horizon})
	}
	if err != nil {
		return nil, err
	}
	return reports.NewRun(s, version)
}

// recipe is the command that reproduces a scenario. Of a file only its name is
// known, not where it lies.
func recipe(s *scenarios.Scenario) string {
	overlays := slices.DeleteFunc(slices.Clone(s.Overlays), func(name string) bool { return name == scenarios.SetOverlay })
	what := s.Name
	if strings.Join(overlays, "+") != s.Name {
		what = "FILE of " + s.Name
	}
	text := "loanmodel run " + what
	for _, d := range s.Differences {
		if d.Overlay == scenarios.SetOverlay {
			text += " --set '" + d.Address() + "=" + d.To + "'"
		}
	}
	return text
}

// runIDLength is how much of a run id a row shows.
const runIDLength = 12

func shortRunID(run *reports.Run) string { return run.RunID[:min(runIDLength, len(run.RunID))] }
