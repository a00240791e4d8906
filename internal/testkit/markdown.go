package testkit

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// MarkdownTables takes the tables out of a page, cell by cell.
func MarkdownTables(page string) [][][]string {
	var tables [][][]string
	inside := false
	for line := range strings.Lines(page) {
		row, isRow := strings.CutPrefix(strings.TrimSpace(line), "|")
		if isRow && !inside {
			tables = append(tables, nil)
		}
		if inside = isRow; !isRow {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(strings.ReplaceAll(row, `\|`, "¦"), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		tables[len(tables)-1] = append(tables[len(tables)-1], cells)
	}
	return tables
}

// Number reads a number as people are shown it: with commas and a typographic
// minus.
func Number(t *testing.T, text string) decimal.Decimal {
	t.Helper()
	plain := strings.NewReplacer(",", "", "−", "-").Replace(text)
	value, err := decimal.NewFromString(plain)
	if err != nil {
		t.Fatal(err)
	}
	return value
}
