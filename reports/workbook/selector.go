package workbook

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	eq "loanmodel/finance/equation"
	"loanmodel/reports/workbook/sheet"
)

// Rows of the selector sheet.
const (
	rowChosen      = 6
	rowIndex       = 7
	rowFirstOffer  = 10
	columnSelector = 2
)

// writeSelector writes the cell that chooses and the list it chooses from, the
// fixed numbers, and the lists that validation uses.
func (b *book) writeSelector() error {
	c := b.sheet(sheetSelector)
	b.head(c, "Scenario selector", "Choose a scenario from the list in the framed cell; every sheet follows.")
	c.StartRow(rowChosen)
	c.Text(1, b.styles.Label, "Scenario")
	c.Text(columnSelector, b.styles.Choice, b.scenario().Name)
	c.StartRow(rowIndex)
	c.Text(1, b.styles.Label, "Its number")
	c.Formula(columnSelector, b.styles.Left, "MATCH(ScenarioSelector,ScenarioNames,0)", b.selected(), 0)
	b.heads(c, rowFirstOffer-1, 1, "Number", "Scenario", "What it is")
	for i, s := range b.all {
		c.StartTall(rowFirstOffer+i, sheet.LinesOf(s.Title, 100))
		c.Number(1, b.styles.Left, int64(i+1), 0)
		c.Text(columnSelector, b.styles.Label, s.Name)
		c.Text(columnSelector+1, b.styles.Text, s.Title)
	}
	b.heads(c, b.rowOfFixed()-1, 1, "Fixed numbers that formulas use", "Value", "What it is")
	for i, n := range fixedNumbers() {
		c.StartRow(b.rowOfFixed() + i)
		c.Text(1, b.styles.Label, n.name)
		c.Number(columnSelector, b.styles.Left, n.value, 0)
		c.Text(columnSelector+1, b.styles.Text, n.text)
	}
	b.writeLists(c)
	return nil
}

// rowOfFixed returns the row of the first fixed number.
func (b *book) rowOfFixed() int { return rowFirstOffer + len(b.all) + 2 }

// A choiceList is the numbers that may stand for the choices of an input.
type choiceList struct {
	name, title string
	first       int64    // number of the first choice
	choices     []string // what the numbers mean
}

const listYesNo = "ListYesNo"

// choiceLists returns the lists of the model's inputs, each once.
func choiceLists(m *eq.Model) []choiceList {
	lists := []choiceList{{listYesNo, "Yes or no", 0, []string{"no", "yes"}}}
	for _, line := range m.Inputs() {
		if names := line.Input.Choices; len(names) > 0 && !slices.ContainsFunc(lists, func(l choiceList) bool { return slices.Equal(l.choices, names) }) {
			lists = append(lists, choiceList{nameOfList(line.ID), line.Name, 1, names})
		}
	}
	return lists
}

// nameOfList makes a name of a key: List_guarantees_key_basis.
func nameOfList(key eq.ID) string { return "List_" + strings.ReplaceAll(string(key), ".", "_") }

// listOf returns the name of the list that an input chooses from.
func listOf(m *eq.Model, in *eq.Input) string {
	for _, list := range choiceLists(m) {
		if slices.Equal(list.choices, in.Choices) {
			return list.name
		}
	}
	return listYesNo
}

// rowOfLists returns the row of the head of the first list.
func (b *book) rowOfLists() int { return b.rowOfFixed() + len(fixedNumbers()) + 1 }

func (b *book) writeLists(c *sheet.Cells) {
	row := b.rowOfLists()
	for _, list := range choiceLists(b.run.Model) {
		b.heads(c, row, 1, "Choices: "+list.title, "Number", "What it stands for")
		for i, choice := range list.choices {
			c.StartRow(row + 1 + i)
			c.Text(1, b.styles.Label, list.name)
			c.Number(columnSelector, b.styles.Left, list.first+int64(i), 0)
			c.Text(columnSelector+1, b.styles.Text, choice)
		}
		row += len(list.choices) + 2
	}
}

// listNames returns the names of the lists' ranges.
func (b *book) listNames() []excelize.DefinedName {
	var names []excelize.DefinedName
	row, column := b.rowOfLists(), "$"+sheet.ColumnName(columnSelector)+"$"
	for _, list := range choiceLists(b.run.Model) {
		names = append(names, excelize.DefinedName{Name: list.name,
			RefersTo: sheetSelector + "!" + column + strconv.Itoa(row+1) + ":" + column + strconv.Itoa(row+len(list.choices))})
		row += len(list.choices) + 2
	}
	return names
}

func (b *book) setValidation(f *excelize.File) error {
	v := excelize.NewDataValidation(false)
	v.SetSqref(sheet.ColumnName(columnSelector) + strconv.Itoa(rowChosen))
	v.SetSqrefDropList("ScenarioNames")
	v.SetError(excelize.DataValidationErrorStyleStop, "No such scenario", "Choose one from the list.")
	v.SetInput("Scenario", "Choose one from the list; every sheet follows.")
	return f.AddDataValidation(sheetSelector, v)
}
