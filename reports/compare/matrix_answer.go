package compare

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance/metric"
	"loanmodel/reports/table"
)

// MatrixAnswer shows on one screen what structures are under settlements, without
// shocks: what is paid and owed for certain, what is called, and what is owed only if.
// Its data is that of Matrix.
func MatrixAnswer(rows []MatrixRow) table.Document {
	at := func(id string) func(MatrixRow) decimal.Decimal {
		i := slices.IndexFunc(metric.MatrixFigures(), func(f metric.Figure) bool { return f.ID == id })
		return func(row MatrixRow) decimal.Decimal { return row.figures[i] }
	}
	document := table.Document{Title: "Structures under settlements, all states together, EUR bn", Data: matrixData(rows),
		About: []string{leastUnder(rows) + " " + checksNote(rows) + " --full has every figure, --shocks every shock."}}
	for _, part := range []struct {
		title string
		of    func(MatrixRow) decimal.Decimal
	}{
		{"Paid and owed for certain, present value at the Union's funding rate", func(row MatrixRow) decimal.Decimal { return row.burden }},
		{"Guarantee calls paid", at("calls_paid")},
		{"Owed only if assets are released or ERA loans stay unpaid", at("owed_only_if")},
	} {
		document.Tables = append(document.Tables, crossed(part.title, rows, part.of))
	}
	return document
}

// crossed has a row for each structure and a column for each settlement.
func crossed(title string, rows []MatrixRow, of func(MatrixRow) decimal.Decimal) table.Table {
	grid := table.Table{Title: title, Columns: []table.Column{{Name: "Structure"}}}
	settlements := matrixAxis(1).names(rows)
	for _, name := range settlements {
		grid.Columns = append(grid.Columns, table.Column{Name: strings.ReplaceAll(name, "-", " "), Align: table.Right})
	}
	for _, structure := range matrixAxis(0).names(rows) {
		cells := []table.Cell{table.CodeCell(structure)}
		for _, settlement := range settlements {
			i := slices.IndexFunc(rows, func(row MatrixRow) bool { return row.Structure == structure && row.Settlement == settlement })
			cells = append(cells, table.TextCell(of(rows[i]).Shift(-9).StringFixed(billionPlaces)))
		}
		grid.Rows = append(grid.Rows, cells)
	}
	return grid
}

// leastUnder says which structures are least paid and owed for certain under how many
// of the settlements; equal ones, to the digits shown, are named together.
func leastUnder(rows []MatrixRow) string {
	structures, wins := matrixAxis(0).names(rows), map[string]int{}
	settlements := matrixAxis(1).names(rows)
	for _, settlement := range settlements {
		var least decimal.Decimal
		var names []string
		for _, row := range rows {
			shown := row.burden.Shift(-9).Round(billionPlaces)
			switch {
			case row.Settlement != settlement:
			case names == nil || shown.LessThan(least):
				least, names = shown, []string{row.Structure}
			case shown.Equal(least):
				names = append(names, row.Structure)
			}
		}
		for _, name := range names {
			wins[name]++
		}
	}
	var said []string
	for _, structure := range structures {
		if wins[structure] > 0 {
			said = append(said, structure+" under "+table.Counted(wins[structure], "settlement"))
		}
	}
	return "Least paid and owed for certain is, alone or with others: " + strings.Join(said, "; ") + "; what is owed only if stands beside it."
}
