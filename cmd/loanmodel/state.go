package main

import (
	"github.com/spf13/cobra"

	"loanmodel/finance"
	"loanmodel/reports/compare"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

const stateAbout = `Prints the brief of one member state: what it guarantees, the most it stands for
and when, what it pays, recovers and forgoes, in all and by year, as a share of
GDP and GNI and per head, its ranks among the 27, and what the scenarios change.

--table budget shows the guarantee alone, in the layout of the Netherlands'
budget: outstanding, granted, expired, called and ceiling by year, then what is
called and recovered and the provision. In csv and json the brief has it too.

Without a scenario it shows the base case beside assets-returned, in which the
guarantees are called. States have Eurostat's codes: DE, FR, EL for Greece.
`

const stateExample = `  loanmodel state DE
  loanmodel state FR joint-borrowing
  loanmodel state NL --table budget
  loanmodel state BE base assets-returned joint-borrowing --format csv
`

// stateScenarios are what a brief shows where no scenario is named: nothing is
// called, and everything is.
func stateScenarios() []string { return []string{"base", "assets-returned"} }

// What state can show.
const (
	tableBrief  = "brief"
	tableBudget = "budget"
)

// newStateCommand is the verb state.
func newStateCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "state CODE [SCENARIO...]",
		Short:             "Print the brief of one member state",
		Long:              stateAbout,
		Example:           stateExample,
		Args:              arguments(1, 1+compare.MostBeside, "the code of a state, and at most 26 scenarios"),
		ValidArgsFunction: completeState,
	}
	sets, format := addSet(cmd.Flags()), addFormat(cmd.Flags())
	table := &choiceFlag{value: tableBrief, known: []string{tableBrief, tableBudget}}
	cmd.Flags().Var(table, "table", "what is shown of the state")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		state, hint, ok := analysis.FindState(args[0])
		if !ok {
			return misuse(stateUnknown, "there is no member state "+diagnostic.QuoteASCII(args[0]), hint)
		}
		expressions := args[1:]
		if len(expressions) == 0 {
			expressions = stateScenarios()
		}
		all, err := resolveAll(expressions, sets.values)
		if err != nil {
			return err
		}
		runs, err := evaluate(cmd.Context(), all)
		if err != nil {
			return err
		}
		if table.value == tableBudget {
			p.printDocument(compare.Budget(state, runs), format)
			return nil
		}
		p.printDocument(compare.Brief(state, runs), format)
		return nil
	}
	return cmd
}

// completeState offers the codes of the states, then scenarios.
func completeState(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return completeScenarios(cmd, args, word)
	}
	var codes []string
	for _, member := range finance.MemberStates.Members {
		codes = append(codes, member.Code+"\t"+member.Name)
	}
	return codes, cobra.ShellCompDirectiveNoFileComp
}
