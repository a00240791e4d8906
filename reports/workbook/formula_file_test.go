package workbook

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"loanmodel/reports/workbook/sheet"
)

var (
	functionInFile = regexp.MustCompile(`[A-Z]+\(`)
	numberInFile   = regexp.MustCompile(`(?:^|[-+*/^(,=<>])(\d+(?:\.\d+)?)`)
)

// TestEveryFormulaOfTheFile looks at all formulas as they stand in the file,
// on every sheet: short, only functions that every client knows, no numbers but
// 0, 1 and 2.
func TestEveryFormulaOfTheFile(t *testing.T) {
	_, file := baseFile(t)
	seen := map[string]int{}
	for name, tab := range readBook(t, file) {
		faults := 0
		for address, cell := range tab {
			if cell.Formula == "" {
				continue
			}
			seen[name]++
			fault := ""
			switch {
			case len(cell.Formula) > maxFormula:
				fault = strconv.Itoa(len(cell.Formula)) + " characters"
			case strings.ContainsAny(cell.Formula, `"{`):
				fault = "text or a list inside a formula"
			case cell.Type == "e":
				fault = "an error"
			}
			for _, f := range functionInFile.FindAllString(cell.Formula, -1) {
				if !slices.Contains(allowed, strings.TrimSuffix(f, "(")) {
					fault = "uses " + f
				}
			}
			for _, n := range numberInFile.FindAllStringSubmatch(cell.Formula, -1) {
				if n[1] != "0" && n[1] != "1" && n[1] != "2" {
					fault = "the number " + n[1]
				}
			}
			if fault != "" {
				if faults++; faults <= 3 {
					t.Errorf("%s!%s: %s: %s", name, address, fault, cell.Formula)
				}
			}
		}
		if faults > 3 {
			t.Errorf("%s: %d formulas in all", name, faults)
		}
	}
	for _, name := range []string{sheetCover, sheetOutYears, sheetOutStates, sheetChecks, sheetTimeline, calcPrefix + "F"} {
		if seen[name] == 0 {
			t.Errorf("%s has no formula", name)
		}
	}
	t.Logf("%v formulas looked at", seen)
}

var cellReference = regexp.MustCompile(`(^|[^A-Za-z0-9_])(\$?)([A-Z]{1,3})(\$?)(\d+)`)

// relative returns a formula with its references as seen from its own cell: in
// the R1C1 form two formulas that say the same are the same.
func relative(formula string, column, row int) string {
	return cellReference.ReplaceAllStringFunc(formula, func(text string) string {
		m := cellReference.FindStringSubmatch(text)
		r, _ := strconv.Atoi(m[5])
		c := columnNumber(m[3])
		out := m[1] + "R"
		if m[4] == "" {
			out += "[" + strconv.Itoa(r-row) + "]"
		} else {
			out += m[5]
		}
		if m[2] == "" {
			return out + "C[" + strconv.Itoa(c-column) + "]"
		}
		return out + "C" + strconv.Itoa(c)
	})
}

// TestOneFormulaARow: across the periods of a sheet with time every row has one
// formula in the R1C1 form, in all of its periods or in none.
func TestOneFormulaARow(t *testing.T) {
	runs, file := baseFile(t)
	l := layoutFor(runs[0], runs)
	rows := 0
	for name, tab := range readBook(t, file) {
		first, last := sheet.ColumnFirstPeriod, l.lastColumn()
		switch {
		case name == sheetOutYears:
			first, last = yearFirst, yearFirst+l.periods/int(monthsAYear)-1
		case name != sheetTimeline && !strings.HasPrefix(name, calcPrefix):
			continue
		}
		for row := 4; row < 3000; row++ {
			number := strconv.Itoa(row)
			want := tab[sheet.ColumnName(first)+number].Formula
			form := relative(want, first, row)
			rows += min(len(want), 1)
			for column := first + 1; column <= last; column++ {
				if got := tab[sheet.ColumnName(column)+number].Formula; relative(got, column, row) != form {
					t.Errorf("%s!%s%d: =%s is not as in the first period, =%s", name, sheet.ColumnName(column), row, got, want)
					break
				}
			}
		}
	}
	if rows < 800 {
		t.Errorf("%d rows are too few to be all", rows)
	}
	t.Logf("%d rows have one formula each", rows)
}

const monthsAYear = 12

func TestRelative(t *testing.T) {
	for _, c := range []struct {
		formula     string
		column, row int
		want        string
	}{
		{"G6+1", 8, 6, "R[0]C[-1]+1"},
		{"Calc_F!$H12:IM$4*$F$2", 8, 10, "Calc_F!R[2]C8:R4C[239]*R2C6"},
		{"ROUND(MOD(H8,Year_ACT365),2)", 8, 8, "ROUND(MOD(R[0]C[0],Year_ACT365),2)"},
	} {
		if got := relative(c.formula, c.column, c.row); got != c.want {
			t.Errorf("%s from %d/%d: %s, not %s", c.formula, c.column, c.row, got, c.want)
		}
	}
}
