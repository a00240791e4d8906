package audit

import (
	"slices"

	"loanmodel/reports/workbook"
	"loanmodel/reports/workbook/xlsx"
)

// readChoices finds what a reader has chosen to see. The engine does not know
// those months, states and outcomes, so that the values of the sheets that show
// them are not compared, and the report says so.
func (v *verifier) readChoices() {
	for _, choice := range workbook.ViewChoices() {
		want, found := v.want.Cell(choice.Sheet, choice.At), v.found.Cell(choice.Sheet, choice.At)
		if v.same(want, found) || found.Formula != "" {
			continue
		}
		v.shownOtherwise = append(v.shownOtherwise, choice.Follows...)
		v.say("%s!%s chooses what is shown (%s): formulas that follow it are compared, their values are not.", choice.Sheet, choice.At, shown(found))
	}
}

// isChoice says whether the cell chooses what is shown; a formula in it is none.
func isChoice(sheet string, at xlsx.Place, found xlsx.Cell) bool {
	return found.Formula == "" && slices.ContainsFunc(workbook.ViewChoices(), func(c workbook.ViewChoice) bool { return c.Sheet == sheet && c.At == at })
}
