package clients

import (
	"loanmodel/reports/workbook/xlsx"
)

// A Sheet holds the cells of a sheet by their address, as "B6".
type Sheet map[string]Cell

// A Cell is what a file says of one cell.
type Cell struct {
	Formula string // without "="
	Type    string // n (number), str (text), b (0 or 1) or e (error)
	Value   string // as written; of a shared string its text; of a formula the cached value
}

// ReadWorkbook reads the cells of all sheets of an .xlsx by the sheets' names,
// with the project's own reader. Cells that only have a style are left out.
// Nothing is computed and no number is changed: a value is the text that the
// file has. Programs write one double in several ways (Gnumeric has
// 90000000002.0099999979 for 90000000002.01), so amounts are equal when they
// are after rounding to the cent, not when their texts are.
func ReadWorkbook(workbook []byte) (map[string]Sheet, error) {
	file, err := xlsx.Read(workbook)
	if err != nil {
		return nil, err
	}
	byName := make(map[string]Sheet, len(file.Sheets))
	for _, s := range file.Sheets {
		sheet := make(Sheet, len(s.Cells))
		for at, cell := range s.Cells {
			sheet[at.String()] = Cell{cell.Formula, typeOf[cell.Kind], cell.Value}
		}
		byName[s.Name] = sheet
	}
	return byName, nil
}

// typeOf are the types by what a cell holds; a formula without a cached value
// is a number that is not there.
var typeOf = map[xlsx.Kind]string{xlsx.HoldsNothing: "n", xlsx.HoldsNumber: "n", xlsx.HoldsText: "str", xlsx.HoldsSwitch: "b", xlsx.HoldsError: "e"}
