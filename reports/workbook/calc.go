package workbook

import (
	"strconv"
	"strings"

	eq "loanmodel/finance/equation"
	"loanmodel/reports/workbook/sheet"
)

// writeCalculation writes the sheet of one block of equations.
func (b *book) writeCalculation(section eq.Section) error {
	tab := calcPrefix + section.Letter
	c := b.sheet(tab)
	b.headOfTime(c, tab, section.Letter+" · "+section.Title, brief(section.About))
	for i := range section.Lines {
		b.writeLine(c, &section.Lines[i])
	}
	b.writeLinks(c, tab)
	return nil
}

// writeLine writes a line and its members: one formula a row.
func (b *book) writeLine(c *sheet.Cells, line *eq.Line) {
	row := b.layout.lines[line.ID].row
	if line.Over != nil {
		b.writeFamily(c, row-1, line)
	}
	for member := range line.Over.Len() {
		b.writeLabels(c, row+member, line, member)
		if line.Static {
			value := b.run.Result.Value(line.ID, member, 0)
			c.Formula(sheet.ColumnConstant, b.styles.Of(line.Unit), b.layout.equation(line, member), value, line.Unit.Digits())
			continue
		}
		b.writePeriods(c, line, member)
	}
}

// writeFamily writes the row above the members of a line: what they are together.
func (b *book) writeFamily(c *sheet.Cells, row int, line *eq.Line) {
	c.StartTall(row, sheet.LinesOf(line.Name, headingWidth))
	c.Text(sheet.ColumnLabel, b.styles.GroupLabel, line.Name)
	c.Blank(sheet.ColumnMember, b.styles.Group)
	c.Text(sheet.ColumnUnit, b.styles.Group, line.Unit.String())
	c.Text(sheet.ColumnID, b.styles.Group, string(line.ID))
}

// labelWidth is how many characters fit into a line of the labels.
const labelWidth = 46

// headingWidth is how many fit where they are bold.
const headingWidth = 42

// writeLabels begins the row of a line's member with what it is.
func (b *book) writeLabels(c *sheet.Cells, row int, line *eq.Line, member int) {
	name := line.Name
	if line.Over != nil {
		name = line.Over.Members[member].Name
	}
	c.StartTall(row, sheet.LinesOf(name, labelWidth))
	c.Text(sheet.ColumnLabel, b.styles.Text, name)
	if line.Over != nil {
		c.Text(sheet.ColumnMember, b.styles.Label, line.Over.Code(member))
	}
	c.Text(sheet.ColumnUnit, b.styles.Label, line.Unit.String())
	c.Text(sheet.ColumnID, b.styles.Label, string(line.ID))
}

func (b *book) writePeriods(c *sheet.Cells, line *eq.Line, member int) {
	style, digits, r := b.styles.Of(line.Unit), line.Unit.Digits(), b.run.Result
	if flows(line) {
		from, to := sheet.ColumnName(sheet.ColumnFirstPeriod), sheet.ColumnName(b.layout.lastColumn())
		row := strconv.Itoa(c.Row)
		var total int64
		for _, v := range r.Row(line.ID, member) {
			total += v
		}
		c.Formula(sheet.ColumnTotal, style, sheet.Template("ROUND(SUM("+from+row+":"+to+row+"),2)"), total, digits)
	}
	if f := b.layout.opening(line, member); f != "" {
		c.Formula(sheet.ColumnOpening, style, f, r.Value(line.ID, member, eq.Opening), digits)
	}
	c.Formulas(sheet.ColumnFirstPeriod, style, b.layout.equation(line, member), r.Row(line.ID, member), digits)
}

// flows says whether the sum of a line over time means something: it is tagged
// as a flow.
func flows(line *eq.Line) bool { return len(line.Flows) > 0 && line.Unit == eq.EUR }

// widestAbout is how many characters of what is on a sheet fit onto a printed
// page; all of it stands on Contents.
const widestAbout = 160

// brief returns as many sentences of a text as fit, at least the first.
func brief(text string) string {
	end := strings.Index(text+" ", ". ") + 1
	for end < len(text) {
		next := strings.Index(text[end:]+" ", ". ")
		if next < 0 || end+next+1 > widestAbout {
			break
		}
		end += next + 1
	}
	return text[:min(max(end, 1), len(text))]
}

// maxFormula is how long a formula may be for a reader to take it in.
const maxFormula = 120

// A link is a value of another sheet that a sheet brings to itself, so that
// its formulas stay short.
type link struct {
	line   eq.ID
	member int
}

// A linkRow is where a link stands.
type linkRow struct {
	link
	row int
}

// placeLinks brings to each sheet, under its own lines, what its long formulas
// read of other sheets.
func (l *layout) placeLinks() {
	l.links, l.linkRows = map[string]map[link]int{}, map[string][]linkRow{}
	for _, section := range l.model.Sections[1:] {
		tab := calcPrefix + section.Letter
		next := l.lastRow(section) + 3
		for i := range section.Lines {
			line := &section.Lines[i]
			for member := range line.Over.Len() {
				if len(l.equation(line, member).In(l.lastColumn())) > maxFormula {
					next = l.linkReads(line, member, tab, next)
				}
			}
		}
	}
}

// lastRow returns the row of the last line of a section.
func (l *layout) lastRow(section eq.Section) int {
	last := &section.Lines[len(section.Lines)-1]
	return l.lines[last.ID].row + last.Over.Len()
}

// linkReads links what one formula reads of other sheets: single values, not
// the blocks of states.
func (l *layout) linkReads(line *eq.Line, member int, tab string, next int) int {
	w := writer{l, line, member, line.Static}
	l.model.Node(line.ID).Walk(func(n *eq.Node) {
		if n.Op != eq.OpRef && n.Op != eq.OpPrev && n.Op != eq.OpOf {
			return
		}
		target := l.model.Line(n.Line)
		key := link{n.Line, w.memberOf(n)}
		if _, known := l.links[tab][key]; known || l.lines[n.Line].sheet == tab || target.Over.Len() > 2 || target.Static && !line.Static && target.Input == nil {
			return
		}
		if l.links[tab] == nil {
			l.links[tab] = map[link]int{}
		}
		l.links[tab][key] = next
		l.linkRows[tab] = append(l.linkRows[tab], linkRow{key, next})
		next++
	})
	return next
}

// linkAddress returns the address of a link on its own sheet.
func linkAddress(line *eq.Line, previous bool, row int) string {
	switch {
	case line.Static:
		return "$" + sheet.ColumnName(sheet.ColumnConstant) + "$" + strconv.Itoa(row)
	case previous:
		return sheet.PreviousColumn + strconv.Itoa(row)
	}
	return sheet.ThisColumn + strconv.Itoa(row)
}

// writeLinks writes the links of a sheet: each cell is the cell it stands for.
func (b *book) writeLinks(c *sheet.Cells, tab string) {
	rows := b.layout.linkRows[tab]
	if len(rows) == 0 {
		return
	}
	c.StartRow(rows[0].row - 1)
	c.Text(sheet.ColumnLabel, b.styles.Group, "Brought here from other sheets")
	for _, r := range rows {
		line := b.run.Model.Line(r.line)
		c.StartTall(r.row, sheet.LinesOf(line.Name, labelWidth))
		c.Text(sheet.ColumnLabel, b.styles.Text, line.Name)
		c.Text(sheet.ColumnMember, b.styles.Label, line.Over.Code(r.member))
		c.Text(sheet.ColumnUnit, b.styles.Label, line.Unit.String())
		c.Text(sheet.ColumnID, b.styles.Label, string(line.ID))
		b.writeLink(c, line, r)
	}
}

func (b *book) writeLink(c *sheet.Cells, line *eq.Line, r linkRow) {
	at := b.layout.lines[r.line]
	source := at.sheet + "!" + b.linkColumn(line) + strconv.Itoa(at.row+r.member)
	style, digits, result := b.styles.Of(line.Unit), line.Unit.Digits(), b.run.Result
	if line.Static {
		c.Formula(sheet.ColumnConstant, style, sheet.Template(source), result.Value(r.line, r.member, 0), digits)
		return
	}
	if line.Opening != nil {
		c.Formula(sheet.ColumnOpening, style, sheet.Template(source), result.Value(r.line, r.member, eq.Opening), digits)
	}
	for period := range result.Periods() {
		c.Formula(sheet.ColumnFirstPeriod+period, style, sheet.Template(source), result.Value(r.line, r.member, period), digits)
	}
}

func (b *book) linkColumn(line *eq.Line) string {
	return writer{layout: b.layout, line: line}.column(line)
}
