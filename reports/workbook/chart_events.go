package workbook

import (
	"github.com/shopspring/decimal"

	"loanmodel/reports"
)

// Rows of the sheet of events: amounts, the months so far in which something
// happened, and the marks that the chart draws, each for all kinds.
func rowEventAmount(kind int) int { return firstRow + 1 + kind }
func rowEventCount(kind int) int  { return rowEventAmount(len(reports.EventGroups())) + 2 + kind }
func rowEventMark(kind int) int   { return rowEventCount(len(reports.EventGroups())) + 2 + kind }

// writeEvents writes what happens in each period: one formula a row.
func (c *charts) writeEvents() {
	cells := c.book.sheet(sheetEvents)
	c.headOfTime(cells, sheetEvents, "Events and assets", "What happens in each period, kind by kind, and what stands against the immobilised assets, from the lines of the model.")
	groups := reports.EventGroups()
	rows := make([][]int64, len(groups))
	for i, group := range groups {
		rows[i] = c.eventRow(group)
	}
	for period := range c.layout.periods {
		c.draws(c.timelineArea(rowLastDay), chartValue{number: decimal.NewFromInt(c.run.Scenario.Timeline.At(period).Last().Serial())})
	}
	for block, name := range []string{"Amount", "Months so far", "Mark on the timeline"} {
		cells.startRow([]int{rowEventAmount(0), rowEventCount(0), rowEventMark(0)}[block] - 1)
		cells.text(columnLabel, c.styles.group, name)
		for i, group := range groups {
			c.writeEventRow(cells, block, i, group, rows[i])
		}
	}
	c.writeParts(cells)
}

// eventRow is the amount of a kind of events in each period, in cents.
func (c *charts) eventRow(group reports.EventGroup) []int64 {
	return c.run.Result.Series(group.Lines...)
}

func (c *charts) writeEventRow(cells *cells, block, kind int, group reports.EventGroup, amounts []int64) {
	level := int64(len(reports.EventGroups()) - kind)
	amount, count := rowText(rowEventAmount(kind)), rowText(rowEventCount(kind))
	cells.startRow([]int{rowEventAmount(kind), rowEventCount(kind), rowEventMark(kind)}[block])
	cells.text(columnLabel, c.styles.label, group.Name)
	cells.text(columnUnit, c.styles.label, []string{"EUR", "months", "height"}[block])
	if block == 2 {
		below := at(rowEventMark(kind+1), columnConstant)
		cells.formula(columnConstant, c.styles.whole, template("SUM("+below+",1)"), level, 0)
	}
	var months int64
	for period, value := range amounts {
		happens := int64(0)
		if value > 0 {
			happens = 1
		}
		months += happens
		column := columnFirstPeriod + period
		switch block {
		case 0:
			cells.formula(column, c.styles.amount, c.eventFormula(group), value, 2)
		case 1:
			cells.formula(column, c.styles.whole, template(previousColumn+count+"+IF("+thisColumn+amount+">0,1,0)"), months, 0)
		default:
			mark := happens * level
			cells.formula(column, c.styles.whole, template("IF("+thisColumn+amount+">0,"+at(rowEventMark(kind), columnConstant)+",0)"), mark, 0)
			c.draws(c.eventArea(rowEventMark(kind)), chartValue{number: decimal.NewFromInt(mark)})
		}
	}
}

// eventFormula adds the lines of a kind over all of their members.
func (c *charts) eventFormula(group reports.EventGroup) template {
	return template("ROUND(" + c.sumHere(group.Lines...) + ",2)")
}

// eventArea is a row of the sheet of events over all periods.
func (c *charts) eventArea(row int) string {
	return areaOf(sheetEvents, row, columnFirstPeriod, row, c.layout.lastColumn())
}

// timelineArea is a row of the timeline over all periods.
func (c *charts) timelineArea(row int) string {
	return areaOf(sheetTimeline, row, columnFirstPeriod, row, c.layout.lastColumn())
}
