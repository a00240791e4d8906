package table

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
)

// FuzzCSVCell writes any text into a cell: it is read back as it was, but for
// an apostrophe before what a spreadsheet would take for a formula.
func FuzzCSVCell(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) {
		line := AppendText(nil, text)
		rows, err := csv.NewReader(bytes.NewReader(append(line, ",x\n"...))).ReadAll()
		if err != nil || len(rows) != 1 || len(rows[0]) != 2 {
			t.Fatalf("%q is written as %q: %v", text, line, err)
		}
		got := strings.TrimLeft(rows[0][0], " ")
		if got != "" && strings.ContainsAny(got[:1], "=+-@\t\r") || strings.HasPrefix(got, "＝") {
			t.Fatalf("%q is read as a formula: %q", text, got)
		}
	})
}
