package main

import "github.com/spf13/cobra"

const scenariosAbout = `Shows what scenarios are made of: the overlays of the library, the parameters of
a scenario with their sources, and whether a file of your own is valid.
`

// newScenariosCommand is the verb scenarios.
func newScenariosCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "scenarios",
		Short:   "List, show and validate scenarios",
		Long:    scenariosAbout,
		Example: "  loanmodel scenarios list\n  loanmodel scenarios show base --differences\n",
		Args:    cobra.ArbitraryArgs, // RunE judges them
		RunE:    onlySubcommands(p),
	}
	cmd.AddCommand(newScenariosListCommand(p), newScenariosShowCommand(p), newScenariosDiffCommand(p),
		newScenariosValidateCommand(p), newScenariosNewCommand(p))
	return cmd
}
