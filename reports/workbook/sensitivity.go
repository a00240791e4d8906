package workbook

import (
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios/analysis"
)

// Rows and columns of the sensitivities: a row for the scenario itself and one
// for each assumption; on a sheet of their own, the engine's values of every
// scenario.
const (
	rowSensitivityWarning = 5
	rowSensitivityOwn     = 8
	rowSensitivity        = 9
	sensitivityLower      = 2 // the lower value of the assumption, and the higher
	rowEngine             = 6
	engineLive            = 4
	engineFirst           = 5 // of the scenarios
)

// notPossible stands where the scenario's rules do not allow a value.
const notPossible = "not possible"

// sensitivityColumn returns the column of an outcome with the lower (0) or the
// higher (1) value of the assumption.
func sensitivityColumn(side, outcome int) int { return 4 + side*len(metric.Outcomes()) + outcome }

func sensitivityBasis() int { return sensitivityColumn(2, 0) }

const sensitivityBasisWidth = 44

// repeatedWidth returns one width for so many columns.
func repeatedWidth(width, columns int) []int {
	widths := make([]int, columns)
	for i := range widths {
		widths[i] = width
	}
	return widths
}

func sensitivityWidths() []int {
	widths := append([]int{36, 11, 11}, repeatedWidth(10, 2*len(metric.Outcomes()))...)
	return append(widths, sensitivityBasisWidth, 90, 90)
}

// engineRow returns the row, among the engine's values, of a text (−1) or an
// outcome of one side of an assumption; those of one kind stand under one
// another.
func (c *charts) engineRow(side, kind, assumption int) int {
	rows := len(c.sensitivities[0].Rows)
	kinds := 1 + len(metric.Outcomes())
	return rowEngine + len(metric.Outcomes()) + (side*kinds+kind+1)*rows + assumption
}

// engineCell returns the live value of a row of the engine's.
func engineCell(row int) string { return sheetEngine + "!" + sheet.At(row, engineLive) }

// writeSensitivity writes what the engine computed with one assumption changed,
// for every scenario, and shows that of the chosen one.
func (c *charts) writeSensitivity() {
	g := c.grid(sheetSensitivity)
	outcomes := metric.Outcomes()
	g.texts(rowSensitivityOwn-2, sensitivityColumn(0, 0), c.styles.Group, "With the lower value, EUR m")
	g.texts(rowSensitivityOwn-2, sensitivityColumn(1, 0), c.styles.Group, "With the higher value, EUR m")
	g.texts(rowSensitivityOwn-1, 1, c.styles.Head, "Assumption", "Lower value", "Higher value")
	for side := range 2 {
		for i, outcome := range outcomes {
			g.text(rowSensitivityOwn-1, sensitivityColumn(side, i), c.styles.Head, outcome.Name)
		}
	}
	g.tall[rowSensitivityOwn-1] = 5
	g.texts(rowSensitivityOwn-1, sensitivityBasis(), c.styles.Head, "Where the two values come from", "Command for the lower value", "Command for the higher value")
	c.writeEngineValues()
	g.text(rowSensitivityOwn, 1, c.styles.Group, "The scenario as it is")
	for side := range 2 {
		for i := range outcomes {
			c.million(g, rowSensitivityOwn, sensitivityColumn(side, i), rowEngine+i)
		}
	}
	for i, change := range c.sensitivities[c.chosen()].Rows {
		c.writeSensitivityRow(g, i, change)
	}
	c.writeWarning(g)
	c.finishGrid(sheetSensitivity, "Sensitivities",
		"One assumption at a time. The engine's own values, fixed for each scenario of the selector; they follow the selector and no override.")
}

func (c *charts) writeSensitivityRow(g *chartGrid, i int, change analysis.SensitivityRow) {
	row := rowSensitivity + i
	g.text(row, 1, c.styles.Label, change.Name)
	for side := range 2 {
		g.text(row, sensitivityLower+side, c.styles.Label, change.Sides[side].Value)
		for outcome := range metric.Outcomes() {
			c.million(g, row, sensitivityColumn(side, outcome), c.engineRow(side, outcome, i))
		}
		command := c.engineRow(side, -1, i)
		g.formulaText(row, sensitivityBasis()+1+side, c.styles.Note, engineCell(command), c.grid(sheetEngine).textAt(command, engineLive))
	}
	g.text(row, sensitivityBasis(), c.styles.IndentSmall, change.Basis)
	g.tall[row] = sheet.LinesOf(change.Basis, sensitivityBasisWidth*11/10)
}

// million shows a live value of the engine in millions; what is not possible
// stays a text.
func (c *charts) million(g *chartGrid, row, column, from int) {
	cell, engine := engineCell(from), c.grid(sheetEngine)
	formula := "IF(ISNUMBER(" + cell + ")," + cell + "/" + eqMillion + "," + cell + ")"
	if engine.cells[sheet.Place{Row: from, Column: engineLive}].isText {
		g.formulaText(row, column, c.styles.Amount, formula, notPossible)
		return
	}
	g.formula(row, column, c.styles.Amount, formula, engine.value(from, engineLive).Shift(-money.MillionthDigits))
}

// writeEngineValues writes what the engine found for every scenario.
func (c *charts) writeEngineValues() {
	g, outcomes, s := c.grid(sheetEngine), metric.Outcomes(), c.sensitivities[c.chosen()]
	head := rowEngine - 1
	g.texts(head, 1, c.styles.Head, "The engine's values, EUR", "Value", "Outcome", "Chosen scenario")
	for i, scenario := range c.all {
		g.text(head, engineFirst+i, c.styles.Head, scenario.Name)
	}
	for i, outcome := range outcomes {
		row := rowEngine + i
		g.texts(row, 1, c.styles.Label, "The scenario as it is", "", outcome.Name)
		c.writeEngineRow(g, row, func(s *analysis.Sensitivity) ([]decimal.Decimal, string) { return s.Delivered[i : i+1], "" })
	}
	for side := range 2 {
		for kind := -1; kind < len(outcomes); kind++ {
			for i, change := range s.Rows {
				row := c.engineRow(side, kind, i)
				g.texts(row, 1, c.styles.Label, change.Name, change.Sides[side].Value, "Command")
				if kind < 0 {
					c.writeEngineRow(g, row, func(s *analysis.Sensitivity) ([]decimal.Decimal, string) { return nil, s.Rows[i].Sides[side].Command })
					continue
				}
				g.text(row, 3, c.styles.Label, outcomes[kind].Name)
				c.writeEngineRow(g, row, func(s *analysis.Sensitivity) ([]decimal.Decimal, string) {
					if values := s.Rows[i].Sides[side].Outcomes; values != nil {
						return values[kind : kind+1], ""
					}
					return nil, notPossible
				})
			}
		}
	}
}

// writeEngine writes the sheet of the engine's values.
func (c *charts) writeEngine() {
	c.finishGrid(sheetEngine, "Sensitivities of every scenario",
		"What the engine found with one assumption changed; Out_Sensitivity shows the chosen scenario's.")
}

// printSensitivity prints the values; the commands are printed on the sheet of
// the engine's.
func (c *charts) printSensitivity(f *excelize.File) error {
	last := rowSensitivity + len(c.sensitivities[0].Rows) - 1
	return setPrintName(f, sheetSensitivity, "_xlnm.Print_Area", []string{"$A$1:" + sheet.Fixed(last, sensitivityBasis())})
}

// writeEngineRow writes one value or text of every scenario, and the live one.
func (c *charts) writeEngineRow(g *chartGrid, row int, of func(*analysis.Sensitivity) ([]decimal.Decimal, string)) {
	for i, s := range c.sensitivities {
		number, text := of(s)
		live := i == c.chosen()
		switch {
		case number == nil:
			g.text(row, engineFirst+i, c.styles.Note, text)
			if live {
				g.formulaText(row, engineLive, c.styles.Note, c.live(row, engineFirst), text)
			}
		default:
			g.number(row, engineFirst+i, c.styles.Amount, number[0])
			if live {
				g.formula(row, engineLive, c.styles.Amount, c.live(row, engineFirst), number[0])
			}
		}
	}
}

const (
	sensitivityFits  = "The values are of the scenario that is shown."
	sensitivityStale = "WARNING: assumptions are overridden. The values are of the scenario without overrides."
)

// writeWarning says, live, whether the fixed values fit what is shown.
func (c *charts) writeWarning(g *chartGrid) {
	row := rowSensitivity + len(c.sensitivities[0].Rows) + 1
	g.texts(row, 1, c.styles.Note, sensitivityFits)
	g.texts(row+1, 1, c.styles.Note, sensitivityStale)
	fits := sensitivityFits
	if c.book.shown.Filled > 0 {
		fits = sensitivityStale
	}
	g.formulaText(rowSensitivityWarning, 1, c.styles.Subtitle, "IF("+c.overrides()+"=0,"+sheet.At(row, 1)+","+sheet.At(row+1, 1)+")", fits)
}

// overrides returns the cell that counts what readers have overridden.
func (c *charts) overrides() string {
	return sheet.Area(sheetCover, rowOverrides, 2, rowOverrides, 2)
}
