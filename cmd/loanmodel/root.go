package main

import (
	"github.com/spf13/cobra"
)

const rootAbout = `loanmodel models, exactly to the cent, the loan to Ukraine that is backed by the
immobilised assets of the Bank of Russia: who holds what, who owes whom, who
pays when something goes wrong, and what each member state pays and owes.

A scenario is a financing structure, a settlement and any differences, joined
by +, as in joint-borrowing+assets-returned, or a file of your own.
`

const rootExample = `  loanmodel run                        # the base case, into out/
  loanmodel run joint-borrowing+assets-returned
  loanmodel explain 'F2[DE]'           # where Germany's commitment comes from
  loanmodel scenarios list             # what there is to choose from
`

// newRootCommand wires the verbs together.
func newRootCommand(p *program) *cobra.Command {
	root := &cobra.Command{
		Use:               name,
		Short:             "Model the loan to Ukraine backed by immobilised Russian assets",
		Long:              rootAbout,
		Example:           rootExample,
		Args:              cobra.ArbitraryArgs, // RunE judges them
		SilenceErrors:     true,                // finish shows them
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	verbs := []*cobra.Command{
		newRunCommand(p),
		newCompareCommand(p),
		newMatrixCommand(p),
		newStateCommand(p),
		newBreakevenCommand(p),
		newSolveCommand(p),
		newSensitivityCommand(p),
		newSimulateCommand(p),
		newMergeCommand(p),
		newVerifyCommand(p),
		newExplainCommand(p),
		newScenariosCommand(p),
		newEquationsCommand(p),
		newSourcesCommand(p),
		newBacktestCommand(p),
		newVersionCommand(p),
		newCompletionCommand(p),
	}
	root.AddCommand(verbs...)
	root.SetHelpCommand(newHelpCommand(p))
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { p.print(helpText(cmd, verbs)) })
	addGlobalFlags(root)
	version := addSwitch(root.Flags(), "version", "", "print the version of the model")
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if version.on && len(args) == 0 {
			p.print(versionLine())
			return nil
		}
		return onlySubcommands(p)(cmd, args)
	}
	return root
}

// addGlobalFlags adds the flags that all verbs have.
func addGlobalFlags(root *cobra.Command) {
	// What the flag says was read before, in wantsJSONErrors.
	errors := &choiceFlag{value: "text", known: []string{"text", "json"}}
	root.PersistentFlags().Var(errors, "errors", "how errors are written to standard error")
	addSwitch(root.PersistentFlags(), "help", "h", "show this help")
}

// wantsJSONErrors looks for --errors json before the command line is taken
// apart, so that errors of the command line itself are shown in that way too.
func wantsJSONErrors(args []string) bool {
	for i, arg := range args {
		switch {
		case arg == "--":
			return false
		case arg == "--errors=json", arg == "--errors" && i+1 < len(args) && args[i+1] == "json":
			return true
		}
	}
	return false
}
