package readback

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"loanmodel/reports/workbook"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
	"loanmodel/scenarios/diagnostic"
)

// moved returns the delivered file with the cells of one sheet elsewhere, or
// nowhere, as after a reader has inserted or deleted rows or columns.
func (d delivered) moved(tab string, to func(xlsx.Place) (xlsx.Place, bool)) *File {
	file := *d.file.File
	file.Sheets = nil
	for _, s := range d.file.Sheets {
		if s.Name == tab {
			changed := *s
			changed.Cells = map[xlsx.Place]xlsx.Cell{}
			for at, cell := range s.Cells {
				if at, stays := to(at); stays {
					changed.Cells[at] = cell
				}
			}
			s = &changed
		}
		file.Sheets = append(file.Sheets, s)
	}
	return &File{&file}
}

// wantRefused wants a fault of the file that names a cell or a sheet and says
// what to do.
func wantRefused(t *testing.T, what string, err error, code diagnostic.Code, says string) {
	t.Helper()
	var faults diagnostic.List
	if !errors.As(err, &faults) || faults[0].Code != code.ID || !strings.Contains(faults[0].Message, says) || faults[0].Hint == "" {
		t.Errorf("%s: %v", what, err)
	}
}

// A column that a reader has inserted, deleted or moved anywhere on a sheet of
// inputs leads to no neighbour's values: the file is refused, whichever scenario
// is read.
func TestMovedColumnsAreRefused(t *testing.T) {
	d := deliverTo(t)
	last := sheet.InputFirstScenario + len(d.file.Offered()) - 1
	for _, tab := range workbook.InputSheets() {
		for column := 1; column <= last; column++ {
			inserted := d.moved(tab, func(at xlsx.Place) (xlsx.Place, bool) {
				if at.Column >= column {
					at.Column++
				}
				return at, true
			})
			deleted := d.moved(tab, func(at xlsx.Place) (xlsx.Place, bool) {
				gone := at.Column == column
				if at.Column > column {
					at.Column--
				}
				return at, !gone
			})
			swapped := d.moved(tab, func(at xlsx.Place) (xlsx.Place, bool) {
				switch at.Column {
				case column:
					at.Column = last - 1 + column%2
				case last - 1 + column%2:
					at.Column = column
				}
				return at, true
			})
			for what, file := range map[string]*File{"inserted": inserted, "deleted": deleted, "swapped": swapped} {
				if what == "swapped" && column == last-1+column%2 {
					continue
				}
				_, err := file.Read("w.xlsx", d.run.Scenario, d.run.Model)
				wantRefused(t, tab+", column "+xlsx.ColumnName(column)+" "+what, err, FileOther, "")
			}
		}
	}
}

// A row that a reader has inserted above the heads is refused; between inputs it
// changes nothing; inside the rows of a dated input it is refused.
func TestMovedRows(t *testing.T) {
	d := deliverTo(t)
	inputs, err := d.file.inputs(d.run.Model)
	if err != nil {
		t.Fatal(err)
	}
	insertAt := func(tab string, row int) error {
		file := d.moved(tab, func(at xlsx.Place) (xlsx.Place, bool) {
			if at.Row >= row {
				at.Row++
			}
			return at, true
		})
		reading, err := file.Read("w.xlsx", d.run.Scenario, d.run.Model)
		if err == nil && len(reading.Changes)+len(reading.Overrides) > 0 {
			t.Errorf("%s, row %d: other values are read: %+v", tab, row, reading)
		}
		return err
	}
	for _, tab := range workbook.InputSheets() {
		wantRefused(t, tab, insertAt(tab, sheet.HeadRow), FileOther, tab+"!A4")
	}
	inside, between := 0, 0
	for _, input := range inputs {
		if len(input.dates) > 1 && inside < 5 {
			inside++
			wantRefused(t, input.name(), insertAt(input.dates[1].Sheet, input.dates[1].Row), FileOther, "do not stand one under the other")
		}
		if len(input.dates) == 0 && between < 5 {
			between++
			if err := insertAt(input.values[0].Sheet, input.values[0].Row); err != nil {
				t.Error(err)
			}
		}
	}
	if inside == 0 || between == 0 {
		t.Error("no rows were moved")
	}
}

// Settings under which typed values mean something else are refused where values
// are read; calculation on demand only where the reader asks for it.
func TestSettingsAreRefused(t *testing.T) {
	d := deliverTo(t)
	for _, c := range []struct {
		settings xlsx.Settings
		says     string
		reads    bool
	}{
		{xlsx.Settings{From1904: true}, "1,462 days", false},
		{xlsx.Settings{Rounded: true}, "rounded", false},
		{xlsx.Settings{Manual: true}, "on demand", true},
		{xlsx.Settings{Unfinished: true}, "before it was computed", true},
	} {
		file := *d.file.File
		file.Settings = c.settings
		_, err := (&File{&file}).Read("w.xlsx", d.run.Scenario, d.run.Model)
		if (err == nil) != c.reads {
			t.Errorf("%+v: %v", c.settings, err)
		}
		wantRefused(t, c.says, (&File{&file}).RefuseSettings("w.xlsx"), FileSettings, c.says)
	}
	if err := d.file.RefuseSettings("w.xlsx"); err != nil {
		t.Error(err)
	}
}

// A number in a cell that is formatted as a percentage is a hundred times what
// the formulas take: it is refused with both.
func TestPercentagesAreRefused(t *testing.T) {
	d := deliverTo(t)
	row := d.rowOf(t, "euroclear.tax_rate_pct")
	for _, column := range []int{sheet.InputOverride, sheet.InputFirstScenario} {
		at := xlsx.At(row.Row, column)
		file := *d.file.File
		file.Sheets = nil
		for _, s := range d.file.Sheets {
			if s.Name == row.Sheet {
				changed := *s
				changed.Cells = maps.Clone(s.Cells)
				changed.Cells[at] = xlsx.Cell{Kind: xlsx.HoldsNumber, Value: "0.3"}
				changed.Percent = map[xlsx.Place]bool{at: true}
				s = &changed
			}
			file.Sheets = append(file.Sheets, s)
		}
		_, err := (&File{&file}).Read("w.xlsx", d.run.Scenario, d.run.Model)
		wantRefused(t, row.Cell(column), err, OverrideForm, row.Cell(column)+": is 30 % by its format and 0.3 for the formulas")
	}
}
