package workbook

import (
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/reports"
)

// shown is a cell's value as a discrepancy shows it.
func (c fileCell) shown() string {
	switch c.kind {
	case holdsNothing:
		return reports.Nothing
	case holdsSwitch:
		return map[string]string{"0": "FALSE", "1": "TRUE"}[c.value]
	}
	return c.value
}

// shownFormula is a cell's formula as a discrepancy shows it, or its value
// where it has none.
func (c fileCell) shownFormula() string {
	if c.formula == "" {
		return c.shown()
	}
	return "=" + c.formula
}

// cellOf takes "Calc_F!AE43" apart.
func cellOf(address string) (string, place, bool) {
	sheet, cell, _ := strings.Cut(address, "!")
	at, ok := parsePlace(cell)
	return sheet, at, ok
}

// cell compares one cell: its formula, and its value or what is typed there.
func (v *verifier) cell(want, found *fileSheet, at place) {
	w, f := want.cells[at], found.cells[at]
	address := want.name + "!" + at.String()
	switch {
	case v.isOverride(want, at) || v.isSelector(address, f) || isChoice(want.name, at, f):
		return
	case w.formula != "" || f.formula != "":
		if !v.sameFormula(w.formula, f.formula) {
			v.differs("formula", address, w.shownFormula(), f.shownFormula())
		}
		if w.formula != "" && f.formula != "" {
			v.value(want.name, at, f)
		}
	case !v.same(w, f):
		v.differs(v.kindOf(want, at, w, f), address, w.shown(), f.shown())
	}
}

// isOverride says whether readers may fill in the cell: it stands in the
// override column of a row with a live value.
func (v *verifier) isOverride(want *fileSheet, at place) bool {
	return at.column == inputOverride && slices.Contains(inputSheets(), want.name) &&
		want.cells[place{at.row, inputLive}].formula != ""
}

// isSelector says whether the cell is the selector with a scenario that it
// offers.
func (v *verifier) isSelector(address string, f fileCell) bool {
	_, selector := v.want.selected()
	return address == selector && f.kind == holdsText && f.formula == "" &&
		slices.ContainsFunc(v.control, func(r *reports.Run) bool { return r.Scenario.Name == f.value })
}

func (v *verifier) sameFormula(want, found string) bool {
	return want == found || !v.exact && normalised(want) == normalised(found)
}

// value compares the cached value of a formula with the engine's.
func (v *verifier) value(sheet string, at place, found fileCell) {
	if slices.Contains(v.shownOtherwise, sheet) {
		return
	}
	want := v.values.cell(sheet, at)
	if v.compute != nil {
		want = v.compute.expected(sheet, at, want)
	}
	same := v.same(want, found)
	if v.exact && v.live == v.run {
		same = want.kind == found.kind && want.value == found.value
	}
	if !same {
		v.differs("value", sheet+"!"+at.String(), want.shown(), found.shown())
	}
}

// same compares what two cells hold.
func (v *verifier) same(want, found fileCell) bool {
	if want.kind != found.kind {
		return false
	}
	if want.value == found.value {
		return true
	}
	if want.kind != holdsNumber || v.exact && v.live == v.run {
		return false
	}
	a, aOK := parseNumber(want.value)
	b, bOK := parseNumber(found.value)
	return aOK && bOK && close(a, b)
}

// Tolerances of numbers that another program has computed: less than half a
// cent, and of small numbers a part of their size.
var (
	halfCent   = decimal.New(5, -3)
	ofItsSize  = decimal.New(1, -12)
	ofSmallest = decimal.New(1, -12) // where nothing is expected
)

// close says whether two numbers are equal but for binary rounding.
func close(want, found decimal.Decimal) bool {
	most := decimal.Min(halfCent, decimal.Max(ofSmallest, want.Abs().Mul(ofItsSize)))
	return want.Sub(found).Abs().LessThan(most) || want.Equal(found)
}

// kindOf says what a cell without formulas is.
func (v *verifier) kindOf(want *fileSheet, at place, w, f fileCell) string {
	switch {
	case slices.Contains(inputSheets(), want.name) && at.column >= inputFirstScenario && want.cells[place{at.row, inputLive}].formula != "":
		return reports.KindAssumption
	case w.kind == holdsText || w.kind == holdsNothing && f.kind == holdsText:
		return "text"
	}
	return "number"
}

// frame compares what is beside the sheets: names, properties and, where this
// program has saved the file, all other parts.
func (v *verifier) frame() {
	for _, name := range keysOfBoth(v.want.names, v.found.names) {
		want, found := v.want.names[name], v.found.names[name]
		if want != found && (v.exact || normalised(want) != normalised(found)) && !(want == "" && strings.Contains(name, "_xlnm.")) {
			v.differs("name", name, orNothing(want), orNothing(found))
		}
	}
	for _, name := range []string{"title", "subject", "creator", "identifier", "version"} {
		if want, found := v.want.properties[name], v.found.properties[name]; want != found {
			v.differs("property", name, orNothing(want), orNothing(found))
		}
	}
	if !v.exact {
		return
	}
	for _, name := range keysOfBoth(v.want.parts, v.found.parts) {
		want, has := v.want.parts[name]
		found, is := v.found.parts[name]
		if has != is || string(want) != string(found) {
			expected, shown := firstBytes(want, found)
			v.differs("part", name, orNothing(expected), orNothing(shown))
		}
	}
}

// keysOfBoth are the keys of two maps, sorted.
func keysOfBoth[V any](a, b map[string]V) []string {
	keys := slices.Collect(maps.Keys(a))
	for key := range b {
		if _, known := a[key]; !known {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}
