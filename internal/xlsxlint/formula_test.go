package xlsxlint

import "testing"

// TestWellFormed checks that formulas which spreadsheets accept are accepted,
// and that those they refuse are refused.
func TestWellFormed(t *testing.T) {
	for formula, sound := range map[string]bool{
		`ROUND(SUM(Calc_A!$H6:H$20),2)`:           true,
		`-(A1+-B2)^2%`:                            true,
		`IF('It''s a sheet'!A1<>"a ""b""",1E+5,)`: false, // an empty argument
		`IF('It''s a sheet'!A1<>"a ""b""",1E+5)`:  true,
		`TRUE`:                                    true,
		`IF(A1>=0,1,.5)`:                          true,
		`COUNTA()`:                                true,
		`Year_ACT360*A1`:                          true,
		``:                                        false,
		`1+`:                                      false,
		`*2`:                                      false,
		`(1`:                                      false,
		`1)`:                                      false,
		`()`:                                      false,
		`1 2`:                                     false,
		`A1 B1`:                                   false,
		`A1B1C1 "a"`:                              false,
		`"a`:                                      false,
		`'a'`:                                     false,
		`Sheet!`:                                  false,
		`{1,2}`:                                   false,
		`1,2`:                                     false,
		`SUM(1)(2)`:                               false,
		`SUM(A1:A2)SUM(1`:                         false,
	} {
		list, err := tokens(formula)
		if err == nil {
			err = wellFormed(list)
		}
		if (err == nil) != sound {
			t.Errorf("%s: %v", formula, err)
		}
	}
}

// TestRelative checks which formulas are the same in R1C1.
func TestRelative(t *testing.T) {
	for _, c := range []struct {
		a, b string // in H6 and I6
		same bool
	}{
		{"G6+1", "H6+1", true},
		{"G6+1", "G6+1", false},
		{"$G6+G$1", "$G6+H$1", true},
		{"$G6", "G6", false},
		{"Calc_A!H6", "Calc_A!I6", true},
		{"Calc_A!H6", "Calc_B!I6", false},
		{"G6+1", "H6+2", false},
		{"G6+1", "H6-1", false},
		{`IF(G6="H6",1,0)`, `IF(H6="H6",1,0)`, true},
		{"SUM(G6)", "MAX(H6)", false},
		{"G6*Million", "H6*Thousand", false},
	} {
		a, errA := tokens(c.a)
		b, errB := tokens(c.b)
		if errA != nil || errB != nil || (relative(a, 6, 8) == relative(b, 6, 9)) != c.same {
			t.Errorf("%s and %s: same is not %v (%v, %v)", c.a, c.b, c.same, errA, errB)
		}
	}
}

func TestPlaceOf(t *testing.T) {
	for text, want := range map[string][2]int{"A1": {1, 1}, "$AB$12": {12, 28}, "XFD1048576": {maxRow, maxColumn},
		"XFE1": {}, "A1048577": {}, "A0": {}, "A": {}, "1": {}, "A1B": {}, "YearACT360": {}, "": {}, "A01": {}} {
		row, column, ok := placeOf(text)
		if ok != (want[0] > 0) || ok && [2]int{row, column} != want {
			t.Errorf("%s: row %d, column %d, %v", text, row, column, ok)
		}
		if ok && text[0] != '$' && address(row, column) != text {
			t.Errorf("%s comes back as %s", text, address(row, column))
		}
	}
}

func TestShowsDate(t *testing.T) {
	for code, want := range map[string]bool{"yyyy-mm-dd;;": true, "mmm yyyy": true, `#,##0.00;[Red]-#,##0.00`: false, `"day "0`: false, `0\d`: false, "0": false, "": false} {
		if showsDate(code) != want {
			t.Errorf("%q: %v", code, !want)
		}
	}
}

func TestReadsNumber(t *testing.T) {
	for text, want := range map[string]bool{"5": true, "-5.00": true, "+5": true, "1,000,000.5": true, "2.5%": true, " 7 ": true, "1e5": true, "2025": true,
		"": false, "2026-11-22": false, "1.2.3": false, "EUR 5": false, "n/a": false, "90 bn": false, "A1": false, "-": false} {
		if readsNumber.MatchString(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestOwnerOf(t *testing.T) {
	for list, want := range map[string]string{"_rels/.rels": "", "xl/_rels/workbook.xml.rels": "xl/workbook.xml", "xl/worksheets/_rels/sheet1.xml.rels": "xl/worksheets/sheet1.xml"} {
		if got := ownerOf(list); got != want {
			t.Errorf("%s belongs to %q, want %q", list, got, want)
		}
	}
}
