package workbook

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
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

// unifiedRate is the discount rate of all in whole millionths; it is a
// constant of few digits.
func unifiedRate() int64 {
	millionths, _ := money.FromDecimal(metric.UnifiedRate(), money.MillionthDigits)
	return millionths
}

// newFrame makes the workbook without its cells: sheets in order, styles,
// names, validation, widths, panes, page setup.
func (b *book) newFrame() (*excelize.File, error) {
	f := excelize.NewFile()
	var err error
	if b.styles, err = newStyles(f); err != nil {
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
		if err := f.SetColWidth(name, columnName(i+1), columnName(i+1), float64(width)); err != nil {
			return err
		}
	}
	if err := f.SetColWidth(name, columnName(len(kind.widths)+1), columnName(restColumns), amountWidth); err != nil {
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
	red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: colourBelow}})
	if err != nil {
		return err
	}
	_, last, _ := strings.Cut(b.sheet(name).extent(), ":")
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
		return sheetSelector + "!$" + columnName(columnSelector) + "$" + strconv.Itoa(row)
	}
	names := []excelize.DefinedName{
		{Name: nameVerdict, RefersTo: sheetChecks + "!$" + columnName(checkName) + "$" + strconv.Itoa(b.lastCheck+3)},
		{Name: "MasterCheck", RefersTo: sheetChecks + "!$" + columnName(checkFailed) + "$" + strconv.Itoa(b.lastCheck+2)},
		{Name: namePeriods, RefersTo: b.layout.periodDates()},
		{Name: "ScenarioIndex", RefersTo: selector(rowIndex)},
		{Name: "ScenarioNames", RefersTo: selector(rowFirstOffer) + ":$" + columnName(columnSelector) + "$" + strconv.Itoa(rowFirstOffer+len(b.all)-1)},
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
	var sheets []*cells
	for _, s := range b.sheets {
		sheets = append(sheets, b.sheet(s.name))
	}
	return assemble(frame.Bytes(), sheets)
}
