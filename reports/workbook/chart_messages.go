package workbook

import (
	"github.com/xuri/excelize/v2"

	"loanmodel/finance"
	"loanmodel/reports"
)

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
func messageOutcomes() int  { return messageAllStates() + 1 }

// rowMessage is the row of a message.
func rowMessage(message int) int { return rowMessages + message }

// messageCell is the live text of a message.
func messageCell(message int) string {
	return areaOf(sheetMessages, rowMessage(message), messageLive, rowMessage(message), messageLive)
}

// chartMessages are all messages in order.
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
		list = append(list, chartMessage{member.Name, member.Name + ": gross and net cost" + overridden, func(i int) string { return c.messages[i].Costs[state] }})
	}
	list = append(list, chartMessage{"All states", "All states: gross and net cost" + overridden,
		func(i int) string { return c.messages[i].Costs[finance.MemberStates.Len()] }})
	for outcome, o := range reports.Outcomes() {
		list = append(list, chartMessage{o.Name, o.Name + ": sensitivities without the overrides", func(i int) string { return c.moved[i][outcome] }})
	}
	return list
}

// writeMessages writes what each chart says: the engine's words for each
// scenario, and live those of the chosen one.
func (c *charts) writeMessages() {
	g := c.grid(sheetMessages)
	g.texts(rowMessages-1, 1, c.styles.head, "Chart", "Chosen scenario", "Where assumptions are overridden")
	for i, scenario := range c.all {
		g.text(rowMessages-1, messageFirst+i, c.styles.head, scenario.Name)
	}
	for i, message := range c.chartMessages() {
		row := rowMessage(i)
		g.text(row, 1, c.styles.label, message.what)
		g.text(row, messageNeutral, c.styles.note, message.neutral)
		for scenario := range c.all {
			g.text(row, messageFirst+scenario, c.styles.note, message.of(scenario))
		}
		formula := "IF(" + c.overrides() + "=0," + c.live(row, messageFirst) + "," + at(row, messageNeutral) + ")"
		live := message.of(c.chosen())
		if c.book.shown.Filled > 0 {
			live = message.neutral
		}
		g.formulaText(row, messageLive, c.styles.text, formula, live)
		g.tall[row] = 2
	}
	c.finishGrid(sheetMessages, "What the charts say", "The engine's words for each scenario; the charts show those of the chosen one.")
}

// finishMessages makes room for the texts of all scenarios and prints those of
// the chosen one.
func (c *charts) finishMessages(f *excelize.File) error {
	if err := f.SetColWidth(sheetMessages, columnName(messageFirst), columnName(messageFirst+len(c.all)-1), 60); err != nil {
		return err
	}
	last := rowMessages + len(c.chartMessages()) - 1
	return setPrintName(f, sheetMessages, "_xlnm.Print_Area", []string{"$A$1:" + fixedCell(last, messageNeutral)})
}
