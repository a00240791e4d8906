package workbook

import "slices"

// A viewChoice is a cell in which readers choose what a sheet shows, and the
// sheets that follow it. It changes no figure of the model.
type viewChoice struct {
	sheet   string
	at      place
	follows []string
}

func viewChoices() []viewChoice {
	charts := []string{sheetChoices, sheetCharts, sheetChartData, sheetMessages}
	return []viewChoice{
		{sheetBalance, place{rowBalanceMonth, matrixUnit}, []string{sheetBalance}},
		{sheetFlows, place{rowFlowsFrom, matrixUnit}, []string{sheetFlows}},
		{sheetFlows, place{rowFlowsTo, matrixUnit}, []string{sheetFlows}},
		{sheetChoices, place{rowState, choiceValue}, charts},
		{sheetChoices, place{rowOutcome, choiceValue}, charts},
	}
}

// readChoices finds what a reader has chosen to see. The engine does not know
// those months, states and outcomes, so that the values of the sheets that show
// them are not compared, and the report says so.
func (v *verifier) readChoices() {
	for _, choice := range viewChoices() {
		want, found := v.want.cell(choice.sheet, choice.at), v.found.cell(choice.sheet, choice.at)
		if v.same(want, found) || found.formula != "" {
			continue
		}
		v.shownOtherwise = append(v.shownOtherwise, choice.follows...)
		v.say("%s!%s chooses what is shown (%s): formulas that follow it are compared, their values are not.", choice.sheet, choice.at, found.shown())
	}
}

// isChoice says whether the cell chooses what is shown; a formula in it is none.
func isChoice(sheet string, at place, found fileCell) bool {
	return found.formula == "" && slices.ContainsFunc(viewChoices(), func(c viewChoice) bool { return c.sheet == sheet && c.at == at })
}
