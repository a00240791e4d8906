package workbook

import (
	"slices"
	"strconv"
	"strings"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
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
	amount       func(posting) template
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

// flowPostings are the flows of a model, by the tags of its lines.
func flowPostings(m *eq.Model) (list []posting) {
	for _, line := range m.Equations() {
		for _, f := range line.Flows {
			list = append(list, postingsOf(line, f.Payer, f.Payee, f.Instrument)...)
		}
	}
	return list
}

// stockPostings are the stocks of a model that are wanted. A stock goes from
// issuer to holder: a claim of the one, a liability of the other.
func stockPostings(m *eq.Model, wanted func(*eq.Stock) bool) (list []posting) {
	for _, line := range m.Equations() {
		if s := line.Stock; s != nil && wanted(s) {
			list = append(list, postingsOf(line, s.Issuer, s.Holder, s.Instrument)...)
		}
	}
	return list
}

func anyStock(*eq.Stock) bool { return true }

// postingsOf is one posting, or one for each member that is a sector itself.
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

// capital is an instrument's name at the start of a row.
func capital(name string) string { return strings.ToUpper(name[:1]) + name[1:] }

// instruments are those of a list, each once, in its order.
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

// at is the value in cents in a period, of all members where the tag is theirs.
func (p posting) at(r *eq.Result, period int) int64 {
	if p.member != everyMember {
		return r.Value(p.line.ID, p.member, period)
	}
	return r.Sum(p.line.ID, period)
}

// block is where the values of a posting stand, from one column to another.
func (l *layout) block(p posting, from, to int) string {
	at := l.lines[p.line.ID]
	first, last := at.row+max(p.member, 0), at.row+max(p.member, 0)
	if p.member == everyMember {
		last = at.row + p.line.Over.Len() - 1
	}
	return at.sheet + "!$" + columnName(from) + strconv.Itoa(first) + ":$" + columnName(to) + strconv.Itoa(last)
}

// lastRow is the row of the last posting.
func (p *postings) lastRow() int { return p.first + len(p.list) - 1 }

// area is a column of the list.
func (p *postings) area(column int) string {
	name := "$" + columnName(column) + "$"
	return name + strconv.Itoa(p.first) + ":" + name + strconv.Itoa(p.lastRow())
}

// cell is the formula of a matrix: what a sector receives in an instrument
// less what it gives.
func (p *postings) cell(row int) template {
	of := func(column int) string {
		return "(" + p.area(column) + "=" + thisColumn + "$" + strconv.Itoa(rowMatrixHead) + ")"
	}
	instrument := "(" + p.area(listInstrument) + "=$" + columnName(matrixName) + strconv.Itoa(row) + ")"
	return millions("SUMPRODUCT(" + instrument + "*(" + of(listTo) + "-" + of(listFrom) + ")*" + p.area(listAmount) + ")")
}

// millions rounds a sum of EUR m to the cent that it is.
func millions(sum string) template {
	return template("ROUND(" + sum + "*" + eq.Whole.Name + ",2)/" + eq.Whole.Name)
}

// inMillions turns a sum of euro into EUR m.
func inMillions(sum string) template { return template("ROUND(" + sum + ",2)/" + eq.Whole.Name) }

// value is the same in cents.
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

// periodDates is where they stand.
func (l *layout) periodDates() string {
	row := strconv.Itoa(rowLastDay)
	return sheetTimeline + "!$" + columnName(columnFirstPeriod) + "$" + row + ":$" + columnName(l.lastColumn()) + "$" + row
}

// sectorNames are the heads of the matrices.
func sectorNames() map[eq.Sector]string {
	names := map[eq.Sector]string{}
	for _, s := range finance.Sectors() {
		names[s.Sector] = s.Name
	}
	return names
}

// writeList writes a list under a title, which stands two rows above it.
func (b *book) writeList(c *cells, p *postings) {
	c.startRow(p.first - 2)
	c.text(listName, b.styles.group, p.title)
	c.text(listID, b.styles.about, p.about)
	c.startRow(p.first - 1)
	for _, head := range []struct {
		column int
		text   string
	}{{listName, "Line"}, {listUnit, "Unit"}, {listID, "Id"}, {listAmount, "Amount"}, {listAmount + 1, ""}, {listFrom, p.from}, {listFrom + 1, ""}, {listTo, p.to}, {listTo + 1, ""},
		{listInstrument, "Instrument"}, {listInstrument + 1, ""}, {listInstrument + 2, ""}} {
		c.text(head.column, b.styles.head, head.text)
	}
	names := sectorNames()
	for i, posting := range p.list {
		c.startRow(p.first + i)
		c.text(listName, b.styles.label, posting.line.Name)
		c.text(listUnit, b.styles.label, unitMillions)
		c.text(listID, b.styles.label, string(posting.line.ID))
		c.formula(listAmount, b.styles.million, p.amount(posting), p.cents(posting), centsInMillion)
		c.text(listFrom, b.styles.label, names[posting.from])
		c.text(listTo, b.styles.label, names[posting.to])
		c.text(listInstrument, b.styles.label, posting.instrument)
	}
}
