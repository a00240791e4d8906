package workbook

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

const sheetMatrix = "Out_Matrix"

const matrixAbout = "The engine's values for every scenario of the library, in EUR m, with the command that reproduces each row. The row of the scenario chosen is held against the live figures."

// Columns and rows of the matrix of scenarios.
const (
	scenarioNumber = iota + 1 // in the selector's list; empty where it is not there
	scenarioRecipe
	scenarioUnit
	scenarioFirst // figures

	rowScenarioHead  = 4
	rowScenarioLive  = 5
	firstScenarioRow = 6
)

// inMillionsOf returns an amount in EUR m, exact.
func inMillionsOf(euro decimal.Decimal) string { return euro.Shift(-money.MillionthDigits).String() }

// A scenarioTable writes the matrix of scenarios.
type scenarioTable struct {
	*book
	c       *sheet.Cells
	figures []metric.Figure
	row     int
	off     decimal.Decimal // by what the row chosen is off, in euro
}

// writeMatrix writes the matrix of scenarios.
func (b *book) writeMatrix() error {
	groups := b.matrixGroups()
	t := &scenarioTable{book: b, c: b.sheet(sheetMatrix), figures: metric.BookFigures(), row: firstScenarioRow}
	b.head(t.c, "Matrix of scenarios", matrixAbout)
	t.heads()
	t.live()
	for _, g := range groups {
		t.c.StartRow(t.row)
		t.c.Text(scenarioRecipe, b.styles.Group, g.title)
		t.row++
		for _, run := range g.runs {
			t.scenario(run)
		}
	}
	return t.check()
}

func (t *scenarioTable) last() int { return scenarioFirst + len(t.figures) - 1 }

func (t *scenarioTable) heads() {
	t.c.StartTall(rowScenarioHead, 3)
	t.c.Text(scenarioNumber, t.styles.Head, "No.")
	t.c.Text(scenarioRecipe, t.styles.Head, "Scenario: the command that reproduces the row")
	t.c.Text(scenarioUnit, t.styles.Head, "Unit")
	for i, h := range t.figures {
		t.c.Text(scenarioFirst+i, t.styles.HeadRight, h.Name)
	}
	t.c.Text(t.last()+1, t.styles.HeadRight, "Held against live")
	t.c.Text(t.last()+2, t.styles.HeadRight, "Live less engine, EUR")
	t.c.Text(t.last()+3, t.styles.Head, "  Run id")
}

// live writes the figures of the chosen scenario as they are computed here.
func (t *scenarioTable) live() {
	t.c.StartRow(rowScenarioLive)
	t.c.Formula(scenarioNumber, t.styles.Left, nameIndex, t.selected(), 0)
	t.c.Text(scenarioRecipe, t.styles.Group, "Live: the scenario chosen, with all overrides")
	t.c.Text(scenarioUnit, t.styles.Label, unitMillions)
	for i, h := range t.figures {
		t.c.FormulaDecimal(scenarioFirst+i, t.styles.Million, t.layout.headline(h)+sheet.Template("/"+eqMillion), inMillionsOf(h.Of(t.run.Result)))
	}
}

// scenario writes a run's row.
func (t *scenarioTable) scenario(run *analysis.Run) {
	row := strconv.Itoa(t.row)
	t.c.StartRow(t.row)
	if number := t.numberOf(run); number > 0 {
		t.c.Number(scenarioNumber, t.styles.Left, number, 0)
	}
	t.c.Text(scenarioRecipe, t.styles.Label, recipe(run.Scenario))
	t.c.Text(scenarioUnit, t.styles.Label, unitMillions)
	for i, h := range t.figures {
		t.c.Decimal(scenarioFirst+i, t.styles.Million, inMillionsOf(h.Of(run.Result)))
	}
	number := sheet.ColumnName(scenarioNumber) + row
	held, apartBy := int64(0), decimal.Zero
	if t.isHeld(run) {
		held = 1
		for _, h := range t.figures {
			apartBy = apartBy.Add(h.Of(run.Result).Sub(h.Of(t.run.Result)).Abs())
		}
	}
	t.off = t.off.Add(apartBy)
	t.c.Formula(t.last()+1, t.styles.Whole, sheet.Template("IF(AND("+number+"="+nameIndex+","+noOverrides()+"),1,0)"), held, 0)
	off := inEuro(apart(t.across(t.row, ""), t.across(rowScenarioLive, "$")))
	t.c.FormulaDecimal(t.last()+2, t.styles.Amount, sheet.Template(sheet.ColumnName(t.last()+1)+row+"*")+off, apartBy.String())
	t.c.Text(t.last()+3, t.styles.Indent, analysis.ShortID(run.RunID))
	t.row++
}

// across returns the figures of a row.
func (t *scenarioTable) across(row int, fixed string) string {
	number := fixed + strconv.Itoa(row)
	return sheet.ColumnName(scenarioFirst) + number + ":" + sheet.ColumnName(t.last()) + number
}

// numberOf returns a run's place in the selector's list, counted from 1; 0
// where it is not there.
func (b *book) numberOf(run *analysis.Run) int64 {
	return int64(slices.Index(b.dossier.Offered(), run) + 1)
}

// noOverrides returns the condition that no assumption is overridden.
func noOverrides() string { return sheetCover + "!$B$" + strconv.Itoa(rowOverrides) + "=0" }

// check writes what the chosen row is off by: nothing, since what is written is
// the engine's.
func (t *scenarioTable) check() error {
	t.c.StartRow(t.row + 1)
	t.c.Text(scenarioRecipe, t.styles.Group, "The row chosen is off by")
	t.c.Text(scenarioUnit, t.styles.Group, "EUR")
	column := t.last() + 2
	t.c.FormulaDecimal(column, t.styles.Amount, sheet.Template("SUM("+sheet.Down(firstScenarioRow, t.row-1)+")"), t.off.String())
	cents, err := money.FromDecimal(t.off, money.CentDigits)
	t.extraChecks = append(t.extraChecks, extraCheck{name: "Matrix of scenarios: the live figures are the engine's", sheet: sheetMatrix,
		cell: "$" + sheet.ColumnName(column) + "$" + strconv.Itoa(t.row+1), off: cents})
	return err
}

// setMatrix marks the row of the scenario chosen.
func (b *book) setMatrix(f *excelize.File) error {
	marked, err := f.NewConditionalStyle(&excelize.Style{Fill: sheet.Fill(sheet.ColourYellow), Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	last := sheet.ColumnName(scenarioFirst+len(metric.BookFigures())+2) + strconv.Itoa(b.sheet(sheetMatrix).Row)
	number := "$" + sheet.ColumnName(scenarioNumber) + strconv.Itoa(firstScenarioRow)
	return f.SetConditionalFormat(sheetMatrix, sheet.ColumnName(scenarioNumber)+strconv.Itoa(firstScenarioRow)+":"+last,
		[]excelize.ConditionalFormatOptions{{Type: "formula", Criteria: "AND(ISNUMBER(" + number + ")," + number + "=" + nameIndex + ")", Format: &marked}})
}

// matrixSheetKind returns the tab, the widths and the frozen rows of the
// matrix.
func matrixSheetKind() sheetKind {
	widths := []int{5, 50, 7}
	for range metric.BookFigures() {
		widths = append(widths, 11)
	}
	return sheetKind{tabOut, append(widths, 8, 11, 15), sheet.ColumnName(scenarioFirst) + strconv.Itoa(firstScenarioRow)}
}

// eqMillion is the name of the number of euro in EUR m.
var eqMillion = eq.Whole.Name

// A scenarioGroup is runs that stand under one title in the matrix.
type scenarioGroup struct {
	title string
	runs  []*analysis.Run
}

// matrixGroups returns the scenarios of the library by structure, the run
// itself where it is none of the library's, and the run's structure and
// settlement with each retaliation alone.
func (b *book) matrixGroups() []scenarioGroup {
	var groups []scenarioGroup
	for _, run := range b.dossier.Library() {
		title := "Structure: " + run.Scenario.Structure
		if len(groups) == 0 || groups[len(groups)-1].title != title {
			groups = append(groups, scenarioGroup{title: title})
		}
		last := &groups[len(groups)-1]
		last.runs = append(last.runs, run)
	}
	if !slices.Contains(b.dossier.Library(), b.delivered) {
		groups = append(groups, scenarioGroup{"This run", []*analysis.Run{b.delivered}})
	}
	if len(b.dossier.Retaliations) == 0 {
		return groups
	}
	pair := b.delivered.Scenario.Structure + " + " + b.delivered.Scenario.Settlement
	return append(groups, scenarioGroup{"Retaliation, each alone, on " + pair, b.dossier.Retaliations})
}

// recipe returns the command that reproduces a scenario. Of a file only its
// name is known, not where it lies.
func recipe(s *scenarios.Scenario) string {
	overlays := slices.DeleteFunc(slices.Clone(s.Overlays), func(name string) bool { return name == scenarios.SetOverlay })
	what := s.Name
	if strings.Join(overlays, "+") != s.Name {
		what = "FILE of " + s.Name
	}
	text := "loanmodel run " + what
	for _, d := range s.Differences {
		if d.Overlay == scenarios.SetOverlay {
			text += " --set '" + d.Address() + "=" + d.To + "'"
		}
	}
	return text
}
