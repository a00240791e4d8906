package workbook

import (
	"bytes"
	"strconv"

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
	amountWidth = 19
	restColumns = 400 // widths beyond those that a kind names
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
	if err := b.setPane(f, name, kind.pane); err != nil {
		return err
	}
	return b.setPage(f, name)
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
	landscape, a4, wide, any := "landscape", 9, 1, 0
	if err := f.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &any}); err != nil {
		return err
	}
	if err := f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{
		OddHeader: "&L&A&RLoan to Ukraine, " + "loanmodel " + b.run.Version,
		OddFooter: "&L&8 " + b.run.RunID + "&R&8 &P of &N",
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
		{Name: "MasterCheck", RefersTo: sheetChecks + "!$" + columnName(checkFailed) + "$" + strconv.Itoa(b.lastCheck+2)},
		{Name: "ScenarioIndex", RefersTo: selector(rowIndex)},
		{Name: "ScenarioNames", RefersTo: selector(rowFirstOffer) + ":$" + columnName(columnSelector) + "$" + strconv.Itoa(rowFirstOffer+len(b.all)-1)},
		{Name: "ScenarioSelector", RefersTo: selector(rowChosen)},
	}
	for i, n := range fixedNumbers() {
		names = append(names, excelize.DefinedName{Name: n.name, RefersTo: selector(rowFirstOffer + len(b.all) + 2 + i)})
	}
	for i := range names {
		if err := f.SetDefinedName(&names[i]); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) setValidation(f *excelize.File) error {
	v := excelize.NewDataValidation(false)
	v.SetSqref(columnName(columnSelector) + strconv.Itoa(rowChosen))
	v.SetSqrefDropList("ScenarioNames")
	v.SetError(excelize.DataValidationErrorStyleStop, "No such scenario", "Choose one from the list.")
	v.SetInput("Scenario", "Choose one from the list; every sheet follows.")
	return f.AddDataValidation(sheetSelector, v)
}

func (b *book) setLinks(f *excelize.File) error {
	for _, l := range b.links {
		if err := f.SetCellHyperLink(sheetCover, "A"+strconv.Itoa(l.row), l.sheet+"!A1", "Location"); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) setProperties(f *excelize.File) error {
	return f.SetDocProps(&excelize.DocProperties{
		Title: "The loan to Ukraine: " + b.run.Scenario.Name, Subject: "Cash flows, guarantees and costs",
		Creator: "loanmodel " + b.run.Version, Identifier: b.run.RunID, Language: "en-GB",
		Created: "2006-09-16T00:00:00Z", Modified: "2006-09-16T00:00:00Z", Version: b.run.Version,
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
	return b.archive(frame.Bytes())
}
