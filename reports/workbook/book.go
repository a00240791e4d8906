package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	eq "loanmodel/finance/equation"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// A book is a workbook being written: the run that it shows, the scenarios
// that its selector offers, and the cells of its sheets.
type book struct {
	run       *analysis.Run // that is shown; all figures are its own
	shown     Shown
	all       []*scenarios.Scenario
	control   []*analysis.Run // a run of each scenario, for the engine's control totals
	layout    *layout
	sheets    []worksheet
	styles    sheet.Styles
	cells     map[string]*sheet.Cells
	links     map[string][]hyperlink // by sheet
	rules     map[string][]inputRule // of the cells that readers fill in, by sheet
	lastCheck int
	failing   int64 // checks
	fails     bool  // what every sheet says of them

	dossier     *analysis.Dossier // that is handed over, with the run
	delivered   *analysis.Run     // for which the workbook is written, whichever it shows: what is said of values is of it
	extraChecks []extraCheck      // of sheets that come before the checks
}

// Write renders a run as a workbook, with the sensitivities and retaliations of
// its dossier. The selector offers the presets, which have runs of their own
// for the control totals, and the run itself where it is none of them; the run
// is the one selected. All have one horizon; a preset with another one is left
// out. The same dossier gives the same bytes.
func Write(d *analysis.Dossier) ([]byte, error) {
	return WriteShown(d, asDelivered(d.Run, d.Offered()))
}

// render writes a book that has its runs and its layout. Every sheet says
// whether the checks pass, which is known when all of them are written: where
// one does not, they are written once more.
func (b *book) render() ([]byte, error) {
	frame, err := b.writeSheets()
	if err == nil && b.failing > 0 {
		b.fails = true
		frame, err = b.writeSheets()
	}
	if err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	return b.assemble(frame)
}

// writeSheets writes the cells of all sheets, and makes the frame for them.
func (b *book) writeSheets() (*excelize.File, error) {
	b.cells, b.extraChecks, b.failing = map[string]*sheet.Cells{}, nil, 0
	b.links, b.rules = map[string][]hyperlink{}, map[string][]inputRule{}
	b.sheets = b.sheetsOf()
	frame, err := b.newFrame()
	if err != nil {
		return nil, err
	}
	for _, s := range b.sheets {
		if err := s.write(b); err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return frame, nil
}

func (b *book) sheet(name string) *sheet.Cells {
	if b.cells[name] == nil {
		b.cells[name] = &sheet.Cells{}
	}
	return b.cells[name]
}

// Cell returns where a value stands in the workbook of a run with these
// presets, as "Calc_F!AE43".
func Cell(d *analysis.Dossier) func(id eq.ID, member int, period int) string {
	return layoutOf(d).cell
}

func layoutOf(d *analysis.Dossier) *layout {
	var all []*scenarios.Scenario
	for _, r := range d.Offered() {
		all = append(all, r.Scenario)
	}
	return newLayout(d.Run.Model, all)
}

// headOfTime writes the head of a sheet with periods.
func (b *book) headOfTime(c *sheet.Cells, tab, title, about string) {
	b.head(c, title, about)
	c.StartRow(4)
	for i, text := range []string{"Line", "Member", "Unit", "Id", "Total", "Constant", "Opening"} {
		style := b.styles.Head
		if i+1 >= sheet.ColumnTotal {
			style = b.styles.HeadRight
		}
		c.Text(i+1, style, text)
	}
	for period := range b.layout.periods {
		last := b.run.Scenario.Timeline.At(period).Last().Serial()
		if tab == sheetTimeline {
			c.Formula(sheet.ColumnFirstPeriod+period, b.styles.HeadDate, sheet.Template(sheet.ThisColumn+fmt.Sprint(rowLastDay)), last, 0)
		} else {
			c.Formula(sheet.ColumnFirstPeriod+period, b.styles.HeadDate, sheet.Template(timelineCell(rowLastDay)), last, 0)
		}
	}
}

// Cells of the rows that all sheets share.
const (
	cellBack    = "A3" // the link back
	cellVerdict = "C2"
	nameVerdict = "CheckVerdict"
)

const verdictPassed, verdictFailed = "Checks: all pass", "Checks: NOT all pass, see Chk_Checks"

// head writes the rows that all sheets share: the title; the scenario and the
// master check, live; the link back and what is on the sheet.
func (b *book) head(c *sheet.Cells, title, about string) {
	c.StartRow(1)
	c.Text(1, b.styles.Title, title)
	c.StartRow(2)
	c.FormulaText(1, b.styles.Subtitle, "ScenarioSelector", b.scenario().Name)
	c.FormulaText(3, b.styles.Good, nameVerdict, b.verdict())
	c.StartRow(3)
	if c == b.sheet(sheetContents) {
		c.Text(1, b.styles.Link, "Back to the cover")
	} else {
		c.Text(1, b.styles.Link, "Back to the contents")
	}
	c.Text(3, b.styles.About, about)
}

// A Shown is what somebody has made a workbook show: another scenario of its
// selector, and other assumptions.
type Shown struct {
	Chosen int           // place of the scenario among those offered, counted from 0
	Run    *analysis.Run // the engine's run of that scenario with what was typed
	Filled int           // cells of the override columns that are not empty
	// Inputs are the numbers that hold in the rows of the input sheets, as they
	// were typed; a row that is not in it is empty. Where it is nil, all are the
	// scenario's own.
	Inputs map[InputRow]InputNumber
}

// An InputRow is a row of an input sheet.
type InputRow struct {
	Sheet string
	Row   int
}

// Cell returns the address of a column of the row, as "In_Assumptions!F42".
func (r InputRow) Cell(column int) string { return r.Sheet + "!" + xlsx.At(r.Row, column).String() }

// An InputNumber is the number that holds in a row, in whole numbers of its
// input's last digit; a day is the number that spreadsheets give it.
type InputNumber struct {
	Value    int64
	Override bool // typed into the override column, and not into the scenario's own
}

// asDelivered returns what a workbook shows before anybody has touched it.
func asDelivered(run *analysis.Run, offered []*analysis.Run) Shown {
	for i, r := range offered {
		if r == run {
			return Shown{Chosen: i, Run: run}
		}
	}
	return Shown{Run: run}
}

// WriteShown renders the workbook of a run as Write does, and as it is once
// somebody has chosen and typed, and a program has recalculated it: every
// cached value is the engine's of what is shown. What the engine found for the
// scenarios as delivered stays as it is. What was typed into a scenario's own
// column is not written there: those cells hold what is the scenario's, so that
// a comparison shows who changed it.
func WriteShown(d *analysis.Dossier, shown Shown) ([]byte, error) {
	if len(d.Sensitivities) != len(d.Offered()) {
		return nil, fmt.Errorf("workbook of %s: its sensitivities were not evaluated", d.Run.Scenario.Name)
	}
	b := &book{run: shown.Run, shown: shown, dossier: d, delivered: d.Run, control: d.Offered()}
	for _, r := range b.control {
		b.all = append(b.all, r.Scenario)
	}
	b.layout = newLayout(d.Run.Model, b.all)
	return b.render()
}

// scenario returns the one that is shown, as it is offered.
func (b *book) scenario() *scenarios.Scenario { return b.all[b.shown.Chosen] }

// selected returns the place of what is shown among the scenarios, counted
// from 1.
func (b *book) selected() int64 { return int64(b.shown.Chosen + 1) }

// held returns the number that holds in a row: what a reader has typed; else
// the chosen scenario's; else, of steps, that of the row above.
func (b *book) held(r inputRow) InputNumber {
	var number InputNumber
	var has bool
	if b.shown.Inputs != nil {
		number, has = b.shown.Inputs[InputRow{b.layout.inputSheet(r.line), r.row}]
	} else {
		number.Value, has = r.value(b.scenario())
	}
	if !has && r.repeats {
		number.Value = r.above
	}
	return number
}

// isHeld says whether an engine's run is the one that the live figures are held
// against: the one chosen, while nothing is overridden.
func (b *book) isHeld(run *analysis.Run) bool {
	return b.shown.Filled == 0 && b.numberOf(run) == b.selected()
}

// verdict returns the master check in words.
func (b *book) verdict() string {
	if b.fails {
		return verdictFailed
	}
	return verdictPassed
}
