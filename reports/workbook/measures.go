package workbook

import (
	"strconv"
	"sync"

	"loanmodel/finance/calendar"
	"loanmodel/finance/metric"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios/analysis"
)

const sheetMeasures = "Out_Measures"

const measuresAbout = "Present values, rates, ratios and worst cases. Values: the engine's, of each scenario as delivered; they follow the selector and no override. Live: recomputed here, with all overrides."

// Columns of the sheet of measures.
const (
	measureName = iota + 1
	measureID
	measureUnit
	measureValue
	measureLive
	measureWhen
	measurePlaces
	measureTolerance
	measureFails
	measureMethod
	measureNote
	measureFirst // of the scenarios
)

// noMeasure stands where a measure has no month or year.
const noMeasure = "–"

// measureKind returns the tab, the widths and the frozen rows of the sheet.
func (b *book) measureKind() sheetKind {
	widths := []int{40, 23, 8, 18, 18, 10, 9, 10, 6, 40, 62}
	for range b.all {
		widths = append(widths, 19)
	}
	return sheetKind{tabOut, widths, "B5"}
}

// An engineTable is one thing that the engine says of each measure in each
// scenario: a text, or a number.
type engineTable struct {
	title string
	of    func(metric.Measure) (text, number string)
}

// engineTables are the values, which stand beside what is shown, and the
// others, which stand under it.
var engineTables = []engineTable{
	{"Value", valueOf},
	{"When", whenOf},
	{"Off by at most", func(m metric.Measure) (text, number string) { return "", m.Tolerance.String() }},
	{"Method, or why there is none", methodOf},
}

// measureRow returns the row of a measure in one of the tables, both counted
// from 0.
func measureRow(table, measure int) int {
	row := sheet.FirstRow + measure
	if table > 0 {
		rows := len(metric.DefinedMeasures())
		row += rows + measureNotes + 2 + (table-1)*(rows+2)
	}
	return row
}

// centsInOne: what a check counts is kept in hundredths, as amounts are.
const centsInOne = 100

// measureNotes are the rows of the notes under the measures.
const measureNotes = 4

// valueOf returns the value of a measure.
func valueOf(m metric.Measure) (text, number string) {
	if !m.Defined() {
		return "none", ""
	}
	return "", m.Value.String()
}

// methodOf returns how a measure was found, or why there is none.
func methodOf(m metric.Measure) (text, number string) {
	if !m.Defined() {
		return "none: " + m.Missing, ""
	}
	return m.Method, ""
}

func methodText(m metric.Measure) string { text, _ := methodOf(m); return text }

// whenOf returns the year of a measure or the last day of its month.
func whenOf(m metric.Measure) (text, number string) {
	month, err := calendar.ParseMonth(m.Month)
	switch {
	case m.Year != 0:
		return "", strconv.Itoa(m.Year)
	case err != nil:
		return noMeasure, ""
	}
	return "", strconv.FormatInt(month.Last().Serial(), 10)
}

// A measureSheet writes the sheet of measures.
type measureSheet struct {
	*book
	c    *sheet.Cells
	runs []*analysis.Run // of the scenarios, as delivered
	off  int64           // measures whose live figure is not the engine's
}

// writeMeasures writes the engine's measures of every scenario, those of the
// chosen one, and beside them what is recomputed live.
func (b *book) writeMeasures() error {
	s := &measureSheet{book: b, c: b.sheet(sheetMeasures), runs: b.dossier.Offered()}
	measureAll(append(s.runs, b.run))
	b.head(s.c, "Measures", measuresAbout)
	s.heads()
	for i, m := range s.chosen() {
		s.writeMeasure(i, m)
	}
	s.notes()
	for table := range engineTables[1:] {
		s.writeTable(table + 1)
	}
	return nil
}

// chosen returns the engine's measures of the scenario chosen, as delivered.
func (s *measureSheet) chosen() []metric.Measure { return s.runs[s.selected()-1].Measures() }

// measureAll measures runs side by side. A panic is that of the run's own
// measures, which panic again when they are asked for.
func measureAll(runs []*analysis.Run) {
	var done sync.WaitGroup
	for _, run := range runs {
		done.Go(func() {
			defer func() { _ = recover() }()
			run.Measures()
		})
	}
	done.Wait()
}

func (s *measureSheet) heads() {
	s.c.StartTall(4, 3)
	for i, text := range []string{"Measure", "Id", "Unit", "Chosen scenario: engine", "Live: recomputed here", "When", "Decimals", "Off by at most", "Fails", "Method, or why there is none", "What it counts"} {
		style := s.styles.Head
		switch column := i + 1; {
		case column >= measureValue && column <= measureFails:
			style = s.styles.HeadRight
		case column == measureMethod:
			style = s.styles.HeadIndent
		}
		s.c.Text(i+1, style, text)
	}
	for i, scenario := range s.all {
		s.c.Text(measureFirst+i, s.styles.HeadRight, "Engine: "+scenario.Name)
	}
}

// writeMeasure writes a measure: the engine's words and figures of the chosen
// scenario, the live figure, and the engine's of all scenarios.
func (s *measureSheet) writeMeasure(i int, m metric.Measure) {
	row := measureRow(0, i)
	s.c.StartTall(row, max(1, sheet.LinesOf(m.Name, 44), sheet.LinesOf(m.Note, 78), sheet.LinesOf(methodText(m), 48)))
	s.c.Text(measureName, s.styles.Text, m.Name)
	s.c.Text(measureID, s.styles.Key, m.ID)
	s.c.Text(measureUnit, s.styles.Key, m.Unit)
	s.pick(measureValue, measureStyle(&s.styles, m), 0, i)
	cell, live := s.layout.measureCell(m.ID)
	if live {
		s.c.FormulaDecimal(measureLive, measureStyle(&s.styles, m), sheet.Template(cell), cachedValue(s.run.Measures()[i].Unrounded))
	} else {
		s.c.Text(measureLive, s.styles.NoteRight, "engine only")
	}
	s.pick(measureWhen, whenStyle(&s.styles, s.runs, i), 1, i)
	s.c.Number(measurePlaces, s.styles.Whole, int64(m.Places), 0)
	s.pick(measureTolerance, s.styles.General, 2, i)
	if live {
		s.c.Formula(measureFails, s.styles.Whole, outside(row), s.fails(i, m), 0)
	}
	s.pick(measureMethod, s.styles.IndentSmall, 3, i)
	s.c.Text(measureNote, s.styles.Small, m.Note)
	s.writeScenarios(0, i, measureStyle(&s.styles, m))
}

// pick writes what a table says of the chosen scenario.
func (s *measureSheet) pick(column, style, table, measure int) {
	row := measureRow(table, measure)
	f := sheet.Template("INDEX(" + sheet.At(row, measureFirst) + ":" + sheet.At(row, measureFirst+len(s.all)-1) + ",1," + nameIndex + ")")
	text, number := engineTables[table].of(s.chosen()[measure])
	if number == "" {
		s.c.FormulaText(column, style, f, text)
		return
	}
	s.c.FormulaDecimal(column, style, f, number)
}

// writeScenarios writes what a table says of every scenario.
func (s *measureSheet) writeScenarios(table, measure, style int) {
	for i, run := range s.runs {
		text, number := engineTables[table].of(run.Measures()[measure])
		if number == "" {
			s.c.Text(measureFirst+i, s.styles.NoteRight, text)
		} else {
			s.c.Decimal(measureFirst+i, style, number)
		}
	}
}

// outside returns the formula that shows 1 if the live figure and the engine's
// differ by more than the tolerance while no assumption is overridden, else 0.
// A measure that the scenario does not have shows nothing live.
func outside(row int) sheet.Template {
	cell := func(column int) string { return sheet.ColumnName(column) + strconv.Itoa(row) }
	off := "ABS(ROUND(" + cell(measureLive) + "-" + cell(measureValue) + "," + cell(measurePlaces) + "))>" + cell(measureTolerance)
	return sheet.Template("IF(" + noOverrides() + ",IF(ISNUMBER(" + cell(measureValue) + "),IF(" + off + ",1,0),IF(" + cell(measureLive) + "=0,0,1)),0)")
}

// fails returns what the formula of outside shows: 1 if live and engine differ
// by more than the tolerance while nothing is overridden, else 0.
func (s *measureSheet) fails(i int, m metric.Measure) (fails int64) {
	live := s.run.Measures()[i].Unrounded
	off := !live.IsZero()
	if m.Defined() {
		off = live.Sub(m.Value).Round(m.Places).Abs().GreaterThan(m.Tolerance)
	}
	if off && s.shown.Filled == 0 {
		fails = 1
	}
	s.off += fails
	return fails
}

// notes say what the two figures are, and count those that do not agree.
func (s *measureSheet) notes() {
	rows := len(metric.DefinedMeasures())
	row := sheet.FirstRow + rows + 1
	s.c.StartRow(row)
	s.c.Text(measureName, s.styles.Group, "Live figures that the engine's do not agree with")
	for column := measureID; column < measureFails; column++ {
		s.c.Blank(column, s.styles.Group)
	}
	s.c.Formula(measureFails, s.styles.Whole, sheet.Template("SUM("+sheet.ColumnName(measureFails)+strconv.Itoa(sheet.FirstRow)+":"+sheet.ColumnName(measureFails)+strconv.Itoa(row-1)+")"), s.off, 0)
	s.extraChecks = append(s.extraChecks, extraCheck{name: "Measures: live figures that the engine's do not agree with, number", sheet: sheetMeasures, cell: sheet.Fixed(row, measureFails), off: s.off * centsInOne})
	for i, text := range []string{
		"The engine's values are of the scenarios as delivered. The live ones are of the figures shown: with overrides they differ, and are not held against the engine's. Live is 0 where there is none.",
		"How the live ones are computed is on " + sheetMeasureRows + ". Engine only: a root that is searched for, or a choice of the greatest; they follow no override.",
	} {
		s.c.StartRow(row + 1 + i)
		s.c.Text(measureName, s.styles.Note, text)
	}
}

// writeTable writes one of the engine's tables that stand under the measures.
func (s *measureSheet) writeTable(table int) {
	s.c.StartRow(measureRow(table, 0) - 1)
	s.c.Text(measureName, s.styles.Group, engineTables[table].title+", for each scenario")
	for i, m := range metric.DefinedMeasures() {
		s.c.StartRow(measureRow(table, i))
		s.c.Text(measureName, s.styles.Note, m.Name)
		s.c.Text(measureID, s.styles.Key, m.ID)
		style := s.styles.General
		if table == 1 {
			style = whenStyle(&s.styles, s.runs, i)
		}
		s.writeScenarios(table, i, style)
	}
}

// whenStyle returns the style of a measure's year or month.
func whenStyle(s *sheet.Styles, runs []*analysis.Run, measure int) int {
	for _, run := range runs {
		if run.Measures()[measure].Year != 0 {
			return s.Year
		}
	}
	return s.Month
}

// printMeasures returns the columns that are printed: those of the chosen
// scenario.
func printMeasures() string {
	return "$A$1:" + sheet.Fixed(sheet.FirstRow+len(metric.DefinedMeasures())+measureNotes, measureNote)
}
