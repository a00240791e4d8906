package workbook

import (
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/reports/report"
	"loanmodel/reports/workbook/sheet"
)

// Rows of the sheet of events: amounts, the months so far in which something
// happened, and the marks that the chart draws, each for all kinds.
func rowEventAmount(kind int) int { return sheet.FirstRow + 1 + kind }
func rowEventCount(kind int) int  { return rowEventAmount(len(report.EventGroups())) + 2 + kind }
func rowEventMark(kind int) int   { return rowEventCount(len(report.EventGroups())) + 2 + kind }

// writeEvents writes what happens in each period: one formula a row.
func (c *charts) writeEvents() {
	cells := c.book.sheet(sheetEvents)
	c.headOfTime(cells, sheetEvents, "Events and assets", "What happens in each period, kind by kind, and what stands against the immobilised assets, from the lines of the model.")
	groups := report.EventGroups()
	rows := make([][]int64, len(groups))
	for i, group := range groups {
		rows[i] = c.eventRow(group)
	}
	for period := range c.layout.periods {
		c.draws(c.timelineArea(rowLastDay), chartValue{number: decimal.NewFromInt(c.run.Scenario.Timeline.At(period).Last().Serial())})
	}
	for block, name := range []string{"Amount", "Months so far", "Mark on the timeline"} {
		cells.StartRow([]int{rowEventAmount(0), rowEventCount(0), rowEventMark(0)}[block] - 1)
		cells.Text(sheet.ColumnLabel, c.styles.Group, name)
		for i, group := range groups {
			c.writeEventRow(cells, block, i, group, rows[i])
		}
	}
	c.writeParts(cells)
}

// eventRow returns the amount of a kind of events in each period, in cents.
func (c *charts) eventRow(group report.EventGroup) []int64 {
	return c.run.Result.Series(group.Lines...)
}

func (c *charts) writeEventRow(cells *sheet.Cells, block, kind int, group report.EventGroup, amounts []int64) {
	level := int64(len(report.EventGroups()) - kind)
	amount, count := sheet.RowText(rowEventAmount(kind)), sheet.RowText(rowEventCount(kind))
	cells.StartRow([]int{rowEventAmount(kind), rowEventCount(kind), rowEventMark(kind)}[block])
	cells.Text(sheet.ColumnLabel, c.styles.Label, group.Name)
	cells.Text(sheet.ColumnUnit, c.styles.Label, []string{"EUR", "months", "height"}[block])
	if block == 2 {
		below := sheet.At(rowEventMark(kind+1), sheet.ColumnConstant)
		cells.Formula(sheet.ColumnConstant, c.styles.Whole, sheet.Template("SUM("+below+",1)"), level, 0)
	}
	var months int64
	for period, value := range amounts {
		happens := int64(0)
		if value > 0 {
			happens = 1
		}
		months += happens
		column := sheet.ColumnFirstPeriod + period
		switch block {
		case 0:
			cells.Formula(column, c.styles.Amount, c.eventFormula(group), value, 2)
		case 1:
			cells.Formula(column, c.styles.Whole, sheet.Template(sheet.PreviousColumn+count+"+IF("+sheet.ThisColumn+amount+">0,1,0)"), months, 0)
		default:
			mark := happens * level
			cells.Formula(column, c.styles.Whole, sheet.Template("IF("+sheet.ThisColumn+amount+">0,"+sheet.At(rowEventMark(kind), sheet.ColumnConstant)+",0)"), mark, 0)
			c.draws(c.eventArea(rowEventMark(kind)), chartValue{number: decimal.NewFromInt(mark)})
		}
	}
}

// eventFormula adds the lines of a kind over all of their members.
func (c *charts) eventFormula(group report.EventGroup) sheet.Template {
	return sheet.Template("ROUND(" + c.sumHere(group.Lines...) + ",2)")
}

// sumHere adds lines over all of their members, in the same period.
func (b *book) sumHere(ids ...eq.ID) string {
	var parts []string
	for _, id := range ids {
		place, members := b.layout.lines[id], b.run.Model.Line(id).Over.Len()
		cell := place.sheet + "!" + sheet.Here(place.row)
		if members > 1 {
			cell = "SUM(" + cell + ":" + sheet.Here(place.row+members-1) + ")"
		}
		parts = append(parts, cell)
	}
	return strings.Join(parts, "+")
}

// eventArea returns a row of the sheet of events over all periods.
func (c *charts) eventArea(row int) string {
	return sheet.Area(sheetEvents, row, sheet.ColumnFirstPeriod, row, c.layout.lastColumn())
}

// timelineArea returns a row of the timeline over all periods.
func (c *charts) timelineArea(row int) string {
	return sheet.Area(sheetTimeline, row, sheet.ColumnFirstPeriod, row, c.layout.lastColumn())
}

// An assetPart is one part of what the custodians hold: some members of a line,
// in cents, from the opening on.
type assetPart struct {
	name        string
	line        eq.ID
	first, last int
	values      []int64
}

// assetParts returns the parts in the order in which the chart stacks them.
func (c *charts) assetParts() []assetPart {
	others := finance.Custodians.Len() - 1
	parts := []assetPart{
		{name: "Lent to the Union", line: finance.B1, first: 0, last: others},
		{name: "Deposit of Euroclear", line: finance.B2, first: 0, last: 0},
		{name: "Deposits of other custodians", line: finance.B2, first: 1, last: others},
		{name: "Securities", line: finance.A1, first: 0, last: others},
	}
	for i := range parts {
		for period := eq.Opening; period < c.layout.periods; period++ {
			var sum int64
			for member := parts[i].first; member <= parts[i].last; member++ {
				sum += c.run.Result.Value(parts[i].line, member, period)
			}
			parts[i].values = append(parts[i].values, sum)
		}
	}
	return parts
}

// rowPart returns the row of a part on the sheet of events, under the marks.
func rowPart(part int) int { return rowEventMark(len(report.EventGroups())) + 2 + part }

// partArea returns a part's row from the opening on.
func (c *charts) partArea(part int) string {
	return sheet.Area(sheetEvents, rowPart(part), sheet.ColumnOpening, rowPart(part), c.layout.lastColumn())
}

// monthsArea returns the last days of the opening and of all periods.
func (c *charts) monthsArea() string {
	return sheet.Area(sheetTimeline, rowLastDay, sheet.ColumnOpening, rowLastDay, c.layout.lastColumn())
}

// writeParts writes the parts by month, in billions of euro.
func (c *charts) writeParts(cells *sheet.Cells) {
	cells.StartRow(rowPart(0) - 1)
	cells.Text(sheet.ColumnLabel, c.styles.Group, "What stands against the immobilised assets")
	for i, part := range c.assetParts() {
		cells.StartRow(rowPart(i))
		cells.Text(sheet.ColumnLabel, c.styles.Label, part.name)
		cells.Text(sheet.ColumnUnit, c.styles.Label, "EUR bn")
		place := c.layout.lines[part.line]
		sum := place.sheet + "!" + sheet.Here(place.row+part.first)
		if part.last > part.first {
			sum = "SUM(" + sum + ":" + sheet.Here(place.row+part.last) + ")"
		}
		formula := sheet.Template("ROUND(" + sum + ",2)" + perBillion)
		for month, value := range part.values {
			amount := billion(cents(value))
			cells.FormulaDecimal(sheet.ColumnOpening+month, c.styles.Amount, formula, amount.String())
			c.draws(c.partArea(i), chartValue{number: amount})
		}
	}
	for month := range c.layout.periods + 1 {
		day := c.run.Scenario.Timeline.Start.First().AddDays(-1)
		if month > 0 {
			day = c.run.Scenario.Timeline.At(month - 1).Last()
		}
		c.draws(c.monthsArea(), chartValue{number: decimal.NewFromInt(day.Serial())})
	}
}
