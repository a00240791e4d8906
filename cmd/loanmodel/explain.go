package main

import (
	"github.com/spf13/cobra"

	"loanmodel/finance/metric"
	"loanmodel/reports/explain"
	"loanmodel/reports/workbook"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

const explainAbout = `Takes one number of a run apart: a tree from the number through its equation to
the inputs and their sources, with the value of every part and its cell in the
workbook.

A number is named by its line, the member in brackets and the month. "opening"
stands for what a stock opens with. Lines that never change need no month. A
measure is named by its id, as recall_gap: it is taken apart into its lines.
`

const explainExample = `  loanmodel explain 'F2[DE]'
  loanmodel explain 'F5[DE]@2027-12' reparations-loan+assets-returned
  loanmodel explain D2@2027-12 --through-time --depth 6
  loanmodel explain loan.commitment_eur
  loanmodel explain recall_gap reparations-loan+guarantor-default
`

// maxDepth is the greatest number of levels that can be asked for.
const maxDepth = 100

// newExplainCommand is the verb explain.
func newExplainCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "explain LINE[MEMBER]@MONTH|MEASURE [SCENARIO]",
		Short:             "Take one number apart, down to its sources",
		Long:              explainAbout,
		Example:           explainExample,
		Args:              arguments(1, 2, "the name of a number, such as F5[DE]@2027-12, and a scenario"),
		ValidArgsFunction: completeExplained,
	}
	depth := &wholeFlag{least: 1, greatest: maxDepth}
	cmd.Flags().Var(depth, "depth", "show N levels under the number (default all)")
	through := addSwitch(cmd.Flags(), "through-time", "", "follow values of earlier months back to the opening")
	sets := addSet(cmd.Flags())
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		scenario, err := resolveOne(p, cmd, args[1:], sets.values)
		if err != nil {
			return err
		}
		text, err := explanation(cmd, scenario, args[0], explain.Options{Depth: depth.value, ThroughTime: through.on, Width: screen})
		p.print(text)
		return err
	}
	return cmd
}

// explanation evaluates the scenario, with the presets beside which its workbook
// would have it, and explains one number.
func explanation(cmd *cobra.Command, scenario *scenarios.Scenario, name string, options explain.Options) (string, error) {
	runs, presets, err := evaluateWithPresets(cmd.Context(), []*scenarios.Scenario{scenario})
	if err != nil {
		return "", err
	}
	options.Cell = workbook.Cell(&analysis.Dossier{Run: runs[0], Presets: presets})
	if measure, ok := explain.MeasureNamed(name); ok {
		return explain.Measure(runs[0], measure, options)
	}
	target, err := explain.ParseTarget(runs[0].Model, scenario.Timeline, name)
	if err != nil {
		return "", err
	}
	return explain.Number(runs[0], target, options)
}

// completeExplained offers measures for the first argument, whose lines and months
// are too many to choose from, and scenarios for the second.
func completeExplained(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		var ids []string
		for _, m := range metric.DefinedMeasures() {
			ids = append(ids, m.ID+"\t"+m.Name)
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	}
	return completeScenarios(cmd, args, word)
}
