package main

import (
	"strings"

	"github.com/spf13/cobra"

	"loanmodel/reports"
	"loanmodel/scenarios"
)

const showAbout = `Shows every parameter of a scenario as the model gets it: value, unit, grade,
sources and, for assumptions and differences, the reason. Values are written as
--set takes them, in text with a blank after each comma. With --differences it
shows only what is not as in the base case, and which overlay changed it.
`

const showExample = `  loanmodel scenarios show base
  loanmodel scenarios show joint-borrowing+assets-returned --differences
  loanmodel scenarios show base --format csv > parameters.csv
`

// newScenariosShowCommand is the verb scenarios show.
func newScenariosShowCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "show SCENARIO",
		Short:             "Show the parameters of a scenario with their sources",
		Long:              showAbout,
		Example:           showExample,
		Args:              arguments(1, 1, "one scenario"),
		ValidArgsFunction: completeScenarios,
	}
	differences := addSwitch(cmd.Flags(), "differences", "", "show only what differs from the base case")
	format := &choiceFlag{value: "text", known: []string{"text", "csv", "json", "md"}}
	cmd.Flags().Var(format, "format", "how the parameters are written")
	sets := addSet(cmd.Flags())
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		scenario, err := resolve(args[0], sets.values)
		if err != nil {
			return err
		}
		p.print(showText(scenario, differences.on, format.value))
		return nil
	}
	return cmd
}

// showText is what is shown of a scenario. Text for people groups what belongs
// together; the other formats have one row for each value.
func showText(s *scenarios.Scenario, onlyDifferences bool, format string) string {
	table := parameterTable(s)
	if onlyDifferences {
		table = differenceTable(s)
	}
	switch {
	case format == "csv":
		return string(table.CSV())
	case format == "json":
		return string(table.JSON())
	case format == "md":
		return table.Markdown()
	case onlyDifferences:
		return differencesText(s)
	}
	return parametersText(s)
}

// parameterTable has one row for each value: the horizon, then the inputs in
// the model's order, member by member.
func parameterTable(s *scenarios.Scenario) reports.Table {
	table := reports.Table{
		Title: "Parameters of " + s.Name,
		Columns: []reports.Column{{Name: "Parameter"}, {Name: "Value"}, {Name: "Unit"}, {Name: "Grade"},
			{Name: "Overlay"}, {Name: "Sources"}, {Name: "Reason"}},
	}
	for _, parameter := range append(s.Horizon(), s.Parameters()...) {
		for member, value := range parameter.Values {
			table.Rows = append(table.Rows, parameterRow(parameter, member, value))
		}
	}
	return table
}

// parameterRow is one value with where it comes from.
func parameterRow(parameter *scenarios.Parameter, member int, value scenarios.Value) []reports.Cell {
	line, origin := parameter.Line, value.Origin
	return []reports.Cell{
		reports.CodeCell(line.At(member).String()),
		reports.CodeCell(scenarios.FormatValue(line, value)),
		reports.TextCell(line.Input.Written),
		reports.TextCell(origin.Grade),
		reports.CodeCell(origin.Overlay),
		reports.TextCell(strings.Join(origin.Sources, ", ")),
		reports.TextCell(origin.Reason),
	}
}

// differenceTable has one row for each value that is not the base's.
func differenceTable(s *scenarios.Scenario) reports.Table {
	table := reports.Table{
		Title:   "What " + s.Name + " changes of the base case",
		Columns: []reports.Column{{Name: "Parameter"}, {Name: "From"}, {Name: "To"}, {Name: "Overlay"}, {Name: "Reason"}},
	}
	for _, d := range s.Differences {
		table.Rows = append(table.Rows, []reports.Cell{
			reports.CodeCell(d.Address()), reports.CodeCell(d.From), reports.CodeCell(d.To),
			reports.CodeCell(d.Overlay), reports.TextCell(d.Reason),
		})
	}
	return table
}
