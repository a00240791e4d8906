package workbook

import (
	"strconv"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
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

// writeStates writes the results of each state.
func (b *book) writeStates() error {
	c := b.sheet(sheetOutStates)
	b.head(c, "Results by state", "Over the whole horizon, in euro and in per cent; states in protocol order.")
	measures := metric.StateMeasures()
	c.startRow(4)
	c.text(1, b.styles.head, "State")
	c.text(2, b.styles.head, "Code")
	for i, m := range measures {
		c.text(3+i, b.styles.head, m.Name+" ("+m.Unit()+")")
	}
	states := finance.MemberStates
	for state := range states.Members {
		c.startRow(firstRow + state)
		c.text(1, b.styles.label, states.Members[state].Name)
		c.text(2, b.styles.label, states.Code(state))
		for i, m := range measures {
			style := b.styles.amount
			if m.Per != metric.PerNothing {
				style = b.styles.ratio
			}
			c.formulaDecimal(3+i, style, b.layout.measure(m, state), m.Value(b.run.Result, state).String())
		}
	}
	b.writeStateTotals(c, measures)
	return nil
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
	cell := base.sheet + "!$" + columnName(inputLive) + strconv.Itoa(base.row+state)
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
		rate = at.sheet + "!$" + columnName(inputModel) + strconv.Itoa(at.row+state)
	}
	years := sheetTimeline + "!" + from + year + ":" + to + year + "-" + sheetTimeline + "!" + from + year
	return template("ROUND(SUMPRODUCT(" + l.lines[m.Line].sheet + "!" + from + row + ":" + to + row + "/(1+" + rate + "/" + eq.Whole.Name + ")^(" + years + ")),2)")
}

func (b *book) writeStateTotals(c *cells, measures []metric.StateMeasure) {
	last := firstRow + finance.MemberStates.Len() - 1
	c.startRow(last + 1)
	c.text(1, b.styles.group, "All 27")
	for i, m := range measures {
		if m.Per != metric.PerNothing || m.Discount != metric.Undiscounted || m.Aggregate == metric.Peak {
			continue
		}
		var total int64
		for state := range finance.MemberStates.Members {
			total += m.Aggregate.Of(b.run.Result, m.Line, state)
		}
		column := columnName(3 + i)
		c.formula(3+i, b.styles.amount, template("ROUND(SUM("+column+strconv.Itoa(firstRow)+":"+column+strconv.Itoa(last)+"),2)"), total, money.CentDigits)
	}
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
	b.head(c, "Checks", "A check passes when it is off by nothing. The master check counts those that do not.")
	c.startRow(4)
	for i, text := range []string{"Identity", "Line", "Off by", "Fails"} {
		c.text(i+1, b.styles.head, text)
	}
	row := firstRow
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
	row++
	c.startRow(row)
	for i, text := range []string{"Control total", "Line", "Live less engine", "Fails", "Engine, chosen scenario"} {
		c.text(i+1, b.styles.head, text)
	}
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
	c.formula(checkFailed, b.styles.whole, template("SUM("+columnName(checkFailed)+strconv.Itoa(firstRow)+":"+columnName(checkFailed)+strconv.Itoa(row)+")"), 0, 0)
	return nil
}

func (b *book) writeControl(c *cells, row, figure int) {
	f := b.run.Figures[figure]
	c.startRow(row)
	c.text(checkName, b.styles.label, f.Name)
	c.text(checkLine, b.styles.label, string(f.Line))
	number := strconv.Itoa(row)
	engine := columnName(controlEngine) + number
	c.formula(checkOff, b.styles.amount, template("ROUND("+string(b.layout.headline(f.Headline))+"-"+engine+",2)"), 0, 0)
	c.formula(checkFailed, b.styles.whole, template("IF("+sheetCover+"!$B$"+strconv.Itoa(rowOverrides)+"=0,"+string(failed(row))+",0)"), 0, 0)
	first, last := columnName(controlFirst)+number, columnName(controlFirst+len(b.all)-1)+number
	c.formulaDecimal(controlEngine, b.styles.amount, template("INDEX("+first+":"+last+",1,"+nameIndex+")"), f.Value.String())
	for i, r := range b.control {
		c.decimal(controlFirst+i, b.styles.amount, r.Figures[figure].Value.String())
	}
}

func failed(row int) template {
	return template("IF(" + columnName(checkOff) + strconv.Itoa(row) + "=0,0,1)")
}

// offBy is what a line that must be zero is off by, over all members and
// periods, without signs.
func (l *layout) offBy(line *eq.Line) template {
	at := l.lines[line.ID]
	first, last := strconv.Itoa(at.row), strconv.Itoa(at.row+line.Over.Len()-1)
	if line.Static {
		column := columnName(columnConstant)
		return template("SUMPRODUCT(ABS(" + at.sheet + "!" + column + first + ":" + column + last + "))")
	}
	return template("SUMPRODUCT(ABS(" + at.sheet + "!" + columnName(columnFirstPeriod) + first + ":" + columnName(l.lastColumn()) + last + "))")
}

// writeSources writes the register of sources.
func (b *book) writeSources() error {
	sources, err := scenarios.Sources()
	if err != nil {
		return err
	}
	c := b.sheet(sheetSources)
	b.head(c, "Sources", "Where the figures come from. Ids are those of the source columns.")
	c.startRow(4)
	for i, text := range []string{"Id", "Title", "Publisher", "Date", "Last checked", "Address", "Note"} {
		c.text(i+1, b.styles.head, text)
	}
	for i, s := range sources {
		c.startRow(firstRow + i)
		for j, text := range []string{s.ID, s.Title, s.Publisher, s.Date, s.Accessed, s.URL, s.Note} {
			c.text(j+1, b.styles.note, text)
		}
	}
	return nil
}
