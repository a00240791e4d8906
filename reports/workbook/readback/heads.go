package readback

import (
	"loanmodel/reports/workbook"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
)

// checkHeads makes sure that the columns of the input sheets are those under
// which this program wrote them: where a reader has inserted, moved or deleted
// one, the values in it would be taken for those of a neighbour. The names are
// those of the scenarios that the file offers.
func (f *File) checkHeads(names []string) error {
	heads := workbook.InputHeads()
	for _, tab := range workbook.InputSheets() {
		s := f.Sheet(tab)
		if s == nil {
			return otherWorkbook("there is no sheet %s", tab)
		}
		for i, want := range append(heads[:len(heads):len(heads)], names...) {
			at := xlsx.At(sheet.HeadRow, i+1)
			if got := s.Text(at.Row, at.Column); got != want {
				return movedColumns("%s!%s: the column is headed %s and not %s", tab, at, xlsx.Quoted(got), xlsx.Quoted(want))
			}
		}
	}
	return nil
}

func movedColumns(format string, values ...any) error {
	moved := otherWorkbook(format, values...)
	moved.hint = "undo what has moved the columns or rows, or type the values into a workbook that loanmodel run has written"
	return moved
}

// isPercent says whether a cell is shown as a percentage: a hundred times the
// number that it holds and that formulas take.
func (f *File) isPercent(tab string, at xlsx.Place) bool {
	s := f.Sheet(tab)
	return s != nil && s.Percent[at]
}
