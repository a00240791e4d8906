package main

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"loanmodel/reports/compare"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

const compareAbout = `Puts scenarios side by side: a verdict, and what all states and the largest of
them guarantee, pay, owe and forgo, on one screen. --full shows the proof, with
the difference of each from the first: columns, headlines, measures, where the
money comes from and who bears the loan at the end (structures), the waterfall
of a call, and each measure of each state (states); --table shows one of them.

With --set and one scenario, that scenario is compared with itself changed; with
several, --set changes all of them. With --attribute every difference between
two scenarios is made alone, on top of the first, to show what it does.
`

const compareExample = `  loanmodel compare reparations-loan joint-borrowing
  loanmodel compare base reparations-paid assets-returned
  loanmodel compare assets-returned --set 'guarantees.participates[IT]=false'
  loanmodel compare reparations-loan joint-borrowing --attribute
  loanmodel compare assets-returned us-28-point --table waterfall
  loanmodel compare reparations-loan joint-borrowing --full
  loanmodel compare base joint-borrowing --format csv > compared.csv
`

// A compareRequest is what the command line asks of compare.
type compareRequest struct {
	expressions []string
	baseline    string // "" for the first
	sets        []string
	attribute   bool
	table       string // the part that is shown
}

// A partFlag takes the name of a part, of which there are too many for the line
// of the flag.
type partFlag struct{ choiceFlag }

func (f *partFlag) Type() string { return "PART" }

// newCompareCommand is the verb compare.
func newCompareCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "compare SCENARIO...",
		Short:             "Put scenarios side by side, with their differences",
		Long:              compareAbout,
		Example:           compareExample,
		Args:              arguments(1, compare.MostBeside, "the scenarios to compare, at most 26"),
		ValidArgsFunction: completeScenarios,
	}
	flags := cmd.Flags()
	baseline := &textFlag{noun: "SCENARIO"}
	flags.Var(baseline, "baseline", "take differences from this scenario (default the first)")
	attribute := addSwitch(flags, "attribute", "", "show what each single difference does")
	full := addSwitch(flags, "full", "", "show all parts, as --table all")
	grid := &partFlag{choiceFlag{value: compare.Answer, known: compare.Tables()}}
	flags.Var(grid, "table", "what is shown of it; csv and json have all of it")
	sets, format := addSet(flags), addFormat(flags)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if grid.text == "" && (full.on || attribute.on) {
			grid.value = compare.AllTables
		}
		request := compareRequest{expressions: args, baseline: baseline.value, sets: sets.values, attribute: attribute.on, table: grid.value}
		document, err := comparison(cmd.Context(), request)
		if err != nil {
			return err
		}
		p.printDocument(document, format)
		return nil
	}
	return cmd
}

// comparison evaluates what is compared, all of it before anything is shown.
func comparison(ctx context.Context, request compareRequest) (table.Document, error) {
	sides, err := request.sides()
	if err != nil {
		return table.Document{}, err
	}
	runs, err := evaluate(ctx, scenariosOf(sides))
	if err != nil {
		return table.Document{}, err
	}
	var attributions []analysis.Attribution
	for other := 1; request.attribute && other < len(sides); other++ {
		attribution, err := attribute(ctx, sides[0], sides[other], other)
		if err != nil {
			return table.Document{}, err
		}
		attributions = append(attributions, attribution)
	}
	return compare.Runs(request.table, runs, attributions...), nil
}

// A compared scenario is one side of a comparison, with how it was resolved.
type compared struct {
	expression string
	sets       []string
	scenario   *scenarios.Scenario
}

func scenariosOf(sides []compared) []*scenarios.Scenario {
	all := make([]*scenarios.Scenario, len(sides))
	for i, s := range sides {
		all[i] = s.scenario
	}
	return all
}

// sides resolves what is compared, the baseline first. The faults of all sides
// come together.
func (r compareRequest) sides() ([]compared, error) {
	sides, err := r.unresolved()
	if err != nil {
		return nil, err
	}
	var faults diagnostic.List
	for i, s := range sides {
		scenario, err := resolve(s.expression, s.sets)
		if err := collect(&faults, err); err != nil {
			return nil, err
		}
		sides[i].scenario = scenario
	}
	faults.Sort()
	if err := slices.Compact(faults).Err(); err != nil {
		return nil, err
	}
	return baselineFirst(sides, r.baseline != ""), nil
}

// collect adds the faults of an input to others. It returns any other error.
func collect(faults *diagnostic.List, err error) error {
	var found diagnostic.List
	if err == nil || !errors.As(err, &found) {
		return err
	}
	faults.Add(found...)
	return nil
}

// unresolved is what is compared, a baseline of its own last.
func (r compareRequest) unresolved() ([]compared, error) {
	var sides []compared
	alone := len(r.expressions) == 1 && r.baseline == ""
	switch {
	case alone && len(r.sets) == 0:
		return nil, misuse(argumentMissing, "compare needs a second scenario", "give one, or change the first with --set")
	case alone:
		return []compared{{expression: r.expressions[0]}, {expression: r.expressions[0], sets: r.sets}}, nil
	case r.baseline != "" && len(r.expressions) == compare.MostBeside:
		return nil, misuse(argumentExtra, "compare takes at most 26 scenarios, the baseline among them", "")
	}
	for _, expression := range r.expressions {
		sides = append(sides, compared{expression: expression, sets: r.sets})
	}
	if r.baseline != "" {
		sides = append(sides, compared{expression: r.baseline, sets: r.sets})
	}
	return sides, nil
}

// baselineFirst moves the last side to the front, where it is the baseline.
// Where it is also among the others it is left out there, unless it is alone.
func baselineFirst(sides []compared, given bool) []compared {
	if !given {
		return sides
	}
	last := len(sides) - 1
	baseline := sides[last]
	others := slices.DeleteFunc(slices.Clone(sides[:last]), func(s compared) bool { return runKey(s.scenario) == runKey(baseline.scenario) })
	if len(others) == 0 {
		return []compared{baseline, baseline}
	}
	return append([]compared{baseline}, others...)
}
