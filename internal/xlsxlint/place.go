package xlsxlint

import "loanmodel/reports/workbook/xlsx"

// The size of a sheet.
const (
	maxRow    = xlsx.MaxRows
	maxColumn = xlsx.MaxColumns
)

// placeOf reads an address such as "$AB$12".
func placeOf(text string) (row, column int, ok bool) {
	ref, ok := parseReference(text)
	return ref.row, ref.column, ok
}

// A reference is the address of a cell and says which parts of it are fixed.
type reference struct {
	row, column           int
	fixedRow, fixedColumn bool
}

// parseReference reads an address; it must lie on a sheet.
func parseReference(text string) (r reference, ok bool) {
	i := 0
	dollar := func() bool {
		if i < len(text) && text[i] == '$' {
			i++
			return true
		}
		return false
	}
	r.fixedColumn = dollar()
	for ; i < len(text) && (text[i] >= 'A' && text[i] <= 'Z' || text[i] >= 'a' && text[i] <= 'z') && r.column <= maxColumn; i++ {
		r.column = r.column*26 + int(text[i]&^0x20-'A') + 1
	}
	r.fixedRow = dollar()
	if i == len(text) || text[i] == '0' {
		return r, false
	}
	for ; i < len(text) && text[i] >= '0' && text[i] <= '9' && r.row <= maxRow; i++ {
		r.row = r.row*10 + int(text[i]-'0')
	}
	return r, i == len(text) && r.column >= 1 && r.column <= maxColumn && r.row >= 1 && r.row <= maxRow
}

// address returns the address of a cell.
func address(row, column int) string { return xlsx.Place{Row: row, Column: column}.String() }
