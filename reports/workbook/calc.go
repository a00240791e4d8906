package workbook

import (
	"strconv"
	"strings"

	eq "loanmodel/finance/equation"
)

// writeCalculation writes the sheet of one block of equations.
func (b *book) writeCalculation(section eq.Section) error {
	sheet := calcPrefix + section.Letter
	c := b.sheet(sheet)
	b.headOfTime(c, sheet, section.Letter+" · "+section.Title, brief(section.About))
	for i := range section.Lines {
		b.writeLine(c, &section.Lines[i])
	}
	b.writeLinks(c, sheet)
	return nil
}

// writeLine writes a line and its members: one formula a row.
func (b *book) writeLine(c *cells, line *eq.Line) {
	row := b.layout.lines[line.ID].row
	if line.Over != nil {
		c.startTall(row-1, linesOf(line.Name, labelWidth))
		c.text(columnLabel, b.styles.groupLabel, line.Name)
		c.blank(columnMember, b.styles.group)
		c.text(columnUnit, b.styles.group, line.Unit.String())
		c.text(columnID, b.styles.group, string(line.ID))
	}
	for member := range line.Over.Len() {
		b.writeLabels(c, row+member, line, member)
		if line.Static {
			value := b.run.Result.Value(line.ID, member, 0)
			c.formula(columnConstant, b.styles.of(line.Unit), b.layout.equation(line, member), value, line.Unit.Digits())
			continue
		}
		b.writePeriods(c, line, member)
	}
}

// labelWidth is how many characters fit into a line of the labels.
const labelWidth = 46

// writeLabels begins the row of a line's member with what it is.
func (b *book) writeLabels(c *cells, row int, line *eq.Line, member int) {
	name := line.Name
	if line.Over != nil {
		name = line.Over.Members[member].Name
	}
	c.startTall(row, linesOf(name, labelWidth))
	c.text(columnLabel, b.styles.text, name)
	if line.Over != nil {
		c.text(columnMember, b.styles.label, line.Over.Code(member))
	}
	c.text(columnUnit, b.styles.label, line.Unit.String())
	c.text(columnID, b.styles.label, string(line.ID))
}

func (b *book) writePeriods(c *cells, line *eq.Line, member int) {
	style, digits, r := b.styles.of(line.Unit), line.Unit.Digits(), b.run.Result
	if flows(line) {
		from, to := columnName(columnFirstPeriod), columnName(b.layout.lastColumn())
		row := strconv.Itoa(c.row)
		var total int64
		for _, v := range r.Row(line.ID, member) {
			total += v
		}
		c.formula(columnTotal, style, template("ROUND(SUM("+from+row+":"+to+row+"),2)"), total, digits)
	}
	if f := b.layout.opening(line, member); f != "" {
		c.formula(columnOpening, style, f, r.Value(line.ID, member, eq.Opening), digits)
	}
	f := b.layout.equation(line, member)
	for period := range r.Periods() {
		c.formula(columnFirstPeriod+period, style, f, r.Value(line.ID, member, period), digits)
	}
}

// flows says whether the sum of a line over time means something: it is tagged
// as a flow.
func flows(line *eq.Line) bool { return len(line.Flows) > 0 && line.Unit == eq.EUR }

// widestAbout is how many characters of what is on a sheet fit onto a printed
// page; all of it stands on Contents.
const widestAbout = 160

// brief is as many sentences of a text as fit, at least the first.
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
