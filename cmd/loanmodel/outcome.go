package main

import (
	"fmt"
	"path/filepath"

	"loanmodel/finance/metric"
	"loanmodel/reports"
)

// screen is the columns of what is printed for people.
const screen = 80

// outcome is what run prints: the summary of one run, or a table of several.
func outcome(runs []*reports.Run, folders []string) string {
	if len(runs) == 1 {
		return reports.Summary(runs[0], folders[0], screen)
	}
	return outcomeTable(runs, folders).Text(screen)
}

// outcomeFigures are the headlines that the table of several runs shows, with
// the names of its columns.
func outcomeFigures() []struct{ id, name string } {
	return []struct{ id, name string }{
		{"peak_exposure", "Exposure"},
		{"calls_paid", "Calls"},
		{"union_cost", "Union cost"},
	}
}

// outcomeTable has one row a run.
func outcomeTable(runs []*reports.Run, folders []string) reports.Table {
	table := reports.Table{
		Columns: []reports.Column{{Name: "Folder"}},
		Note: "Folders are in " + filepath.Dir(folders[0]) + ". Amounts are in EUR m, rounded: " +
			"the guarantors' peak exposure, the calls paid and the cost to the Union budget.",
	}
	for _, figure := range outcomeFigures() {
		table.Columns = append(table.Columns, reports.Column{Name: figure.name, Align: reports.Right})
	}
	table.Columns = append(table.Columns, reports.Column{Name: "Checks", Align: reports.Right})
	for i, run := range runs {
		table.Rows = append(table.Rows, outcomeRow(run, folders[i]))
	}
	return table
}

// outcomeRow is the row of one run.
func outcomeRow(run *reports.Run, folder string) []reports.Cell {
	row := []reports.Cell{reports.CodeCell(filepath.Base(folder))}
	for _, figure := range outcomeFigures() {
		row = append(row, figureCell(run.Figures, figure.id))
	}
	return append(row, reports.TextCell(fmt.Sprintf("%d of %d", run.Passed(), len(run.Checks))))
}

// figureCell is one headline, an empty cell where there is none of that id.
func figureCell(figures []metric.Figure, id string) reports.Cell {
	for _, figure := range figures {
		if figure.ID == id {
			return reports.MillionsCell(figure.Value)
		}
	}
	return reports.Cell{}
}
