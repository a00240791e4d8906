package clients

import (
	"context"
	"testing"
)

// A Saver is a library that reads a workbook and saves it again, computing
// nothing.
type Saver struct {
	client  string
	command []string
	folder  string
}

// SavedByExcelJS returns exceljs as a program that saves workbooks. It keeps
// formulas, values, texts and validations, but neither the identifier nor the
// version among the properties, and writes NaN for the text of a formula in a
// cell that has the format of a date. If it is not installed, the test skips, or
// fails if clients are required; under -short it skips.
func SavedByExcelJS(t testing.TB) *Saver {
	t.Helper()
	return &Saver{"exceljs", []string{findNode(t, "exceljs", "exceljs"), memory, script(t, "save-exceljs.mjs")}, t.TempDir()}
}

// SavedBySheetJS returns SheetJS as a program that saves workbooks; see
// SavedByExcelJS. It keeps formulas, values and texts, and drops footers,
// validations and styles.
func SavedBySheetJS(t testing.TB) *Saver {
	t.Helper()
	return &Saver{"SheetJS", []string{findNode(t, "SheetJS", "xlsx"), memory, script(t, "save-sheetjs.mjs")}, t.TempDir()}
}

// Save returns the workbook as the library saves it.
func (s *Saver) Save(ctx context.Context, workbook []byte) ([]byte, error) {
	return convert(ctx, s.folder, ".xlsx", workbook, func(in, out string) []string { return append(s.command[:len(s.command):len(s.command)], in, out) }, s.client)
}
