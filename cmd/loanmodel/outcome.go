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
		Note: "Folders are in " + filepath.Dir(folders[0]) + ". Amounts are in EUR bn, rounded: " +
			"the guarantors' peak exposure, what all states have paid, what they owe at the end for certain, and what they owe only if " +
			"assets are released or ERA loans stay unpaid.",
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
		row = append(row, table.NumberCell(figure.Of(run.Result).Shift(-9), 1))
	}
	return append(row, table.TextCell(fmt.Sprintf("%d of %d", run.Passed(), len(run.Checks))))
}
