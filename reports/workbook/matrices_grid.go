package workbook

import (
	"strconv"
	"strings"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// matrixKind is the tab and the widths of these sheets. The heads of a matrix
// do not stand still: under it stands a list, whose columns are others.
func matrixKind() sheetKind {
	widths := []int{44, 11}
	for range finance.Sectors() {
		widths = append(widths, 11)
	}
	return sheetKind{tabOut, append(widths, 11, 13), columnName(matrixFirst) + strconv.Itoa(rowChoice-1)}
}

// A grid writes the rows of a matrix: one column for each sector, and what the
// row is off by.
type grid struct {
	*book
	c       *cells
	sectors []finance.SectorName
	off     int64 // the most cents by which a row is off so far, without sign
}

func (b *book) grid(c *cells) *grid { return &grid{book: b, c: c, sectors: finance.Sectors()} }

// last is the column of the last sector; the sum of a row stands after it.
func (g *grid) last() int { return matrixFirst + len(g.sectors) - 1 }

// across is the cells of all sectors in a row.
func (g *grid) across(row int) string {
	number := strconv.Itoa(row)
	return columnName(matrixFirst) + number + ":" + columnName(g.last()) + number
}

// heads writes the row of heads; extra heads stand after the sum.
func (g *grid) heads(row int, what string, extra ...string) {
	g.c.startTall(row, 3)
	g.sectorHeads(what)
	for i, text := range append([]string{"Row is off by, EUR"}, extra...) {
		g.c.text(g.last()+1+i, g.styles.headRight, text)
	}
}

// sectorHeads writes the heads of names, units and sectors.
func (g *grid) sectorHeads(what string) {
	g.c.text(matrixName, g.styles.head, what)
	g.c.text(matrixUnit, g.styles.head, "Unit")
	for i, s := range g.sectors {
		g.c.text(matrixFirst+i, g.styles.headRight, s.Name)
	}
}

// group writes a heading of rows.
func (g *grid) group(row int, text string) {
	g.c.startRow(row)
	g.c.text(matrixName, g.styles.group, text)
}

// row writes an instrument with its values, and what their sum is off by.
func (g *grid) row(row int, name string, style int, formula template, value func(eq.Sector) int64) {
	g.rowSum(row, g.cells(row, name, style, formula, value))
}

// cells writes an instrument with its values and says what they sum to.
func (g *grid) cells(row int, name string, style int, formula template, value func(eq.Sector) int64) (sum int64) {
	g.c.startRow(row)
	g.c.text(matrixName, g.styles.label, name)
	g.c.text(matrixUnit, g.styles.label, unitMillions)
	for i, s := range g.sectors {
		v := value(s.Sector)
		sum += v
		g.c.formula(matrixFirst+i, style, formula, v, centsInMillion)
	}
	return sum
}

// rowSum writes what a row is off by.
func (g *grid) rowSum(row int, cents int64) {
	g.off = max(g.off, cents, -cents)
	g.c.formula(g.last()+1, g.styles.amount, inEuro("SUM("+g.across(row)+")"), cents, money.CentDigits)
}

// inEuro turns a sum of EUR m into euro, to the cent.
func inEuro(sum string) template { return template("ROUND(" + sum + "*" + eq.Whole.Name + ",2)") }

// columnSums writes what each column is off by, in euro, and beside it the most
// that a row or column is off by: the cell that the checks sheet reads.
func (g *grid) columnSums(row, first, last int, value func(eq.Sector) int64) extraCheck {
	g.c.startRow(row)
	g.c.text(matrixName, g.styles.group, "Column is off by")
	g.c.text(matrixUnit, g.styles.group, "EUR")
	for i, s := range g.sectors {
		v := value(s.Sector)
		g.off = max(g.off, v, -v)
		g.c.formula(matrixFirst+i, g.styles.amount, inEuro("SUM("+down(first, last)+")"), v, money.CentDigits)
	}
	return g.most(row, down(first, last), g.across(row))
}

// most writes the most that the cells of some ranges are off by, without sign.
// ABS of a range is not known to every spreadsheet.
func (g *grid) most(row int, ranges ...string) extraCheck {
	var parts []string
	for _, r := range ranges {
		parts = append(parts, r, "-MIN("+r+")")
	}
	column := g.last() + 1
	g.c.formula(column, g.styles.amount, template("MAX("+strings.Join(parts, ",")+")"), g.off, money.CentDigits)
	return extraCheck{cell: "$" + columnName(column) + "$" + strconv.Itoa(row), off: g.off}
}

// apart is by how much the cells of two ranges differ, without signs and added
// up, in what they count.
func apart(a, b string) string {
	return "SUMPRODUCT((" + a + "-" + b + ")*((" + a + ">" + b + ")-(" + a + "<" + b + ")))"
}

// An extraCheck is a cell of a sheet that must be zero: euro by which something
// is off.
type extraCheck struct {
	name, sheet, cell string
	off               int64 // cents
}

// writeExtraChecks writes the checks of other sheets and says which row comes
// next.
func (b *book) writeExtraChecks(c *cells, row int) int {
	for _, check := range b.extraChecks {
		c.startRow(row)
		c.text(checkName, b.styles.label, check.name)
		c.text(checkLine, b.styles.label, check.sheet)
		c.formula(checkOff, b.styles.amount, template(check.sheet+"!"+check.cell), check.off, money.CentDigits)
		c.formula(checkFailed, b.styles.whole, failed(row), min(check.off, 1), 0)
		b.failing += min(check.off, 1)
		row++
	}
	return row
}
