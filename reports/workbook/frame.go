package workbook

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"loanmodel/finance/discount"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/reports/workbook/sheet"
)

// A fixedNumber is a number that formulas use by name.
type fixedNumber struct {
	name  string
	value int64
	text  string
}

func fixedNumbers() []fixedNumber {
	var list []fixedNumber
	for _, base := range eq.Bases() {
		list = append(list, fixedNumber{base.Name, base.Value, base.Text})
	}
	return append(list,
		fixedNumber{nameCents, 100, "cents in one euro"},
		fixedNumber{namePerCent, money.Million / 100, "millionths in one per cent"},
		fixedNumber{nameTenth, 10, "tenths in one"},
		fixedNumber{nameHundred, 100, "per cent in one whole"},
		fixedNumber{nameUnifiedRate, unifiedRate(), "the unified discount rate, in millionths"})
}

// unifiedRate returns the discount rate of all in whole millionths; it is a
// constant of few digits.
func unifiedRate() int64 {
	millionths, _ := money.FromDecimal(discount.UnifiedRate(), money.MillionthDigits)
	return millionths
}

// newFrame makes the workbook without its cells: sheets in order, styles,
// names, validation, widths, panes, page setup.
func (b *book) newFrame() (*excelize.File, error) {
	f := excelize.NewFile()
	var err error
	if b.styles, err = sheet.NewStyles(f); err != nil {
		return nil, err
	}
	for i, s := range b.sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.name)
		} else {
			_, err = f.NewSheet(s.name)
		}
		if err != nil {
			return nil, err
		}
	}
	return f, nil
}

// finishFrame makes what depends on the cells.
func (b *book) finishFrame(f *excelize.File) error {
	for _, step := range []func(*excelize.File) error{b.setNames, b.setSheets, b.setProperties} {
		if err := step(f); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) setSheets(f *excelize.File) error {
	for _, s := range b.sheets {
		if err := b.setSheet(f, s.name, s.kind); err != nil {
			return err
		}
		if s.finish != nil {
			if err := s.finish(b, f); err != nil {
				return err
			}
		}
	}
	f.SetActiveSheet(0)
	return nil
}

const (
	amountWidth = 16.5
	restColumns = 400 // widths beyond those that a kind names
	sideMargin  = 0.3 // of a printed page, in inches
	footMargin  = 0.6
)

func (b *book) setSheet(f *excelize.File, name string, kind sheetKind) error {
	for i, width := range kind.widths {
		if err := f.SetColWidth(name, sheet.ColumnName(i+1), sheet.ColumnName(i+1), float64(width)); err != nil {
			return err
		}
	}
	if err := f.SetColWidth(name, sheet.ColumnName(len(kind.widths)+1), sheet.ColumnName(restColumns), amountWidth); err != nil {
		return err
	}
	off := false
	zoom := 90.0
	if err := f.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &off, ZoomScale: &zoom}); err != nil {
		return err
	}
	if err := f.SetSheetProps(name, &excelize.SheetPropsOptions{TabColorRGB: &kind.colour, FitToPage: yes()}); err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return b.setPane(f, name, kind.pane) },
		func() error { return b.setColours(f, name) },
		func() error { return b.setLinks(f, name) },
		func() error { return b.setPrint(f, name, kind.pane) },
		func() error { return b.setPage(f, name) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// setColours shows in red what is below zero, and that checks fail. The colour
// only repeats what the sign and the words say.
func (b *book) setColours(f *excelize.File, name string) error {
	red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: sheet.ColourBelow}})
	if err != nil {
		return err
	}
	_, last, _ := strings.Cut(b.sheet(name).Extent(), ":")
	if err := f.SetConditionalFormat(name, "A4:"+last, []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: "<", Value: "0", Format: &red}}); err != nil {
		return err
	}
	return f.SetConditionalFormat(name, cellVerdict, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: "MasterCheck>0", Format: &red}})
}

func yes() *bool { on := true; return &on }

func (b *book) setPane(f *excelize.File, name, cell string) error {
	if cell == "" {
		return nil
	}
	column, row, err := excelize.CellNameToCoordinates(cell)
	if err != nil {
		return err
	}
	pane := "bottomRight"
	if column == 1 {
		pane = "bottomLeft"
	}
	return f.SetPanes(name, &excelize.Panes{Freeze: true, XSplit: column - 1, YSplit: row - 1, TopLeftCell: cell, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: cell, ActiveCell: cell, Pane: pane}}})
}

func (b *book) setPage(f *excelize.File, name string) error {
	landscape, a4, wide, tall := "landscape", 9, 1, 0
	if name == sheetCover {
		tall = 1
	}
	if err := f.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	side, foot := sideMargin, footMargin
	if err := f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &foot, Bottom: &foot, Header: &side, Footer: &side}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{
		OddHeader: "&L&8&A&R&8" + bookTitle + ", loanmodel " + b.delivered.Version,
		OddFooter: "&L&8Run " + b.delivered.RunID + "&R&8Page &P of &N",
	}); err != nil {
		return err
	}
	return f.ProtectSheet(name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true, AutoFilter: true})
}

func (b *book) setNames(f *excelize.File) error {
	selector := func(row int) string {
		return sheetSelector + "!$" + sheet.ColumnName(columnSelector) + "$" + strconv.Itoa(row)
	}
	names := []excelize.DefinedName{
		{Name: nameVerdict, RefersTo: sheetChecks + "!$" + sheet.ColumnName(checkName) + "$" + strconv.Itoa(b.lastCheck+3)},
		{Name: "MasterCheck", RefersTo: sheetChecks + "!$" + sheet.ColumnName(checkFailed) + "$" + strconv.Itoa(b.lastCheck+2)},
		{Name: namePeriods, RefersTo: b.layout.periodDates()},
		{Name: "ScenarioIndex", RefersTo: selector(rowIndex)},
		{Name: "ScenarioNames", RefersTo: selector(rowFirstOffer) + ":$" + sheet.ColumnName(columnSelector) + "$" + strconv.Itoa(rowFirstOffer+len(b.all)-1)},
		{Name: "ScenarioSelector", RefersTo: selector(rowChosen)},
	}
	for i, n := range fixedNumbers() {
		names = append(names, excelize.DefinedName{Name: n.name, RefersTo: selector(b.rowOfFixed() + i)})
	}
	names = append(names, b.listNames()...)
	for i := range names {
		if err := f.SetDefinedName(&names[i]); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) setProperties(f *excelize.File) error {
	return f.SetDocProps(&excelize.DocProperties{
		Title: bookTitle + ": " + b.delivered.Scenario.Name, Subject: "Cash flows, guarantees and costs",
		Creator: "loanmodel " + b.delivered.Version, Identifier: b.delivered.RunID, Language: "en-GB",
		Created: "2006-09-16T00:00:00Z", Modified: "2006-09-16T00:00:00Z", Version: b.delivered.Version,
	})
}

func (b *book) assemble(f *excelize.File) ([]byte, error) {
	if err := b.finishFrame(f); err != nil {
		return nil, err
	}
	var frame bytes.Buffer
	if err := f.Write(&frame); err != nil {
		return nil, err
	}
	var sheets []*sheet.Cells
	for _, s := range b.sheets {
		sheets = append(sheets, b.sheet(s.name))
	}
	return sheet.Assemble(frame.Bytes(), sheets)
}

// printedMonths is how many months of a monthly sheet are printed: as many as
// can be read on one page. The whole horizon is printed by year, on Out_Years.
const printedMonths = 9

// leastPrinted is the smallest size, in per cent, at which a sheet is printed:
// letters of ten points have five and a half.
const leastPrinted = 55

// setPrint says what of a sheet is printed and which rows and columns stand on
// every page: those that do not move on the screen either.
func (b *book) setPrint(f *excelize.File, name, pane string) error {
	if areas := b.printed(name); len(areas) > 0 {
		if err := setPrintName(f, name, "_xlnm.Print_Area", areas); err != nil {
			return err
		}
	}
	if pane == "" {
		return nil
	}
	column, row, err := excelize.CellNameToCoordinates(pane)
	if err != nil {
		return err
	}
	var titles []string
	if column > 1 {
		titles = append(titles, "$A:$"+sheet.ColumnName(column-1))
	}
	if name == sheetOutStates { // the ranked blocks have heads of their own
		row--
	}
	return setPrintName(f, name, "_xlnm.Print_Titles", append(titles, "$1:$"+strconv.Itoa(row-1)))
}

func setPrintName(f *excelize.File, tab, name string, areas []string) error {
	for i := range areas {
		areas[i] = tab + "!" + areas[i]
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: strings.Join(areas, ","), Scope: tab})
}

// printed returns the area of a sheet that is printed, one page wide, or
// several areas, one after another; none where that is the whole sheet.
func (b *book) printed(name string) []string {
	rows := b.sheet(name).Row
	upTo := func(from, to int) string {
		return "$" + sheet.ColumnName(from) + "$1:$" + sheet.ColumnName(to) + "$" + strconv.Itoa(rows)
	}
	switch {
	case name == sheetTimeline || strings.HasPrefix(name, calcPrefix):
		return []string{upTo(1, min(sheet.ColumnFirstPeriod+printedMonths-1, b.layout.lastColumn()))}
	case name == sheetAssumptions || name == sheetSchedules || name == sheetStates:
		return []string{upTo(1, sheet.InputReason)}
	case name == sheetOutStates:
		return b.printedStates()
	case name == sheetMeasures:
		return []string{printMeasures()}
	case name == sheetEngine:
		return []string{upTo(1, engineLive)}
	case name == sheetChecks:
		return []string{upTo(1, controlEngine)}
	}
	return nil
}
