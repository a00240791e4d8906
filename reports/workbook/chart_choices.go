package workbook

import (
	"github.com/xuri/excelize/v2"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/reports/workbook/sheet"
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

// rowOutcomes returns the row of the first outcome.
func rowOutcomes() int { return rowStates + finance.MemberStates.Len() + 3 }

// writeChoices writes the two cells that choose, and their lists.
func (c *charts) writeChoices() {
	g := c.grid(sheetChoices)
	outcomes := metric.Outcomes()
	chosen, number := c.styles.Choice, c.styles.Left
	g.text(rowState, 1, c.styles.Label, "State in the second waterfall")
	g.text(rowState, choiceValue, chosen, mostPaying)
	g.text(rowStateIndex, 1, c.styles.Label, "Its place in the list")
	g.formula(rowStateIndex, choiceValue, number, "MATCH("+nameStateShown+","+nameStateChoices+",0)", whole(1))
	g.text(rowOutcome, 1, c.styles.Label, "Outcome in the tornado")
	g.text(rowOutcome, choiceValue, chosen, outcomes[0].Name)
	g.text(rowOutcomeIndex, 1, c.styles.Label, "Its place in the list")
	g.formula(rowOutcomeIndex, choiceValue, number, "MATCH("+nameOutcomeShown+","+nameOutcomeChoices+",0)", whole(1))
	g.texts(rowStates-1, 1, c.styles.Head, "Number", "States")
	names := []string{mostPaying}
	for _, member := range finance.MemberStates.Members {
		names = append(names, member.Name)
	}
	c.writeChoiceList(rowStates, names)
	g.texts(rowOutcomes()-1, 1, c.styles.Head, "Number", "Outcomes")
	names = nil
	for _, outcome := range outcomes {
		names = append(names, outcome.Name)
	}
	c.writeChoiceList(rowOutcomes(), names)
	c.finishGrid(sheetChoices, "What the charts show", "Choose from the lists in the framed cells; Out_Charts follows.")
}

func (c *charts) writeChoiceList(first int, names []string) {
	for i, name := range names {
		c.grid(sheetChoices).number(first+i, 1, c.styles.Left, whole(i+1))
		c.grid(sheetChoices).text(first+i, choiceValue, c.styles.Label, name)
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
		{nameOutcomeShown, nameOutcomeChoices, rowOutcome, rowOutcomes(), len(metric.Outcomes()), "Outcome"},
	} {
		names := []excelize.DefinedName{
			{Name: choice.name, RefersTo: sheet.Area(sheetChoices, choice.row, choiceValue, choice.row, choiceValue)},
			{Name: choice.list, RefersTo: sheet.Area(sheetChoices, choice.first, choiceValue, choice.first+choice.length-1, choiceValue)},
		}
		for i := range names {
			if err := f.SetDefinedName(&names[i]); err != nil {
				return err
			}
		}
		v := excelize.NewDataValidation(false)
		v.SetSqref(sheet.ColumnName(choiceValue) + sheet.RowText(choice.row))
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
	return sheet.Area(sheetChoices, rowStateIndex, choiceValue, rowStateIndex, choiceValue)
}

func outcomeIndex() string {
	return sheet.Area(sheetChoices, rowOutcomeIndex, choiceValue, rowOutcomeIndex, choiceValue)
}

// Rows and columns of the messages.
const (
	rowMessages    = 6
	messageLive    = 2
	messageNeutral = 3 // where assumptions are overridden
	messageFirst   = 4 // of the scenarios
)

// A chartMessage is what a chart says of each scenario.
type chartMessage struct {
	what, neutral string
	of            func(scenario int) string
}

// Places of the messages in their list.
const (
	messageCommitments = iota
	messageRatios
	messageCalls
	messageAssets
	messageTimeline
	messageRun
	messageStates // and after them all states, and the outcomes
)

func messageAllStates() int { return messageStates + finance.MemberStates.Len() }

func messageOutcomes() int { return messageAllStates() + 1 }

// rowMessage returns the row of a message.
func rowMessage(message int) int { return rowMessages + message }

// messageCell returns the live text of a message.
func messageCell(message int) string {
	return sheet.Area(sheetMessages, rowMessage(message), messageLive, rowMessage(message), messageLive)
}

// chartMessages returns all messages in order.
func (c *charts) chartMessages() []chartMessage {
	const overridden = ", with assumptions overridden"
	list := []chartMessage{
		{"Commitments", "Guarantee commitments of the states" + overridden, func(i int) string { return c.messages[i].Commitments }},
		{"Commitments for size", "Guarantee commitments in per cent of GDP" + overridden, func(i int) string { return c.messages[i].CommitmentsGDP }},
		{"Calls", "Guarantee calls by year" + overridden, func(i int) string { return c.messages[i].Calls }},
		{"Assets", "The immobilised assets and what stands against them" + overridden, func(i int) string { return c.messages[i].Assets }},
		{"Timeline", "What happens when" + overridden, func(i int) string { return c.messages[i].Events }},
		{"Run", "Recalculated here with assumptions overridden: no run of the engine", func(i int) string { return "Run " + c.runs[i].RunID }},
	}
	for state, member := range finance.MemberStates.Members {
		list = append(list, chartMessage{member.Name, member.Name + ": what is paid, gross and net" + overridden, func(i int) string { return c.messages[i].Costs[state] }})
	}
	list = append(list, chartMessage{"All states", "All states: what is paid, gross and net" + overridden,
		func(i int) string { return c.messages[i].Costs[finance.MemberStates.Len()] }})
	for outcome, o := range metric.Outcomes() {
		list = append(list, chartMessage{o.Name, o.Name + ": sensitivities without the overrides", func(i int) string { return c.moved[i][outcome] }})
	}
	return list
}

// writeMessages writes what each chart says: the engine's words for each
// scenario, and live those of the chosen one.
func (c *charts) writeMessages() {
	g := c.grid(sheetMessages)
	g.texts(rowMessages-1, 1, c.styles.Head, "Chart", "Chosen scenario", "Where assumptions are overridden")
	for i, scenario := range c.all {
		g.text(rowMessages-1, messageFirst+i, c.styles.Head, scenario.Name)
	}
	for i, message := range c.chartMessages() {
		row := rowMessage(i)
		g.text(row, 1, c.styles.Label, message.what)
		g.text(row, messageNeutral, c.styles.Note, message.neutral)
		for scenario := range c.all {
			g.text(row, messageFirst+scenario, c.styles.Note, message.of(scenario))
		}
		formula := "IF(" + c.overrides() + "=0," + c.live(row, messageFirst) + "," + sheet.At(row, messageNeutral) + ")"
		live := message.of(c.chosen())
		if c.book.shown.Filled > 0 {
			live = message.neutral
		}
		g.formulaText(row, messageLive, c.styles.Text, formula, live)
		g.tall[row] = 2
	}
	c.finishGrid(sheetMessages, "What the charts say", "The engine's words for each scenario; the charts show those of the chosen one.")
}

// finishMessages makes room for the texts of all scenarios and prints those of
// the chosen one.
func (c *charts) finishMessages(f *excelize.File) error {
	if err := f.SetColWidth(sheetMessages, sheet.ColumnName(messageFirst), sheet.ColumnName(messageFirst+len(c.all)-1), 60); err != nil {
		return err
	}
	last := rowMessages + len(c.chartMessages()) - 1
	return setPrintName(f, sheetMessages, "_xlnm.Print_Area", []string{"$A$1:" + sheet.Fixed(last, messageNeutral)})
}
