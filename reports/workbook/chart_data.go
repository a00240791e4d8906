package workbook

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/reports/workbook/sheet"
)

// Rows of the data of the charts.
const (
	rowDataStates   = 7
	dataState       = 1
	dataCode        = 2
	dataCommitment  = 3
	dataRank        = 4
	dataRatio       = 5
	dataRatioRank   = 6
	dataFirstCost   = 7
	rowsToFalls     = 6 // from the row of all states
	fallTotal       = 2 // columns of the waterfalls
	fallValue       = 3
	fallSoFar       = 4
	tornadoName     = 1
	tornadoLower    = 2
	tornadoHigher   = 3
	tornadoLowerBy  = 4
	tornadoHigherBy = 5
	tornadoSwing    = 6
	tornadoRank     = 7
)

func rowDataLast() int { return rowDataStates + finance.MemberStates.Len() - 1 }
func rowDataAll() int  { return rowDataLast() + 1 }

// rowPlaces returns the rows, in the table of states, of what the waterfalls
// show: all states, then the chosen one.
func rowPlaces() int { return rowDataAll() + 2 }

// rowWaterfall returns the row of the first step of a waterfall.
func rowWaterfall(place int) int { return rowDataAll() + rowsToFalls + place*(len(costSteps())+3) + 1 }

func rowTornadoData() int { return rowWaterfall(2) + 2 }

// costSteps returns the steps of a waterfall.
func costSteps() []string {
	var names []string
	for _, item := range metric.GrossCosts() {
		names = append(names, item.At(metric.InCharts).Name)
	}
	return append(names, "Gross cost", "Recovered", "Net cash cost")
}

// isTotalStep says whether a step stands on the ground.
func isTotalStep(step int) bool {
	return step == len(metric.GrossCosts()) || step == len(costSteps())-1
}

// columns of the costs after the items.
func dataGross() int     { return dataFirstCost + len(metric.GrossCosts()) }
func dataRecovered() int { return dataGross() + 1 }
func dataNet() int       { return dataGross() + 2 }

// writeChartData writes the figures of the states and of the tornado, with
// their ranks.
func (c *charts) writeChartData() {
	g := c.grid(sheetChartData)
	g.texts(rowDataStates-1, 1, c.styles.Head, "State", "Code", "Commitment, EUR", "Rank", "Commitment, % of GDP 2024", "Rank")
	for i, item := range metric.GrossCosts() {
		g.text(rowDataStates-1, dataFirstCost+i, c.styles.Head, item.At(metric.InCharts).Name+", EUR")
	}
	g.texts(rowDataStates-1, dataGross(), c.styles.Head, "Gross cost, EUR", "Recovered, EUR", "Net cash cost, EUR")
	for state := range finance.MemberStates.Members {
		c.writeDataState(g, state)
	}
	c.writeRanks(g, dataCommitment, dataRank)
	c.writeRanks(g, dataRatio, dataRatioRank)
	c.writeDataAll(g)
	c.writePlaces(g)
	c.writeWaterfall(g, 0, "All states: step")
	c.writeWaterfall(g, 1, "The chosen state: step")
	c.writeTornadoData(g)
	c.finishGrid(sheetChartData, "Data of the charts", "Figures over the whole horizon; equal values rank in protocol order.")
}

func (c *charts) writeDataState(g *chartGrid, state int) {
	row := rowDataStates + state
	g.text(row, dataState, c.styles.Label, finance.MemberStates.Members[state].Name)
	g.text(row, dataCode, c.styles.Label, finance.MemberStates.Code(state))
	amount := func(column int, f metric.Figure, sign string) decimal.Decimal {
		measure := metric.StateMeasure{Figure: f}
		value := measure.Value(c.run.Result, state)
		if sign != "" {
			value = value.Neg()
		}
		g.formula(row, column, c.styles.Amount, sign+string(c.layout.measure(measure, state)), value)
		return value
	}
	amount(dataCommitment, metric.CommitmentOf().Figure, "")
	ratio := metric.CommitmentOf().In(metric.PerGDP)
	g.formula(row, dataRatio, c.styles.Ratio, string(c.layout.measure(ratio, state)), ratio.Value(c.run.Result, state))
	gross := decimal.Zero
	for i, item := range metric.GrossCosts() {
		gross = gross.Add(amount(dataFirstCost+i, item, ""))
	}
	g.formula(row, dataGross(), c.styles.Amount, "ROUND(SUM("+sheet.At(row, dataFirstCost)+":"+sheet.At(row, dataGross()-1)+"),2)", gross)
	amount(dataRecovered(), metric.Recoveries(), "-")
	amount(dataNet(), metric.NetCost(), "")
}

// writeRanks ranks the states by a column, the largest first.
func (c *charts) writeRanks(g *chartGrid, of, into int) {
	all := sheet.Fixed(rowDataStates, of) + ":" + sheet.Fixed(rowDataLast(), of)
	for state := range finance.MemberStates.Members {
		row, rank := rowDataStates+state, 0
		for other := range finance.MemberStates.Members {
			compared := g.value(rowDataStates+other, of).Cmp(g.value(row, of))
			if compared > 0 || compared == 0 && other <= state {
				rank++
			}
		}
		before := sheet.Fixed(rowDataStates, of) + ":" + sheet.At(row, of)
		g.formula(row, into, c.styles.Whole, rankFormula(all, before, sheet.At(row, of)), whole(rank))
	}
}

// rankFormula counts what is larger, and what is as large and not after it.
func rankFormula(all, before, own string) string {
	return "SUMPRODUCT((" + all + ">" + own + ")*1)+SUMPRODUCT((" + before + "=" + own + ")*1)"
}

func (c *charts) writeDataAll(g *chartGrid) {
	row := rowDataAll()
	g.text(row, dataState, c.styles.Group, "All 27 states")
	for column := dataCommitment; column <= dataNet(); column++ {
		if column > dataCommitment && column < dataFirstCost {
			continue
		}
		sum := decimal.Zero
		for state := range finance.MemberStates.Members {
			sum = sum.Add(g.value(rowDataStates+state, column))
		}
		g.formula(row, column, c.styles.Amount, "ROUND(SUM("+sheet.ColumnName(column)+sheet.RowText(rowDataStates)+":"+sheet.ColumnName(column)+sheet.RowText(rowDataLast())+"),2)", sum)
	}
}

// writePlaces writes which rows of the table the two waterfalls show.
func (c *charts) writePlaces(g *chartGrid) {
	g.text(rowPlaces()-1, 1, c.styles.Head, "Rows that the waterfalls show")
	g.text(rowPlaces(), 1, c.styles.Label, "All states")
	names := g.area(rowDataStates, dataState, rowDataAll(), dataState)
	g.formula(rowPlaces(), 2, c.styles.Left, "COUNTA("+names+")", whole(finance.MemberStates.Len()+1))
	g.text(rowPlaces()+1, 1, c.styles.Label, "The chosen state")
	net := g.area(rowDataStates, dataNet(), rowDataLast(), dataNet())
	most := 0
	for state := range finance.MemberStates.Members {
		if g.value(rowDataStates+state, dataNet()).GreaterThan(g.value(rowDataStates+most, dataNet())) {
			most = state
		}
	}
	c.shown = [2]int{finance.MemberStates.Len(), most}
	formula := "IF(" + stateIndex() + "=1,MATCH(MAX(" + net + ")," + net + ",0)," + stateIndex() + "-1)"
	g.formula(rowPlaces()+1, 2, c.styles.Left, formula, whole(most+1))
}

// writeWaterfall writes the steps of a waterfall and what they come to.
func (c *charts) writeWaterfall(g *chartGrid, place int, head string) {
	first := rowWaterfall(place)
	g.texts(first-1, 1, c.styles.Head, head, "Is a total", "EUR", "So far, EUR")
	table := g.area(rowDataStates, dataFirstCost, rowDataAll(), dataNet())
	index := sheet.Fixed(rowPlaces()+place, 2)
	soFar := decimal.Zero
	for i, name := range costSteps() {
		row, total := first+i, 0
		value := g.value(rowDataStates+c.shown[place], dataFirstCost+i)
		soFar = soFar.Add(value)
		if isTotalStep(i) {
			total, soFar = 1, value
		}
		g.text(row, 1, c.styles.Label, name)
		g.number(row, fallTotal, c.styles.Left, whole(total))
		place := "COUNTA(" + sheet.Fixed(first, 1) + ":" + sheet.At(row, 1) + ")"
		g.formula(row, fallValue, c.styles.Amount, "INDEX("+table+","+index+","+place+")", value)
		g.formula(row, fallSoFar, c.styles.Amount, "IF("+sheet.At(row, fallTotal)+"=1,"+sheet.At(row, fallValue)+",ROUND(SUM("+sheet.At(row-1, fallSoFar)+","+sheet.At(row, fallValue)+"),2))", soFar)
	}
}

// writeTornadoData writes how far each change moves the chosen outcome.
func (c *charts) writeTornadoData(g *chartGrid) {
	first, own := rowTornadoData(), "$B$"+sheet.RowText(rowTornadoData()-2)
	g.texts(first-1, 1, c.styles.Head, "Assumption", "Lower: EUR m", "Higher: EUR m", "Lower moves it by, EUR", "Higher moves it by, EUR", "Swing, EUR", "Rank")
	s := c.sensitivities[c.chosen()]
	g.text(first-2, 1, c.styles.Label, "The outcome itself, EUR m")
	g.formula(first-2, 2, c.styles.Amount, c.outcomePicked(rowSensitivityOwn, 0), s.Delivered[0].Shift(-6))
	for i, change := range s.Rows {
		row := first + i
		name := sheetSensitivity + "!" + sheet.At(rowSensitivity+i, 1)
		g.formulaText(row, tornadoName, c.styles.Label, name, change.Name)
		low, high := decimal.Zero, decimal.Zero
		for side, picked := range []int{tornadoLower, tornadoHigher} {
			moved := decimal.Zero
			formula := c.outcomePicked(rowSensitivity+i, side)
			if values := change.Sides[side].Outcomes; values != nil {
				moved = values[0].Sub(s.Delivered[0])
				g.formula(row, picked, c.styles.Amount, formula, values[0].Shift(-6))
			} else {
				g.formulaText(row, picked, c.styles.Amount, formula, notPossible)
			}
			cell := sheet.At(row, picked)
			g.formula(row, picked+2, c.styles.Amount, "IF(ISNUMBER("+cell+"),ROUND(("+cell+"-"+own+")*"+eqMillion+",2),0)", moved)
			low, high = decimal.Min(low, moved), decimal.Max(high, moved)
		}
		ends := sheet.At(row, tornadoLowerBy) + ":" + sheet.At(row, tornadoHigherBy)
		g.formula(row, tornadoSwing, c.styles.Amount, "ROUND(MAX(0,"+ends+")-MIN(0,"+ends+"),2)", high.Sub(low))
	}
	c.rankTornado(g, len(s.Rows))
}

// outcomePicked returns the chosen outcome of a row of the sensitivities, of
// the lower or the higher side.
func (c *charts) outcomePicked(row, side int) string {
	from, to := sensitivityColumn(side, 0), sensitivityColumn(side, len(metric.Outcomes())-1)
	return "INDEX(" + sheetSensitivity + "!" + sheet.At(row, from) + ":" + sheet.At(row, to) + ",1," + outcomeIndex() + ")"
}

func (c *charts) rankTornado(g *chartGrid, rows int) {
	first, last := rowTornadoData(), rowTornadoData()+rows-1
	all := sheet.Fixed(first, tornadoSwing) + ":" + sheet.Fixed(last, tornadoSwing)
	order := make([]int, rows)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return g.value(first+b, tornadoSwing).Cmp(g.value(first+a, tornadoSwing)) })
	for rank, i := range order {
		own := sheet.At(first+i, tornadoSwing)
		g.formula(first+i, tornadoRank, c.styles.Whole, rankFormula(all, sheet.Fixed(first, tornadoSwing)+":"+own, own), whole(rank+1))
	}
}

// A chartGrid holds the cells of a sheet by place until they are written row by
// row, so that tables can stand side by side and read each other's values.
type chartGrid struct {
	sheet string
	cells map[sheet.Place]chartCell
	tall  map[int]int // lines of text of rows with more than one
	last  int         // row up to which all rows have one height, so that pictures beside them fit; 0 for none
}

// A chartCell is a text or a number, with or without a formula.
type chartCell struct {
	style   int
	formula sheet.Template
	text    string
	number  decimal.Decimal
	isText  bool
}

func newChartGrid(tab string) *chartGrid {
	return &chartGrid{sheet: tab, cells: map[sheet.Place]chartCell{}, tall: map[int]int{}}
}

func (g *chartGrid) text(row, column, style int, text string) {
	g.cells[sheet.Place{Row: row, Column: column}] = chartCell{style: style, text: text, isText: true}
}

func (g *chartGrid) texts(row, column, style int, texts ...string) {
	for i, text := range texts {
		g.text(row, column+i, style, text)
	}
}

func (g *chartGrid) number(row, column, style int, number decimal.Decimal) {
	g.cells[sheet.Place{Row: row, Column: column}] = chartCell{style: style, number: number}
}

func (g *chartGrid) formula(row, column, style int, formula string, value decimal.Decimal) {
	g.cells[sheet.Place{Row: row, Column: column}] = chartCell{style: style, formula: sheet.Template(formula), number: value}
}

func (g *chartGrid) formulaText(row, column, style int, formula, value string) {
	g.cells[sheet.Place{Row: row, Column: column}] = chartCell{style: style, formula: sheet.Template(formula), text: value, isText: true}
}

// value returns the number in a cell, 0 in one without a number.
func (g *chartGrid) value(row, column int) decimal.Decimal {
	return g.cells[sheet.Place{Row: row, Column: column}].number
}

// textAt returns the text in a cell.
func (g *chartGrid) textAt(row, column int) string {
	return g.cells[sheet.Place{Row: row, Column: column}].text
}

// write writes all cells in the order of a sheet.
func (g *chartGrid) write(c *sheet.Cells) {
	places := make([]sheet.Place, 0, len(g.cells))
	for at := range g.cells {
		places = append(places, at)
	}
	slices.SortFunc(places, func(a, b sheet.Place) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	row := 0
	for _, at := range places {
		if at.Row != row {
			g.rowsBetween(c, max(row, c.Row), at.Row)
			row = at.Row
			g.start(c, row)
		}
		g.cells[at].write(c, at.Column)
	}
}

// start begins a row.
func (g *chartGrid) start(c *sheet.Cells, row int) {
	lines := max(g.tall[row], 1)
	if row > g.last || lines > 1 {
		c.StartTall(row, lines)
		return
	}
	c.StartHigh(row, rowPoints)
}

// rowsBetween writes the rows without cells that have a height all the same.
func (g *chartGrid) rowsBetween(c *sheet.Cells, from, to int) {
	for row := from + 1; row < min(to, g.last+1); row++ {
		g.start(c, row)
	}
}

func (cell chartCell) write(c *sheet.Cells, column int) {
	switch {
	case cell.formula != "" && cell.isText:
		c.FormulaText(column, cell.style, cell.formula, cell.text)
	case cell.formula != "":
		c.FormulaDecimal(column, cell.style, cell.formula, cell.number.String())
	case cell.isText:
		c.Text(column, cell.style, cell.text)
	default:
		c.Decimal(column, cell.style, cell.number.String())
	}
}

// area returns the fixed address of a block of cells, with its sheet.
func (g *chartGrid) area(row, column, lastRow, lastColumn int) string {
	return sheet.Area(g.sheet, row, column, lastRow, lastColumn)
}
