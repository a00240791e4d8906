package workbook

import (
	"slices"
	"strconv"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
)

// Rows of the Timeline sheet.
const (
	rowPeriod = firstRow + iota
	rowFirstDay
	rowLastDay
	rowDays
	rowMonth
	rowYear
)

// timelineRow is where a calendar input stands.
func timelineRow(id eq.ID) int {
	switch id {
	case finance.CalendarMonth:
		return rowMonth
	case finance.CalendarDays:
		return rowDays
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
	last0, previous := strconv.Itoa(rowLastDay), previousColumn+strconv.Itoa(rowLastDay)
	rows := []struct {
		row     int
		name    string
		unit    string
		style   int
		formula template
		value   func(int) int64
		opening bool
	}{
		{rowPeriod, "Period", "number", b.styles.whole, previousColumn + template(strconv.Itoa(rowPeriod)) + "+1", func(i int) int64 { return int64(i + 1) }, true},
		{rowFirstDay, "First day", "date", b.styles.date, template(previous + "+1"), func(i int) int64 { return last(i-1) + 1 }, false},
		{rowLastDay, "Last day", "date", b.styles.dateInput, "", last, true},
		{rowDays, "Days", "days", b.styles.whole, template(thisColumn + last0 + "-" + previous), func(i int) int64 { return last(i) - last(i-1) }, false},
		{rowMonth, "Month of the year", "number", b.styles.whole, template("MOD(" + previousColumn + strconv.Itoa(rowMonth) + "," + eq.MonthsAYear.Name + ")+1"), month, true},
		{rowYear, "Year", "number", b.styles.year, template(previousColumn + strconv.Itoa(rowYear) + "+IF(" + thisColumn + strconv.Itoa(rowMonth) + "=1,1,0)"), year, true},
	}
	for _, r := range rows {
		c.startRow(r.row)
		c.text(columnLabel, b.styles.label, r.name)
		c.text(columnUnit, b.styles.label, r.unit)
		for i := -1; i < timeline.Months; i++ {
			column := columnFirstPeriod + i
			switch {
			case i < 0 && !r.opening:
			case i < 0 || r.formula == "":
				c.number(column, b.styles.input(r.style), r.value(i), 0)
			default:
				c.formula(column, r.style, r.formula, r.value(i), 0)
			}
		}
	}
	b.writeMarks(c)
	return nil
}

// marked are the headline figures that have the month in which they first are
// above zero.
func marked() []metric.Headline {
	var list []metric.Headline
	for _, h := range metric.Headlines() {
		if h.When && h.Aggregate == metric.Onset {
			list = append(list, h)
		}
	}
	return list
}

// rowOfMarks is the row of Timeline that marks the periods of a figure.
func rowOfMarks(h metric.Headline) int {
	return rowYear + 2 + slices.IndexFunc(marked(), func(m metric.Headline) bool { return m.ID == h.ID })
}

// writeMarks marks the periods in which a figure is above zero, so that the
// cover finds the first of them without an array formula.
func (b *book) writeMarks(c *cells) {
	for _, h := range marked() {
		line, at := b.run.Model.Line(h.Line), b.layout.lines[h.Line]
		c.startRow(rowOfMarks(h))
		c.text(columnLabel, b.styles.label, "Above zero: "+line.Name)
		c.text(columnUnit, b.styles.label, eq.Flag.String())
		c.text(columnID, b.styles.label, string(line.ID))
		for period, value := range b.run.Result.Row(h.Line, 0) {
			c.formula(columnFirstPeriod+period, b.styles.flag, template("IF("+at.sheet+"!"+thisColumn+strconv.Itoa(at.row)+">0,1,0)"), min(max(value, 0), 1), 0)
		}
	}
}
