package workbook

import (
	"strconv"

	"github.com/xuri/excelize/v2"
)

type chartPlace struct{ row, column int }

func areaOf(sheet string, row, column, lastRow, lastColumn int) string {
	from := fixedCell(row, column)
	if row == lastRow && column == lastColumn {
		return sheet + "!" + from
	}
	return sheet + "!" + from + ":" + fixedCell(lastRow, lastColumn)
}

func fixedCell(row, column int) string {
	return "$" + columnName(column) + "$" + strconv.Itoa(row)
}

// at is the address of a cell whose row moves: $C7.
func at(row, column int) string { return "$" + columnName(column) + strconv.Itoa(row) }

// corners are the places of an area's first and last cell.
func corners(from, to string) (first, last chartPlace, err error) {
	if first.column, first.row, err = excelize.CellNameToCoordinates(from); err != nil {
		return first, last, err
	}
	last.column, last.row, err = excelize.CellNameToCoordinates(to)
	return first, last, err
}

// down is the cells of this column from one row to another.
func down(first, last int) string {
	return thisColumn + strconv.Itoa(first) + ":" + thisColumn + strconv.Itoa(last)
}

// here is a cell of this sheet in the same period.
func here(row int) string { return thisColumn + strconv.Itoa(row) }

// choose is the formula that takes a cell of the block of the settlement that
// is chosen: rows are the same cell of each block.
func choose(number string, column string, rows []int) string {
	text := "CHOOSE(" + number
	for _, row := range rows {
		text += "," + column + strconv.Itoa(row)
	}
	return text + ")"
}

// rowText is the number of a row in an address.
func rowText(n int) string { return strconv.Itoa(n) }
