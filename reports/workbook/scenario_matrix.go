package workbook

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports"
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

// matrixHeadlines are the columns of the matrix: headline figures, and what
// all states pay together.
func matrixHeadlines() []metric.Headline {
	short := []struct{ id, head string }{
		{"loan_drawn", "Drawn by Ukraine"}, {"loan_repaid", "Repaid by Ukraine"}, {"peak_exposure", "Peak exposure"}, {"calls_paid", "Calls paid"},
		{"headroom_used", "From headroom"}, {"recoveries", "Recovered"}, {"arrears_end", "Arrears to Bank of Russia"}, {"own_funds_end", "Euroclear's own funds"}, {"uncovered_loss_end", "Losses nobody bears"},
		{"liquidity_gap_peak", "Euroclear's liquidity gap"}, {"union_cost", "Cost to Union budget"},
	}
	var list []metric.Headline
	for _, s := range short {
		for _, h := range metric.Headlines() {
			if h.ID == s.id {
				h.Name = s.head
				list = append(list, h)
			}
		}
	}
	return append(list, metric.Headline{ID: "net_cost", Name: "Net cost of all states", Line: finance.L9, Aggregate: metric.Total})
}

// headlineOf is a headline of a run, in euro.
func headlineOf(run *reports.Run, h metric.Headline) decimal.Decimal {
	for _, f := range run.Figures {
		if f.ID == h.ID {
			return f.Value
		}
	}
	return totalOf(run, h.Aggregate, h.Line)
}

// totalOf is an aggregate of a line, summed over its members, in euro.
func totalOf(run *reports.Run, a metric.Aggregate, id eq.ID) decimal.Decimal {
	return money.ToDecimal(a.OfAll(run.Result, id), money.CentDigits)
}

// inMillionsOf is an amount in EUR m, exact.
func inMillionsOf(euro decimal.Decimal) string { return euro.Shift(-money.MillionthDigits).String() }

// A scenarioTable writes the matrix of scenarios.
type scenarioTable struct {
	*book
	c       *cells
	figures []metric.Headline
	row     int
	off     decimal.Decimal // by what the row chosen is off, in euro
}

// writeMatrix writes the matrix of scenarios.
func (b *book) writeMatrix() error {
	groups, err := b.matrixGroups()
	if err != nil {
		return err
	}
	t := &scenarioTable{book: b, c: b.sheet(sheetMatrix), figures: matrixHeadlines(), row: firstScenarioRow}
	b.head(t.c, "Matrix of scenarios", matrixAbout)
	t.heads()
	t.live()
	for _, g := range groups {
		t.c.startRow(t.row)
		t.c.text(scenarioRecipe, b.styles.group, g.title)
		t.row++
		for _, run := range g.runs {
			t.scenario(run)
		}
	}
	return t.check()
}

func (t *scenarioTable) last() int { return scenarioFirst + len(t.figures) - 1 }

func (t *scenarioTable) heads() {
	t.c.startTall(rowScenarioHead, 3)
	t.c.text(scenarioNumber, t.styles.head, "No.")
	t.c.text(scenarioRecipe, t.styles.head, "Scenario: the command that reproduces the row")
	t.c.text(scenarioUnit, t.styles.head, "Unit")
	for i, h := range t.figures {
		t.c.text(scenarioFirst+i, t.styles.headRight, h.Name)
	}
	t.c.text(t.last()+1, t.styles.headRight, "Held against live")
	t.c.text(t.last()+2, t.styles.headRight, "Live less engine, EUR")
	t.c.text(t.last()+3, t.styles.head, "  Run id")
}

// live writes the figures of the chosen scenario as they are computed here.
func (t *scenarioTable) live() {
	t.c.startRow(rowScenarioLive)
	t.c.formula(scenarioNumber, t.styles.left, nameIndex, t.selected(), 0)
	t.c.text(scenarioRecipe, t.styles.group, "Live: the scenario chosen, with all overrides")
	t.c.text(scenarioUnit, t.styles.label, unitMillions)
	for i, h := range t.figures {
		t.c.formulaDecimal(scenarioFirst+i, t.styles.million, t.layout.headline(h)+template("/"+eqMillion), inMillionsOf(headlineOf(t.run, h)))
	}
}

// scenario writes a run's row.
func (t *scenarioTable) scenario(run *reports.Run) {
	row := strconv.Itoa(t.row)
	t.c.startRow(t.row)
	if number := t.numberOf(run); number > 0 {
		t.c.number(scenarioNumber, t.styles.left, number, 0)
	}
	t.c.text(scenarioRecipe, t.styles.label, recipe(run.Scenario))
	t.c.text(scenarioUnit, t.styles.label, unitMillions)
	for i, h := range t.figures {
		t.c.decimal(scenarioFirst+i, t.styles.million, inMillionsOf(headlineOf(run, h)))
	}
	number := columnName(scenarioNumber) + row
	held, apartBy := int64(0), decimal.Zero
	if t.isHeld(run) {
		held = 1
		for _, h := range t.figures {
			apartBy = apartBy.Add(headlineOf(run, h).Sub(headlineOf(t.run, h)).Abs())
		}
	}
	t.off = t.off.Add(apartBy)
	t.c.formula(t.last()+1, t.styles.whole, template("IF(AND("+number+"="+nameIndex+","+noOverrides()+"),1,0)"), held, 0)
	off := inEuro(apart(t.across(t.row, ""), t.across(rowScenarioLive, "$")))
	t.c.formulaDecimal(t.last()+2, t.styles.amount, template(columnName(t.last()+1)+row+"*")+off, apartBy.String())
	t.c.text(t.last()+3, t.styles.indent, shortRunID(run))
	t.row++
}

// across is the figures of a row.
func (t *scenarioTable) across(row int, fixed string) string {
	number := fixed + strconv.Itoa(row)
	return columnName(scenarioFirst) + number + ":" + columnName(t.last()) + number
}

// numberOf is a run's place in the selector's list, counted from 1; 0 where it
// is not there.
func (b *book) numberOf(run *reports.Run) int64 {
	return int64(slices.Index(offered(b.delivered, b.presets), run) + 1)
}

// noOverrides is the condition that no assumption is overridden.
func noOverrides() string { return sheetCover + "!$B$" + strconv.Itoa(rowOverrides) + "=0" }

// check writes what the chosen row is off by: nothing, since what is written is
// the engine's.
func (t *scenarioTable) check() error {
	t.c.startRow(t.row + 1)
	t.c.text(scenarioRecipe, t.styles.group, "The row chosen is off by")
	t.c.text(scenarioUnit, t.styles.group, "EUR")
	column := t.last() + 2
	t.c.formulaDecimal(column, t.styles.amount, template("SUM("+down(firstScenarioRow, t.row-1)+")"), t.off.String())
	cents, err := money.FromDecimal(t.off, money.CentDigits)
	t.extraChecks = append(t.extraChecks, extraCheck{name: "Matrix of scenarios: the live figures are the engine's", sheet: sheetMatrix,
		cell: "$" + columnName(column) + "$" + strconv.Itoa(t.row+1), off: cents})
	return err
}

// setMatrix marks the row of the scenario chosen.
func (b *book) setMatrix(f *excelize.File) error {
	marked, err := f.NewConditionalStyle(&excelize.Style{Fill: fill(colourYellow), Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	last := columnName(scenarioFirst+len(matrixHeadlines())+2) + strconv.Itoa(b.sheet(sheetMatrix).row)
	number := "$" + columnName(scenarioNumber) + strconv.Itoa(firstScenarioRow)
	return f.SetConditionalFormat(sheetMatrix, columnName(scenarioNumber)+strconv.Itoa(firstScenarioRow)+":"+last,
		[]excelize.ConditionalFormatOptions{{Type: "formula", Criteria: "AND(ISNUMBER(" + number + ")," + number + "=" + nameIndex + ")", Format: &marked}})
}

// matrixSheetKind is the tab, the widths and the frozen rows of the matrix.
func matrixSheetKind() sheetKind {
	widths := []int{5, 60, 8}
	for range matrixHeadlines() {
		widths = append(widths, 11)
	}
	return sheetKind{tabOut, append(widths, 8, 11, 15), columnName(scenarioFirst) + strconv.Itoa(firstScenarioRow)}
}
