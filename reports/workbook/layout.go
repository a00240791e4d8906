package workbook

import (
	"strconv"

	eq "loanmodel/finance/equation"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
	"loanmodel/scenarios"
)

// Names of the sheets. The prefix says what kind of sheet it is.
const (
	sheetCover       = "Cover"
	sheetContents    = "Contents"
	sheetKey         = "Key"
	sheetSelector    = "In_Selector"
	sheetAssumptions = "In_Assumptions"
	sheetSchedules   = "In_Schedules"
	sheetStates      = "In_States"
	sheetTimeline    = "Timeline"
	sheetPaths       = "Calc_Inputs"
	calcPrefix       = "Calc_"
	sheetOutStates   = "Out_States"
	sheetOutYears    = "Out_Years"
	sheetChecks      = "Chk_Checks"
	sheetSources     = "Log_Sources"
	sheetData        = "Log_Data"
	sheetDecisions   = "Log_Decisions"
	sheetChanges     = "Log_Changes"
)

// A layout says where every line of the model stands in the workbook. It is
// the same for a run and for whoever explains a run.
type layout struct {
	model    *eq.Model
	periods  int
	names    []string // of the scenarios
	lines    map[eq.ID]position
	dated    map[eq.ID][]datedPosition // by member
	links    map[string]map[link]int   // by sheet: the row of what is brought there
	linkRows map[string][]linkRow      // by sheet, in order
	places   measureRows
}

// A position is the first row of a line; its members follow one another, with
// an empty row before and after.
type position struct {
	sheet string
	row   int
}

// A datedPosition is where the entries of a dated input stand: so many rows of
// dates, of values and of changes of the value.
type datedPosition struct {
	entries               int
	dates, values, deltas int // first rows
	area                  int // of steps summed over days: the row of the running sum
}

// Layout places the model for these scenarios; all have one horizon.
func newLayout(m *eq.Model, all []*scenarios.Scenario) *layout {
	l := &layout{model: m, periods: all[0].Timeline.Months, lines: map[eq.ID]position{}, dated: map[eq.ID][]datedPosition{}}
	for _, s := range all {
		l.names = append(l.names, s.Name)
	}
	l.placeInputs(all)
	for _, section := range m.Sections[1:] {
		row := sheet.FirstRow
		for i := range section.Lines {
			line := &section.Lines[i]
			row = l.place(line, calcPrefix+section.Letter, row)
		}
	}
	l.placeLinks()
	l.places = placeMeasures(m)
	return l
}

// place puts a line and its members at a row and says which row comes next. A
// line with members has a heading row before and an empty row after it.
func (l *layout) place(line *eq.Line, tab string, row int) int {
	if line.Over == nil {
		l.lines[line.ID] = position{tab, row}
		return row + 1
	}
	l.lines[line.ID] = position{tab, row + 1}
	return row + 2 + line.Over.Len()
}

func (l *layout) placeInputs(all []*scenarios.Scenario) {
	next := map[string]int{sheetAssumptions: sheet.FirstRow, sheetStates: sheet.FirstRow, sheetSchedules: sheet.FirstRow, sheetPaths: sheet.FirstRow}
	for _, line := range l.model.Inputs() {
		switch {
		case line.Input.Shape == eq.Calendar:
			l.lines[line.ID] = position{sheetTimeline, timelineRow(line.ID)}
		case line.Static && line.Over.Len() > 2:
			next[sheetStates] = l.place(line, sheetStates, next[sheetStates])
		case line.Static:
			next[sheetAssumptions] = l.place(line, sheetAssumptions, next[sheetAssumptions])
		default:
			next[sheetSchedules] = l.placeDated(line, all, next[sheetSchedules])
			if line.Input.Shape == eq.StepDays {
				next[sheetPaths] = l.placeAreas(line, next[sheetPaths])
			}
			next[sheetPaths] = l.place(line, sheetPaths, next[sheetPaths])
		}
	}
}

// placeDated sets aside rows for as many entries as any scenario has. Each
// group of rows has a heading before it; the empty heading before the values
// is the nothing from which the first change is counted.
func (l *layout) placeDated(line *eq.Line, all []*scenarios.Scenario, row int) int {
	for member := range line.Over.Len() {
		entries := 1
		for _, s := range all {
			entries = max(entries, len(s.Parameter(string(line.ID)).Values[member].Entries))
		}
		p := datedPosition{entries: entries, dates: row + 1, values: row + 2 + entries}
		row = p.values + entries
		if line.Input.Shape != eq.Schedule {
			p.deltas = row + 1
			row = p.deltas + entries
		}
		row++
		l.dated[line.ID] = append(l.dated[line.ID], p)
	}
	return row
}

// placeAreas sets aside a row for the running sum over days of each member.
func (l *layout) placeAreas(line *eq.Line, row int) int {
	for member := range l.dated[line.ID] {
		l.dated[line.ID][member].area = row
		row++
	}
	return row
}

// inputSheet returns where the assumptions of an input stand.
func (l *layout) inputSheet(line *eq.Line) string {
	if line.Static {
		return l.lines[line.ID].sheet
	}
	return sheetSchedules
}

// lastColumn returns the column of the last period.
func (l *layout) lastColumn() int { return sheet.ColumnFirstPeriod + l.periods - 1 }

// cell returns the address of a value, as "Calc_F!AE43".
func (l *layout) cell(id eq.ID, member, period int) string {
	line, at := l.model.Line(id), l.lines[id]
	column := sheet.ColumnFirstPeriod + period
	switch {
	case line.Static && line.Input != nil:
		column = sheet.InputModel
	case line.Static:
		column = sheet.ColumnConstant
	}
	return at.sheet + "!" + sheet.ColumnName(column) + strconv.Itoa(at.row+member)
}

// The form of a workbook, by which one that has gone through other hands is
// read back: sheets, the columns of the input sheets, and names.
const (
	SheetCover = sheetCover

	NameOffered  = "ScenarioNames"    // of the list of the selector
	NameSelector = "ScenarioSelector" // of the cell that chooses
)

// InputSheets returns the sheets with assumptions that can be overridden.
func InputSheets() []string { return []string{sheetAssumptions, sheetSchedules, sheetStates} }

// Selector returns the cell that chooses a scenario.
func Selector() (sheet string, at xlsx.Place) {
	return sheetSelector, xlsx.At(rowChosen, columnSelector)
}

// UnitDate is the unit of a row that holds days.
const UnitDate = "date"

// NumberedChoices returns the choices of an input with the numbers that stand
// for them: "1 gni, 2 capital".
func NumberedChoices(names []string) string { return choices(names) }

// A ViewChoice is a cell in which readers choose what a sheet shows, and the
// sheets that follow it. It changes no figure of the model.
type ViewChoice struct {
	Sheet   string
	At      xlsx.Place
	Follows []string
}

// ViewChoices returns all such cells.
func ViewChoices() []ViewChoice {
	charts := []string{sheetChoices, sheetCharts, sheetChartData, sheetMessages}
	return []ViewChoice{
		{sheetBalance, xlsx.At(rowBalanceMonth, matrixUnit), []string{sheetBalance}},
		{sheetFlows, xlsx.At(rowFlowsFrom, matrixUnit), []string{sheetFlows}},
		{sheetFlows, xlsx.At(rowFlowsTo, matrixUnit), []string{sheetFlows}},
		{sheetChoices, xlsx.At(rowState, choiceValue), charts},
		{sheetChoices, xlsx.At(rowOutcome, choiceValue), charts},
	}
}
