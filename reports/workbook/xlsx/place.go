package xlsx

import (
	"cmp"
	"strconv"
	"strings"
)

// The last row and the last column of a sheet, XFD.
const (
	MaxRows    = 1_048_576
	MaxColumns = 16_384
)

// A Place is where a cell stands on its sheet, both counted from 1.
type Place struct{ Row, Column int }

// At returns the place in a row and a column.
func At(row, column int) Place { return Place{row, column} }

// String returns the address, as "AE43".
func (p Place) String() string { return ColumnName(p.Column) + strconv.Itoa(p.Row) }

// ByPlace orders cells as they are read: row by row.
func ByPlace(a, b Place) int {
	return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
}

// columnNames holds the names of all columns.
var columnNames = func() (names [MaxColumns]string) {
	for i := range names {
		name := ""
		for n := i + 1; n > 0; n = (n - 1) / 26 {
			name = string(rune('A'+(n-1)%26)) + name
		}
		names[i] = name
	}
	return names
}()

// ColumnName returns the name of a column counted from 1, as "AE".
func ColumnName(column int) string { return columnNames[column-1] }

// ParsePlace reads an address such as "AE43"; it must lie on a sheet.
func ParsePlace(address string) (Place, bool) {
	letters := 0
	column := 0
	for letters < len(address) && letters < 3 && address[letters] >= 'A' && address[letters] <= 'Z' {
		column = column*26 + int(address[letters]-'A') + 1
		letters++
	}
	digits := address[letters:]
	if letters == 0 || column > MaxColumns || len(digits) == 0 || len(digits) > 7 || digits[0] == '0' {
		return Place{}, false
	}
	row, err := strconv.ParseUint(digits, 10, 32)
	if err != nil || row > MaxRows {
		return Place{}, false
	}
	return Place{int(row), column}, true
}

// ParseArea reads "B6" or "$F$6:$F$80".
func ParseArea(text string) (first, last Place, ok bool) {
	from, to, isRange := strings.Cut(strings.ReplaceAll(text, "$", ""), ":")
	if !isRange {
		to = from
	}
	first, firstOK := ParsePlace(from)
	last, lastOK := ParsePlace(to)
	return first, last, firstOK && lastOK && first.Row <= last.Row && first.Column <= last.Column
}

// ParseCell takes an address with its sheet apart, as "Calc_F!AE43".
func ParseCell(address string) (sheet string, at Place, ok bool) {
	sheet, cell, _ := strings.Cut(address, "!")
	at, ok = ParsePlace(cell)
	return sheet, at, ok
}
