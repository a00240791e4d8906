package workbook

import (
	"strconv"
	"strings"

	eq "loanmodel/finance/equation"
	"loanmodel/scenarios"
)

// Names of fixed numbers that formulas use.
const (
	namePerCent     = "PerCent" // millionths in one per cent
	nameTenth       = "Tenths"  // tenths in one
	nameHundred     = "Hundred"
	nameUnifiedRate = "UnifiedRate" // in millionths
	nameIndex       = "ScenarioIndex"
)

// writeAssumptions writes the single values.
func (b *book) writeAssumptions() error {
	b.headOfInputs(b.sheet(sheetAssumptions), "Assumptions", "Single values. Type into the override column to change one for the chosen scenario; clear it to go back.")
	b.writeConstants(sheetAssumptions)
	return nil
}

// writeStateInputs writes the values that each state has.
func (b *book) writeStateInputs() error {
	b.headOfInputs(b.sheet(sheetStates), "States", "One value for each state, in protocol order, with Eurostat's codes.")
	b.writeConstants(sheetStates)
	return nil
}

func (b *book) writeConstants(sheet string) {
	for _, line := range b.run.Model.Inputs() {
		if line.Static && b.layout.lines[line.ID].sheet == sheet {
			b.writeConstant(line)
		}
	}
}

// writeSchedules writes the dated inputs.
func (b *book) writeSchedules() error {
	b.headOfInputs(b.sheet(sheetSchedules), "Schedules", "Dated amounts and dated steps: first their dates, then their values. Unused entries of a scenario repeat the last one or are empty.")
	for _, line := range b.run.Model.Inputs() {
		if isDated(line) {
			b.writeDated(line)
		}
	}
	return nil
}

// writePaths writes what the dated inputs bring to the periods.
func (b *book) writePaths() error {
	c := b.sheet(sheetPaths)
	b.headOfTime(c, sheetPaths, "Inputs by period", "What the dated inputs bring to each period.")
	for _, line := range b.run.Model.Inputs() {
		if isDated(line) {
			b.writePath(c, line)
		}
	}
	return nil
}

func isDated(line *eq.Line) bool { return !line.Static && line.Input.Shape != eq.Calendar }

// writeConstant writes an input of one value, one row for each member.
func (b *book) writeConstant(line *eq.Line) {
	at := b.layout.lines[line.ID]
	c := b.sheet(at.sheet)
	if line.Over != nil {
		b.inputHeading(c, at.row-1, line, line.Name)
	}
	for member := range line.Over.Len() {
		row := inputRow{line: line, member: member, row: at.row + member, description: line.Name, unit: line.Input.Written,
			style: b.styles.written(line.Input), digits: line.Input.Digits,
			value: func(s *scenarios.Scenario) (int64, bool) { return value(s, line, member).Scalar, true }}
		if line.Over != nil {
			row.description = line.Over.Members[member].Name
		}
		if len(line.Input.Choices) > 0 {
			row.description += " (" + choices(line.Input.Choices) + ")"
		}
		b.writeInputRow(c, row)
	}
}

func choices(names []string) string {
	parts := make([]string, len(names))
	for i, name := range names {
		parts[i] = strconv.Itoa(i+1) + " " + name
	}
	return strings.Join(parts, ", ")
}

func value(s *scenarios.Scenario, line *eq.Line, member int) *scenarios.Value {
	return &s.Parameter(string(line.ID)).Values[member]
}

func (b *book) inputHeading(c *cells, row int, line *eq.Line, text string) {
	c.startRow(row)
	c.text(inputKey, b.styles.group, string(line.ID))
	c.text(inputDescription, b.styles.group, text)
}

// An inputRow is one cell's worth of assumption: its value in every scenario.
type inputRow struct {
	line              *eq.Line
	member, row       int
	description, unit string
	style             int
	digits            int32
	value             func(*scenarios.Scenario) (int64, bool) // false: this scenario has none
}

func (b *book) writeInputRow(c *cells, r inputRow) {
	c.startRow(r.row)
	c.text(inputKey, b.styles.label, string(r.line.ID))
	c.text(inputMember, b.styles.label, r.line.Over.Code(r.member))
	c.text(inputDescription, b.styles.label, r.description)
	c.text(inputUnit, b.styles.label, r.unit)
	chosen, _ := r.value(b.run.Scenario)
	digits := r.digits
	row := strconv.Itoa(r.row)
	first, last := columnName(inputFirstScenario), columnName(inputFirstScenario+len(b.all)-1)
	override := columnName(inputOverride) + row
	c.formula(inputLive, r.style, template("IF(ISNUMBER("+override+"),"+override+",INDEX("+first+row+":"+last+row+",1,"+nameIndex+"))"), chosen, digits)
	c.blank(inputOverride, b.styles.override(r.style))
	c.formula(inputModel, b.styles.whole, modelValue(columnName(inputLive)+row, digits, r.line), chosen, modelDigits(r.line))
	b.writeOrigin(c, r)
	for i, s := range b.all {
		if v, ok := r.value(s); ok {
			c.number(inputFirstScenario+i, b.styles.input(r.style), v, digits)
		} else {
			c.blank(inputFirstScenario+i, b.styles.input(r.style))
		}
	}
}

// modelDigits: amounts stand in euro on every sheet, everything else in whole
// numbers.
func modelDigits(line *eq.Line) int32 { return line.Unit.Digits() }

// modelValue turns the value as written into the number that equations use.
func modelValue(cell string, digits int32, line *eq.Line) template {
	switch {
	case line.Unit == eq.EUR || digits == 0:
		return template(cell)
	case digits == 1:
		return template("ROUND(" + cell + "*" + nameTenth + ",0)")
	}
	return template("ROUND(" + cell + "*" + namePerCent + ",0)")
}

// writeOrigin writes where the value of the chosen scenario comes from, and
// which lines use it.
func (b *book) writeOrigin(c *cells, r inputRow) {
	o := value(b.run.Scenario, r.line, r.member).Origin
	c.text(inputGrade, b.styles.grade(o.Grade), o.Grade)
	c.text(inputSource, b.styles.note, strings.Join(o.Sources, ", "))
	c.text(inputAsOf, b.styles.label, o.AsOf)
	c.text(inputChecked, b.styles.label, o.Checked)
	why := o.Reason
	if o.Formula != "" {
		why = strings.TrimSpace("Formula: " + o.Formula + " " + why)
	}
	c.text(inputReason, b.styles.note, why)
	var readers []string
	for _, reader := range b.run.Model.Readers(r.line.ID) {
		readers = append(readers, string(reader.ID))
	}
	c.text(inputReaders, b.styles.note, strings.Join(readers, ", "))
}

// writeDated writes the entries of a dated input: dates, values and, of steps,
// the changes of the value.
func (b *book) writeDated(line *eq.Line) {
	c := b.sheet(sheetSchedules)
	for member, at := range b.layout.dated[line.ID] {
		who := line.Name
		if line.Over != nil {
			who += ", " + line.Over.Members[member].Name
		}
		from := "amount on"
		if at.deltas > 0 {
			from = "in force from"
		}
		b.inputHeading(c, at.dates-1, line, who+": dates")
		for k := range at.entries {
			b.writeInputRow(c, inputRow{line: dateOf(line), member: member, row: at.dates + k, description: from, unit: "date",
				style: b.styles.date, value: entryValue(line, member, k, func(e scenarios.Entry) int64 { return e.Date.Serial() })})
		}
		b.inputHeading(c, at.values-1, line, who+": values")
		for k := range at.entries {
			b.writeInputRow(c, inputRow{line: line, member: member, row: at.values + k, description: "value", unit: line.Input.Written,
				style: b.styles.written(line.Input), digits: line.Input.Digits, value: entryValue(line, member, k, func(e scenarios.Entry) int64 { return e.Value })})
		}
		if at.deltas > 0 {
			b.writeDeltas(c, line, member, at, who)
		}
	}
}

// dateOf is the line as the holder of a date: same key, other unit.
func dateOf(line *eq.Line) *eq.Line {
	dates := *line
	dates.Unit = eq.Date
	return &dates
}

// entryValue reads the k-th entry. Where a scenario has fewer, a path repeats
// its last step, which changes nothing, and a list of amounts has none.
func entryValue(line *eq.Line, member, k int, read func(scenarios.Entry) int64) func(*scenarios.Scenario) (int64, bool) {
	return func(s *scenarios.Scenario) (int64, bool) {
		entries := value(s, line, member).Entries
		if k < len(entries) {
			return read(entries[k]), true
		}
		if line.Input.Shape == eq.Schedule || len(entries) == 0 {
			return 0, false
		}
		return read(entries[len(entries)-1]), true
	}
}

func (b *book) writeDeltas(c *cells, line *eq.Line, member int, at datedPosition, who string) {
	b.inputHeading(c, at.deltas-1, line, who+": changes")
	style, digits := b.styles.whole, modelDigits(line)
	if line.Unit == eq.EUR {
		style = b.styles.amount
	}
	read := func(k int) int64 {
		if k < 0 {
			return 0
		}
		v, _ := entryValue(line, member, k, func(e scenarios.Entry) int64 { return e.Value })(b.run.Scenario)
		return v
	}
	column := columnName(inputModel)
	for k := range at.entries {
		c.startRow(at.deltas + k)
		c.text(inputDescription, b.styles.label, "change")
		f := column + strconv.Itoa(at.values+k) + "-" + column + strconv.Itoa(at.values+k-1)
		if line.Unit == eq.EUR {
			f = "ROUND(" + f + ",2)"
		}
		c.formula(inputModel, style, template(f), read(k)-read(k-1), digits)
	}
}

// writePath writes what a dated input brings to each period.
func (b *book) writePath(c *cells, line *eq.Line) {
	row := b.layout.lines[line.ID].row
	for member, at := range b.layout.dated[line.ID] {
		if at.area > 0 {
			b.writeArea(c, line, member, at)
		}
	}
	if line.Over != nil {
		c.startRow(row - 1)
		c.text(columnLabel, b.styles.group, line.Name)
		c.text(columnUnit, b.styles.group, line.Unit.String())
		c.text(columnID, b.styles.group, string(line.ID))
	}
	for member := range line.Over.Len() {
		c.startRow(row + member)
		b.writeLabels(c, line, member)
		f := b.layout.path(line, member)
		for period := range b.layout.periods {
			c.formula(columnFirstPeriod+period, b.styles.of(line.Unit), f, b.run.Result.Value(line.ID, member, period), line.Unit.Digits())
		}
	}
}

// writeArea writes the running sum over days of a step path up to the end of
// each period, F(d) = Σ (step ≤ d) × (d + 1 − step) × change; what a period
// adds is the sum over its own days.
func (b *book) writeArea(c *cells, line *eq.Line, member int, at datedPosition) {
	c.startRow(at.area)
	c.text(columnLabel, b.styles.label, line.Name+": sum over all days so far")
	c.text(columnMember, b.styles.label, line.Over.Code(member))
	c.text(columnUnit, b.styles.label, line.Unit.String())
	c.text(columnID, b.styles.label, string(line.ID))
	f := b.layout.area(at)
	entries := value(b.run.Scenario, line, member).Entries
	for period := -1; period < b.layout.periods; period++ {
		last := b.run.Scenario.Timeline.Start.First().Serial() - 1
		if period >= 0 {
			last = b.run.Scenario.Timeline.At(period).Last().Serial()
		}
		c.formula(columnFirstPeriod+period, b.styles.whole, f, areaUpTo(entries, last), 0)
	}
}

func areaUpTo(entries []scenarios.Entry, last int64) int64 {
	var area, before int64
	for _, e := range entries {
		if from := e.Date.Serial(); from <= last {
			area += (last + 1 - from) * (e.Value - before)
		}
		before = e.Value
	}
	return area
}

func (l *layout) modelRange(first, entries int) string {
	column := "$" + columnName(inputModel)
	return sheetSchedules + "!" + column + strconv.Itoa(first) + ":" + column + strconv.Itoa(first+entries-1)
}

func (l *layout) area(at datedPosition) template {
	dates, last := l.modelRange(at.dates, at.entries), timelineCell(rowLastDay)
	return template("SUMPRODUCT((" + dates + "<=" + last + ")*(" + last + "+1-" + dates + ")*" + l.modelRange(at.deltas, at.entries) + ")")
}

func timelineCell(row int) string { return sheetTimeline + "!" + thisColumn + "$" + strconv.Itoa(row) }

// path is the sum of the amounts dated in the period; the step in force on its
// last day; or what the period adds to the running sum over days.
func (l *layout) path(line *eq.Line, member int) template {
	at := l.dated[line.ID][member]
	dates := l.modelRange(at.dates, at.entries)
	first, last := timelineCell(rowFirstDay), timelineCell(rowLastDay)
	switch line.Input.Shape {
	case eq.Schedule:
		return template("ROUND(SUMPRODUCT((" + dates + ">=" + first + ")*(" + dates + "<=" + last + ")*" + l.modelRange(at.values, at.entries) + "),2)")
	case eq.StepEnd:
		sum := "SUMPRODUCT((" + dates + "<=" + last + ")*" + l.modelRange(at.deltas, at.entries) + ")"
		if line.Unit == eq.EUR {
			sum = "ROUND(" + sum + ",2)"
		}
		return template(sum)
	}
	row := strconv.Itoa(at.area)
	return template(thisColumn + row + "-" + previousColumn + row)
}
