package main

import (
	"github.com/spf13/cobra"

	"loanmodel/finance"
	"loanmodel/reports/manual"
)

const equationsAbout = `Prints the equations of the model, generated from the definitions that are
evaluated: every input with its unit and bounds, every line with its equation,
and how to read them.
`

// newEquationsCommand is the verb equations.
func newEquationsCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "equations",
		Short:   "Print the equations of the model",
		Long:    equationsAbout,
		Example: "  loanmodel equations > equations.md\n",
		Args:    arguments(0, 0, ""),
	}
	cmd.Flags().Var(&choiceFlag{value: "md", known: []string{"md"}}, "format", "Markdown is the only one")
	cmd.RunE = func(*cobra.Command, []string) error {
		built, err := finance.Build()
		if err != nil {
			return err
		}
		p.print(string(manual.Equations(built.Model())))
		return nil
	}
	return cmd
}
