package audit

import (
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/reports/workbook"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
	"loanmodel/scenarios/analysis"
)

// shown returns a cell's value as a discrepancy shows it.
func shown(c xlsx.Cell) string {
	switch c.Kind {
	case xlsx.HoldsNothing:
		return Nothing
	case xlsx.HoldsSwitch:
		return map[string]string{"0": "FALSE", "1": "TRUE"}[c.Value]
	}
	return c.Value
}

// shownFormula returns a cell's formula as a discrepancy shows it, or its value
// where it has none.
func shownFormula(c xlsx.Cell) string {
	if c.Formula == "" {
		return shown(c)
	}
	return "=" + c.Formula
}

// cell compares one cell: its formula, and its value or what is typed there.
func (v *verifier) cell(want, found *xlsx.Sheet, at xlsx.Place) {
	w, f := want.Cells[at], found.Cells[at]
	address := want.Name + "!" + at.String()
	switch {
	case v.isOverride(want, at) || v.isSelector(address, f) || isChoice(want.Name, at, f):
		return
	case w.Formula != "" || f.Formula != "":
		if !v.sameFormula(w.Formula, f.Formula) {
			v.differs("formula", address, shownFormula(w), shownFormula(f))
		}
		if w.Formula != "" && f.Formula != "" {
			v.value(want.Name, at, f)
		}
	case !v.same(w, f):
		v.differs(v.kindOf(want, at, w, f), address, shown(w), shown(f))
	}
}

// isOverride says whether readers may fill in the cell: it stands in the
// override column of a row with a live value.
func (v *verifier) isOverride(want *xlsx.Sheet, at xlsx.Place) bool {
	return at.Column == sheet.InputOverride && slices.Contains(workbook.InputSheets(), want.Name) &&
		want.Cells[xlsx.At(at.Row, sheet.InputLive)].Formula != ""
}

// isSelector says whether the cell is the selector with a scenario that it
// offers.
func (v *verifier) isSelector(address string, f xlsx.Cell) bool {
	tab, at := workbook.Selector()
	return address == tab+"!"+at.String() && f.Kind == xlsx.HoldsText && f.Formula == "" &&
		slices.ContainsFunc(v.offered, func(r *analysis.Run) bool { return r.Scenario.Name == f.Value })
}

func (v *verifier) sameFormula(want, found string) bool {
	return want == found || !v.exact && xlsx.Normalised(want) == xlsx.Normalised(found)
}

// value compares the cached value of a formula with the engine's.
func (v *verifier) value(tab string, at xlsx.Place, found xlsx.Cell) {
	if slices.Contains(v.shownOtherwise, tab) {
		return
	}
	want := v.values.Cell(tab, at)
	same := v.same(want, found)
	if v.strict {
		same = want.Kind == found.Kind && want.Value == found.Value
	}
	if !same {
		v.differs("value", tab+"!"+at.String(), shown(want), shown(found))
	}
}

// same compares what two cells hold.
func (v *verifier) same(want, found xlsx.Cell) bool {
	if want.Kind != found.Kind {
		return false
	}
	if want.Value == found.Value {
		return true
	}
	if want.Kind == xlsx.HoldsText && !v.exact && xlsx.Decoded(want.Value) == found.Value {
		return true // LibreOffice does not escape again what looks like an escape of an escape
	}
	if want.Kind != xlsx.HoldsNumber || v.strict {
		return false
	}
	a, aOK := xlsx.ParseNumber(want.Value)
	b, bOK := xlsx.ParseNumber(found.Value)
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
func (v *verifier) kindOf(want *xlsx.Sheet, at xlsx.Place, w, f xlsx.Cell) string {
	switch {
	case slices.Contains(workbook.InputSheets(), want.Name) && at.Column >= sheet.InputFirstScenario && want.Cells[xlsx.At(at.Row, sheet.InputLive)].Formula != "":
		return KindAssumption
	case w.Kind == xlsx.HoldsText || w.Kind == xlsx.HoldsNothing && f.Kind == xlsx.HoldsText:
		return "text"
	}
	return "number"
}
