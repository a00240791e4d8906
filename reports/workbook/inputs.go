package workbook

import (
	"strconv"
	"strings"

	eq "loanmodel/finance/equation"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios"
)

// Names of fixed numbers that formulas use.
const (
	namePerCent     = "PerCent" // millionths in one per cent
	nameTenth       = "Tenths"  // tenths in one
	nameHundred     = "Hundred"
	nameCents       = "Cents"
	nameUnifiedRate = "UnifiedRate" // in millionths
	nameIndex       = "ScenarioIndex"
)

// InputHeads returns the heads of the columns of every sheet of inputs; those of
// the scenarios follow, each headed by its name.
func InputHeads() []string {
	return []string{"Key", "Member", "What it is", "Unit", "Live", "Override", "In model units", "Grade", "Source", "As of", "Last checked", "Formula or reason", "Used by lines"}
}

// headOfInputs writes the head of a sheet of inputs. Where a value comes from
// is that of the scenario as delivered, whatever is chosen: the head says so.
func (b *book) headOfInputs(c *sheet.Cells, title, about string) {
	b.head(c, title, about+" Grade, source, dates and reason: "+b.delivered.Scenario.Name+", as delivered.")
	c.StartTall(4, 4)
	for i, text := range InputHeads() {
		style := b.styles.Head
		switch column := i + 1; {
		case column >= sheet.InputLive && column <= sheet.InputModel:
			style = b.styles.HeadRight
		case column == sheet.InputGrade:
			style = b.styles.HeadIndent
		}
		c.Text(i+1, style, text)
	}
	for i, s := range b.all {
		c.Text(sheet.InputFirstScenario+i, b.styles.HeadRight, s.Name)
	}
}

// writeAssumptions writes the single values.
func (b *book) writeAssumptions() error {
	b.headOfInputs(b.sheet(sheetAssumptions), "Assumptions", "Single values. Type into the framed column to change one; clear the cell to go back.")
	b.writeConstants(sheetAssumptions)
	return nil
}

// writeStateInputs writes the values that each state has.
func (b *book) writeStateInputs() error {
	b.headOfInputs(b.sheet(sheetStates), "States", "One value for each state, in protocol order, with Eurostat's codes.")
	b.writeConstants(sheetStates)
	return nil
}

func (b *book) writeConstants(tab string) {
	for _, line := range b.run.Model.Inputs() {
		if line.Static && b.layout.lines[line.ID].sheet == tab {
			b.writeConstant(line)
		}
	}
}

// writeSchedules writes the dated inputs.
func (b *book) writeSchedules() error {
	b.headOfInputs(b.sheet(sheetSchedules), "Schedules", "Dated amounts and steps: dates, then values. Entries that a scenario does not use repeat its last one or are empty.")
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

// writeConstant writes an input of one value, one row for each member. What
// all members have in common on their origin is said once, in the heading.
func (b *book) writeConstant(line *eq.Line) {
	at := b.layout.lines[line.ID]
	c := b.sheet(at.sheet)
	common := b.commonOrigin(line)
	if line.Over != nil {
		b.inputHeading(c, at.row-1, line, line.Name, common)
	}
	for member := range line.Over.Len() {
		row := inputRow{line: line, member: member, row: at.row + member, description: line.Name, unit: line.Input.Written,
			style: b.styles.Written(line.Input), digits: line.Input.Digits, origin: b.originOf(value(b.delivered.Scenario, line, member).Origin, line),
			value: func(s *scenarios.Scenario) (int64, bool) { return value(s, line, member).Scalar, true }}
		if line.Over != nil {
			row.description = line.Over.Members[member].Name
		}
		row.description += meaning(line.Input)
		row.origin.leaveOut(common)
		b.writeInputRow(c, row)
	}
	b.addRule(line, at.sheet, at.row, line.Over.Len(), false)
}

// meaning says what the numbers of a choice stand for.
func meaning(in *eq.Input) string {
	switch {
	case len(in.Choices) > 0:
		return " (" + choices(in.Choices) + ")"
	case in.Written == writtenYesNo:
		return " (1 yes, 0 no)"
	}
	return ""
}

const writtenYesNo = "yes/no"

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

// inputHeading writes the row above those of a line's members or entries. A
// line that differs by member may have no heading of its own origin.
func (b *book) inputHeading(c *sheet.Cells, row int, line *eq.Line, text string, common inputOrigin) {
	c.StartTall(row, max(sheet.LinesOf(text, descriptionWidth), common.lines()))
	for column := sheet.InputKey; column <= sheet.InputReaders; column++ {
		switch column {
		case sheet.InputKey:
			c.Text(column, b.styles.Group, string(line.ID))
		case sheet.InputDescription:
			c.Text(column, b.styles.GroupText, text)
		case sheet.InputReason:
			c.Text(column, b.styles.GroupNote, common.reason)
		case sheet.InputReaders:
			c.Text(column, b.styles.GroupNote, common.readers)
		default:
			c.Blank(column, b.styles.Group)
		}
	}
}

// An inputRow is one cell's worth of assumption: its value in every scenario.
type inputRow struct {
	line              *eq.Line
	member, row       int
	description, unit string
	style             int
	digits            int32
	origin            inputOrigin
	value             func(*scenarios.Scenario) (int64, bool) // false: this scenario has none
	repeats           bool                                    // without a value it is that of the row above
	above             int64                                   // what holds there
}

// live returns the override where there is one, else the chosen scenario's
// value, else, of steps, the row above: a step that repeats the one before
// changes nothing, whatever a reader has made of that.
func (b *book) live(r inputRow) sheet.Template {
	row := strconv.Itoa(r.row)
	own := "INDEX(" + sheet.ColumnName(sheet.InputFirstScenario) + row + ":" + sheet.ColumnName(sheet.InputFirstScenario+len(b.all)-1) + row + ",1," + nameIndex + ")"
	if r.repeats {
		own = "IF(ISNUMBER(" + own + ")," + own + "," + sheet.ColumnName(sheet.InputLive) + strconv.Itoa(r.row-1) + ")"
	}
	override := sheet.ColumnName(sheet.InputOverride) + row
	return sheet.Template("IF(ISNUMBER(" + override + ")," + override + "," + own + ")")
}

// writeInputRow writes a row and says which number holds in it.
func (b *book) writeInputRow(c *sheet.Cells, r inputRow) int64 {
	c.StartTall(r.row, max(sheet.LinesOf(r.description, descriptionWidth), r.origin.lines()))
	c.Text(sheet.InputKey, b.styles.Key, string(r.line.ID))
	c.Text(sheet.InputMember, b.styles.Label, r.line.Over.Code(r.member))
	c.Text(sheet.InputDescription, b.styles.Text, r.description)
	c.Text(sheet.InputUnit, b.styles.Label, r.unit)
	held, digits := b.held(r), r.digits
	row := strconv.Itoa(r.row)
	c.Formula(sheet.InputLive, r.style, b.live(r), held.Value, digits)
	if held.Override {
		c.Number(sheet.InputOverride, b.styles.Override(r.style), held.Value, digits)
	} else {
		c.Blank(sheet.InputOverride, b.styles.Override(r.style))
	}
	c.Formula(sheet.InputModel, b.styles.Of(r.line.Unit), modelValue(sheet.ColumnName(sheet.InputLive)+row, digits, r.line), held.Value, modelDigits(r.line))
	b.writeOrigin(c, r.origin)
	for i, s := range b.all {
		if v, ok := r.value(s); ok {
			c.Number(sheet.InputFirstScenario+i, b.styles.Input(r.style), v, digits)
		} else {
			c.Blank(sheet.InputFirstScenario+i, b.styles.Input(r.style))
		}
	}
	return held.Value
}

// modelDigits: amounts stand in euro on every sheet, everything else in whole
// numbers.
func modelDigits(line *eq.Line) int32 { return line.Unit.Digits() }

// modelValue turns the value as written into the number that equations use.
func modelValue(cell string, digits int32, line *eq.Line) sheet.Template {
	switch {
	case line.Unit == eq.EUR || digits == 0:
		return sheet.Template(cell)
	case digits == 1:
		return sheet.Template("ROUND(" + cell + "*" + nameTenth + ",0)")
	}
	return sheet.Template("ROUND(" + cell + "*" + namePerCent + ",0)")
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
		common := b.originOf(value(b.delivered.Scenario, line, member).Origin, line)
		b.inputHeading(c, at.dates-1, line, who+": dates", common)
		days := func(e scenarios.Entry) int64 { return e.Date.Serial() }
		values := func(e scenarios.Entry) int64 { return e.Value }
		var above int64
		for k := range at.entries {
			above = b.writeInputRow(c, inputRow{line: dateOf(line), member: member, row: at.dates + k, description: from, unit: UnitDate, origin: b.entryOrigin(line, member, k),
				style: b.styles.Date, value: entryValue(line, member, k, days), repeats: at.deltas > 0, above: above})
		}
		b.addRule(line, sheetSchedules, at.dates, at.entries, true)
		b.inputHeading(c, at.values-1, line, who+": values", inputOrigin{})
		steps := make([]int64, at.entries+1) // the first is the nothing before
		for k := range at.entries {
			steps[k+1] = b.writeInputRow(c, inputRow{line: line, member: member, row: at.values + k, description: "value", unit: line.Input.Written, origin: b.entryOrigin(line, member, k),
				style: b.styles.Written(line.Input), digits: line.Input.Digits, value: entryValue(line, member, k, values),
				repeats: at.deltas > 0, above: steps[k]})
		}
		b.addRule(line, sheetSchedules, at.values, at.entries, false)
		if at.deltas > 0 {
			b.writeDeltas(c, line, at, steps, who)
		}
	}
}

// dateOf returns the line as the holder of a date: same key, other unit.
func dateOf(line *eq.Line) *eq.Line {
	dates := *line
	dates.Unit = eq.Date
	return &dates
}

// entryValue reads the k-th entry, if a scenario has so many.
func entryValue(line *eq.Line, member, k int, read func(scenarios.Entry) int64) func(*scenarios.Scenario) (int64, bool) {
	return func(s *scenarios.Scenario) (int64, bool) {
		entries := value(s, line, member).Entries
		if k < len(entries) {
			return read(entries[k]), true
		}
		return 0, false
	}
}

// writeDeltas writes what each step differs from the one before it by.
func (b *book) writeDeltas(c *sheet.Cells, line *eq.Line, at datedPosition, steps []int64, who string) {
	b.inputHeading(c, at.deltas-1, line, who+": changes, computed", inputOrigin{})
	style, digits := b.styles.Whole, modelDigits(line)
	if line.Unit == eq.EUR {
		style = b.styles.Amount
	}
	column := sheet.ColumnName(sheet.InputModel)
	for k := range at.entries {
		c.StartRow(at.deltas + k)
		c.Text(sheet.InputDescription, b.styles.Label, "change")
		c.Text(sheet.InputUnit, b.styles.Label, line.Unit.String())
		f := column + strconv.Itoa(at.values+k) + "-" + column + strconv.Itoa(at.values+k-1)
		if line.Unit == eq.EUR {
			f = "ROUND(" + f + ",2)"
		}
		c.Formula(sheet.InputModel, style, sheet.Template(f), steps[k+1]-steps[k], digits)
	}
}

// writePath writes what a dated input brings to each period.
func (b *book) writePath(c *sheet.Cells, line *eq.Line) {
	row := b.layout.lines[line.ID].row
	for member, at := range b.layout.dated[line.ID] {
		if at.area > 0 {
			b.writeArea(c, line, member, at)
		}
	}
	if line.Over != nil {
		b.writeFamily(c, row-1, line)
	}
	for member := range line.Over.Len() {
		b.writeLabels(c, row+member, line, member)
		f := b.layout.path(line, member)
		for period := range b.layout.periods {
			c.Formula(sheet.ColumnFirstPeriod+period, b.styles.Of(line.Unit), f, b.run.Result.Value(line.ID, member, period), line.Unit.Digits())
		}
	}
}

// writeArea writes the running sum over days of a step path up to the end of
// each period, F(d) = Σ (step ≤ d) × (d + 1 − step) × change; what a period
// adds is the sum over its own days.
func (b *book) writeArea(c *sheet.Cells, line *eq.Line, member int, at datedPosition) {
	name := line.Name + ": sum over all days so far"
	c.StartTall(at.area, sheet.LinesOf(name, labelWidth))
	c.Text(sheet.ColumnLabel, b.styles.Text, name)
	c.Text(sheet.ColumnMember, b.styles.Label, line.Over.Code(member))
	c.Text(sheet.ColumnUnit, b.styles.Label, line.Unit.String())
	c.Text(sheet.ColumnID, b.styles.Label, string(line.ID))
	f := b.layout.area(at)
	entries := value(b.run.Scenario, line, member).Entries
	for period := -1; period < b.layout.periods; period++ {
		last := b.run.Scenario.Timeline.Start.First().Serial() - 1
		if period >= 0 {
			last = b.run.Scenario.Timeline.At(period).Last().Serial()
		}
		c.Formula(sheet.ColumnFirstPeriod+period, b.styles.Whole, f, areaUpTo(entries, last), 0)
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
	column := "$" + sheet.ColumnName(sheet.InputModel)
	return sheetSchedules + "!" + column + strconv.Itoa(first) + ":" + column + strconv.Itoa(first+entries-1)
}

func (l *layout) area(at datedPosition) sheet.Template {
	dates, last := l.modelRange(at.dates, at.entries), sheetTimeline+"!"+sheet.ThisColumn+strconv.Itoa(rowLastDay)
	return sheet.Template("SUMPRODUCT((" + dates + "<=" + last + ")*(" + last + "+1-" + dates + ")*" + l.modelRange(at.deltas, at.entries) + ")")
}

func timelineCell(row int) string {
	return sheetTimeline + "!" + sheet.ThisColumn + "$" + strconv.Itoa(row)
}

// path returns the sum of the amounts dated in the period; the step in force
// on its last day; or what the period adds to the running sum over days.
func (l *layout) path(line *eq.Line, member int) sheet.Template {
	at := l.dated[line.ID][member]
	dates := l.modelRange(at.dates, at.entries)
	// The head of a period is its last day.
	before, last := sheetTimeline+"!"+sheet.PreviousColumn+"$"+strconv.Itoa(rowLastDay), sheet.ThisColumn+"$4"
	switch line.Input.Shape {
	case eq.Schedule:
		return sheet.Template("ROUND(SUMPRODUCT((" + dates + ">" + before + ")*(" + dates + "<=" + last + ")*" + l.modelRange(at.values, at.entries) + "),2)")
	case eq.StepEnd:
		sum := "SUMPRODUCT((" + dates + "<=" + last + ")*" + l.modelRange(at.deltas, at.entries) + ")"
		if line.Unit == eq.EUR {
			sum = "ROUND(" + sum + ",2)"
		}
		return sheet.Template(sum)
	}
	row := strconv.Itoa(at.area)
	return sheet.Template(sheet.ThisColumn + row + "-" + sheet.PreviousColumn + row)
}
