package main

import (
	"io"

	"github.com/spf13/cobra"

	"loanmodel/scenarios/diagnostic"
)

const completionAbout = `Prints a script with which a shell completes commands, flags and the names of
scenarios when you press the tab key.
`

const completionExample = `  source <(loanmodel completion bash)  # in bash, for this shell
  loanmodel completion zsh > _loanmodel
  loanmodel completion fish > loanmodel.fish
`

// newCompletionCommand is the verb completion.
func newCompletionCommand(p *program) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Short:     "Print a script for completion in a shell",
		Long:      completionAbout,
		Example:   completionExample,
		Args:      arguments(1, 1, "one shell: bash, zsh, fish or powershell"),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			write := completionWriter(cmd.Root(), args[0])
			if write == nil {
				return misuse(argumentExtra, "no completion for "+diagnostic.Quote(args[0]), didYouMean(args[0], shells))
			}
			return write(p.stdout)
		},
	}
}

// completionWriter is what writes the script of a shell, nil for others.
func completionWriter(root *cobra.Command, shell string) func(io.Writer) error {
	switch shell {
	case "bash":
		return func(w io.Writer) error { return root.GenBashCompletionV2(w, true) }
	case "zsh":
		return root.GenZshCompletion
	case "fish":
		return func(w io.Writer) error { return root.GenFishCompletion(w, true) }
	case "powershell":
		return root.GenPowerShellCompletionWithDesc
	}
	return nil
}
