package workbook

import (
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/reports"
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

// rowPlaces are the rows, in the table of states, of what the waterfalls show:
// all states, then the chosen one.
func rowPlaces() int { return rowDataAll() + 2 }

// rowWaterfall is the row of the first step of a waterfall.
func rowWaterfall(place int) int { return rowDataAll() + rowsToFalls + place*(len(costSteps())+3) + 1 }

func rowTornadoData() int { return rowWaterfall(2) + 2 }

// costSteps are the steps of a waterfall.
func costSteps() []string {
	var names []string
	for _, item := range reports.CostItems() {
		names = append(names, item.Name)
	}
	return append(names, "Gross cost", "Recovered", "Net cash cost")
}

// isTotalStep says whether a step stands on the ground.
func isTotalStep(step int) bool {
	return step == len(reports.CostItems()) || step == len(costSteps())-1
}

// columns of the costs after the items.
func dataGross() int     { return dataFirstCost + len(reports.CostItems()) }
func dataRecovered() int { return dataGross() + 1 }
func dataNet() int       { return dataGross() + 2 }

// writeChartData writes the figures of the states and of the tornado, with
// their ranks.
func (c *charts) writeChartData() {
	g := c.grid(sheetChartData)
	g.texts(rowDataStates-1, 1, c.styles.head, "State", "Code", "Commitment, EUR", "Rank", "Commitment, % of GDP 2024", "Rank")
	for i, item := range reports.CostItems() {
		g.text(rowDataStates-1, dataFirstCost+i, c.styles.head, item.Name+", EUR")
	}
	g.texts(rowDataStates-1, dataGross(), c.styles.head, "Gross cost, EUR", "Recovered, EUR", "Net cash cost, EUR")
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
	g.text(row, dataState, c.styles.label, finance.MemberStates.Members[state].Name)
	g.text(row, dataCode, c.styles.label, finance.MemberStates.Code(state))
	amount := func(column int, of metric.StateMeasure, sign string) decimal.Decimal {
		value := of.Value(c.run.Result, state)
		if sign != "" {
			value = value.Neg()
		}
		g.formula(row, column, c.styles.amount, sign+string(c.layout.measure(of, state)), value)
		return value
	}
	amount(dataCommitment, metric.StateMeasure{Line: finance.F2, Aggregate: metric.Fixed}, "")
	ratio := metric.StateMeasure{Line: finance.F2, Aggregate: metric.Fixed, Per: metric.PerGDP}
	g.formula(row, dataRatio, c.styles.ratio, string(c.layout.measure(ratio, state)), ratio.Value(c.run.Result, state))
	gross := decimal.Zero
	for i, item := range reports.CostItems() {
		gross = gross.Add(amount(dataFirstCost+i, metric.StateMeasure{Line: item.Line, Aggregate: metric.Total}, ""))
	}
	g.formula(row, dataGross(), c.styles.amount, "ROUND(SUM("+at(row, dataFirstCost)+":"+at(row, dataGross()-1)+"),2)", gross)
	amount(dataRecovered(), metric.StateMeasure{Line: finance.L7, Aggregate: metric.Total}, "-")
	amount(dataNet(), metric.StateMeasure{Line: finance.L9, Aggregate: metric.Total}, "")
}

// writeRanks ranks the states by a column, the largest first.
func (c *charts) writeRanks(g *chartGrid, of, into int) {
	all := fixedCell(rowDataStates, of) + ":" + fixedCell(rowDataLast(), of)
	for state := range finance.MemberStates.Members {
		row, rank := rowDataStates+state, 0
		for other := range finance.MemberStates.Members {
			compared := g.value(rowDataStates+other, of).Cmp(g.value(row, of))
			if compared > 0 || compared == 0 && other <= state {
				rank++
			}
		}
		before := fixedCell(rowDataStates, of) + ":" + at(row, of)
		g.formula(row, into, c.styles.whole, rankFormula(all, before, at(row, of)), whole(rank))
	}
}

// rankFormula counts what is larger, and what is as large and not after it.
func rankFormula(all, before, own string) string {
	return "SUMPRODUCT((" + all + ">" + own + ")*1)+SUMPRODUCT((" + before + "=" + own + ")*1)"
}

func (c *charts) writeDataAll(g *chartGrid) {
	row := rowDataAll()
	g.text(row, dataState, c.styles.group, "All 27 states")
	for column := dataCommitment; column <= dataNet(); column++ {
		if column > dataCommitment && column < dataFirstCost {
			continue
		}
		sum := decimal.Zero
		for state := range finance.MemberStates.Members {
			sum = sum.Add(g.value(rowDataStates+state, column))
		}
		g.formula(row, column, c.styles.amount, "ROUND(SUM("+columnName(column)+rowText(rowDataStates)+":"+columnName(column)+rowText(rowDataLast())+"),2)", sum)
	}
}

// writePlaces writes which rows of the table the two waterfalls show.
func (c *charts) writePlaces(g *chartGrid) {
	g.text(rowPlaces()-1, 1, c.styles.head, "Rows that the waterfalls show")
	g.text(rowPlaces(), 1, c.styles.label, "All states")
	names := g.area(rowDataStates, dataState, rowDataAll(), dataState)
	g.formula(rowPlaces(), 2, c.styles.left, "COUNTA("+names+")", whole(finance.MemberStates.Len()+1))
	g.text(rowPlaces()+1, 1, c.styles.label, "The chosen state")
	net := g.area(rowDataStates, dataNet(), rowDataLast(), dataNet())
	most := 0
	for state := range finance.MemberStates.Members {
		if g.value(rowDataStates+state, dataNet()).GreaterThan(g.value(rowDataStates+most, dataNet())) {
			most = state
		}
	}
	c.shown = [2]int{finance.MemberStates.Len(), most}
	formula := "IF(" + stateIndex() + "=1,MATCH(MAX(" + net + ")," + net + ",0)," + stateIndex() + "-1)"
	g.formula(rowPlaces()+1, 2, c.styles.left, formula, whole(most+1))
}

// writeWaterfall writes the steps of a waterfall and what they come to.
func (c *charts) writeWaterfall(g *chartGrid, place int, head string) {
	first := rowWaterfall(place)
	g.texts(first-1, 1, c.styles.head, head, "Is a total", "EUR", "So far, EUR")
	table := g.area(rowDataStates, dataFirstCost, rowDataAll(), dataNet())
	index := fixedCell(rowPlaces()+place, 2)
	soFar := decimal.Zero
	for i, name := range costSteps() {
		row, total := first+i, 0
		value := g.value(rowDataStates+c.shown[place], dataFirstCost+i)
		soFar = soFar.Add(value)
		if isTotalStep(i) {
			total, soFar = 1, value
		}
		g.text(row, 1, c.styles.label, name)
		g.number(row, fallTotal, c.styles.left, whole(total))
		place := "COUNTA(" + fixedCell(first, 1) + ":" + at(row, 1) + ")"
		g.formula(row, fallValue, c.styles.amount, "INDEX("+table+","+index+","+place+")", value)
		g.formula(row, fallSoFar, c.styles.amount, "IF("+at(row, fallTotal)+"=1,"+at(row, fallValue)+",ROUND(SUM("+at(row-1, fallSoFar)+","+at(row, fallValue)+"),2))", soFar)
	}
}

// writeTornadoData writes how far each change moves the chosen outcome.
func (c *charts) writeTornadoData(g *chartGrid) {
	first, own := rowTornadoData(), "$B$"+rowText(rowTornadoData()-2)
	g.texts(first-1, 1, c.styles.head, "Assumption", "Lower: EUR m", "Higher: EUR m", "Lower moves it by, EUR", "Higher moves it by, EUR", "Swing, EUR", "Rank")
	s := c.sensitivities[c.chosen()]
	g.text(first-2, 1, c.styles.label, "The outcome itself, EUR m")
	g.formula(first-2, 2, c.styles.amount, c.outcomePicked(rowSensitivityOwn, 0), s.Delivered[0].Shift(-6))
	for i, change := range s.Rows {
		row := first + i
		name := sheetSensitivity + "!" + at(rowSensitivity+i, 1)
		g.formulaText(row, tornadoName, c.styles.label, name, change.Name)
		low, high := decimal.Zero, decimal.Zero
		for side, picked := range []int{tornadoLower, tornadoHigher} {
			moved := decimal.Zero
			formula := c.outcomePicked(rowSensitivity+i, side)
			if values := change.Sides[side].Outcomes; values != nil {
				moved = values[0].Sub(s.Delivered[0])
				g.formula(row, picked, c.styles.amount, formula, values[0].Shift(-6))
			} else {
				g.formulaText(row, picked, c.styles.amount, formula, notPossible)
			}
			cell := at(row, picked)
			g.formula(row, picked+2, c.styles.amount, "IF(ISNUMBER("+cell+"),ROUND(("+cell+"-"+own+")*"+eqMillion+",2),0)", moved)
			low, high = decimal.Min(low, moved), decimal.Max(high, moved)
		}
		ends := at(row, tornadoLowerBy) + ":" + at(row, tornadoHigherBy)
		g.formula(row, tornadoSwing, c.styles.amount, "ROUND(MAX(0,"+ends+")-MIN(0,"+ends+"),2)", high.Sub(low))
	}
	c.rankTornado(g, len(s.Rows))
}

// outcomePicked is the chosen outcome of a row of the sensitivities, of the
// lower or the higher side.
func (c *charts) outcomePicked(row, side int) string {
	from, to := sensitivityColumn(side, 0), sensitivityColumn(side, len(reports.Outcomes())-1)
	return "INDEX(" + sheetSensitivity + "!" + at(row, from) + ":" + at(row, to) + ",1," + outcomeIndex() + ")"
}

func (c *charts) rankTornado(g *chartGrid, rows int) {
	first, last := rowTornadoData(), rowTornadoData()+rows-1
	all := fixedCell(first, tornadoSwing) + ":" + fixedCell(last, tornadoSwing)
	order := make([]int, rows)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return g.value(first+b, tornadoSwing).Cmp(g.value(first+a, tornadoSwing)) })
	for rank, i := range order {
		own := at(first+i, tornadoSwing)
		g.formula(first+i, tornadoRank, c.styles.whole, rankFormula(all, fixedCell(first, tornadoSwing)+":"+own, own), whole(rank+1))
	}
}
