package main

import (
	"github.com/spf13/cobra"

	"loanmodel/reports"
	"loanmodel/scenarios"
)

const listAbout = `Lists the overlays of the library by kind, and the presets: each financing
structure with each settlement. Any overlays can be joined by +, at most one
structure and one settlement among them.
`

// newScenariosListCommand is the verb scenarios list.
func newScenariosListCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List the library of scenarios",
		Long:    listAbout,
		Example: "  loanmodel scenarios list\n",
		Args:    arguments(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			library, err := scenarios.Describe()
			if err != nil {
				return err
			}
			presets, err := scenarios.Presets()
			if err != nil {
				return err
			}
			p.print(overlayTable(library).Text(screen) + "\n" + presetTable(presets).Text(screen))
			return nil
		},
	}
}

// overlayTable has one row for each file of the library.
func overlayTable(library []scenarios.Description) reports.Table {
	table := reports.Table{
		Title:   "Overlays",
		Columns: []reports.Column{{Name: "Kind"}, {Name: "Name"}, {Name: "What it is"}},
	}
	for _, overlay := range library {
		table.Rows = append(table.Rows, []reports.Cell{
			reports.TextCell(overlay.Kind), reports.CodeCell(overlay.Name), reports.TextCell(overlay.Title),
		})
	}
	return table
}

// presetTable has one row for each preset.
func presetTable(presets []string) reports.Table {
	table := reports.Table{Title: "Presets, which run --all evaluates", Columns: []reports.Column{{Name: "Name"}}}
	for _, preset := range presets {
		table.Rows = append(table.Rows, []reports.Cell{reports.CodeCell(preset)})
	}
	return table
}
