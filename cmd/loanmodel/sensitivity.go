package main

import (
	"errors"

	"github.com/spf13/cobra"

	"loanmodel/reports/goal"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
	"loanmodel/scenarios/seek"
	"loanmodel/scenarios/uncertainty"
)

const sensitivityAbout = `Says which assumptions move an outcome, and by how much: each takes the lower
and the higher end of its range, one at a time, and everything else stays. The
one that moves it farthest stands first.

Ranges are data of the library with source, grade and reason; --ranges takes a
file of your own in its place. --pairs tries the assumptions that matter most
two by two and says which do more together than the sum of both; --grid shows
two ranges, by their ids, against one another.

Outcomes are named as in conditions of run --fail-if.
`

const sensitivityExample = `  loanmodel sensitivity
  loanmodel sensitivity assets-returned --outcome paid.DE
  loanmodel sensitivity joint-borrowing --outcome measure.burden_pv --pairs
  loanmodel sensitivity --outcome paid --grid pool-rate --grid headroom
  loanmodel sensitivity --format csv
`

// defaultOutcome is what is looked at where nothing is said.
const defaultOutcome = "measure.burden_pv"

// newSensitivityCommand is the verb sensitivity.
func newSensitivityCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "sensitivity [SCENARIO]",
		Short:             "Say which assumptions move an outcome",
		Long:              sensitivityAbout,
		Example:           sensitivityExample,
		Args:              arguments(0, 1, "at most one scenario"),
		ValidArgsFunction: completeScenarios,
	}
	flags := cmd.Flags()
	outcome, file, grid := &outcomeFlag{}, &textFlag{noun: "FILE"}, &idsFlag{}
	flags.Var(outcome, "outcome", "look at this figure (default "+defaultOutcome+")")
	flags.Var(file, "ranges", "take the ranges from this file")
	flags.Var(grid, "grid", "show this range against another; give it twice")
	pairs := addSwitch(flags, "pairs", "", "try the assumptions that matter most two by two")
	sets, format := addSet(flags), addFormat(flags)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		sweep, err := sweepOf(p, cmd, args, sets.values, outcome, file.text)
		if err != nil {
			return err
		}
		if len(grid.ids) > 0 {
			return printGrid(p, cmd, sweep, grid.ids, pairs.on, format)
		}
		shown := goal.Sensitivity{Scenario: sweep.Scenario.Name, Outcome: sweep.Outcome, InPairs: pairs.on}
		if shown.Own, err = sweep.Own(cmd.Context()); err != nil {
			return err
		}
		if shown.Moved, err = sweep.OneAtATime(cmd.Context(), shown.Own); err != nil {
			return err
		}
		if pairs.on {
			if shown.Pairs, err = sweep.Pairs(cmd.Context(), shown.Own, shown.Moved); err != nil {
				return err
			}
		}
		p.printDocument(goal.Sensitivities(shown), format)
		return nil
	}
	return cmd
}

// sweepOf resolves the scenario and reads the ranges.
func sweepOf(p *program, cmd *cobra.Command, args, sets []string, outcome *outcomeFlag, file string) (seek.Sweep, error) {
	sweep := seek.Sweep{Version: modelVersion, Outcome: outcome.outcome}
	if outcome.text == "" {
		if err := outcome.Set(defaultOutcome); err != nil {
			return sweep, err
		}
		sweep.Outcome = outcome.outcome
	}
	var err error
	if sweep.Scenario, err = resolveOne(p, cmd, args, sets); err != nil {
		return sweep, err
	}
	if file == "" {
		sweep.Ranges, err = uncertainty.Ranges()
		return sweep, err
	}
	content, err := readUpTo(file, document.MaxFileBytes)
	if err != nil {
		return sweep, err
	}
	ranges, faults, err := uncertainty.ReadRanges(file, content)
	if err == nil {
		err = faults.Err()
	}
	sweep.Ranges = ranges
	return sweep, err
}

// printGrid shows two ranges against one another.
func printGrid(p *program, cmd *cobra.Command, sweep seek.Sweep, ids []string, pairs bool, format *choiceFlag) error {
	switch {
	case pairs:
		return misuse(flagConflict, "--grid shows two ranges and --pairs tries many", "leave out one of the two")
	case len(ids) != 2:
		return misuse(flagValue, "--grid takes two ranges", "give it twice, as --grid deposit-facility --grid euroclear-cash")
	}
	crossed := goal.Crossed{Scenario: sweep.Scenario.Name, Outcome: sweep.Outcome}
	for i, place := range []*uncertainty.Range{&crossed.First, &crossed.Second} {
		var known []string
		found := false
		for _, one := range sweep.Ranges {
			known = append(known, one.ID)
			if one.ID == ids[i] {
				*place, found = one, true
			}
		}
		if !found {
			return misuse(rangeUnknown, "there is no range "+diagnostic.QuoteASCII(ids[i]), didYouMean(ids[i], known))
		}
	}
	var err error
	if crossed.Cells, err = sweep.Grid(cmd.Context(), crossed.First, crossed.Second); err != nil {
		return err
	}
	p.printDocument(goal.Grid(crossed), format)
	return nil
}

// An outcomeFlag is the name of a figure.
type outcomeFlag struct {
	once
	outcome analysis.Outcome
}

func (f *outcomeFlag) String() string { return f.text }
func (f *outcomeFlag) Type() string   { return "FIGURE" }

func (f *outcomeFlag) Set(text string) error {
	outcome, err := analysis.ParseOutcome(text)
	var fault *analysis.ThresholdError
	if errors.As(err, &fault) {
		return &flagFault{flagValue, ": " + fault.Reason, fault.Hint}
	}
	f.outcome = outcome
	return f.take(text)
}

// An idsFlag collects ids.
type idsFlag struct{ ids []string }

func (f *idsFlag) String() string { return "" }
func (f *idsFlag) Type() string   { return "RANGE" }

func (f *idsFlag) Set(text string) error {
	f.ids = append(f.ids, text)
	return nil
}
