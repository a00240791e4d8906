package workbook

import (
	"loanmodel/reports"
	"loanmodel/reports/workbook/xlsx"
	"loanmodel/scenarios"
)

// A Shown is what somebody has made a workbook show: another scenario of its
// selector, and other assumptions.
type Shown struct {
	Chosen int          // place of the scenario among those offered, counted from 0
	Run    *reports.Run // the engine's run of that scenario with what was typed
	Filled int          // cells of the override columns that are not empty
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

// Cell is the address of a column of the row, as "In_Assumptions!F42".
func (r InputRow) Cell(column int) string { return r.Sheet + "!" + xlsx.At(r.Row, column).String() }

// An InputNumber is the number that holds in a row, in whole numbers of its
// input's last digit; a day is the number that spreadsheets give it.
type InputNumber struct {
	Value    int64
	Override bool // typed into the override column, and not into the scenario's own
}

// asDelivered is what a workbook shows before anybody has touched it.
func asDelivered(run *reports.Run, offered []*reports.Run) Shown {
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
func WriteShown(run *reports.Run, presets []*reports.Run, shown Shown) ([]byte, error) {
	b := &book{run: shown.Run, shown: shown, delivered: run, presets: presets, control: offered(run, presets)}
	for _, r := range b.control {
		b.all = append(b.all, r.Scenario)
	}
	b.layout = newLayout(run.Model, b.all)
	return b.render()
}

// scenario is the one that is shown, as it is offered.
func (b *book) scenario() *scenarios.Scenario { return b.all[b.shown.Chosen] }

// selected is the place of what is shown among the scenarios, counted from 1.
func (b *book) selected() int64 { return int64(b.shown.Chosen + 1) }

// held is the number that holds in a row: what a reader has typed; else the
// chosen scenario's; else, of steps, that of the row above.
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
func (b *book) isHeld(run *reports.Run) bool {
	return b.shown.Filled == 0 && b.numberOf(run) == b.selected()
}

// verdict is the master check in words.
func (b *book) verdict() string {
	if b.fails {
		return verdictFailed
	}
	return verdictPassed
}
