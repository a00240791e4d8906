package main

import (
	"github.com/spf13/cobra"

	"loanmodel/reports/manual"
	"loanmodel/scenarios"
)

const sourcesAbout = `Prints the register of sources: every document that the library of scenarios
cites, and which parameters of a scenario rest on it.
`

const sourcesExample = `  loanmodel sources
  loanmodel sources joint-borrowing --format md > sources.md
`

// newSourcesCommand is the verb sources.
func newSourcesCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "sources [SCENARIO]",
		Short:             "Print the register of sources",
		Long:              sourcesAbout,
		Example:           sourcesExample,
		Args:              arguments(0, 1, "one scenario"),
		ValidArgsFunction: completeScenarios,
	}
	format := &choiceFlag{value: "text", known: []string{"text", "md"}}
	cmd.Flags().Var(format, "format", "how the register is written")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		scenario, err := resolveOne(p, cmd, args, nil)
		if err != nil {
			return err
		}
		text, err := sourcesText(scenario, format.value)
		p.print(text)
		return err
	}
	return cmd
}

// sourcesText is the register of sources in a format.
func sourcesText(scenario *scenarios.Scenario, format string) (string, error) {
	if format == "md" {
		text, err := manual.SourcesMarkdown(scenario)
		return string(text), err
	}
	return manual.SourcesText(scenario, screen)
}
