package workbook

import (
	"slices"
	"strconv"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/reports/workbook/sheet"
)

// aggregate returns the formula of one member's figure over the horizon.
func (l *layout) aggregate(a metric.Aggregate, id eq.ID, member int) string {
	at, periods := l.lines[id], l.aggregatePeriods(id, member)
	row := strconv.Itoa(at.row + member)
	switch a {
	case metric.Fixed:
		return at.sheet + "!$" + sheet.ColumnName(sheet.ColumnConstant) + row
	case metric.Peak:
		return "MAX(" + periods + ")"
	case metric.Final, metric.Onset:
		return at.sheet + "!$" + sheet.ColumnName(l.lastColumn()) + row
	}
	return "ROUND(SUM(" + periods + "),2)"
}

// headline returns the formula of a figure of the whole run: summed over
// members.
func (l *layout) headline(h metric.Figure) sheet.Template {
	line, at := l.model.Line(h.Line), l.lines[h.Line]
	if line.Over == nil {
		return sheet.Template(l.aggregate(h.Aggregate, h.Line, 0))
	}
	first, last := strconv.Itoa(at.row), strconv.Itoa(at.row+line.Over.Len()-1)
	from, to := sheet.ColumnName(sheet.ColumnFirstPeriod), sheet.ColumnName(l.lastColumn())
	if h.Aggregate == metric.Final {
		from = to
	}
	return sheet.Template("ROUND(SUM(" + at.sheet + "!$" + from + first + ":$" + to + last + "),2)")
}

// measure returns the formula of one figure of one state, on the sheet of the
// states. Ratios of present values are taken of the present value beside them.
func (l *layout) measure(m metric.StateMeasure, state int) sheet.Template {
	switch {
	case m.Discount == metric.Undiscounted && m.Per == metric.PerNothing:
		return sheet.Template(l.aggregate(m.Aggregate, m.Line, state))
	case m.Discount == metric.Undiscounted:
		return l.ratio(l.aggregate(m.Aggregate, m.Line, state), m.Per, state)
	case m.Per == metric.PerNothing:
		return l.present(m, state)
	}
	whole := slices.IndexFunc(metric.StateMeasures(), func(o metric.StateMeasure) bool { return o.Discount == m.Discount && o.Per == metric.PerNothing })
	return l.ratio("$"+sheet.ColumnName(stateFirstMeasure+whole)+strconv.Itoa(sheet.FirstRow+state), m.Per, state)
}

// ratio returns the formula of an amount in relation to a size of a state.
func (l *layout) ratio(amount string, per metric.Per, state int) sheet.Template {
	base := l.lines[per.Base()]
	cell := base.sheet + "!$" + sheet.ColumnName(sheet.InputLive) + strconv.Itoa(base.row+state)
	switch {
	case per == metric.PerHead:
		return sheet.Template(amount + "/" + cell)
	case l.model.Line(per.Base()).Unit == eq.EUR:
		return sheet.Template(amount + "/" + cell + "*" + nameHundred)
	}
	return sheet.Template(amount + "/(" + cell + "*" + eq.Whole.Name + ")*" + nameHundred)
}

// present returns the formula of a present value: what is paid month by month,
// and what is owed for certain at the end, discounted by the days since the last
// of the first month.
func (l *layout) present(m metric.StateMeasure, state int) sheet.Template {
	paid := l.aggregatePeriods(finance.L20, state)
	if m.Discount == metric.AtOwnYield {
		row := strconv.Itoa(l.places.ownYield + state)
		growth := sheetMeasureRows + "!$" + sheet.ColumnName(sheet.ColumnConstant) + row
		owed := sheetMeasureRows + "!$" + sheet.ColumnName(sheet.ColumnOpening) + row
		return sheet.Template("ROUND(SUMPRODUCT(" + paid + "/" + growth + "^" + l.measurePeriods(rowYearsSince) + ")+" + owed + ",2)")
	}
	row := rowFactor
	if m.Discount == metric.AtFundingRate {
		row = rowFundingFactor
	}
	last := "$" + sheet.ColumnName(l.lastColumn())
	owed := l.aggregate(metric.Final, finance.L21, state) + "*" + sheetMeasureRows + "!" + last + "$" + strconv.Itoa(row)
	return sheet.Template("ROUND(SUMPRODUCT(" + paid + "," + l.measurePeriods(row) + ")+" + owed + ",2)")
}

// aggregatePeriods returns the cells of a line's member in all periods.
func (l *layout) aggregatePeriods(id eq.ID, member int) string {
	at := l.lines[id]
	row := strconv.Itoa(at.row + member)
	return at.sheet + "!$" + sheet.ColumnName(sheet.ColumnFirstPeriod) + row + ":$" + sheet.ColumnName(l.lastColumn()) + row
}

// measurePeriods returns the cells of a row of the measures in all periods.
func (l *layout) measurePeriods(row int) string {
	number := "$" + strconv.Itoa(row)
	return sheetMeasureRows + "!$" + sheet.ColumnName(sheet.ColumnFirstPeriod) + number + ":$" + sheet.ColumnName(l.lastColumn()) + number
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
	row := sheet.FirstRow
	for _, line := range b.run.Model.Equations() {
		if line.Zero {
			c.StartRow(row)
			c.Text(checkName, b.styles.Label, line.Name)
			c.Text(checkLine, b.styles.Label, string(line.ID))
			c.Formula(checkOff, b.styles.Amount, b.layout.offBy(line), 0, 0)
			c.Formula(checkFailed, b.styles.Whole, failed(row), 0, 0)
			row++
		}
	}
	row = b.writeExtraChecks(c, row) + 1
	b.heads(c, row, 3, "Control total", "Line", "Live less engine, EUR", "Fails", "Engine, chosen scenario, EUR")
	for i, s := range b.all {
		c.Text(controlFirst+i, b.styles.Head, "Engine: "+s.Name)
	}
	for i := range b.run.Figures {
		row++
		b.writeControl(c, row, i)
	}
	b.lastCheck = row
	c.StartRow(row + 2)
	c.Text(checkName, b.styles.Group, "Master check: number that fail")
	c.Formula(checkFailed, b.styles.Whole, sheet.Template("SUM("+sheet.ColumnName(checkFailed)+strconv.Itoa(sheet.FirstRow)+":"+sheet.ColumnName(checkFailed)+strconv.Itoa(row)+")"), b.failing, 0)
	b.writeVerdict(c, row+3)
	return nil
}

// writeVerdict writes the master check in words, and the words.
func (b *book) writeVerdict(c *sheet.Cells, row int) {
	word := func(number int) string { return sheet.ColumnName(checkName) + strconv.Itoa(row+number) }
	c.StartRow(row)
	c.FormulaText(checkName, b.styles.Good, sheet.Template("IF(MasterCheck=0,"+word(1)+","+word(2)+")"), b.verdict())
	c.StartRow(row + 1)
	c.Text(checkName, b.styles.Note, verdictPassed)
	c.StartRow(row + 2)
	c.Text(checkName, b.styles.Note, verdictFailed)
}

func (b *book) writeControl(c *sheet.Cells, row, figure int) {
	f := b.run.Figures[figure]
	c.StartTall(row, sheet.LinesOf(f.Name, 58))
	c.Text(checkName, b.styles.Text, f.Name)
	c.Text(checkLine, b.styles.Label, string(f.Line))
	number := strconv.Itoa(row)
	engine := sheet.ColumnName(controlEngine) + number
	delivered := b.control[b.shown.Chosen].Figures[figure].Value
	off, fails := f.Value.Sub(delivered), int64(0)
	if b.shown.Filled == 0 && !off.IsZero() {
		fails = 1
	}
	b.failing += fails
	c.FormulaDecimal(checkOff, b.styles.Amount, sheet.Template("ROUND("+string(b.layout.headline(f.Figure))+"-"+engine+",2)"), off.String())
	c.Formula(checkFailed, b.styles.Whole, sheet.Template("IF("+sheetCover+"!$B$"+strconv.Itoa(rowOverrides)+"=0,"+string(failed(row))+",0)"), fails, 0)
	first, last := sheet.ColumnName(controlFirst)+number, sheet.ColumnName(controlFirst+len(b.all)-1)+number
	c.FormulaDecimal(controlEngine, b.styles.Amount, sheet.Template("INDEX("+first+":"+last+",1,"+nameIndex+")"), delivered.String())
	for i, r := range b.control {
		c.Decimal(controlFirst+i, b.styles.Amount, r.Figures[figure].Value.String())
	}
}

func failed(row int) sheet.Template {
	return sheet.Template("IF(" + sheet.ColumnName(checkOff) + strconv.Itoa(row) + "=0,0,1)")
}

// offBy returns the most that a line which must be zero is off by, over all
// members and periods, without sign. An error in any cell is an error here;
// ABS of a range is none of the things that every spreadsheet knows (Gnumeric
// does not).
func (l *layout) offBy(line *eq.Line) sheet.Template {
	at := l.lines[line.ID]
	from, to := sheet.ColumnName(sheet.ColumnFirstPeriod), sheet.ColumnName(l.lastColumn())
	if line.Static {
		from, to = sheet.ColumnName(sheet.ColumnConstant), sheet.ColumnName(sheet.ColumnConstant)
	}
	cells := at.sheet + "!" + from + strconv.Itoa(at.row) + ":" + to + strconv.Itoa(at.row+line.Over.Len()-1)
	return sheet.Template("MAX(MAX(" + cells + "),-MIN(" + cells + "))")
}
