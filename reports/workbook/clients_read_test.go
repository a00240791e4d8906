package workbook

import (
	"strconv"
	"testing"

	"loanmodel/internal/clients"
	"loanmodel/internal/testkit"
)

// TestReadersSeeTheEnginesNumbers: a library that reads the file and computes
// nothing has the engine's number in every cell, and no number elsewhere.
func TestReadersSeeTheEnginesNumbers(t *testing.T) {
	presets := testkit.Presets(t)
	file := write(t, presets[0], presets)
	book := readBook(t, file)
	for name, reader := range map[string]func(testing.TB) *clients.Reader{
		"exceljs": clients.ExcelJS, "SheetJS": clients.SheetJS, "openpyxl": clients.OpenPyXL, "pandas": clients.Pandas, "readxl": clients.ReadXL,
	} {
		t.Run(name, func(t *testing.T) {
			sheets := []string{sheetCover, sheetAssumptions, sheetOutStates, calcPrefix + "F"}
			numbers, err := reader(t).Numbers(t.Context(), file, sheets...)
			if err != nil {
				t.Fatal(err)
			}
			compared := 0
			for _, sheet := range sheets {
				compared += compareNumbers(t, sheet, book[sheet], numbers[sheet])
			}
			t.Logf("%d numbers compared, none differs", compared)
		})
	}
}

// compareNumbers wants the same binary numbers in the same cells.
func compareNumbers(t *testing.T, name string, sheet clients.Sheet, got map[string]string) (compared int) {
	t.Helper()
	for address, cell := range sheet {
		if cell.Type != "n" {
			continue
		}
		compared++
		want, errWant := strconv.ParseFloat(cell.Value, 64)
		have, errHave := strconv.ParseFloat(got[address], 64)
		if errWant != nil || errHave != nil || want != have {
			t.Errorf("%s!%s: the file has %q, read %q", name, address, cell.Value, got[address])
		}
	}
	if len(got) != compared {
		t.Errorf("%s: %d numbers read, the file has %d", name, len(got), compared)
	}
	return compared
}

// TestValid: the Open XML SDK finds nothing wrong with the file of the base
// case, of another scenario, and of a run that is none of the presets.
func TestValid(t *testing.T) {
	validator := clients.Validator(t)
	presets := testkit.Presets(t)
	own := testkit.LibraryRun(t, "joint-borrowing", "horizon.end=2027-06")
	for name, file := range map[string][]byte{
		"base":  write(t, presets[0], presets),
		"other": write(t, presets[len(presets)-1], presets),
		"own":   write(t, own, nil),
	} {
		faults, err := validator.Validate(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults {
			t.Errorf("%s: %s", name, fault)
		}
	}
}
