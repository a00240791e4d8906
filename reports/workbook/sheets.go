package workbook

import (
	"github.com/xuri/excelize/v2"
)

// A sheet is one sheet of the workbook: its name, whose prefix says what kind
// it is, one line on what is in it, and what writes it.
type sheet struct {
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

// sheetsOf are the sheets in order. This list alone says which there are.
func (b *book) sheetsOf() []sheet {
	time := sheetKind{tabCalc, []int{46, 11, 14, 24, 19, 19, 19}, "H5"}
	input := sheetKind{tabInput, []int{34, 11, 52, 10, 20, 20, 20, 12, 34, 12, 12, 60, 22}, "E5"}
	list := []sheet{
		{sheetCover, "What this workbook is, and its headline figures.", sheetKind{tabCover, []int{42, 24, 84}, ""}, (*book).writeCover, (*book).setLinks},
		{sheetSelector, "Choose the scenario here; everything follows.", sheetKind{tabInput, []int{34, 44, 96}, ""}, (*book).writeSelector, (*book).setValidation},
		{sheetAssumptions, "Single assumptions with source, grade and one column for each scenario.", input, (*book).writeAssumptions, nil},
		{sheetSchedules, "Dated assumptions: instalments, maturities, rate steps, settlement.", input, (*book).writeSchedules, nil},
		{sheetStates, "Data and settings of the 27 states.", input, (*book).writeStateInputs, nil},
		{sheetTimeline, "The periods.", time, (*book).writeTimeline, nil},
		{sheetPaths, "What the dated assumptions bring to each period.", time, (*book).writePaths, nil},
	}
	for _, section := range b.run.Model.Sections[1:] {
		list = append(list, sheet{calcPrefix + section.Letter, section.Title + ".", time,
			func(b *book) error { return b.writeCalculation(section) }, nil})
	}
	return append(list,
		sheet{sheetOutStates, "Results for each state.", sheetKind{tabOut, []int{18, 8}, "C5"}, (*book).writeStates, nil},
		sheet{sheetChecks, "What must be zero, and the engine's control totals beside the live ones.",
			sheetKind{tabCheck, []int{56, 10, 20, 10, 24}, "A5"}, (*book).writeChecks, nil},
		sheet{sheetSources, "The sources.", sheetKind{tabLog, []int{36, 70, 30, 12, 12, 70, 60}, "B5"}, (*book).writeSources, nil})
}
