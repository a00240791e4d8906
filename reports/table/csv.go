package table

import (
	"strings"
	"unicode/utf8"
)

// CSV returns the table as comma-separated values (RFC 4180, but lines end with
// LF): a line of column names with units, then one line for each row. Title,
// note and total are left out. Numbers are plain; text that a spreadsheet
// would take for a formula gets a leading apostrophe.
func (t Table) CSV() []byte {
	var text []byte
	for i, column := range t.Columns {
		text = appendSeparator(text, i)
		text = AppendText(text, column.Heading())
	}
	text = append(text, '\n')
	for _, row := range t.Rows {
		for i, cell := range row {
			text = appendSeparator(text, i)
			text = appendCell(text, cell)
		}
		text = append(text, '\n')
	}
	return text
}

func appendSeparator(text []byte, column int) []byte {
	if column == 0 {
		return text
	}
	return append(text, ',')
}

// appendCell appends a cell. Only text is made safe: an apostrophe before a
// negative amount would turn it into text.
func appendCell(text []byte, cell Cell) []byte {
	if cell.kind == Text {
		return AppendText(text, cell.text)
	}
	return append(text, cell.Plain()...)
}

// AppendText appends a field of text, safe for spreadsheets and quoted where
// CSV needs it.
func AppendText(text []byte, field string) []byte {
	field = notFormula(field)
	if !strings.ContainsAny(field, ",\"\r\n") && !strings.HasPrefix(field, " ") {
		return append(text, field...)
	}
	text = append(text, '"')
	text = append(text, strings.ReplaceAll(field, `"`, `""`)...)
	return append(text, '"')
}

// formulaStarts are the characters with which a field becomes a formula, or
// hides one, when a spreadsheet opens a CSV file. The last four are the
// full-width forms of the first four, which some spreadsheets take for them.
const formulaStarts = "=+-@\t\r\n＝＋－＠"

// notFormula puts an apostrophe before text that a spreadsheet would take for
// a formula. Blanks in front do not hide it: some programs drop them.
func notFormula(field string) string {
	bare := strings.TrimLeft(field, " ")
	if first, _ := utf8.DecodeRuneInString(bare); bare != "" && strings.ContainsRune(formulaStarts, first) {
		return "'" + field
	}
	return field
}
