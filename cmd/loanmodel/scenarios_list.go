package main

import (
	"github.com/spf13/cobra"

	"loanmodel/reports/table"
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
func overlayTable(library []scenarios.Description) table.Table {
	grid := table.Table{
		Title:   "Overlays",
		Columns: []table.Column{{Name: "Kind"}, {Name: "Name"}, {Name: "What it is"}},
	}
	for _, overlay := range library {
		grid.Rows = append(grid.Rows, []table.Cell{
			table.TextCell(overlay.Kind), table.CodeCell(overlay.Name), table.TextCell(overlay.Title),
		})
	}
	return grid
}

// presetTable has one row for each preset.
func presetTable(presets []string) table.Table {
	grid := table.Table{Title: "Presets, which run --all evaluates", Columns: []table.Column{{Name: "Name"}}}
	for _, preset := range presets {
		grid.Rows = append(grid.Rows, []table.Cell{table.CodeCell(preset)})
	}
	return grid
}
