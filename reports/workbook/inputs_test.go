package workbook

import (
	"strconv"
	"testing"

	"loanmodel/finance"
	"loanmodel/internal/testkit"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios"
)

// TestEveryInputHasSourceAndUnit: no row of the input sheets leaves open what
// it counts, where it comes from and how far it can be relied on, also where a
// reader's own file or the command line gave it.
func TestEveryInputHasSourceAndUnit(t *testing.T) {
	for _, sets := range [][]string{nil, {"euroclear.tax_rate_pct=30", "guarantees.participates[IT]=false"}} {
		run := testkit.LibraryRun(t, "base", sets...)
		cells := readBook(t, write(t, run, nil))
		rows := 0
		for _, tab := range []string{sheetAssumptions, sheetSchedules, sheetStates} {
			c := cells[tab]
			for row := sheet.FirstRow; row < 2000; row++ {
				number := strconv.Itoa(row)
				if c[sheet.ColumnName(sheet.InputLive)+number].Formula == "" {
					continue
				}
				rows++
				for _, column := range []int{sheet.InputKey, sheet.InputDescription, sheet.InputUnit, sheet.InputGrade, sheet.InputSource} {
					if c[sheet.ColumnName(column)+number].Value == "" {
						t.Errorf("%s!%s%d is empty", tab, sheet.ColumnName(column), row)
					}
				}
			}
		}
		if rows < 400 {
			t.Errorf("%d rows of inputs are too few to be all", rows)
		}
	}
}

// TestEveryOverrideIsValidated: each cell that may be changed has one rule; a
// list is a named range, and the limits are those of the registry.
func TestEveryOverrideIsValidated(t *testing.T) {
	presets, file := baseFile(t)
	book, sheets := readParts(t, file)
	named := map[string]bool{}
	for _, n := range book.Names {
		named[n.Name] = true
	}
	styles := readStyles(t, file)
	open := 0
	for _, s := range sheets {
		for _, v := range s.Validations {
			if v.Type == "list" && !named[v.First] {
				t.Errorf("%s!%s: the list %s is no named range", s.name, v.Range, v.First)
			}
			if len(v.Prompt) == 0 || len(v.Prompt) > 255 || len(v.Error) > 225 {
				t.Errorf("%s!%s: messages of %d and %d characters", s.name, v.Range, len(v.Prompt), len(v.Error))
			}
		}
		for _, m := range styledCell.FindAllSubmatch(s.cells, -1) {
			style, _ := strconv.Atoi(string(m[3]))
			if !styles.unlocked(style) {
				continue
			}
			open++
			row, _ := strconv.Atoi(string(m[2]))
			rules := 0
			for _, v := range s.Validations {
				if inRange(string(m[1]), row, v.Range) {
					rules++
				}
			}
			if rules != 1 {
				t.Errorf("%s!%s%s may be changed and has %d rules", s.name, m[1], m[2], rules)
			}
		}
	}
	if open < 400 {
		t.Errorf("%d cells that may be changed are too few to be all", open)
	}
	l := layoutFor(presets[0], presets)
	at := l.lines[finance.EuroclearTaxRate]
	for _, s := range sheets {
		for _, v := range s.Validations {
			if s.name == at.sheet && inRange(sheet.ColumnName(sheet.InputOverride), at.row, v.Range) && (v.Type != "decimal" || v.First != "0" || v.Second != "100") {
				t.Errorf("a tax rate may be %s from %s to %s", v.Type, v.First, v.Second)
			}
		}
	}
}

func TestShownLimits(t *testing.T) {
	for _, c := range []struct {
		value  int64
		digits int32
		want   string
	}{{100_000_000_000_000, 2, "1,000,000,000,000"}, {-500_000, 4, "-50"}, {999, 0, "999"}, {1000, 0, "1,000"}, {1_234_567, 2, "12,345.67"}, {0, 4, "0"}} {
		if got := shown(c.value, c.digits); got != c.want {
			t.Errorf("%d with %d digits: %s, not %s", c.value, c.digits, got, c.want)
		}
	}
}

// TestOriginWithoutSource says who set a value that has no source.
func TestOriginWithoutSource(t *testing.T) {
	for _, c := range []struct {
		origin scenarios.Origin
		want   string
	}{
		{scenarios.Origin{Sources: []string{"a", "b"}}, "a, b"},
		{scenarios.Origin{Overlay: scenarios.SetOverlay}, "none: set on the command line"},
		{scenarios.Origin{Overlay: "base", Grade: scenarios.GradeAssumption}, "none: an assumption of base"},
		{scenarios.Origin{Overlay: "mine"}, "none given in mine"},
	} {
		if got := sourceText(c.origin); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}
