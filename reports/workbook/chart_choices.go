package workbook

import (
	"github.com/xuri/excelize/v2"

	"loanmodel/finance"
	"loanmodel/reports"
)

// Rows of the sheet of choices.
const (
	rowState        = 6
	rowStateIndex   = 7
	rowOutcome      = 8
	rowOutcomeIndex = 9
	rowStates       = 12 // the first choice; the state that pays most comes before the states
	choiceValue     = 2
)

const mostPaying = "The state that pays most"

// rowOutcomes is the row of the first outcome.
func rowOutcomes() int { return rowStates + finance.MemberStates.Len() + 3 }

// writeChoices writes the two cells that choose, and their lists.
func (c *charts) writeChoices() {
	g := c.grid(sheetChoices)
	outcomes := reports.Outcomes()
	chosen, number := c.styles.choice, c.styles.left
	g.text(rowState, 1, c.styles.label, "State in the second waterfall")
	g.text(rowState, choiceValue, chosen, mostPaying)
	g.text(rowStateIndex, 1, c.styles.label, "Its place in the list")
	g.formula(rowStateIndex, choiceValue, number, "MATCH("+nameStateShown+","+nameStateChoices+",0)", whole(1))
	g.text(rowOutcome, 1, c.styles.label, "Outcome in the tornado")
	g.text(rowOutcome, choiceValue, chosen, outcomes[0].Name)
	g.text(rowOutcomeIndex, 1, c.styles.label, "Its place in the list")
	g.formula(rowOutcomeIndex, choiceValue, number, "MATCH("+nameOutcomeShown+","+nameOutcomeChoices+",0)", whole(1))
	g.texts(rowStates-1, 1, c.styles.head, "Number", "States")
	names := []string{mostPaying}
	for _, member := range finance.MemberStates.Members {
		names = append(names, member.Name)
	}
	c.writeChoiceList(rowStates, names)
	g.texts(rowOutcomes()-1, 1, c.styles.head, "Number", "Outcomes")
	names = nil
	for _, outcome := range outcomes {
		names = append(names, outcome.Name)
	}
	c.writeChoiceList(rowOutcomes(), names)
	c.finishGrid(sheetChoices, "What the charts show", "Choose from the lists in the framed cells; Out_Charts follows.")
}

func (c *charts) writeChoiceList(first int, names []string) {
	for i, name := range names {
		c.grid(sheetChoices).number(first+i, 1, c.styles.left, whole(i+1))
		c.grid(sheetChoices).text(first+i, choiceValue, c.styles.label, name)
	}
}

// setChoices names the cells and their lists and gives them validation.
func (c *charts) setChoices(f *excelize.File) error {
	for _, choice := range []struct {
		name, list         string
		row, first, length int
		title              string
	}{
		{nameStateShown, nameStateChoices, rowState, rowStates, finance.MemberStates.Len() + 1, "State"},
		{nameOutcomeShown, nameOutcomeChoices, rowOutcome, rowOutcomes(), len(reports.Outcomes()), "Outcome"},
	} {
		names := []excelize.DefinedName{
			{Name: choice.name, RefersTo: areaOf(sheetChoices, choice.row, choiceValue, choice.row, choiceValue)},
			{Name: choice.list, RefersTo: areaOf(sheetChoices, choice.first, choiceValue, choice.first+choice.length-1, choiceValue)},
		}
		for i := range names {
			if err := f.SetDefinedName(&names[i]); err != nil {
				return err
			}
		}
		v := excelize.NewDataValidation(false)
		v.SetSqref(columnName(choiceValue) + rowText(choice.row))
		v.SetSqrefDropList(choice.list)
		v.SetError(excelize.DataValidationErrorStyleStop, "Not in the list", "Choose one from the list.")
		v.SetInput(choice.title, "Choose one from the list; the chart follows.")
		if err := f.AddDataValidation(sheetChoices, v); err != nil {
			return err
		}
	}
	return nil
}

// stateIndex and outcomeIndex are the cells with the places of what is chosen.
func stateIndex() string {
	return areaOf(sheetChoices, rowStateIndex, choiceValue, rowStateIndex, choiceValue)
}

func outcomeIndex() string {
	return areaOf(sheetChoices, rowOutcomeIndex, choiceValue, rowOutcomeIndex, choiceValue)
}
