package main

import (
	"github.com/spf13/cobra"

	"loanmodel/reports/compare"
)

const diffAbout = `Shows what two scenarios say differently: every parameter and member that has
another value, both values, which overlay gave each, and why. Nothing is
evaluated; compare shows what comes of it.
`

const diffExample = `  loanmodel scenarios diff base joint-borrowing
  loanmodel scenarios diff base assets-returned --format csv
`

// newScenariosDiffCommand is the verb scenarios diff.
func newScenariosDiffCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "diff SCENARIO SCENARIO",
		Short:             "Show what two scenarios say differently",
		Long:              diffAbout,
		Example:           diffExample,
		Args:              arguments(2, 2, "two scenarios"),
		ValidArgsFunction: completeScenarios,
	}
	format := addFormat(cmd.Flags())
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		both, err := resolveAll(args, nil)
		if err != nil {
			return err
		}
		p.printDocument(compare.Difference(both[0], both[1]), format)
		return nil
	}
	return cmd
}
