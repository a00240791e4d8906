package table

import "github.com/shopspring/decimal"

// QuietYears says what byYear leaves out.
const QuietYears = "Years in which nothing happens are left out."

// WithAmounts keeps the rows in which any amount is not zero. The first column
// is the year.
func WithAmounts(rows [][]Cell) [][]Cell {
	var kept [][]Cell
	for _, row := range rows {
		for _, cell := range row[1:] {
			if !cell.Number().IsZero() {
				kept = append(kept, row)
				break
			}
		}
	}
	return kept
}

// Sum adds a column of amounts for a table's total.
func Sum(rows [][]Cell, column int) decimal.Decimal {
	var total decimal.Decimal
	for _, row := range rows {
		total = total.Add(row[column].number)
	}
	return total
}
