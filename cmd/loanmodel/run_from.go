package main

import (
	"context"
	"fmt"
	"strings"

	"loanmodel/finance"
	"loanmodel/reports/workbook/readback"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
)

// readingFrom is the request with a workbook whose overrides are to be read,
// path, and the arguments that were given with it.
func (r runRequest) readingFrom(path string, args []string, all bool) (runRequest, error) {
	if path == "" {
		return r, nil
	}
	excluded := func(what string) (runRequest, error) {
		return runRequest{}, misuse(flagConflict, "--from takes the scenario from the workbook, and "+what+" is given too", "")
	}
	switch {
	case all:
		return excluded("--all")
	case len(r.sets) > 0:
		return excluded("--set")
	case len(args) > 1:
		return excluded(diagnostic.Quote(args[1]))
	}
	r.from, r.expressions = path, args
	return r, nil
}

// resolve composes the scenarios of a request: those of its expressions, or
// the one that a workbook shows.
func (r runRequest) resolve(ctx context.Context, p *program) ([]*scenarios.Scenario, error) {
	if r.path != "" {
		s, err := pathOf(r.expressions[0], r.path, r.seed, r.drivers, r.sets)
		return []*scenarios.Scenario{s}, err
	}
	if r.from == "" {
		return resolveAll(r.expressions, r.sets)
	}
	s, err := scenarioFrom(ctx, p, r.from, r.expressions)
	if err != nil {
		return nil, err
	}
	return []*scenarios.Scenario{s}, nil
}

// scenarioFrom is the scenario that a workbook's selector shows, with what was
// typed into the workbook. A scenario that is not of the library is given as
// an argument: the workbook says only its name.
func scenarioFrom(ctx context.Context, p *program, path string, args []string) (*scenarios.Scenario, error) {
	file, err := readWorkbook(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := file.RefuseSettings(path); err != nil {
		return nil, err
	}
	chosen, err := chosenIn(file, path, args)
	if err != nil {
		return nil, err
	}
	program, err := finance.Build()
	if err != nil {
		return nil, err
	}
	reading, err := file.Read(path, chosen, program.Model())
	if err != nil {
		return nil, err
	}
	s, err := chosen.With(reading.Changes)
	if err != nil {
		return nil, err
	}
	if version := file.Version(); version != modelVersion {
		p.note(fmt.Sprintf("%s is of version %s of the model, this is %s", diagnostic.QuotePath(path), diagnostic.Quote(version), modelVersion))
	}
	p.note(fmt.Sprintf("%s shows %s; what its cells change: %s", diagnostic.QuotePath(path), s.Name, changedInputs(reading)))
	for i, change := range reading.Changes[:min(len(reading.Changes), mostNoted)] {
		p.note(changeNote(change, reading.Before[i]))
	}
	if more := len(reading.Changes) - mostNoted; more > 0 {
		p.note(fmt.Sprintf("and %d more; the report lists all", more))
	}
	return s, nil
}

// mostNoted is how many changes are noted one by one.
const mostNoted = 12

// changeNote shows a change so that a number typed in another unit is seen:
// "euroclear.tax_rate_pct: 25.00 -> 0.05 (In_Assumptions!F19)".
func changeNote(change scenarios.Override, before string) string {
	input, after, _ := strings.Cut(change.Set, "=")
	return fmt.Sprintf("%s: %s -> %s (%s)", input, shortened(before), shortened(after), change.Cell)
}

// shortened returns the beginning of a list of dated values.
func shortened(value string) string {
	const most = 60
	if len(value) > most {
		return value[:most] + "..."
	}
	return value
}

// changedInputs counts the inputs that the cells of a workbook change.
func changedInputs(reading readback.Reading) string {
	switch n := len(reading.Changes); n {
	case 0:
		return "nothing"
	case 1:
		return "1 input"
	default:
		return fmt.Sprintf("%d inputs", n)
	}
}

// chosenIn is the scenario that the selector of a workbook shows.
func chosenIn(file *readback.File, path string, args []string) (*scenarios.Scenario, error) {
	name := file.Selected()
	if len(file.Offered()) == 0 || name == "" {
		return nil, inputFault(readback.FileOther, path, "is no workbook of this program: its selector shows no scenario", "start from a workbook that loanmodel run has written")
	}
	if len(args) == 0 {
		if !namedAs(name) {
			return nil, notOfLibrary(path, name)
		}
		s, err := resolve(name, nil)
		if err != nil {
			return nil, notOfLibrary(path, name)
		}
		return s, nil
	}
	s, err := resolve(args[0], nil)
	if err == nil && s.Name != name {
		return nil, inputFault(readback.FileScenario, path, "shows "+diagnostic.Quote(name)+" and not "+diagnostic.Quote(s.Name), "choose the scenario in the workbook, or leave out the argument")
	}
	return s, err
}

func notOfLibrary(path, name string) error {
	return inputFault(readback.FileScenario, path, "shows the scenario "+diagnostic.Quote(name)+", which is not in the library",
		"name its file: loanmodel run FILE.yaml --from "+diagnostic.QuotePath(path))
}
