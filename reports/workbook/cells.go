package workbook

import (
	"strconv"
	"unicode/utf8"

	"loanmodel/reports/workbook/xlsx"
)

// cells writes the rows of one sheet as SpreadsheetML. Numbers go in as their
// decimal text; texts go in as inline strings and can never be formulas.
type cells struct {
	xml        []byte
	row        int
	lastColumn int // of all rows
}

// extent is the area of all cells so far, as "A1:ER40".
func (c *cells) extent() string {
	return "A1:" + columnName(max(c.lastColumn, 1)) + strconv.Itoa(max(c.row, 1))
}

// startRow begins the row with that number; rows come in ascending order.
func (c *cells) startRow(number int) { c.startTall(number, 1) }

// linePoints is the height of one line of text.
const linePoints = 14

// startTall is startRow for so many lines of text.
func (c *cells) startTall(number, lines int) {
	if lines <= 1 {
		c.startHigh(number, 0)
		return
	}
	c.startHigh(number, lines*linePoints)
}

// startHigh begins a row of so many points; 0 leaves its height to the program.
func (c *cells) startHigh(number, points int) {
	c.endRow()
	c.row = number
	c.xml = append(c.xml, `<row r="`...)
	c.xml = strconv.AppendInt(c.xml, int64(number), 10)
	if points > 0 {
		c.xml = append(c.xml, `" ht="`...)
		c.xml = strconv.AppendInt(c.xml, int64(points), 10)
		c.xml = append(c.xml, `" customHeight="1`...)
	}
	c.xml = append(c.xml, `">`...)
}

// linesOf is how many lines a text takes in a column of so many characters.
func linesOf(text string, width int) int {
	return (utf8.RuneCountInString(text) + width - 1) / width
}

func (c *cells) endRow() {
	if c.row > 0 {
		c.xml = append(c.xml, `</row>`...)
	}
}

func (c *cells) start(column, style int) {
	c.lastColumn = max(c.lastColumn, column)
	c.xml = append(c.xml, `<c r="`...)
	c.xml = append(c.xml, columnName(column)...)
	c.xml = strconv.AppendInt(c.xml, int64(c.row), 10)
	c.xml = append(c.xml, `" s="`...)
	c.xml = strconv.AppendInt(c.xml, int64(style), 10)
	c.xml = append(c.xml, '"')
}

// blank writes an empty cell that only has a style.
func (c *cells) blank(column, style int) {
	c.start(column, style)
	c.xml = append(c.xml, `/>`...)
}

// text writes a text.
func (c *cells) text(column, style int, text string) {
	c.start(column, style)
	c.xml = append(c.xml, ` t="inlineStr"><is><t xml:space="preserve">`...)
	c.xml = appendEscaped(c.xml, text)
	c.xml = append(c.xml, `</t></is></c>`...)
}

// number writes value / 10^digits.
func (c *cells) number(column, style int, value int64, digits int32) {
	c.start(column, style)
	c.xml = append(c.xml, `><v>`...)
	c.xml = appendDecimal(c.xml, value, digits)
	c.xml = append(c.xml, `</v></c>`...)
}

// formula writes a formula with value / 10^digits as its cached value.
func (c *cells) formula(column, style int, f template, value int64, digits int32) {
	c.startFormula(column, style, f, "")
	c.xml = appendDecimal(c.xml, value, digits)
	c.xml = append(c.xml, `</v></c>`...)
}

// formulaDecimal writes a formula with a decimal text as its cached value.
func (c *cells) formulaDecimal(column, style int, f template, value string) {
	c.startFormula(column, style, f, "")
	c.xml = append(c.xml, value...)
	c.xml = append(c.xml, `</v></c>`...)
}

// formulaText writes a formula whose value is a text.
func (c *cells) formulaText(column, style int, f template, value string) {
	c.startFormula(column, style, f, ` t="str"`)
	c.xml = appendEscaped(c.xml, value)
	c.xml = append(c.xml, `</v></c>`...)
}

func (c *cells) startFormula(column, style int, f template, kind string) {
	c.start(column, style)
	c.xml = append(c.xml, kind...)
	c.xml = append(c.xml, `><f>`...)
	c.xml = f.append(c.xml, column)
	c.xml = append(c.xml, `</f><v>`...)
}

func appendDecimal(buffer []byte, value int64, digits int32) []byte {
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

func appendEscaped(buffer []byte, text string) []byte {
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

// columnName is the name of a column counted from 1.
func columnName(column int) string { return xlsx.ColumnName(column) }

// decimal writes a number given as its decimal text.
func (c *cells) decimal(column, style int, value string) {
	c.start(column, style)
	c.xml = append(c.xml, `><v>`...)
	c.xml = append(c.xml, value...)
	c.xml = append(c.xml, `</v></c>`...)
}
