package main

import (
	"fmt"
	"path/filepath"

	"loanmodel/finance/metric"
	"loanmodel/reports/report"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// screen is the columns of what is printed for people.
const screen = 80

// outcome is what run prints: the summary of one run, or a table of several.
func outcome(runs []*analysis.Run, folders []string) string {
	if len(runs) == 1 {
		return report.Summary(runs[0], folders[0], screen)
	}
	return outcomeTable(runs, folders).Text(screen)
}

// outcomeTable has one row a run.
func outcomeTable(runs []*analysis.Run, folders []string) table.Table {
	grid := table.Table{
		Columns: []table.Column{{Name: "Folder"}},
		Note: "Folders are in " + filepath.Dir(folders[0]) + ". Amounts are in EUR m, rounded: " +
			"the guarantors' peak exposure, the calls paid and the cost to the Union budget.",
	}
	for _, figure := range metric.RunsFigures() {
		grid.Columns = append(grid.Columns, table.Column{Name: figure.Name, Align: table.Right})
	}
	grid.Columns = append(grid.Columns, table.Column{Name: "Checks", Align: table.Right})
	for i, run := range runs {
		grid.Rows = append(grid.Rows, outcomeRow(run, folders[i]))
	}
	return grid
}

// outcomeRow is the row of one run.
func outcomeRow(run *analysis.Run, folder string) []table.Cell {
	row := []table.Cell{table.CodeCell(filepath.Base(folder))}
	for _, figure := range metric.RunsFigures() {
		row = append(row, figureCell(run.Figures, figure.ID))
	}
	return append(row, table.TextCell(fmt.Sprintf("%d of %d", run.Passed(), len(run.Checks))))
}

// figureCell is one headline, an empty cell where there is none of that id.
func figureCell(figures []metric.FigureValue, id string) table.Cell {
	for _, figure := range figures {
		if figure.ID == id {
			return table.MillionsCell(figure.Value)
		}
	}
	return table.Cell{}
}
