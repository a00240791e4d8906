package workbook

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/reports/report"
	"loanmodel/reports/workbook/sheet"
)

// perBillion divides euro into billions of euro.
var perBillion = "/(" + eq.Whole.Name + "*" + eq.Thousand.Name + ")"

// A block is a chart with its table: the message, the unit, the table's head
// and rows, and the source under them.
type block struct {
	*charts
	g       *chartGrid
	top     int // row of the message
	rows    int // of the table
	message int
}

// Rows of a block, from its top; an empty row comes before it.
const (
	blockUnit  = 1
	blockHead  = 2
	blockFirst = 3

	headLines   = 3
	pageRows    = 50 // of a printed page, under the heads that stand on every page
	sourceLines = 2
)

// height returns how many rows a block takes with the empty row before it:
// half a page where its table has room there, else whole pages.
func (b block) height() int {
	needed, half := 1+blockFirst+b.rows, pageRows/2
	if needed <= half {
		return half
	}
	return (needed + pageRows - 1) / pageRows * pageRows
}

// source returns the row of the source, under the chart.
func (b block) source() int { return b.top - 1 + b.height() - sourceLines }

func (b block) head() int              { return b.top + blockHead }
func (b block) first() int             { return b.top + blockFirst }
func (b block) last() int              { return b.first() + b.rows - 1 }
func (b block) title() string          { return b.g.area(b.top, 1, b.top, 1) }
func (b block) name(column int) string { return b.g.area(b.head(), column, b.head(), column) }
func (b block) column(column int) string {
	return b.g.area(b.first(), column, b.last(), column)
}

// open writes what all blocks have: message, unit, heads, source and run.
func (b block) open(formula, message, unit, source string, heads ...string) {
	b.g.formulaText(b.top, 1, b.styles.Subtitle, formula, message)
	b.g.text(b.top+blockUnit, 1, b.styles.Note, unit)
	b.g.texts(b.head(), 1, b.styles.Head, heads...)
	b.g.tall[b.head()] = headLines
	b.g.text(b.source(), chartColumn, b.styles.Note, "Source: "+source)
	b.g.formulaText(b.source()+1, chartColumn, b.styles.Note, messageCell(messageRun), b.messageText(messageRun))
}

// alignHeads sets the heads of numbers to the right, where the numbers stand.
func (b block) alignHeads() {
	for column := 1; ; column++ {
		head, found := b.g.cells[sheet.Place{Row: b.head(), Column: column}]
		if !found {
			return
		}
		if cell := b.g.cells[sheet.Place{Row: b.first(), Column: column}]; !cell.isText && cell.style != b.styles.Left && cell.style != b.styles.Plain {
			b.g.text(b.head(), column, b.styles.HeadRight, head.text)
		}
	}
}

// messageText returns what a message says of the run.
func (c *charts) messageText(message int) string {
	return c.grid(sheetMessages).textAt(rowMessage(message), messageLive)
}

// count numbers the rows of a table in a column: one more than above.
func (b block) count(column int) {
	for i := range b.rows {
		row := b.first() + i
		b.g.formula(row, column, b.styles.Left, "SUM("+sheet.At(row-1, column)+",1)", whole(i+1))
	}
}

// A plannedBlock is a block that is still to be placed.
type plannedBlock struct {
	rows  int
	write func(top int) block
}

// writeCharts writes the tables of all charts, one or two to a page.
func (c *charts) writeCharts() {
	steps, next, left := len(costSteps()), 5, pageRows
	for _, planned := range []plannedBlock{
		{finance.MemberStates.Len(), c.commitments}, {finance.MemberStates.Len(), c.ratios},
		{c.years(), c.calls}, {c.years() + 1, c.assets},
		{len(c.sensitivities[0].Rows), c.tornado}, {len(report.EventGroups()), c.timeline},
		{steps, c.allStates}, {steps, c.oneState},
	} {
		height := block{rows: planned.rows}.height()
		if height > left {
			c.pages = append(c.pages, next)
			left = pageRows
		}
		b := planned.write(next + 1)
		b.alignHeads()
		next, left = next+height, left-height
	}
	c.grid(sheetCharts).last = next
	c.finishGrid(sheetCharts, "Charts", "Titles and tables follow the selector; choose the state and the outcome shown on "+sheetChoices+".")
}

// commitments returns the ranking in euro.
func (c *charts) commitments(top int) block {
	b := c.ranking(top, messageCommitments, dataCommitment, dataRank, "EUR bn", perBillion, -9, "Commitment, EUR bn")
	c.add(nativeChart{kind: barRanked, caption: "Commitments by state", block: b, names: b.column(1), series: []series{{b.name(3), b.column(3), shade1}}, axis: "EUR bn", labels: `0.0`})
	return b
}

// ratios returns the ranking in per cent of the gross domestic product.
func (c *charts) ratios(top int) block {
	b := c.ranking(top, messageRatios, dataRatio, dataRatioRank, "% of GDP 2024", "", 0, "Commitment, % of GDP")
	c.add(nativeChart{kind: barRanked, caption: "Commitments in per cent of GDP", block: b, names: b.column(1), series: []series{{b.name(3), b.column(3), shade2}}, axis: "% of GDP 2024", labels: `0.00`})
	return b
}

// ranking brings the states into the order of their ranks.
func (c *charts) ranking(top, message, of, rank int, unit, divided string, shift int32, head string) block {
	b := block{c, c.grid(sheetCharts), top, finance.MemberStates.Len(), message}
	b.open(messageCell(message), c.messageText(message), "States ranked, "+unit+". Equal values stand in protocol order.", "Calc_F, line F2; "+sheetStates, "State", "Rank", head)
	b.count(2)
	data := c.rankedData()
	ranks := data.area(rowDataStates, rank, rowDataLast(), rank)
	for i := range b.rows {
		row, from := b.first()+i, rowDataStates
		for !data.value(from, rank).Equal(whole(i + 1)) {
			from++
		}
		place := "MATCH(" + sheet.At(row, 2) + "," + ranks + ",0)"
		b.g.formulaText(row, 1, c.styles.Label, "INDEX("+data.area(rowDataStates, dataState, rowDataLast(), dataState)+","+place+")", data.textAt(from, dataState))
		b.g.formula(row, 3, c.styles.Amount, "INDEX("+data.area(rowDataStates, of, rowDataLast(), of)+","+place+")"+divided, data.value(from, of).Shift(shift))
	}
	return b
}

// rankedData returns the figures of the states, which are written before.
func (c *charts) rankedData() *chartGrid { return c.grid(sheetChartData) }

// years returns how many calendar years the horizon touches.
func (c *charts) years() int {
	timeline := c.run.Scenario.Timeline
	return timeline.End().Year() - timeline.Start.Year() + 1
}

// monthsUpTo returns how many months of the horizon lie up to the end of its
// n-th year, counted from 1; none up to year 0.
func (c *charts) monthsUpTo(n int) int {
	timeline, months := c.run.Scenario.Timeline, 0
	for i := range timeline.Months {
		if timeline.At(i).Year() < timeline.Start.Year()+n {
			months++
		}
	}
	return months
}

// yearColumns write the year, its number and the months up to its end; before
// is how many years before the first the table begins.
func (b block) yearColumns(before int) {
	years := b.timelineArea(rowYear)
	first := sheet.Area(sheetTimeline, rowYear, sheet.ColumnFirstPeriod, rowYear, sheet.ColumnFirstPeriod)
	start := b.run.Scenario.Timeline.Start.Year()
	b.count(2)
	for i := range b.rows {
		row, year := b.first()+i, i+1-before
		formula := first + "-1+" + sheet.At(row, 2)
		if before == 1 {
			formula = first + "-2+" + sheet.At(row, 2)
		}
		b.g.formula(row, 1, b.styles.Plain, formula, whole(start+year-1))
		b.g.formula(row, 3, b.styles.Left, "SUMPRODUCT(("+years+"<="+sheet.At(row, 1)+")*1)", whole(b.monthsUpTo(year)))
	}
}

// lineRow returns a line's row over all periods, from a column on.
func (c *charts) lineRow(id eq.ID, member, from int) string {
	place := c.layout.lines[id]
	return sheet.Area(place.sheet, place.row+member, from, place.row+member, c.layout.lastColumn())
}

// calls returns what is called of the guarantors, year by year.
func (c *charts) calls(top int) block {
	b := block{c, c.grid(sheetCharts), top, c.years(), messageCalls}
	b.open(messageCell(messageCalls), c.messageText(messageCalls), "EUR bn in each year; unmet calls at the year's end; recoveries below zero.",
		"Calc_F, lines F34, F35 and F18; Calc_G, line G3", "Year", "No.", "Months so far", "Paid by guarantors", "Called, unmet at year end", "Paid from headroom", "Recovered")
	b.yearColumns(0)
	sums := []struct {
		column int
		line   eq.ID
		sign   string
	}{{4, finance.F34, ""}, {6, finance.G3, ""}, {7, finance.F35, "-"}}
	for i := range b.rows {
		row := b.first() + i
		for _, s := range sums {
			value := cents(c.yearSum(s.line, i+1))
			if s.sign != "" {
				value = value.Neg()
			}
			formula := s.sign + "ROUND(SUMIF(" + c.timelineArea(rowYear) + "," + sheet.At(row, 1) + "," + c.lineRow(s.line, 0, sheet.ColumnFirstPeriod) + "),2)" + perBillion
			b.g.formula(row, s.column, c.styles.Amount, formula, billion(value))
		}
		b.g.formula(row, 5, c.styles.Amount, "INDEX("+c.lineRow(finance.F18, 0, sheet.ColumnFirstPeriod)+",1,"+sheet.At(row, 3)+")"+perBillion,
			billion(cents(c.run.Result.Value(finance.F18, 0, c.monthsUpTo(i+1)-1))))
	}
	c.add(nativeChart{kind: columnsStacked, caption: "Guarantee calls by year", block: b, names: b.column(1), axis: "EUR bn", series: []series{
		{b.name(4), b.column(4), shade1}, {b.name(5), b.column(5), shade4}, {b.name(6), b.column(6), shade2}, {b.name(7), b.column(7), shade3}}})
	return b
}

// yearSum returns a line's sum over the n-th year, in cents.
func (c *charts) yearSum(id eq.ID, n int) int64 {
	return metric.ByYear(c.run.Result, c.run.Scenario.Timeline, id, 0)[n-1].Value
}

// assets returns what stands against the immobilised assets at the years' ends.
func (c *charts) assets(top int) block {
	b := block{c, c.grid(sheetCharts), top, c.years() + 1, messageAssets}
	b.open(messageCell(messageAssets), c.messageText(messageAssets), "EUR bn at the end of each year; the first row is the opening. The chart draws every month.",
		"Calc_A, line A1; Calc_B, lines B1 and B2; by month "+sheetEvents, "Year", "No.", "Months so far", "Lent to the Union", "Deposit of Euroclear", "Deposits of other custodians", "Securities")
	b.yearColumns(1)
	var parts []series
	for i, part := range c.assetParts() {
		for k := range b.rows {
			row, months := b.first()+k, c.monthsUpTo(k)
			b.g.formula(row, 4+i, c.styles.Amount, "INDEX("+c.partArea(i)+",1,1+"+sheet.At(row, 3)+")", billion(cents(part.values[months])))
		}
		parts = append(parts, series{b.name(4 + i), c.partArea(i), []string{shade1, shade2, shade3, shade4}[i]})
	}
	c.add(nativeChart{kind: areaStacked, caption: "Immobilised assets", block: b, names: c.monthsArea(), axis: "EUR bn", series: parts})
	return b
}

// tornado ranks the assumptions by what they move.
func (c *charts) tornado(top int) block {
	rows := len(c.sensitivities[0].Rows)
	b := block{c, c.grid(sheetCharts), top, rows, messageOutcomes()}
	message := "INDEX(" + sheet.Area(sheetMessages, rowMessage(messageOutcomes()), messageLive, rowMessage(messageOutcomes()+len(metric.Outcomes())-1), messageLive) + "," + outcomeIndex() + ",1)"
	b.open(message, c.messageText(messageOutcomes()), "Change of the outcome, EUR bn, by one assumption at a time. Choose the outcome on "+sheetChoices+".",
		sheetSensitivity+", the engine's values without overrides", "Assumption", "Rank", "Lower value", "Higher value", "With the lower", "With the higher")
	b.count(2)
	data, first, last := c.grid(sheetChartData), rowTornadoData(), rowTornadoData()+rows-1
	ranks := data.area(first, tornadoRank, last, tornadoRank)
	for i := range rows {
		row, from := b.first()+i, 0
		for !data.value(first+from, tornadoRank).Equal(whole(i + 1)) {
			from++
		}
		change := c.sensitivities[c.chosen()].Rows[from]
		place := ",MATCH(" + sheet.At(row, 2) + "," + ranks + ",0))"
		b.g.formulaText(row, 1, c.styles.Label, "INDEX("+data.area(first, tornadoName, last, tornadoName)+place, change.Name)
		for side := range 2 {
			labels := sheet.Area(sheetSensitivity, rowSensitivity, sensitivityLower+side, rowSensitivity+rows-1, sensitivityLower+side)
			b.g.formulaText(row, 3+side, c.styles.Label, "INDEX("+labels+place, change.Sides[side].Value)
			column := tornadoLowerBy + side
			b.g.formula(row, 5+side, c.styles.Amount, "INDEX("+data.area(first, column, last, column)+place+perBillion, billion(data.value(first+from, column)))
		}
	}
	c.add(nativeChart{kind: barTornado, caption: "Tornado of sensitivities", block: b, names: b.column(1), axis: "Change, EUR bn", labels: `+#,##0.00;-#,##0.00;;`, series: []series{
		{b.name(5), b.column(5), shade3}, {b.name(6), b.column(6), shade1}}})
	return b
}

// allStates and oneState are the waterfalls.
func (c *charts) allStates(top int) block {
	return c.waterfall(top, 0, messageCell(messageAllStates()), c.messageText(messageAllStates()), "All 27 states")
}

func (c *charts) oneState(top int) block {
	index := sheet.Area(sheetChartData, rowPlaces()+1, 2, rowPlaces()+1, 2)
	formula := "INDEX(" + sheet.Area(sheetMessages, rowMessage(messageStates), messageLive, rowMessage(messageAllStates())-1, messageLive) + "," + index + ",1)"
	return c.waterfall(top, 1, formula, c.messageText(messageStates+c.shown[1]), "The state chosen on "+sheetChoices)
}

// waterfall goes from the parts of what is paid to what is paid less what came
// back.
func (c *charts) waterfall(top, place int, formula, message, who string) block {
	steps := costSteps()
	b := block{c, c.grid(sheetCharts), top, len(steps), 0}
	b.open(formula, message, who+": what is paid over the horizon, part by part, less what came back, EUR bn. What is owed or forgone is not in it: "+sheetStates+".", "Calc_L, the parts of L20; "+sheetChartData,
		"Step", "No.", "EUR bn", "Base, not drawn", "Adds", "Takes off", "Total")
	b.count(2)
	data, first := c.grid(sheetChartData), rowWaterfall(place)
	for i, name := range steps {
		row, from := b.first()+i, first+i
		cell := func(column int) string { return sheetChartData + "!" + sheet.At(from, column) }
		value, soFar, before := data.value(from, fallValue), data.value(from, fallSoFar), data.value(from-1, fallSoFar)
		parts := []decimal.Decimal{decimal.Min(before, soFar), decimal.Max(value, decimal.Zero), decimal.Min(value, decimal.Zero).Neg(), decimal.Zero}
		if isTotalStep(i) {
			parts = []decimal.Decimal{decimal.Zero, decimal.Zero, decimal.Zero, value}
		}
		total, amount := cell(fallTotal), cell(fallValue)
		b.g.text(row, 1, c.styles.Label, name)
		b.g.formula(row, 3, c.styles.Amount, amount+perBillion, billion(value))
		for j, formula := range []string{
			"IF(" + total + "=1,0,MIN(SUM(" + sheetChartData + "!" + sheet.At(from-1, fallSoFar) + ")," + cell(fallSoFar) + "))",
			"IF(" + total + "=1,0,MAX(" + amount + ",0))",
			"IF(" + total + "=1,0,MAX(-" + amount + ",0))",
			"IF(" + total + "=1," + amount + ",0)",
		} {
			b.g.formula(row, 4+j, c.styles.Amount, formula+perBillion, billion(parts[j]))
		}
	}
	c.add(nativeChart{kind: columnsFall, caption: "Gross to net: " + who, block: b, names: b.column(1), axis: "EUR bn", labels: `#,##0.00;-#,##0.00;;`, series: []series{
		{b.name(4), b.column(4), ""}, {b.name(5), b.column(5), shade5}, {b.name(6), b.column(6), shade7}, {b.name(7), b.column(7), shade6}}})
	return b
}

// timeline returns what happens when.
func (c *charts) timeline(top int) block {
	groups := report.EventGroups()
	b := block{c, c.grid(sheetCharts), top, len(groups), messageTimeline}
	b.open(messageCell(messageTimeline), c.messageText(messageTimeline), "One mark a month in which something of the kind happens; amounts over the horizon.",
		sheetEvents+", from lines "+report.EventLines(), "Kind", "Months", "First", "Last", "EUR bn")
	var marks []series
	for i, group := range groups {
		row, months, total, first, last := b.first()+i, 0, int64(0), -1, -1
		for period, value := range c.eventRow(group) {
			if total += value; value > 0 {
				months++
				last = period
				if first < 0 {
					first = period
				}
			}
		}
		day := func(period int) decimal.Decimal {
			if period < 0 {
				return decimal.Zero
			}
			return decimal.NewFromInt(c.run.Scenario.Timeline.At(period).Last().Serial())
		}
		counts, days := c.unfixedRow(rowEventCount(i)), c.timelineArea(rowLastDay)
		b.g.text(row, 1, c.styles.Label, group.Name)
		b.g.formula(row, 2, c.styles.Left, "MAX("+counts+")", whole(months))
		b.g.formula(row, 3, c.styles.Date, "IF("+sheet.At(row, 2)+"=0,0,INDEX("+days+",1,MATCH(1,"+counts+",0)))", day(first))
		b.g.formula(row, 4, c.styles.Date, "IF("+sheet.At(row, 2)+"=0,0,INDEX("+days+",1,MATCH("+sheet.At(row, 2)+","+counts+",0)))", day(last))
		b.g.formula(row, 5, c.styles.Amount, "ROUND(SUM("+c.unfixedRow(rowEventAmount(i))+"),2)"+perBillion, billion(cents(total)))
		name := b.g.area(row, 1, row, 1)
		marks = append(marks, series{name, c.eventArea(rowEventMark(i)), []string{shade1, shade2, shade3, shade4}[i]})
	}
	c.add(nativeChart{kind: marksOnDates, caption: "Timeline of events", block: b, names: c.timelineArea(rowLastDay), series: marks})
	return b
}

// unfixedRow returns a row of the sheet of events whose number moves with the
// cell.
func (c *charts) unfixedRow(row int) string {
	return sheetEvents + "!" + sheet.At(row, sheet.ColumnFirstPeriod) + ":" + sheet.At(row, c.layout.lastColumn())
}
