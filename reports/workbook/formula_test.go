package workbook

import (
	"regexp"
	"strings"
	"testing"
)

// allowed are the functions that every client knows: Excel 2010 and later,
// LibreOffice 7.4, Gnumeric, HyperFormula.
var allowed = strings.Fields("SUM IF AND OR MIN MAX ABS INDEX MATCH CHOOSE SUMPRODUCT SUMIF SUMIFS ROUND INT MOD ISNUMBER COUNTA COUNTIF TRUNC")

// TestFormulasAreShortAndPlain looks at every formula of the model as it
// stands in the last period, where addresses are longest.
func TestFormulasAreShortAndPlain(t *testing.T) {
	presets := presetRuns(t)
	l := layoutOf(presets[0], presets)
	functions, numbers := regexp.MustCompile(`[A-Z]+\(`), regexp.MustCompile(`(^|[-+*/(,=<>])(\d+(\.\d+)?)`)
	seen := 0
	for _, line := range presets[0].Model.Equations() {
		for member := range line.Over.Len() {
			formula := l.equation(line, member).in(l.lastColumn())
			seen++
			if len(formula) > maxFormula && member == 0 {
				t.Errorf("%s: %d characters: %s", line.ID, len(formula), formula)
			}
			for _, name := range functions.FindAllString(formula, -1) {
				if !strings.Contains(" "+strings.Join(allowed, " ")+" ", " "+strings.TrimSuffix(name, "(")+" ") {
					t.Errorf("%s: uses %s", line.ID, name)
				}
			}
			for _, n := range numbers.FindAllStringSubmatch(formula, -1) {
				if !strings.Contains(" 0 1 2 ", " "+n[2]+" ") {
					t.Errorf("%s: the number %s stands in the formula %s", line.ID, n[2], formula)
				}
			}
		}
	}
	t.Logf("%d formulas looked at", seen)
}
