package sheet

import (
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Place is a cell of a sheet: its row and its column, each counted from 1.
type Place struct{ Row, Column int }

// Area returns the fixed address of cells of a sheet: Sheet!$A$1:$B$2, or
// Sheet!$A$1 where it is one cell.
func Area(sheet string, row, column, lastRow, lastColumn int) string {
	from := Fixed(row, column)
	if row == lastRow && column == lastColumn {
		return sheet + "!" + from
	}
	return sheet + "!" + from + ":" + Fixed(lastRow, lastColumn)
}

// Fixed returns the address of a cell that does not move: $C$7.
func Fixed(row, column int) string {
	return "$" + ColumnName(column) + "$" + strconv.Itoa(row)
}

// At returns the address of a cell whose row moves: $C7.
func At(row, column int) string { return "$" + ColumnName(column) + strconv.Itoa(row) }

// Corners returns the first and the last cell of an area. It fails where one
// of them is no address.
func Corners(from, to string) (first, last Place, err error) {
	if first.Column, first.Row, err = excelize.CellNameToCoordinates(from); err != nil {
		return first, last, err
	}
	last.Column, last.Row, err = excelize.CellNameToCoordinates(to)
	return first, last, err
}

// Down returns the address of the cells of this column from one row to
// another.
func Down(first, last int) string {
	return ThisColumn + strconv.Itoa(first) + ":" + ThisColumn + strconv.Itoa(last)
}

// Here returns the address of a cell of this sheet in the same period.
func Here(row int) string { return ThisColumn + strconv.Itoa(row) }

// Choose returns the formula that takes one of several rows of a column, by a
// number counted from 1.
func Choose(number string, column string, rows []int) string {
	text := "CHOOSE(" + number
	for _, row := range rows {
		text += "," + column + strconv.Itoa(row)
	}
	return text + ")"
}

// RowText returns the number of a row as an address has it.
func RowText(n int) string { return strconv.Itoa(n) }
