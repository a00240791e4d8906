package audit

import (
	"strings"
	"testing"
)

// Assumptions stand apart, tables are cut where they are told to, and the data
// is complete.
func TestVerificationDocument(t *testing.T) {
	v := &Verification{Path: "out", Overrides: []Discrepancy{{Kind: KindOverride, Place: "In_States!F7", Expected: "1", Found: "0"}}}
	for range 30 {
		v.Found = append(v.Found, Discrepancy{Kind: "value", File: "workbook.xlsx", Place: "Calc_F!H7", Expected: "1", Found: "2"})
	}
	v.Found = append(v.Found, Discrepancy{Kind: KindAssumption, Place: "In_States!N7", Expected: "1", Found: "0"})
	text := v.Document(20).Encode("text", 80)
	for _, part := range []string{"31 differences: 1 assumption not the library's, 30 in what", "The first 20 of 30; --all", "Overrides that", "Assumptions that are not"} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), part) {
			t.Errorf("no %q in\n%s", part, text)
		}
	}
	if lines := strings.Count(v.Document(20).Encode("csv", 80), "\n"); lines != 33 {
		t.Errorf("%d lines of CSV, want 33", lines)
	}
	if text := (&Verification{Path: "out"}).Document(20).Encode("text", 80); !strings.Contains(text, "Nothing differs.") {
		t.Error(text)
	}
}
