package workbook

import (
	"slices"
	"strconv"
	"strings"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/reports/workbook/sheet"
)

// The sheets of the accounts between the sectors.
const (
	sheetBalance = "Out_Balance"
	sheetFlows   = "Out_Flows"
)

// Columns of these sheets. A matrix has a column for each sector; a list, which
// stands under it, lets its texts run on over the columns that follow.
const (
	matrixName = iota + 1
	matrixUnit
	matrixFirst // sectors

	listName       = matrixName
	listUnit       = matrixUnit
	listID         = matrixUnit + 1
	listAmount     = listID + 1
	listFrom       = listAmount + 2 // an empty column keeps amounts and names apart
	listTo         = listFrom + 2
	listInstrument = listTo + 2
)

// Rows of these sheets.
const (
	rowChoice      = 5 // the first of the cells that choose the months
	rowMatrixHead  = 9
	firstMatrixRow = rowMatrixHead + 1
)

// centsInMillion are the decimals of EUR m that hold cents exactly.
const centsInMillion = money.CentDigits + money.MillionthDigits

const unitMillions = "EUR m"

// postings is a list of amounts between two sectors each, with the rows in
// which it stands.
type postings struct {
	title, about string
	from, to     string // head the columns of the sectors
	first        int    // row of the first posting
	list         []posting
	amount       func(posting) sheet.Template
	cents        func(posting) int64
}

// A posting is one tag of a line: who gives and who receives its amount, in
// which instrument.
type posting struct {
	line       *eq.Line
	member     int // everyMember where the tag is the same for all
	from, to   eq.Sector
	instrument string
}

// everyMember stands for all members of a line together.
const everyMember = -1

// flowPostings returns the flows of a model, by the tags of its lines.
func flowPostings(m *eq.Model) (list []posting) {
	for _, line := range m.Equations() {
		for _, f := range line.Flows {
			list = append(list, postingsOf(line, f.Payer, f.Payee, f.Instrument)...)
		}
	}
	return list
}

// stockPostings returns the stocks of a model that are wanted. A stock goes
// from issuer to holder: a claim of the one, a liability of the other.
func stockPostings(m *eq.Model, wanted func(*eq.Stock) bool) (list []posting) {
	for _, line := range m.Equations() {
		if s := line.Stock; s != nil && wanted(s) {
			list = append(list, postingsOf(line, s.Issuer, s.Holder, s.Instrument)...)
		}
	}
	return list
}

func anyStock(*eq.Stock) bool { return true }

// postingsOf returns one posting, or one for each member that is a sector
// itself.
func postingsOf(line *eq.Line, from, to eq.Sector, instrument string) (list []posting) {
	if from != eq.EachMember && to != eq.EachMember {
		member := everyMember
		if line.Over == nil {
			member = 0
		}
		return []posting{{line, member, from, to, capital(instrument)}}
	}
	for member := range line.Over.Len() {
		own := eq.Sector(line.Over.Code(member))
		p := posting{line, member, from, to, capital(instrument)}
		if from == eq.EachMember {
			p.from = own
		}
		if to == eq.EachMember {
			p.to = own
		}
		list = append(list, p)
	}
	return list
}

// capital returns an instrument's name at the start of a row.
func capital(name string) string { return strings.ToUpper(name[:1]) + name[1:] }

// instruments returns those of a list, each once, in its order.
func instruments(list []posting) (names []string) {
	for _, p := range list {
		if !slices.Contains(names, p.instrument) {
			names = append(names, p.instrument)
		}
	}
	return names
}

// reversed exchanges who gives and who receives: what raises a holder's claim
// is a use of money.
func reversed(list []posting) []posting {
	turned := slices.Clone(list)
	for i := range turned {
		turned[i].from, turned[i].to = turned[i].to, turned[i].from
	}
	return turned
}

// at returns the value in cents in a period, of all members where the tag is
// theirs.
func (p posting) at(r *eq.Result, period int) int64 {
	if p.member != everyMember {
		return r.Value(p.line.ID, p.member, period)
	}
	return r.Sum(p.line.ID, period)
}

// block returns where the values of a posting stand, from one column to
// another.
func (l *layout) block(p posting, from, to int) string {
	at := l.lines[p.line.ID]
	first, last := at.row+max(p.member, 0), at.row+max(p.member, 0)
	if p.member == everyMember {
		last = at.row + p.line.Over.Len() - 1
	}
	return at.sheet + "!$" + sheet.ColumnName(from) + strconv.Itoa(first) + ":$" + sheet.ColumnName(to) + strconv.Itoa(last)
}

// lastRow returns the row of the last posting.
func (p *postings) lastRow() int { return p.first + len(p.list) - 1 }

// area returns a column of the list.
func (p *postings) area(column int) string {
	name := "$" + sheet.ColumnName(column) + "$"
	return name + strconv.Itoa(p.first) + ":" + name + strconv.Itoa(p.lastRow())
}

// cell returns the formula of a matrix: what a sector receives in an instrument
// less what it gives.
func (p *postings) cell(row int) sheet.Template {
	side := func(column int) string {
		return "(" + p.area(column) + "=" + sheet.ThisColumn + "$" + strconv.Itoa(rowMatrixHead) + ")"
	}
	instrument := "(" + p.area(listInstrument) + "=$" + sheet.ColumnName(matrixName) + strconv.Itoa(row) + ")"
	return millions("SUMPRODUCT(" + instrument + "*(" + side(listTo) + "-" + side(listFrom) + ")*" + p.area(listAmount) + ")")
}

// millions rounds a sum of EUR m to the cent that it is.
func millions(sum string) sheet.Template {
	return sheet.Template("ROUND(" + sum + "*" + eq.Whole.Name + ",2)/" + eq.Whole.Name)
}

// inMillions turns a sum of euro into EUR m.
func inMillions(sum string) sheet.Template {
	return sheet.Template("ROUND(" + sum + ",2)/" + eq.Whole.Name)
}

// value returns the same in cents.
func (p *postings) value(instrument string, sector eq.Sector) (cents int64) {
	for _, posting := range p.list {
		if posting.instrument != instrument {
			continue
		}
		if posting.to == sector {
			cents += p.cents(posting)
		}
		if posting.from == sector {
			cents -= p.cents(posting)
		}
	}
	return cents
}

// namePeriods is the last days of all periods.
const namePeriods = "PeriodDates"

// periodDates returns where they stand.
func (l *layout) periodDates() string {
	row := strconv.Itoa(rowLastDay)
	return sheetTimeline + "!$" + sheet.ColumnName(sheet.ColumnFirstPeriod) + "$" + row + ":$" + sheet.ColumnName(l.lastColumn()) + "$" + row
}

// sectorNames returns the heads of the matrices.
func sectorNames() map[eq.Sector]string {
	names := map[eq.Sector]string{}
	for _, s := range finance.Sectors() {
		names[s.Sector] = s.Name
	}
	return names
}

// writeList writes a list under a title, which stands two rows above it.
func (b *book) writeList(c *sheet.Cells, p *postings) {
	c.StartRow(p.first - 2)
	c.Text(listName, b.styles.Group, p.title)
	c.Text(listID, b.styles.About, p.about)
	c.StartRow(p.first - 1)
	for _, head := range []struct {
		column int
		text   string
	}{{listName, "Line"}, {listUnit, "Unit"}, {listID, "Id"}, {listAmount, "Amount"}, {listAmount + 1, ""}, {listFrom, p.from}, {listFrom + 1, ""}, {listTo, p.to}, {listTo + 1, ""},
		{listInstrument, "Instrument"}, {listInstrument + 1, ""}, {listInstrument + 2, ""}} {
		c.Text(head.column, b.styles.Head, head.text)
	}
	names := sectorNames()
	for i, posting := range p.list {
		c.StartRow(p.first + i)
		c.Text(listName, b.styles.Label, posting.line.Name)
		c.Text(listUnit, b.styles.Label, unitMillions)
		c.Text(listID, b.styles.Label, string(posting.line.ID))
		c.Formula(listAmount, b.styles.Million, p.amount(posting), p.cents(posting), centsInMillion)
		c.Text(listFrom, b.styles.Label, names[posting.from])
		c.Text(listTo, b.styles.Label, names[posting.to])
		c.Text(listInstrument, b.styles.Label, posting.instrument)
	}
}

// matrixKind returns the tab and the widths of these sheets. The heads of a
// matrix do not stand still: under it stands a list, whose columns are others.
func matrixKind() sheetKind {
	widths := []int{39, 10}
	for range finance.Sectors() {
		widths = append(widths, 11)
	}
	return sheetKind{tabOut, append(widths, 11, 13), sheet.ColumnName(matrixFirst) + strconv.Itoa(rowChoice-1)}
}

// A grid writes the rows of a matrix: one column for each sector, and what the
// row is off by.
type grid struct {
	*book
	c       *sheet.Cells
	sectors []finance.SectorName
	off     int64 // the most cents by which a row is off so far, without sign
}

func (b *book) grid(c *sheet.Cells) *grid { return &grid{book: b, c: c, sectors: finance.Sectors()} }

// last returns the column of the last sector; the sum of a row stands after it.
func (g *grid) last() int { return matrixFirst + len(g.sectors) - 1 }

// across returns the cells of all sectors in a row.
func (g *grid) across(row int) string {
	number := strconv.Itoa(row)
	return sheet.ColumnName(matrixFirst) + number + ":" + sheet.ColumnName(g.last()) + number
}

// heads writes the row of heads; extra heads stand after the sum.
func (g *grid) heads(row int, what string, extra ...string) {
	g.c.StartTall(row, 3)
	g.sectorHeads(what)
	for i, text := range append([]string{"Row is off by, EUR"}, extra...) {
		g.c.Text(g.last()+1+i, g.styles.HeadRight, text)
	}
}

// sectorHeads writes the heads of names, units and sectors.
func (g *grid) sectorHeads(what string) {
	g.c.Text(matrixName, g.styles.Head, what)
	g.c.Text(matrixUnit, g.styles.Head, "Unit")
	for i, s := range g.sectors {
		g.c.Text(matrixFirst+i, g.styles.HeadRight, s.Name)
	}
}

// group writes a heading of rows.
func (g *grid) group(row int, text string) {
	g.c.StartRow(row)
	g.c.Text(matrixName, g.styles.Group, text)
}

// row writes an instrument with its values, and what their sum is off by.
func (g *grid) row(row int, name string, style int, formula sheet.Template, value func(eq.Sector) int64) {
	g.rowSum(row, g.cells(row, name, style, formula, value))
}

// cells writes an instrument with its values and says what they sum to.
func (g *grid) cells(row int, name string, style int, formula sheet.Template, value func(eq.Sector) int64) (sum int64) {
	g.c.StartRow(row)
	g.c.Text(matrixName, g.styles.Label, name)
	g.c.Text(matrixUnit, g.styles.Label, unitMillions)
	for i, s := range g.sectors {
		v := value(s.Sector)
		sum += v
		g.c.Formula(matrixFirst+i, style, formula, v, centsInMillion)
	}
	return sum
}

// rowSum writes what a row is off by.
func (g *grid) rowSum(row int, cents int64) {
	g.off = max(g.off, cents, -cents)
	g.c.Formula(g.last()+1, g.styles.Amount, inEuro("SUM("+g.across(row)+")"), cents, money.CentDigits)
}

// inEuro turns a sum of EUR m into euro, to the cent.
func inEuro(sum string) sheet.Template {
	return sheet.Template("ROUND(" + sum + "*" + eq.Whole.Name + ",2)")
}

// columnSums writes what each column is off by, in euro, and beside it the most
// that a row or column is off by: the cell that the checks sheet reads.
func (g *grid) columnSums(row, first, last int, value func(eq.Sector) int64) extraCheck {
	g.c.StartRow(row)
	g.c.Text(matrixName, g.styles.Group, "Column is off by")
	g.c.Text(matrixUnit, g.styles.Group, "EUR")
	for i, s := range g.sectors {
		v := value(s.Sector)
		g.off = max(g.off, v, -v)
		g.c.Formula(matrixFirst+i, g.styles.Amount, inEuro("SUM("+sheet.Down(first, last)+")"), v, money.CentDigits)
	}
	return g.most(row, sheet.Down(first, last), g.across(row))
}

// most writes the most that the cells of some ranges are off by, without sign.
// ABS of a range is not known to every spreadsheet.
func (g *grid) most(row int, ranges ...string) extraCheck {
	var parts []string
	for _, r := range ranges {
		parts = append(parts, r, "-MIN("+r+")")
	}
	column := g.last() + 1
	g.c.Formula(column, g.styles.Amount, sheet.Template("MAX("+strings.Join(parts, ",")+")"), g.off, money.CentDigits)
	return extraCheck{cell: "$" + sheet.ColumnName(column) + "$" + strconv.Itoa(row), off: g.off}
}

// apart returns by how much the cells of two ranges differ, without signs and
// added up, in what they count.
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
func (b *book) writeExtraChecks(c *sheet.Cells, row int) int {
	for _, check := range b.extraChecks {
		c.StartRow(row)
		c.Text(checkName, b.styles.Label, check.name)
		c.Text(checkLine, b.styles.Label, check.sheet)
		c.Formula(checkOff, b.styles.Amount, sheet.Template(check.sheet+"!"+check.cell), check.off, money.CentDigits)
		c.Formula(checkFailed, b.styles.Whole, failed(row), min(check.off, 1), 0)
		b.failing += min(check.off, 1)
		row++
	}
	return row
}
