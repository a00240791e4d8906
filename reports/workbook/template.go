package workbook

import "strings"

// A template is the text of a formula, the same for every period of a row: the
// column of the cell itself and the one before it stand as marks.
type template string

const (
	thisColumn     = "\x01"
	previousColumn = "\x02"
)

// append writes the formula as it stands in a column, escaped for XML.
func (t template) append(buffer []byte, column int) []byte {
	for i := range len(t) {
		switch b := t[i]; b {
		case 1:
			buffer = append(buffer, columnName(column)...)
		case 2:
			buffer = append(buffer, columnName(column-1)...)
		case '&':
			buffer = append(buffer, "&amp;"...)
		case '<':
			buffer = append(buffer, "&lt;"...)
		case '>':
			buffer = append(buffer, "&gt;"...)
		default:
			buffer = append(buffer, b)
		}
	}
	return buffer
}

// in is the formula as it stands in a column.
func (t template) in(column int) string {
	return strings.NewReplacer(thisColumn, columnName(column), previousColumn, columnName(max(column-1, 1))).Replace(string(t))
}
