package page

import "loanmodel/reports/table"

// An htmlTable is a table as the template shows it.
type htmlTable struct {
	ID, Caption, Class, Note string
	Head                     []htmlCell
	Rows                     [][]htmlCell
	Total                    []htmlCell
}

// An htmlCell is one cell; a head names its row or column.
type htmlCell struct {
	Head  bool
	Class string
	Code  bool
	Text  string
}

// Up to or from these numbers on, tables and columns have a form of their own.
const (
	fewRows    = 16 // a table that is not broken between pages
	longWords  = 40 // a column of words that wants room, in letters
	shortWords = 12 // up to which a column of words is not broken
)

func newHTMLTable(id, caption string, t table.Table) *htmlTable {
	grid := &htmlTable{ID: id, Caption: table.Visible(caption), Note: table.Visible(t.Note)}
	if t.Title != "" {
		grid.Caption = table.Visible(t.Title)
	}
	if len(t.Rows) <= fewRows {
		grid.Class = "whole"
	}
	classes := columnClasses(t)
	for i, column := range t.Columns {
		grid.Head = append(grid.Head, htmlCell{Head: true, Class: classes[i], Text: table.Visible(column.Heading())})
	}
	names := namingColumn(t)
	for _, row := range t.Rows {
		grid.Rows = append(grid.Rows, htmlRow(row, names, classes))
	}
	if t.Total != nil {
		grid.Total = htmlRow(t.Total, names, classes)
	}
	return grid
}

// namingColumn returns the column that says what a row is about: the first of
// words.
func namingColumn(t table.Table) int {
	for i, column := range t.Columns {
		if column.Align == table.Left {
			return i
		}
	}
	return 0
}

// columnClasses say how the columns look: of numbers, of long words or of
// short ones.
func columnClasses(t table.Table) []string {
	classes := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		longest := 0
		for _, row := range t.Rows {
			longest = max(longest, table.Width(row[i].Words()))
		}
		switch {
		case column.Align == table.Right:
			classes[i] = classNumber
		case longest > longWords:
			classes[i] = "long"
		case longest <= shortWords:
			classes[i] = "short"
		}
	}
	return classes
}

// classNumber is that of numbers.
const classNumber = "n"

func htmlRow(row []table.Cell, names int, classes []string) []htmlCell {
	cells := make([]htmlCell, len(row))
	for i, cell := range row {
		cells[i] = htmlCell{Head: i == names, Code: cell.IsCode() && cell.Words() != "", Text: table.Visible(cell.Shown())}
		switch classes[i] {
		case classNumber:
			cells[i].Class = numberClass(cell)
		case "short":
			cells[i].Class = "short"
		}
	}
	return cells
}

// numberClass returns how a cell among numbers looks: negative numbers in
// colour beside their sign, zeros and words quieter than the rest.
func numberClass(cell table.Cell) string {
	switch cell.Kind() {
	case table.Amount, table.Percent, table.Whole, table.Number:
		if cell.Number().IsNegative() {
			return classNumber + " neg"
		}
		if cell.Number().IsZero() {
			return classNumber + " zero"
		}
	case table.Text:
		return classNumber + " zero"
	}
	return classNumber
}
