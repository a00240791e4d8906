package workbook

import (
	"strconv"

	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/workbook/sheet"
)

// bookTitle is what the workbook is about.
const bookTitle = "The loan to Ukraine backed by immobilised Russian assets"

// Columns of the cover's table of headline figures.
const (
	coverFigure = iota + 1
	coverMillions
	coverMonth
	coverEuro
	coverLine
)

// Rows of the cover. The text is of fixed rows, since checks refer to the
// count of overrides.
const (
	rowCoverText = 5
	rowOverrides = 18
	rowHeadlines = 20
)

// writeCover says what the workbook is, which scenario it shows, and whether
// its checks pass.
func (b *book) writeCover() error {
	c := b.sheet(sheetCover)
	b.head(c, bookTitle, "Every sheet, with a line on what is in it, is listed on Contents; colours, signs and units are explained on Key.")
	for i, line := range b.coverText() {
		c.StartRow(rowCoverText + i)
		c.Text(1, b.styles.Subtitle, line[0])
		c.Text(2, b.styles.Label, line[1])
	}
	c.StartRow(rowOverrides)
	c.Text(1, b.styles.Subtitle, "Overrides in use")
	c.Formula(2, b.styles.Left, overridesInUse(), int64(b.shown.Filled), 0)
	b.writeHeadlines(c)
	return nil
}

// coverText returns what the cover says, label by label; a label may be
// followed by lines without one.
func (b *book) coverText() [][2]string {
	checked, asOf := b.latestDates()
	return [][2]string{
		{"Purpose", "Cash flows, guarantees and costs of the loan, month by month and exact to the cent: for the Union,"},
		{"", "the custodians of the assets, and each of the 27 member states, in every settlement that can be named."},
		{"Not for", "It is no forecast, no legal opinion, no rating and no official statement of any institution. Figures graded"},
		{"", "assumption are the model's own; whoever uses a result answers for them, or changes them (see Key)."},
		{"Status", "Results of a model under the stated assumptions. A result is as good as the grades of what it rests on."},
		{"Units", "Euro unless a column says otherwise. Every amount is rounded to the cent once, where it becomes a line."},
		{"Signs", "What someone pays or owes is positive in the line that bears its name; costs to states are positive."},
		{"Data cut-off", "Sources last checked on " + checked + "; the latest figure is as of " + asOf + ". See Log_Data and Log_Sources."},
		{"Horizon", b.run.Scenario.Timeline.Start.String() + " to " + b.run.Scenario.Timeline.End().String() + ", by month"},
		{"As delivered", b.delivered.Scenario.Name},
		{"Model", "loanmodel " + b.delivered.Version},
		{"Run", b.delivered.RunID},
	}
}

// latestDates returns the latest days on which a value of the run was checked
// and for which one holds.
func (b *book) latestDates() (checked, asOf string) {
	checked, asOf = "-", "-" // a minus sorts before any date
	for _, p := range b.delivered.Scenario.Parameters() {
		for i := range p.Values {
			checked, asOf = max(checked, p.Values[i].Origin.Checked), max(asOf, p.Values[i].Origin.AsOf)
		}
	}
	return checked, asOf
}

// overridesInUse counts the cells that readers have filled in.
func overridesInUse() sheet.Template {
	column := sheet.ColumnName(sheet.InputOverride)
	rangeOf := func(tab string) string {
		return "COUNTA(" + tab + "!" + column + strconv.Itoa(sheet.FirstRow) + ":" + column + "2000)"
	}
	return sheet.Template(rangeOf(sheetAssumptions) + "+" + rangeOf(sheetSchedules) + "+" + rangeOf(sheetStates))
}

func (b *book) writeHeadlines(c *sheet.Cells) {
	c.StartRow(rowHeadlines)
	c.Text(coverFigure, b.styles.Head, "Headline figures of the chosen scenario")
	for i, text := range []string{"EUR m", "Month", "EUR, exact"} {
		c.Text(coverMillions+i, b.styles.HeadRight, text)
	}
	c.Text(coverLine, b.styles.HeadIndent, "Line")
	for i, figure := range b.run.Figures {
		row := rowHeadlines + 1 + i
		c.StartTall(row, sheet.LinesOf(figure.Name, 46))
		c.Text(coverFigure, b.styles.Text, figure.Name)
		exact := sheet.ColumnName(coverEuro) + strconv.Itoa(row)
		millions := figure.Value.Shift(-millionDigits)
		c.FormulaDecimal(coverMillions, b.styles.Million, sheet.Template(exact+"/"+eq.Whole.Name), millions.String())
		if f := b.layout.monthOf(figure.Figure, exact); f != "" {
			c.Formula(coverMonth, b.styles.Month, f, serialOf(figure), 0)
		}
		c.FormulaDecimal(coverEuro, b.styles.Amount, b.layout.headline(figure.Figure), figure.Value.String())
		c.Text(coverLine, b.styles.Indent, string(figure.Line))
	}
}

// millionDigits is the power of ten between euro and millions of euro.
const millionDigits = money.MillionthDigits

// monthOf returns the formula of the last day of the month in which a figure
// stands, 0 where there is none: that of the peak, or the first that is marked
// on Timeline as above zero.
func (l *layout) monthOf(h metric.Figure, value string) sheet.Template {
	if !h.When || l.model.Line(h.Line).Over != nil {
		return ""
	}
	at, from, to := l.lines[h.Line], sheet.ColumnName(sheet.ColumnFirstPeriod), sheet.ColumnName(l.lastColumn())
	periods := func(tab string, row int) string {
		return tab + "!" + from + strconv.Itoa(row) + ":" + to + strconv.Itoa(row)
	}
	days := periods(sheetTimeline, rowLastDay)
	if h.Aggregate == metric.Onset {
		marks := periods(sheetTimeline, rowOfMarks(h))
		return sheet.Template("IF(SUM(" + marks + ")=0,0,INDEX(" + days + ",1,MATCH(1," + marks + ",0)))")
	}
	return sheet.Template("IF(" + value + "=0,0,INDEX(" + days + ",1,MATCH(" + value + "," + periods(at.sheet, at.row) + ",0)))")
}

// serialOf returns the last day of a figure's month, 0 where it has none.
func serialOf(figure metric.FigureValue) int64 {
	month, err := calendar.ParseMonth(figure.Month)
	if err != nil {
		return 0
	}
	return month.Last().Serial()
}
