package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	eq "loanmodel/finance/equation"
	"loanmodel/reports"
	"loanmodel/scenarios"
)

// A book is a workbook being written: the run that it shows, the scenarios
// that its selector offers, and the cells of its sheets.
type book struct {
	run       *reports.Run // that is shown; all figures are its own
	shown     Shown
	all       []*scenarios.Scenario
	control   []*reports.Run // a run of each scenario, for the engine's control totals
	layout    *layout
	sheets    []sheet
	styles    styles
	cells     map[string]*cells
	links     map[string][]hyperlink // by sheet
	rules     map[string][]inputRule // of the cells that readers fill in, by sheet
	lastCheck int
	failing   int64 // checks
	fails     bool  // what every sheet says of them

	delivered   *reports.Run   // for which the workbook is written, whichever it shows: what is said of values is of it
	presets     []*reports.Run // of any months
	extraChecks []extraCheck   // of sheets that come before the checks
}

// Write renders a run as a workbook. The selector offers the presets, which
// have runs of their own for the control totals, and the run itself where it
// is none of them; the run is the one selected. All have one horizon; a preset
// with another one is left out. The same arguments give the same bytes.
func Write(run *reports.Run, presets []*reports.Run) ([]byte, error) {
	return WriteShown(run, presets, asDelivered(run, offered(run, presets)))
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
	b.cells, b.extraChecks, b.failing = map[string]*cells{}, nil, 0
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

// offered are the runs of the selector: the presets of the run's horizon, with
// the run in its own place or at the end.
func offered(run *reports.Run, presets []*reports.Run) []*reports.Run {
	var runs []*reports.Run
	found := false
	for _, p := range presets {
		switch {
		case p.RunID == run.RunID:
			runs, found = append(runs, run), true
		case p.Scenario.Timeline == run.Scenario.Timeline && p.Scenario.Name != run.Scenario.Name:
			runs = append(runs, p)
		}
	}
	if !found {
		runs = append(runs, run)
	}
	return runs
}

func (b *book) sheet(name string) *cells {
	if b.cells[name] == nil {
		b.cells[name] = &cells{}
	}
	return b.cells[name]
}

// Cell is where a value stands in the workbook of a run with these presets,
// as "Calc_F!AE43".
func Cell(run *reports.Run, presets []*reports.Run) func(id eq.ID, member int, period int) string {
	return layoutOf(run, presets).cell
}

func layoutOf(run *reports.Run, presets []*reports.Run) *layout {
	var all []*scenarios.Scenario
	for _, r := range offered(run, presets) {
		all = append(all, r.Scenario)
	}
	return newLayout(run.Model, all)
}

// headOfTime writes the head of a sheet with periods.
func (b *book) headOfTime(c *cells, sheet, title, about string) {
	b.head(c, title, about)
	c.startRow(4)
	for i, text := range []string{"Line", "Member", "Unit", "Id", "Total", "Constant", "Opening"} {
		style := b.styles.head
		if i+1 >= columnTotal {
			style = b.styles.headRight
		}
		c.text(i+1, style, text)
	}
	for period := range b.layout.periods {
		last := b.run.Scenario.Timeline.At(period).Last().Serial()
		if sheet == sheetTimeline {
			c.formula(columnFirstPeriod+period, b.styles.headDate, template(thisColumn+fmt.Sprint(rowLastDay)), last, 0)
		} else {
			c.formula(columnFirstPeriod+period, b.styles.headDate, template(timelineCell(rowLastDay)), last, 0)
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
func (b *book) head(c *cells, title, about string) {
	c.startRow(1)
	c.text(1, b.styles.title, title)
	c.startRow(2)
	c.formulaText(1, b.styles.subtitle, "ScenarioSelector", b.scenario().Name)
	c.formulaText(3, b.styles.good, nameVerdict, b.verdict())
	c.startRow(3)
	if c == b.sheet(sheetContents) {
		c.text(1, b.styles.link, "Back to the cover")
	} else {
		c.text(1, b.styles.link, "Back to the contents")
	}
	c.text(3, b.styles.about, about)
}
