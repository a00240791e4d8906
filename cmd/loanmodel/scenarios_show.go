package main

import (
	"strings"

	"github.com/spf13/cobra"

	"loanmodel/reports/table"
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
	grid := parameterTable(s)
	if onlyDifferences {
		grid = differenceTable(s)
	}
	switch {
	case format == "csv":
		return string(grid.CSV())
	case format == "json":
		return string(grid.JSON())
	case format == "md":
		return grid.Markdown()
	case onlyDifferences:
		return differencesText(s)
	}
	return parametersText(s)
}

// parameterTable has one row for each value: the horizon, then the inputs in
// the model's order, member by member.
func parameterTable(s *scenarios.Scenario) table.Table {
	grid := table.Table{
		Title: "Parameters of " + s.Name,
		Columns: []table.Column{{Name: "Parameter"}, {Name: "Value"}, {Name: "Unit"}, {Name: "Grade"},
			{Name: "Overlay"}, {Name: "Sources"}, {Name: "Reason"}},
	}
	for _, parameter := range append(s.Horizon(), s.Parameters()...) {
		for member, value := range parameter.Values {
			grid.Rows = append(grid.Rows, parameterRow(parameter, member, value))
		}
	}
	return grid
}

// parameterRow is one value with where it comes from.
func parameterRow(parameter *scenarios.Parameter, member int, value scenarios.Value) []table.Cell {
	line, origin := parameter.Line, value.Origin
	return []table.Cell{
		table.CodeCell(line.At(member).String()),
		table.CodeCell(scenarios.FormatValue(line, value)),
		table.TextCell(line.Input.Written),
		table.TextCell(origin.Grade),
		table.CodeCell(origin.Overlay),
		table.TextCell(strings.Join(origin.Sources, ", ")),
		table.TextCell(origin.Reason),
	}
}

// differenceTable has one row for each value that is not the base's.
func differenceTable(s *scenarios.Scenario) table.Table {
	grid := table.Table{
		Title:   "What " + s.Name + " changes of the base case",
		Columns: []table.Column{{Name: "Parameter"}, {Name: "From"}, {Name: "To"}, {Name: "Overlay"}, {Name: "Reason"}},
	}
	for _, d := range s.Differences {
		grid.Rows = append(grid.Rows, []table.Cell{
			table.CodeCell(d.Address()), table.CodeCell(d.From), table.CodeCell(d.To),
			table.CodeCell(d.Overlay), table.TextCell(d.Reason),
		})
	}
	return grid
}
