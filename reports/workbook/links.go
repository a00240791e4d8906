package workbook

import (
	"strconv"

	eq "loanmodel/finance/equation"
)

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
		sheet := calcPrefix + section.Letter
		next := l.lastRow(section) + 3
		for i := range section.Lines {
			line := &section.Lines[i]
			for member := range line.Over.Len() {
				if len(l.equation(line, member).in(l.lastColumn())) > maxFormula {
					next = l.linkReads(line, member, sheet, next)
				}
			}
		}
	}
}

// lastRow is the row of the last line of a section.
func (l *layout) lastRow(section eq.Section) int {
	last := &section.Lines[len(section.Lines)-1]
	return l.lines[last.ID].row + last.Over.Len()
}

// linkReads links what one formula reads of other sheets: single values, not
// the blocks of states.
func (l *layout) linkReads(line *eq.Line, member int, sheet string, next int) int {
	w := writer{l, line, member, line.Static}
	l.model.Node(line.ID).Walk(func(n *eq.Node) {
		if n.Op != eq.OpRef && n.Op != eq.OpPrev && n.Op != eq.OpOf {
			return
		}
		target := l.model.Line(n.Line)
		key := link{n.Line, w.memberOf(n)}
		if _, known := l.links[sheet][key]; known || l.lines[n.Line].sheet == sheet || target.Over.Len() > 2 || target.Static && !line.Static && target.Input == nil {
			return
		}
		if l.links[sheet] == nil {
			l.links[sheet] = map[link]int{}
		}
		l.links[sheet][key] = next
		l.linkRows[sheet] = append(l.linkRows[sheet], linkRow{key, next})
		next++
	})
	return next
}

// linkAddress is the address of a link on its own sheet.
func linkAddress(line *eq.Line, previous bool, row int) string {
	switch {
	case line.Static:
		return "$" + columnName(columnConstant) + "$" + strconv.Itoa(row)
	case previous:
		return previousColumn + strconv.Itoa(row)
	}
	return thisColumn + strconv.Itoa(row)
}

// writeLinks writes the links of a sheet: each cell is the cell it stands for.
func (b *book) writeLinks(c *cells, sheet string) {
	rows := b.layout.linkRows[sheet]
	if len(rows) == 0 {
		return
	}
	c.startRow(rows[0].row - 1)
	c.text(columnLabel, b.styles.group, "Brought here from other sheets")
	for _, r := range rows {
		line := b.run.Model.Line(r.line)
		c.startTall(r.row, linesOf(line.Name, labelWidth))
		c.text(columnLabel, b.styles.text, line.Name)
		c.text(columnMember, b.styles.label, line.Over.Code(r.member))
		c.text(columnUnit, b.styles.label, line.Unit.String())
		c.text(columnID, b.styles.label, string(line.ID))
		b.writeLink(c, line, r)
	}
}

func (b *book) writeLink(c *cells, line *eq.Line, r linkRow) {
	at := b.layout.lines[r.line]
	source := at.sheet + "!" + b.linkColumn(line) + strconv.Itoa(at.row+r.member)
	style, digits, result := b.styles.of(line.Unit), line.Unit.Digits(), b.run.Result
	if line.Static {
		c.formula(columnConstant, style, template(source), result.Value(r.line, r.member, 0), digits)
		return
	}
	if line.Opening != nil {
		c.formula(columnOpening, style, template(source), result.Value(r.line, r.member, eq.Opening), digits)
	}
	for period := range result.Periods() {
		c.formula(columnFirstPeriod+period, style, template(source), result.Value(r.line, r.member, period), digits)
	}
}

func (b *book) linkColumn(line *eq.Line) string {
	return writer{layout: b.layout, line: line}.column(line)
}
