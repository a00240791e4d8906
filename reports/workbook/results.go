package workbook

import (
	"strconv"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
)

// aggregate is the formula of one member's figure over the horizon.
func (l *layout) aggregate(a metric.Aggregate, id eq.ID, member int) string {
	at := l.lines[id]
	row := strconv.Itoa(at.row + member)
	from, to := columnName(columnFirstPeriod), columnName(l.lastColumn())
	periods := at.sheet + "!$" + from + row + ":$" + to + row
	switch a {
	case metric.Fixed:
		return at.sheet + "!$" + columnName(columnConstant) + row
	case metric.Peak:
		return "MAX(" + periods + ")"
	case metric.Final, metric.Onset:
		return at.sheet + "!$" + to + row
	}
	return "ROUND(SUM(" + periods + "),2)"
}

// headline is the formula of a figure of the whole run: summed over members.
func (l *layout) headline(h metric.Headline) template {
	line, at := l.model.Line(h.Line), l.lines[h.Line]
	if line.Over == nil {
		return template(l.aggregate(h.Aggregate, h.Line, 0))
	}
	first, last := strconv.Itoa(at.row), strconv.Itoa(at.row+line.Over.Len()-1)
	from, to := columnName(columnFirstPeriod), columnName(l.lastColumn())
	if h.Aggregate == metric.Final {
		from = to
	}
	return template("ROUND(SUM(" + at.sheet + "!$" + from + first + ":$" + to + last + "),2)")
}

// measure is the formula of one figure of one state.
func (l *layout) measure(m metric.StateMeasure, state int) template {
	if m.Discount != metric.Undiscounted {
		return l.present(m, state)
	}
	amount := l.aggregate(m.Aggregate, m.Line, state)
	if m.Per == metric.PerNothing {
		return template(amount)
	}
	base := l.lines[m.Per.Base()]
	cell := base.sheet + "!$" + columnName(InputLive) + strconv.Itoa(base.row+state)
	switch {
	case m.Per == metric.PerHead:
		return template(amount + "/" + cell)
	case l.model.Line(m.Per.Base()).Unit == eq.EUR:
		return template(amount + "/" + cell + "*" + nameHundred)
	}
	return template(amount + "/(" + cell + "*" + eq.Whole.Name + ")*" + nameHundred)
}

// present is the formula of a present value: each month's amount discounted by
// the whole years since the first.
func (l *layout) present(m metric.StateMeasure, state int) template {
	from, to := "$"+columnName(columnFirstPeriod), "$"+columnName(l.lastColumn())
	row, year := strconv.Itoa(l.lines[m.Line].row+state), "$"+strconv.Itoa(rowYear)
	rate := nameUnifiedRate
	if m.Discount == metric.AtOwnYield {
		at := l.lines[finance.StatesYield]
		rate = at.sheet + "!$" + columnName(InputModel) + strconv.Itoa(at.row+state)
	}
	years := sheetTimeline + "!" + from + year + ":" + to + year + "-" + sheetTimeline + "!" + from + year
	return template("ROUND(SUMPRODUCT(" + l.lines[m.Line].sheet + "!" + from + row + ":" + to + row + "/(1+" + rate + "/" + eq.Whole.Name + ")^(" + years + ")),2)")
}

// Columns of the checks sheet.
const (
	checkName = iota + 1
	checkLine
	checkOff
	checkFailed
	controlEngine
	controlFirst
)

// writeChecks writes what must be zero and the engine's control totals. The
// master check is the number of those that are not; control totals count only
// while no assumption is overridden.
func (b *book) writeChecks() error {
	c := b.sheet(sheetChecks)
	b.head(c, "Checks", "A check passes when it is off by nothing.")
	b.heads(c, 4, 1, "Identity", "Line", "Off by, EUR", "Fails")
	row := FirstRow
	for _, line := range b.run.Model.Equations() {
		if line.Zero {
			c.startRow(row)
			c.text(checkName, b.styles.label, line.Name)
			c.text(checkLine, b.styles.label, string(line.ID))
			c.formula(checkOff, b.styles.amount, b.layout.offBy(line), 0, 0)
			c.formula(checkFailed, b.styles.whole, failed(row), 0, 0)
			row++
		}
	}
	row = b.writeExtraChecks(c, row) + 1
	b.heads(c, row, 3, "Control total", "Line", "Live less engine, EUR", "Fails", "Engine, chosen scenario, EUR")
	for i, s := range b.all {
		c.text(controlFirst+i, b.styles.head, "Engine: "+s.Name)
	}
	for i := range b.run.Figures {
		row++
		b.writeControl(c, row, i)
	}
	b.lastCheck = row
	c.startRow(row + 2)
	c.text(checkName, b.styles.group, "Master check: number that fail")
	c.formula(checkFailed, b.styles.whole, template("SUM("+columnName(checkFailed)+strconv.Itoa(FirstRow)+":"+columnName(checkFailed)+strconv.Itoa(row)+")"), b.failing, 0)
	b.writeVerdict(c, row+3)
	return nil
}

// writeVerdict writes the master check in words, and the words.
func (b *book) writeVerdict(c *cells, row int) {
	word := func(number int) string { return columnName(checkName) + strconv.Itoa(row+number) }
	c.startRow(row)
	c.formulaText(checkName, b.styles.good, template("IF(MasterCheck=0,"+word(1)+","+word(2)+")"), b.verdict())
	c.startRow(row + 1)
	c.text(checkName, b.styles.note, verdictPassed)
	c.startRow(row + 2)
	c.text(checkName, b.styles.note, verdictFailed)
}

func (b *book) writeControl(c *cells, row, figure int) {
	f := b.run.Figures[figure]
	c.startTall(row, linesOf(f.Name, 58))
	c.text(checkName, b.styles.text, f.Name)
	c.text(checkLine, b.styles.label, string(f.Line))
	number := strconv.Itoa(row)
	engine := columnName(controlEngine) + number
	delivered := b.control[b.shown.Chosen].Figures[figure].Value
	off, fails := f.Value.Sub(delivered), int64(0)
	if b.shown.Filled == 0 && !off.IsZero() {
		fails = 1
	}
	b.failing += fails
	c.formulaDecimal(checkOff, b.styles.amount, template("ROUND("+string(b.layout.headline(f.Headline))+"-"+engine+",2)"), off.String())
	c.formula(checkFailed, b.styles.whole, template("IF("+sheetCover+"!$B$"+strconv.Itoa(rowOverrides)+"=0,"+string(failed(row))+",0)"), fails, 0)
	first, last := columnName(controlFirst)+number, columnName(controlFirst+len(b.all)-1)+number
	c.formulaDecimal(controlEngine, b.styles.amount, template("INDEX("+first+":"+last+",1,"+nameIndex+")"), delivered.String())
	for i, r := range b.control {
		c.decimal(controlFirst+i, b.styles.amount, r.Figures[figure].Value.String())
	}
}

func failed(row int) template {
	return template("IF(" + columnName(checkOff) + strconv.Itoa(row) + "=0,0,1)")
}

// offBy is the most that a line which must be zero is off by, over all members
// and periods, without sign. An error in any cell is an error here; ABS of a
// range is none of the things that every spreadsheet knows (Gnumeric does not).
func (l *layout) offBy(line *eq.Line) template {
	at := l.lines[line.ID]
	from, to := columnName(columnFirstPeriod), columnName(l.lastColumn())
	if line.Static {
		from, to = columnName(columnConstant), columnName(columnConstant)
	}
	cells := at.sheet + "!" + from + strconv.Itoa(at.row) + ":" + to + strconv.Itoa(at.row+line.Over.Len()-1)
	return template("MAX(MAX(" + cells + "),-MIN(" + cells + "))")
}
