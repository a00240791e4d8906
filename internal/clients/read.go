package clients

import (
	"context"
	"loanmodel/reports/workbook/xlsx"
)

// A Sheet holds the cells of a sheet by their address, such as "B6".
type Sheet map[string]Cell

// A Cell holds what a file says of one cell.
type Cell struct {
	Formula string // without "="
	Type    string // n (number), str (text), b (0 or 1) or e (error)
	Value   string // as written; of a shared string its text; of a formula the cached value
}

// ReadWorkbook reads the cells of all sheets of an .xlsx, by the sheets' names,
// with the project's own reader. It leaves out cells that only have a style. It
// computes nothing and changes no number: a value is the text in the file.
// Programs write the same double in several ways (Gnumeric has
// 90000000002.0099999979 for 90000000002.01), so compare amounts after rounding
// to the cent, not as texts.
func ReadWorkbook(workbook []byte) (map[string]Sheet, error) {
	file, err := xlsx.Read(context.Background(), workbook)
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

// typeOf maps what a cell holds to its type; a formula without a cached value
// counts as a missing number.
var typeOf = map[xlsx.Kind]string{xlsx.HoldsNothing: "n", xlsx.HoldsNumber: "n", xlsx.HoldsText: "str", xlsx.HoldsSwitch: "b", xlsx.HoldsError: "e"}
