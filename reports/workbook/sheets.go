package workbook

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"loanmodel/reports/workbook/sheet"
)

// A worksheet is one sheet of the workbook: its name, whose prefix says what kind
// it is, one line on what is in it, and what writes it.
type worksheet struct {
	name, about string
	kind        sheetKind
	write       func(*book) error                 // the cells
	finish      func(*book, *excelize.File) error // what stands beside them, as validation and charts; nil where there is none
}

// A sheetKind is the tab's colour, the widths of the first columns and where
// the panes freeze: the top left cell of the moving part, empty for none.
type sheetKind struct {
	colour string
	widths []int
	pane   string
}

// Colours of tabs, by the kind of sheet.
const (
	tabCover = "FF1F3864"
	tabInput = "FFF2C200"
	tabCalc  = "FF7F7F7F"
	tabOut   = "FF1E6B2E"
	tabCheck = "FFC00000"
	tabLog   = "FF7030A0"
)

// sheetsOf returns the sheets in order. This list alone says which there are.
func (b *book) sheetsOf() []worksheet {
	time := sheetKind{tabCalc, []int{38, 9, 12, 8}, "E5"}
	input := sheetKind{tabInput, []int{36, 9, 36, 9, 17, 17, 17, 11, 28, 9, 9, 50, 22}, "E5"}
	for range b.all {
		input.widths = append(input.widths, 19)
	}
	record := func(widths ...int) sheetKind { return sheetKind{tabLog, widths, "B5"} }
	list := []worksheet{
		{sheetCover, "What this workbook is, and its headline figures.", sheetKind{tabCover, []int{46, 15, 11, 22, 10, 40}, ""}, (*book).writeCover, nil},
		{sheetContents, "This list.", sheetKind{tabCover, []int{24, 16, 108}, "A5"}, (*book).writeContents, nil},
		{sheetKey, "Colours, signs, units and grades; how to change a scenario or an assumption; how it prints.", sheetKind{tabCover, []int{28, 22, 112}, ""}, (*book).writeKey, nil},
		{sheetSelector, "Choose the scenario here; everything follows.", sheetKind{tabInput, []int{34, 44, 100}, ""}, (*book).writeSelector, (*book).setValidation},
		{sheetAssumptions, "Single assumptions with source, grade and one column for each scenario.", input, (*book).writeAssumptions, setRules(sheetAssumptions)},
		{sheetSchedules, "Dated assumptions: instalments, maturities, rate steps, settlement.", input, (*book).writeSchedules, setRules(sheetSchedules)},
		{sheetStates, "Data and settings of the 27 states.", input, (*book).writeStateInputs, setRules(sheetStates)},
		{sheetTimeline, "The periods.", time, (*book).writeTimeline, nil},
		{sheetPaths, "What the dated assumptions bring to each period.", time, (*book).writePaths, nil},
	}
	for _, section := range b.run.Model.Sections[1:] {
		list = append(list, worksheet{calcPrefix + section.Letter, section.Title + ". " + section.About, time,
			func(b *book) error { return b.writeCalculation(section) }, nil})
	}
	list = append(list, worksheet{sheetMeasureRows, "What the measures are recomputed from, month by month, and the measures themselves.", time, (*book).writeMeasureRows, nil})
	list = append(list, b.chartSheets(time)...)
	return append(list,
		worksheet{sheetMeasures, "Present values, rates, ratios and worst cases: the engine's of every scenario, and what is recomputed here beside them.", b.measureKind(), (*book).writeMeasures, nil},
		worksheet{sheetOutYears, "Every line in EUR m by calendar year: the whole horizon on a few pages.", b.kindOfYears(), (*book).writeYears, nil},
		worksheet{sheetOutStates, "Results for each state, in protocol order and ranked by commitment.", sheetKind{tabOut, []int{24, 8, 18}, "C5"}, (*book).writeStates, (*book).breakStates},
		worksheet{sheetBalance, "Who owns and owes what at the end of a month: the balance sheets of all sectors.", matrixKind(), (*book).writeBalance, (*book).setBalance},
		worksheet{sheetFlows, "Who pays whom over the months chosen: the flows between all sectors.", matrixKind(), (*book).writeFlows, (*book).setFlows},
		worksheet{sheetMatrix, "Every scenario of the library in one table, with the command that reproduces each row.", matrixSheetKind(), (*book).writeMatrix, (*book).setMatrix},
		worksheet{sheetCompare, "The financing structures side by side: cash, debt, liquidity, who bears it.", compareSheetKind(), (*book).writeCompare, (*book).setCompare},
		worksheet{sheetChecks, "What must be zero, and the engine's control totals beside the live ones.",
			sheetKind{tabCheck, []int{58, 14, 22, 8, 24}, "B5"}, (*book).writeChecks, nil},
		worksheet{sheetSources, "The documents that values rest on, by the ids of the source columns.", record(30, 48, 22, 10, 10, 48, 42), (*book).writeSources, nil},
		worksheet{sheetData, "Every series of data: its source, its date, the day it was last checked, and its vintage.", record(42, 32, 9, 9, 11, 38, 13, 10, 10, 20, 16), (*book).writeData, nil},
		worksheet{sheetDecisions, "What was decided where law, data or print leave a question open.", record(7, 34, 48, 48, 34, 22, 20), (*book).writeDecisions, nil},
		worksheet{sheetChanges, "What differs from the base case, and the history of the model.", record(38, 20, 26, 26, 22, 66), (*book).writeChanges, nil})
}

// A hyperlink leads from a cell to a sheet of the workbook.
type hyperlink struct{ cell, sheet string }

// kindNames say in words what the colours of the tabs say.
var kindNames = map[string]string{
	tabCover: "Guide", tabInput: "Input", tabCalc: "Calculation", tabOut: "Output", tabCheck: "Check", tabLog: "Record",
}

// writeContents lists the sheets, with a link to each.
func (b *book) writeContents() error {
	c := b.sheet(sheetContents)
	b.head(c, "Contents", "Every sheet links back here from its cell "+cellBack+".")
	b.heads(c, 4, 1, "Sheet", "Kind", "What is in it")
	for i, s := range b.sheets {
		row := sheet.FirstRow + i
		c.StartTall(row, sheet.LinesOf(s.about, 105))
		c.Text(1, b.styles.Link, s.name)
		c.Text(2, b.styles.Label, kindNames[s.kind.colour])
		c.Text(3, b.styles.Text, s.about)
		b.link(sheetContents, "A"+strconv.Itoa(row), s.name)
	}
	return nil
}

func (b *book) link(from, cell, to string) {
	b.links[from] = append(b.links[from], hyperlink{cell, to})
}

// setLinks sets the links of a sheet, and the one back.
func (b *book) setLinks(f *excelize.File, name string) error {
	back := hyperlink{cellBack, sheetContents}
	if name == sheetContents {
		back.sheet = sheetCover
	}
	for _, l := range append(b.links[name], back) {
		if err := f.SetCellHyperLink(name, l.cell, l.sheet+"!A1", "Location"); err != nil {
			return err
		}
	}
	return nil
}

// heads writes a row of column heads of so many lines.
func (b *book) heads(c *sheet.Cells, row, lines int, texts ...string) {
	c.StartTall(row, lines)
	for i, text := range texts {
		c.Text(i+1, b.styles.Head, text)
	}
}
