package workbook

import (
	"slices"
	"strconv"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/reports/workbook/sheet"
)

// Rows of the Timeline sheet.
const (
	rowPeriod = sheet.FirstRow + iota
	rowFirstDay
	rowLastDay
	rowDays
	rowMonth
	rowYear
)

// timelineRow returns where a calendar input stands.
func timelineRow(id eq.ID) int {
	if id == finance.CalendarMonth {
		return rowMonth
	}
	return rowLastDay
}

// writeTimeline writes the periods. The last days are facts of the calendar;
// everything else follows from them.
func (b *book) writeTimeline() error {
	c := b.sheet(sheetTimeline)
	b.headOfTime(c, sheetTimeline, "Timeline", "One column a period, the same on every sheet. Amounts flow on the last day of a period.")
	timeline := b.run.Scenario.Timeline
	last := func(i int) int64 {
		if i < 0 {
			return timeline.Start.First().Serial() - 1
		}
		return timeline.At(i).Last().Serial()
	}
	month := func(i int) int64 { return int64(timeline.Start.Add(i).Number()) }
	year := func(i int) int64 { return int64(timeline.Start.Add(i).Year()) }
	last0, previous := strconv.Itoa(rowLastDay), sheet.PreviousColumn+strconv.Itoa(rowLastDay)
	rows := []struct {
		row     int
		name    string
		unit    string
		style   int
		formula sheet.Template
		value   func(int) int64
		opening bool
	}{
		{rowPeriod, "Period", "number", b.styles.Whole, sheet.PreviousColumn + sheet.Template(strconv.Itoa(rowPeriod)) + "+1", func(i int) int64 { return int64(i + 1) }, true},
		{rowFirstDay, "First day", "date", b.styles.Date, sheet.Template(previous + "+1"), func(i int) int64 { return last(i-1) + 1 }, false},
		{rowLastDay, "Last day", "date", b.styles.DateInput, "", last, true},
		{rowDays, "Days", "days", b.styles.Whole, sheet.Template(sheet.ThisColumn + last0 + "-" + previous), func(i int) int64 { return last(i) - last(i-1) }, false},
		{rowMonth, "Month of the year", "number", b.styles.Whole, sheet.Template("MOD(" + sheet.PreviousColumn + strconv.Itoa(rowMonth) + "," + eq.MonthsAYear.Name + ")+1"), month, true},
		{rowYear, "Year", "number", b.styles.Year, sheet.Template(sheet.PreviousColumn + strconv.Itoa(rowYear) + "+IF(" + sheet.ThisColumn + strconv.Itoa(rowMonth) + "=1,1,0)"), year, true},
	}
	for _, r := range rows {
		c.StartRow(r.row)
		c.Text(sheet.ColumnLabel, b.styles.Label, r.name)
		c.Text(sheet.ColumnUnit, b.styles.Label, r.unit)
		for i := -1; i < timeline.Months; i++ {
			column := sheet.ColumnFirstPeriod + i
			switch {
			case i < 0 && !r.opening:
			case i < 0 || r.formula == "":
				c.Number(column, b.styles.Input(r.style), r.value(i), 0)
			default:
				c.Formula(column, r.style, r.formula, r.value(i), 0)
			}
		}
	}
	b.writeMarks(c)
	return nil
}

// marked returns the headline figures that have the month in which they first
// are above zero.
func marked() []metric.Figure {
	var list []metric.Figure
	for _, h := range metric.Headlines() {
		if h.When && h.Aggregate == metric.Onset {
			list = append(list, h)
		}
	}
	return list
}

// rowOfMarks returns the row of Timeline that marks the periods of a figure.
func rowOfMarks(h metric.Figure) int {
	return rowYear + 2 + slices.IndexFunc(marked(), func(m metric.Figure) bool { return m.ID == h.ID })
}

// writeMarks marks the periods in which a figure is above zero, so that the
// cover finds the first of them without an array formula.
func (b *book) writeMarks(c *sheet.Cells) {
	for _, h := range marked() {
		line, at := b.run.Model.Line(h.Line), b.layout.lines[h.Line]
		c.StartRow(rowOfMarks(h))
		c.Text(sheet.ColumnLabel, b.styles.Label, "Above zero: "+line.Name)
		c.Text(sheet.ColumnUnit, b.styles.Label, eq.Flag.String())
		c.Text(sheet.ColumnID, b.styles.Label, string(line.ID))
		for period, value := range b.run.Result.Row(h.Line, 0) {
			c.Formula(sheet.ColumnFirstPeriod+period, b.styles.Flag, sheet.Template("IF("+at.sheet+"!"+sheet.ThisColumn+strconv.Itoa(at.row)+">0,1,0)"), min(max(value, 0), 1), 0)
		}
	}
}
