package sheet

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"loanmodel/reports/workbook/xlsx"
)

// Cells writes the rows of one sheet as SpreadsheetML. Numbers go in as their
// decimal text; texts go in as inline strings and can never be formulas.
type Cells struct {
	xml        []byte
	Row        int
	lastColumn int // of all rows
	shared     int // formulas that stand for a row of cells, so far
}

// Extent returns the area of all cells so far, as "A1:ER40".
func (c *Cells) Extent() string {
	return "A1:" + ColumnName(max(c.lastColumn, 1)) + strconv.Itoa(max(c.Row, 1))
}

// StartRow begins the row with that number; rows come in ascending order.
func (c *Cells) StartRow(number int) { c.StartTall(number, 1) }

// LinePoints is the height of one line of text.
const LinePoints = 14

// StartTall begins a row for so many lines of text.
func (c *Cells) StartTall(number, lines int) {
	if lines <= 1 {
		c.StartHigh(number, 0)
		return
	}
	c.StartHigh(number, lines*LinePoints)
}

// StartHigh begins a row of so many points; 0 leaves its height to the program.
func (c *Cells) StartHigh(number, points int) {
	c.endRow()
	c.Row = number
	c.xml = append(c.xml, `<row r="`...)
	c.xml = strconv.AppendInt(c.xml, int64(number), 10)
	if points > 0 {
		c.xml = append(c.xml, `" ht="`...)
		c.xml = strconv.AppendInt(c.xml, int64(points), 10)
		c.xml = append(c.xml, `" customHeight="1`...)
	}
	c.xml = append(c.xml, `">`...)
}

// LinesOf returns how many lines a text takes in a column of so many
// characters.
func LinesOf(text string, width int) int {
	return (utf8.RuneCountInString(text) + width - 1) / width
}

func (c *Cells) endRow() {
	if c.Row > 0 {
		c.xml = append(c.xml, `</row>`...)
	}
}

func (c *Cells) start(column, style int) {
	c.lastColumn = max(c.lastColumn, column)
	c.xml = append(c.xml, `<c r="`...)
	c.xml = append(c.xml, ColumnName(column)...)
	c.xml = strconv.AppendInt(c.xml, int64(c.Row), 10)
	c.xml = append(c.xml, `" s="`...)
	c.xml = strconv.AppendInt(c.xml, int64(style), 10)
	c.xml = append(c.xml, '"')
}

// Blank writes an empty cell that only has a style.
func (c *Cells) Blank(column, style int) {
	c.start(column, style)
	c.xml = append(c.xml, `/>`...)
}

// Text writes a text.
func (c *Cells) Text(column, style int, text string) {
	c.start(column, style)
	c.xml = append(c.xml, ` t="inlineStr"><is><t xml:space="preserve">`...)
	c.xml = appendCellText(c.xml, text)
	c.xml = append(c.xml, `</t></is></c>`...)
}

// Number writes value / 10^digits.
func (c *Cells) Number(column, style int, value int64, digits int32) {
	c.start(column, style)
	c.xml = append(c.xml, `><v>`...)
	c.xml = AppendDecimal(c.xml, value, digits)
	c.xml = append(c.xml, `</v></c>`...)
}

// Formula writes a formula with value / 10^digits as its cached value.
func (c *Cells) Formula(column, style int, f Template, value int64, digits int32) {
	c.startFormula(column, style, f, "")
	c.xml = AppendDecimal(c.xml, value, digits)
	c.xml = append(c.xml, `</v></c>`...)
}

// Formulas writes a formula into a row of cells, one for each cached value, which
// is value / 10^digits. Where it can be it is written once, in the first cell.
func (c *Cells) Formulas(column, style int, f Template, values []int64, digits int32) {
	group := -1
	if len(values) > 1 && f.shareable(column) {
		group = c.shared
		c.shared++
	}
	for i, value := range values {
		switch {
		case group < 0:
			c.Formula(column+i, style, f, value, digits)
			continue
		case i == 0:
			c.startShared(column, style, group, ColumnName(column)+strconv.Itoa(c.Row)+":"+ColumnName(column+len(values)-1)+strconv.Itoa(c.Row))
			c.xml = append(f.append(append(c.xml, '>'), column), `</f><v>`...)
		default:
			c.startShared(column+i, style, group, "")
			c.xml = append(c.xml, `/><v>`...)
		}
		c.xml = AppendDecimal(c.xml, value, digits)
		c.xml = append(c.xml, `</v></c>`...)
	}
}

// startShared begins a cell with the formula of a group, which the first cell
// says is for an area.
func (c *Cells) startShared(column, style, group int, area string) {
	c.start(column, style)
	c.xml = append(c.xml, `><f t="shared"`...)
	if area != "" {
		c.xml = append(append(append(c.xml, ` ref="`...), area...), '"')
	}
	c.xml = strconv.AppendInt(append(c.xml, ` si="`...), int64(group), 10)
	c.xml = append(c.xml, '"')
}

// FormulaDecimal writes a formula with a decimal text as its cached value.
func (c *Cells) FormulaDecimal(column, style int, f Template, value string) {
	c.startFormula(column, style, f, "")
	c.xml = append(c.xml, value...)
	c.xml = append(c.xml, `</v></c>`...)
}

// FormulaText writes a formula whose value is a text.
func (c *Cells) FormulaText(column, style int, f Template, value string) {
	c.startFormula(column, style, f, ` t="str"`)
	c.xml = appendCellText(c.xml, value)
	c.xml = append(c.xml, `</v></c>`...)
}

func (c *Cells) startFormula(column, style int, f Template, kind string) {
	c.start(column, style)
	c.xml = append(c.xml, kind...)
	c.xml = append(c.xml, `><f>`...)
	c.xml = f.append(c.xml, column)
	c.xml = append(c.xml, `</f><v>`...)
}

// AppendDecimal appends value / 10^digits as plain text without trailing
// zeros.
func AppendDecimal(buffer []byte, value int64, digits int32) []byte {
	if value < 0 {
		buffer = append(buffer, '-')
		value = -value
	}
	scale := int64(1)
	for range digits {
		scale *= 10
	}
	buffer = strconv.AppendInt(buffer, value/scale, 10)
	rest := value % scale
	if rest == 0 {
		return buffer
	}
	buffer = append(buffer, '.')
	for scale /= 10; rest > 0; scale /= 10 {
		buffer = append(buffer, byte('0'+rest/scale))
		rest %= scale
	}
	return buffer
}

// appendCellText appends the text of a cell. There _x0041_ stands for "A": what
// only looks like that gets its underscore written as _x005F_.
func appendCellText(buffer []byte, text string) []byte {
	for at := strings.Index(text, "_x"); at >= 0; at = strings.Index(text, "_x") {
		buffer = AppendEscaped(buffer, text[:at])
		if _, escape := xlsx.EscapedAt(text[at:]); escape {
			buffer = append(buffer, "_x005F"...)
		}
		buffer, text = append(buffer, '_'), text[at+1:]
	}
	return AppendEscaped(buffer, text)
}

// AppendEscaped appends a text so that XML holds it as it is; control
// characters become blanks.
func AppendEscaped(buffer []byte, text string) []byte {
	for _, r := range text {
		switch r {
		case '&':
			buffer = append(buffer, "&amp;"...)
		case '<':
			buffer = append(buffer, "&lt;"...)
		case '>':
			buffer = append(buffer, "&gt;"...)
		case '\n', '\t':
			buffer = append(buffer, byte(r))
		default:
			if r < ' ' {
				r = ' '
			}
			buffer = append(buffer, string(r)...)
		}
	}
	return buffer
}

// ColumnName returns the name of a column counted from 1.
func ColumnName(column int) string { return xlsx.ColumnName(column) }

// Decimal writes a number given as its decimal text.
func (c *Cells) Decimal(column, style int, value string) {
	c.start(column, style)
	c.xml = append(c.xml, `><v>`...)
	c.xml = append(c.xml, value...)
	c.xml = append(c.xml, `</v></c>`...)
}

// A Template is the text of a formula, the same for every period of a row: the
// column of the cell itself and the one before it stand as marks.
type Template string

// The marks of a template: the column of the cell itself, and the one before it.
const (
	ThisColumn     = "\x01"
	PreviousColumn = "\x02"
)

// append writes the formula as it stands in a column, escaped for XML.
func (t Template) append(buffer []byte, column int) []byte {
	for i := range len(t) {
		switch b := t[i]; b {
		case 1:
			buffer = append(buffer, ColumnName(column)...)
		case 2:
			buffer = append(buffer, ColumnName(column-1)...)
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

// shareable says whether spreadsheets, moving the formula from a column to the
// next, come to what it is there: all that moves with it is marked. A formula that
// reads another sheet is not shared, since Excel does not move such references
// (it writes such formulas cell by cell itself).
func (t Template) shareable(column int) bool {
	return !strings.Contains(string(t), "!") && xlsx.Moved(t.In(column), 0, 1) == t.In(column+1)
}

// In returns the formula as it stands in a column.
func (t Template) In(column int) string {
	return strings.NewReplacer(ThisColumn, ColumnName(column), PreviousColumn, ColumnName(max(column-1, 1))).Replace(string(t))
}
