package workbook

import (
	"strconv"
)

// Rows of the selector sheet.
const (
	rowChosen      = 6
	rowIndex       = 7
	rowFirstOffer  = 10
	columnSelector = 2
	rowOverrides   = 11 // of the cover
)

// writeCover says what the workbook is, which scenario it shows, and whether
// its checks pass.
func (b *book) writeCover() error {
	c := b.sheet(sheetCover)
	c.startRow(1)
	c.text(1, b.styles.title, "The loan to Ukraine backed by immobilised Russian assets")
	c.startRow(2)
	c.formulaText(1, b.styles.subtitle, "ScenarioSelector", b.run.Scenario.Name)
	c.formula(2, b.styles.master, "MasterCheck", 0, 0)
	row := 4
	say := func(label, text string) {
		c.startRow(row)
		c.text(1, b.styles.label, label)
		c.text(2, b.styles.label, text)
		row++
	}
	say("Purpose", "Cash flows, guarantees and costs of the loan by month, for the Union, the custodians and each of the 27 states.")
	say("Not for", "A forecast, a legal opinion or a rating. Figures graded assumption are ours; change them in the override columns.")
	say("Amounts", "Euro, exact to the cent: rounded once, when an amount becomes a line, half away from zero. Costs are positive.")
	say("Colours", "Blue on pale yellow is an input, black a formula. Framed cells may be filled in. Protected without a password.")
	say("Horizon", monthName(b.run.Scenario.Timeline.Start)+" to "+monthName(b.run.Scenario.Timeline.End()))
	say("Model", "loanmodel "+b.run.Version)
	say("Run", b.run.RunID)
	c.startRow(row)
	c.text(1, b.styles.label, "Overrides")
	c.formula(2, b.styles.left, overridesInUse(), 0, 0)
	row += 2
	b.writeHeadlines(c, row)
	row += len(b.run.Figures) + 2
	b.writeContents(c, row)
	return nil
}

// overridesInUse counts the cells that readers have filled in.
func overridesInUse() template {
	column := columnName(inputOverride)
	rangeOf := func(sheet string) string {
		return "COUNTA(" + sheet + "!" + column + strconv.Itoa(firstRow) + ":" + column + "2000)"
	}
	return template(rangeOf(sheetAssumptions) + "+" + rangeOf(sheetSchedules) + "+" + rangeOf(sheetStates))
}

func (b *book) writeHeadlines(c *cells, row int) {
	c.startRow(row)
	c.text(1, b.styles.head, "Headline figures of the chosen scenario")
	c.text(2, b.styles.head, "EUR")
	for i, figure := range b.run.Figures {
		c.startRow(row + 1 + i)
		c.text(1, b.styles.label, figure.Name)
		c.formulaDecimal(2, b.styles.amount, b.layout.headline(figure.Headline), figure.Value.String())
	}
}

func (b *book) writeContents(c *cells, row int) {
	c.startRow(row)
	c.text(1, b.styles.head, "Sheet")
	c.text(2, b.styles.head, "What is in it")
	for _, s := range b.sheets[1:] {
		row++
		c.startRow(row)
		c.text(1, b.styles.link, s.name)
		c.text(2, b.styles.label, s.about)
		b.links = append(b.links, hyperlink{row, s.name})
	}
}

type hyperlink struct {
	row   int
	sheet string
}

// writeSelector writes the cell that chooses and the list it chooses from.
func (b *book) writeSelector() error {
	c := b.sheet(sheetSelector)
	b.head(c, "Scenario selector", "Choose a scenario from the list; every sheet follows.")
	c.startRow(rowChosen)
	c.text(1, b.styles.label, "Scenario")
	c.text(columnSelector, b.styles.override(b.styles.whole), b.run.Scenario.Name)
	c.startRow(rowIndex)
	c.text(1, b.styles.label, "Its number")
	c.formula(columnSelector, b.styles.whole, "MATCH(ScenarioSelector,ScenarioNames,0)", b.selected(), 0)
	c.startRow(rowFirstOffer - 1)
	c.text(1, b.styles.head, "Number")
	c.text(columnSelector, b.styles.head, "Scenario")
	c.text(columnSelector+1, b.styles.head, "What it is")
	for i, s := range b.all {
		c.startTall(rowFirstOffer+i, linesOf(s.Title, 100))
		c.number(1, b.styles.left, int64(i+1), 0)
		c.text(columnSelector, b.styles.label, s.Name)
		c.text(columnSelector+1, b.styles.text, s.Title)
	}
	row := rowFirstOffer + len(b.all) + 1
	c.startRow(row)
	c.text(1, b.styles.head, "Fixed numbers that formulas use")
	c.text(columnSelector, b.styles.head, "Value")
	c.text(columnSelector+1, b.styles.head, "What it is")
	for i, n := range fixedNumbers() {
		c.startRow(row + 1 + i)
		c.text(1, b.styles.label, n.name)
		c.number(columnSelector, b.styles.whole, n.value, 0)
		c.text(columnSelector+1, b.styles.text, n.text)
	}
	return nil
}
