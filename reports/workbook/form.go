package workbook

import (
	"loanmodel/reports"
	"loanmodel/reports/workbook/xlsx"
)

// The form of a workbook, by which one that has gone through other hands is
// read back: sheets, the columns of the input sheets, and names.
const (
	SheetCover = sheetCover

	NameOffered  = "ScenarioNames"    // of the list of the selector
	NameSelector = "ScenarioSelector" // of the cell that chooses
)

// InputSheets are the sheets with assumptions that can be overridden.
func InputSheets() []string { return []string{sheetAssumptions, sheetSchedules, sheetStates} }

// Selector is the cell that chooses a scenario.
func Selector() (sheet string, at xlsx.Place) {
	return sheetSelector, xlsx.At(rowChosen, columnSelector)
}

// UnitDate is the unit of a row that holds days.
const UnitDate = "date"

// NumberedChoices are the choices of an input with the numbers that stand for
// them: "1 gni, 2 capital".
func NumberedChoices(names []string) string { return choices(names) }

// A ViewChoice is a cell in which readers choose what a sheet shows, and the
// sheets that follow it. It changes no figure of the model.
type ViewChoice struct {
	Sheet   string
	At      xlsx.Place
	Follows []string
}

// ViewChoices are all such cells.
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

// Offered are the runs of the scenarios that the selector of a run's workbook
// offers, in its order: the presets of the run's horizon, with the run in its
// own place or at the end.
func Offered(run *reports.Run, presets []*reports.Run) []*reports.Run { return offered(run, presets) }
