package analysis

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"loanmodel/finance/calendar"
	"loanmodel/scenarios"
)

// A Dossier is a run with everything that its files show beside it. All of it
// is evaluated beforehand, so that whoever writes a file evaluates nothing.
type Dossier struct {
	Run           *Run
	Presets       []*Run         // of any months; nil where no workbook is written
	Sensitivities []*Sensitivity // one for each of Offered; nil where no file shows them
	Retaliations  []*Run         // the run's structure and settlement with each retaliation alone
}

// NewDossier evaluates the sensitivities of a run and of the presets offered
// beside it, and, where there are presets, each retaliation of the library
// alone. Errors are of evaluations that could not go on.
func NewDossier(run *Run, presets []*Run) (*Dossier, error) {
	d := &Dossier{Run: run, Presets: presets}
	var err error
	if d.Sensitivities, err = NewSensitivities(d.Offered()); err != nil {
		return nil, err
	}
	if len(presets) > 0 {
		d.Retaliations, err = retaliations(run)
	}
	return d, err
}

// Sensitivity returns the sensitivities of the run itself, nil where they were
// not evaluated.
func (d *Dossier) Sensitivity() *Sensitivity {
	if d.Sensitivities == nil {
		return nil
	}
	return d.Sensitivities[slices.Index(d.Offered(), d.Run)]
}

// Offered returns the runs of the scenarios that the selector of the run's
// workbook offers, in its order: the presets of the run's horizon, with the
// run in its own place or at the end.
func (d *Dossier) Offered() []*Run {
	var runs []*Run
	found := false
	for _, p := range d.Presets {
		switch {
		case p.RunID == d.Run.RunID:
			runs, found = append(runs, d.Run), true
		case p.Scenario.Timeline == d.Run.Scenario.Timeline && p.Scenario.Name != d.Run.Scenario.Name:
			runs = append(runs, p)
		}
	}
	if !found {
		runs = append(runs, d.Run)
	}
	return runs
}

// Library returns the library's scenarios of the run's months, with the run in
// its own place: also one that the selector does not offer, because the run is
// the same scenario with other assumptions.
func (d *Dossier) Library() []*Run {
	var runs []*Run
	for _, p := range d.Presets {
		switch {
		case p.RunID == d.Run.RunID:
			runs = append(runs, d.Run)
		case p.Scenario.Timeline == d.Run.Scenario.Timeline:
			runs = append(runs, p)
		}
	}
	return runs
}

// retaliations evaluates a run's structure and settlement with each shock of
// the library that retaliates. A shock that the run itself consists of is left
// out.
func retaliations(run *Run) ([]*Run, error) {
	library, err := scenarios.Describe()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, d := range library {
		name := run.Scenario.Structure + "+" + run.Scenario.Settlement + "+" + d.Name
		if d.Kind == "shock" && retaliates(d) && name != run.Scenario.Name {
			names = append(names, name)
		}
	}
	return runAll(names, run.Version, run.Scenario.Timeline)
}

// retaliates reports whether a shock sets what somebody does in retaliation.
func retaliates(d scenarios.Description) bool {
	return slices.ContainsFunc(d.Keys, func(key string) bool { return strings.HasPrefix(key, "retaliation.") })
}

// runAll evaluates scenarios side by side, over these months.
func runAll(names []string, version string, months calendar.Timeline) ([]*Run, error) {
	runs, faults := make([]*Run, len(names)), make([]error, len(names))
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
func runOne(name, version string, months calendar.Timeline) (run *Run, err error) {
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
	return NewRun(s, version)
}
