package workbook

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/reports"
)

// An assetPart is one part of what the custodians hold: some members of a line,
// in cents, from the opening on.
type assetPart struct {
	name        string
	line        eq.ID
	first, last int
	values      []int64
}

// assetParts are the parts in the order in which the chart stacks them.
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

// rowPart is the row of a part on the sheet of events, under the marks.
func rowPart(part int) int { return rowEventMark(len(reports.EventGroups())) + 2 + part }

// partArea is a part's row from the opening on.
func (c *charts) partArea(part int) string {
	return areaOf(sheetEvents, rowPart(part), columnOpening, rowPart(part), c.layout.lastColumn())
}

// monthsArea are the last days of the opening and of all periods.
func (c *charts) monthsArea() string {
	return areaOf(sheetTimeline, rowLastDay, columnOpening, rowLastDay, c.layout.lastColumn())
}

// writeParts writes the parts by month, in billions of euro.
func (c *charts) writeParts(cells *cells) {
	cells.startRow(rowPart(0) - 1)
	cells.text(columnLabel, c.styles.group, "What stands against the immobilised assets")
	for i, part := range c.assetParts() {
		cells.startRow(rowPart(i))
		cells.text(columnLabel, c.styles.label, part.name)
		cells.text(columnUnit, c.styles.label, "EUR bn")
		place := c.layout.lines[part.line]
		sum := place.sheet + "!" + here(place.row+part.first)
		if part.last > part.first {
			sum = "SUM(" + sum + ":" + here(place.row+part.last) + ")"
		}
		formula := template("ROUND(" + sum + ",2)" + perBillion)
		for month, value := range part.values {
			amount := billion(cents(value))
			cells.formulaDecimal(columnOpening+month, c.styles.amount, formula, amount.String())
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
