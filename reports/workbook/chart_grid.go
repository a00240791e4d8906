package workbook

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"
)

// A chartGrid holds the cells of a sheet by place until they are written row by
// row, so that tables can stand side by side and read each other's values.
type chartGrid struct {
	sheet string
	cells map[chartPlace]chartCell
	tall  map[int]int // lines of text of rows with more than one
	last  int         // row up to which all rows have one height, so that pictures beside them fit; 0 for none
}

// A chartCell is a text or a number, with or without a formula.
type chartCell struct {
	style   int
	formula template
	text    string
	number  decimal.Decimal
	isText  bool
}

func newChartGrid(sheet string) *chartGrid {
	return &chartGrid{sheet: sheet, cells: map[chartPlace]chartCell{}, tall: map[int]int{}}
}

func (g *chartGrid) text(row, column, style int, text string) {
	g.cells[chartPlace{row, column}] = chartCell{style: style, text: text, isText: true}
}

func (g *chartGrid) texts(row, column, style int, texts ...string) {
	for i, text := range texts {
		g.text(row, column+i, style, text)
	}
}

func (g *chartGrid) number(row, column, style int, number decimal.Decimal) {
	g.cells[chartPlace{row, column}] = chartCell{style: style, number: number}
}

func (g *chartGrid) formula(row, column, style int, formula string, value decimal.Decimal) {
	g.cells[chartPlace{row, column}] = chartCell{style: style, formula: template(formula), number: value}
}

func (g *chartGrid) formulaText(row, column, style int, formula, value string) {
	g.cells[chartPlace{row, column}] = chartCell{style: style, formula: template(formula), text: value, isText: true}
}

// value is the number in a cell, 0 in one without a number.
func (g *chartGrid) value(row, column int) decimal.Decimal {
	return g.cells[chartPlace{row, column}].number
}

// textAt is the text in a cell.
func (g *chartGrid) textAt(row, column int) string { return g.cells[chartPlace{row, column}].text }

// write writes all cells in the order of a sheet.
func (g *chartGrid) write(c *cells) {
	places := make([]chartPlace, 0, len(g.cells))
	for at := range g.cells {
		places = append(places, at)
	}
	slices.SortFunc(places, func(a, b chartPlace) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column))
	})
	row := 0
	for _, at := range places {
		if at.row != row {
			g.rowsBetween(c, max(row, c.row), at.row)
			row = at.row
			g.start(c, row)
		}
		g.cells[at].write(c, at.column)
	}
}

// start begins a row.
func (g *chartGrid) start(c *cells, row int) {
	lines := max(g.tall[row], 1)
	if row > g.last || lines > 1 {
		c.startTall(row, lines)
		return
	}
	c.startHigh(row, rowPoints)
}

// rowsBetween writes the rows without cells that have a height all the same.
func (g *chartGrid) rowsBetween(c *cells, from, to int) {
	for row := from + 1; row < min(to, g.last+1); row++ {
		g.start(c, row)
	}
}

func (cell chartCell) write(c *cells, column int) {
	switch {
	case cell.formula != "" && cell.isText:
		c.formulaText(column, cell.style, cell.formula, cell.text)
	case cell.formula != "":
		c.formulaDecimal(column, cell.style, cell.formula, cell.number.String())
	case cell.isText:
		c.text(column, cell.style, cell.text)
	default:
		c.decimal(column, cell.style, cell.number.String())
	}
}

// area is the fixed address of a block of cells, with its sheet.
func (g *chartGrid) area(row, column, lastRow, lastColumn int) string {
	return areaOf(g.sheet, row, column, lastRow, lastColumn)
}
