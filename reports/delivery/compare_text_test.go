package delivery

import (
	"testing"

	"loanmodel/reports/workbook/audit"
)

func TestCompareTextNamesTheFirstLine(t *testing.T) {
	for _, c := range []struct{ want, found, place, expected, is string }{
		{"a\nb\nc\n", "a\nx\nc\n", "line 2", "b", "x"},
		{"a\nb\n", "a\n", "line 2", "b", "(end of the file)"},
		{"a\n", "a\nb\n", "line 2", "(end of the file)", "b"},
		{"a\n", "a", "line 1", "a", "a (without a line end)"},
		{"a\n", "a\r\n", "line 1", "a", "a\r"},
		{"", "a", "line 1", "(end of the file)", "a (without a line end)"},
	} {
		got := CompareText("f.csv", []byte(c.want), []byte(c.found))
		if len(got) != 1 || got[0] != (audit.Discrepancy{Kind: "text", File: "f.csv", Place: c.place, Expected: c.expected, Found: c.is}) {
			t.Errorf("%q, %q: %+v", c.want, c.found, got)
		}
	}
	if got := CompareText("f.csv", []byte("a\n"), []byte("a\n")); got != nil {
		t.Error(got)
	}
}
