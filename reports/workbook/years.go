package workbook

import (
	"strconv"

	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/workbook/sheet"
)

// Columns of the sheet by year, and rows of its head.
const (
	yearLine = iota + 1
	yearID
	yearKind
	yearUnit
	yearTotal
	yearFirst
)

const (
	rowYearHead = 4 + iota
	rowYearNumber
	rowYearLast
	rowYearData
)

// yearShows says what a year shows of a line.
type yearShows uint8

const (
	showsSum      yearShows = iota + 1 // what its months add up to
	showsEnd                           // what stands in its last month
	showsConstant                      // nothing: the line has one value for the whole horizon
)

var yearShowsNames = [...]string{showsSum: "sum", showsEnd: "year end", showsConstant: "constant"}

// standing are lines in euro that stand at a point in time, so that their
// months cannot be added, beyond those that are tagged as stocks, are carried
// on from the month before, or are steps: what is owed, left, available or so
// far, and the steps on the way to it.
var standing = map[eq.ID]bool{
	"A4": true, "C7c": true, "C8a": true, "C11": true, "C11a": true,
	"D2a": true, "D6": true, "E4a": true, "B1a": true, "B2a": true, "E5a": true,
	"F3a": true, "F3": true, "F4a": true, "F14a": true, "F4d": true, "F6b": true, "F6e": true, "F13a": true, "F11": true,
	"G1": true, "G2": true, "G4": true,
	"H2p": true, "H2y": true, "H2q": true, "H2n": true, "H2r": true, "H2s": true, "H8b": true,
	"H3a": true, "H3b": true, "H3": true, "H5": true, "H5a": true, "H6i": true, "H6j": true, "H7": true, "H7a": true,
	"I2a": true, "I5a": true, "I7a": true, "I6a": true, "I6c": true, "I6d": true, "I8c": true, "I8a": true,
	"J2a": true, "J3a": true, "J4": true, "K4": true, "K4a": true, "K5c": true,
	"L4a": true, "L5a": true, "L6a": true, "L7b": true, "L13": true,
	"D9": true, "F18f": true, "F4f": true, "F19": true, "H8t": true, "H3t": true, "H31a": true, "H32a": true, "J6b": true, "J6c": true,
	"K5e": true, "K5h": true, "K5i": true, "K6b": true, "L4b": true, "L14a": true, "L15a": true,
	"C20": true, "E10": true, "E10a": true, "E10c": true, "E10e": true, "E10f": true, "E10i": true,
	"F20a": true, "F20": true, "F24a": true, "F21": true, "F22a": true, "F22b": true, "F22c": true, "F22d": true, "F28b": true,
	"F18a": true, "F18b": true, "F18c": true, "F18d": true, "F26": true, "F19a": true, "F17": true, "F17a": true, "F4i": true,
	"F30": true, "F30a": true, "F30b": true, "F30c": true, "F31": true, "F13e": true, "G6c": true, "G6a": true, "G6b": true, "G6": true,
	"H8f": true, "H5b": true, "H9p": true, "H9a": true, "H9l": true, "H9": true, "H9o": true, "I2c": true, "I7c": true, "I9a": true, "I9d": true,
	"J7a": true, "J7e": true, "K6d": true, "L21b": true, "L21c": true, "L21d": true, "L21g": true,
	"L22a": true, "L22b": true, "L22c": true, "L22d": true, "L23o": true, "L23a": true, "L23b": true, "L23d": true, "L23f": true, "L23g": true,
	"L23i": true, "L23j": true, "L23l": true,
	"M9": true, "M10": true, "M11": true, "M11a": true, "M12": true, "M13": true,
}

// takenAtOnce are the lines of which a figure takes what stands at one time.
var takenAtOnce = func() map[eq.ID]bool {
	lines := map[eq.ID]bool{}
	figures := metric.Headlines()
	for _, m := range metric.StateMeasures() {
		figures = append(figures, m.Figure)
	}
	for _, f := range figures {
		if f.Aggregate == metric.Peak || f.Aggregate == metric.Final || f.Aggregate == metric.Onset {
			lines[f.Line] = true
		}
	}
	return lines
}()

// showsOf returns what a year shows of a line.
func showsOf(m *eq.Model, line *eq.Line) yearShows {
	switch {
	case line.Static:
		return showsConstant
	case line.Stock != nil, standing[line.ID], takenAtOnce[line.ID], line.Input != nil && line.Input.Shape == eq.StepEnd, carried(m, line):
		return showsEnd
	}
	return showsSum
}

// carried says whether a line is its own value of the month before and what
// the month adds: a term of a sum, as it stands.
func carried(m *eq.Model, line *eq.Line) bool {
	root := m.Node(line.ID)
	if root == nil || root.Op != eq.OpAdd && root.Op != eq.OpSub {
		return false
	}
	found := false
	root.Walk(func(n *eq.Node) { found = found || n.Op == eq.OpPrev && n.Line == line.ID })
	return found
}

// ofYears says whether a line is shown by year: an amount that is no identity.
func ofYears(line *eq.Line) bool {
	return line.Unit == eq.EUR && !line.Zero && (line.Input == nil || !line.Static)
}

// years returns the calendar years of the horizon.
func (b *book) years() []int {
	var years []int
	for i := range b.layout.periods {
		if year := b.run.Scenario.Timeline.At(i).Year(); len(years) == 0 || years[len(years)-1] != year {
			years = append(years, year)
		}
	}
	return years
}

func (b *book) kindOfYears() sheetKind {
	widths := []int{39, 6, 8, 6, 10}
	for range b.years() {
		widths = append(widths, 9)
	}
	return sheetKind{tabOut, widths, sheet.ColumnName(yearFirst) + strconv.Itoa(rowYearData)}
}

// writeYears writes every line in millions of euro by calendar year.
func (b *book) writeYears() error {
	c := b.sheet(sheetOutYears)
	b.head(c, "Every line by year", "EUR m, all states and custodians together. Year: the sum of its months, or what stands at its end, as the column says. Identities are on Chk_Checks.")
	b.heads(c, rowYearHead, 2, "Line", "Id", "Year shows", "Unit")
	c.Text(yearTotal, b.styles.HeadRight, "Total")
	for i, year := range b.years() {
		c.Formula(yearFirst+i, b.styles.HeadYear, sheet.Template(sheetTimeline+"!$"+sheet.ColumnName(sheet.ColumnFirstPeriod)+"$"+strconv.Itoa(rowYear)+"-1+"+sheet.ThisColumn+strconv.Itoa(rowYearNumber)), int64(year), 0)
	}
	b.writeYearNumbers(c)
	row := rowYearData
	for _, section := range b.run.Model.Sections {
		row = b.writeYearsOf(c, section, row)
	}
	return nil
}

// writeYearNumbers writes the number of each year and of its last period.
func (b *book) writeYearNumbers(c *sheet.Cells) {
	timeline := b.run.Scenario.Timeline
	c.StartRow(rowYearNumber)
	c.Text(yearLine, b.styles.Note, "Number of the year")
	for i := range b.years() {
		c.Formula(yearFirst+i, b.styles.Whole, sheet.Template(sheet.PreviousColumn+strconv.Itoa(rowYearNumber)+"+1"), int64(i+1), 0)
	}
	c.StartRow(rowYearLast)
	c.Text(yearLine, b.styles.Note, "Number of its last period")
	for i, year := range b.years() {
		var last int64
		for period := range b.layout.periods {
			if timeline.At(period).Year() <= year {
				last++
			}
		}
		c.Formula(yearFirst+i, b.styles.Whole, sheet.Template("SUMPRODUCT(("+b.layout.timelineRange(rowYear)+"<="+sheet.ThisColumn+"$"+strconv.Itoa(rowYearHead)+")*1)"), last, 0)
	}
}

func (l *layout) timelineRange(row int) string {
	number := "$" + strconv.Itoa(row)
	return sheetTimeline + "!$" + sheet.ColumnName(sheet.ColumnFirstPeriod) + number + ":$" + sheet.ColumnName(l.lastColumn()) + number
}

// writeYearsOf writes the lines of a section, if it has any, and says which row
// comes next.
func (b *book) writeYearsOf(c *sheet.Cells, section eq.Section, row int) int {
	headed := false
	for i := range section.Lines {
		line := &section.Lines[i]
		if !ofYears(line) {
			continue
		}
		if !headed {
			row++
			c.StartRow(row)
			c.Text(yearLine, b.styles.Group, section.Letter+" · "+section.Title)
			row++
			headed = true
		}
		b.writeYear(c, line, row)
		row++
	}
	return row
}

func (b *book) writeYear(c *sheet.Cells, line *eq.Line, row int) {
	shows := showsOf(b.run.Model, line)
	c.StartTall(row, sheet.LinesOf(line.Name, 42))
	c.Text(yearLine, b.styles.Text, line.Name)
	if line.Input == nil {
		c.Text(yearID, b.styles.Key, string(line.ID))
	}
	c.Text(yearKind, b.styles.Key, yearShowsNames[shows])
	c.Text(yearUnit, b.styles.Key, "EUR m")
	block := b.layout.blockOf(line)
	if shows != showsEnd {
		c.Formula(yearTotal, b.styles.Million, sheet.Template("ROUND(SUM("+block+"),2)/"+eq.Whole.Name), b.sumOf(line, func(int) bool { return true }), millionCents)
	}
	if shows == showsConstant {
		return
	}
	row4, match := rowYearHead, rowYear
	if shows == showsEnd {
		row4, match = rowYearLast, rowPeriod
	}
	f := sheet.Template("ROUND(SUMPRODUCT((" + b.layout.timelineRange(match) + "=" + sheet.ThisColumn + "$" + strconv.Itoa(row4) + ")*" + block + "),2)/" + eq.Whole.Name)
	for i, year := range b.years() {
		c.Formula(yearFirst+i, b.styles.Million, f, b.sumOf(line, b.monthsOf(year, shows)), millionCents)
	}
}

// millionCents is the power of ten between cents and millions of euro.
const millionCents = money.MillionthDigits + money.CentDigits

// monthsOf says which periods a year shows: all of its own, or its last.
func (b *book) monthsOf(year int, shows yearShows) func(period int) bool {
	timeline := b.run.Scenario.Timeline
	return func(period int) bool {
		if timeline.At(period).Year() != year {
			return false
		}
		return shows == showsSum || period == b.layout.periods-1 || timeline.At(period+1).Year() != year
	}
}

// sumOf adds a line, in cents, over its members and some periods.
func (b *book) sumOf(line *eq.Line, in func(period int) bool) int64 {
	if line.Static {
		return b.run.Result.Sum(line.ID, 0)
	}
	var total int64
	for period, value := range b.run.Result.Series(line.ID) {
		if in(period) {
			total += value
		}
	}
	return total
}

// blockOf returns the range of a line's values: its members and all periods,
// or its constants.
func (l *layout) blockOf(line *eq.Line) string {
	at := l.lines[line.ID]
	first, last := strconv.Itoa(at.row), strconv.Itoa(at.row+line.Over.Len()-1)
	from, to := "$"+sheet.ColumnName(sheet.ColumnFirstPeriod), "$"+sheet.ColumnName(l.lastColumn())
	if line.Static {
		from, to = "$"+sheet.ColumnName(sheet.ColumnConstant), "$"+sheet.ColumnName(sheet.ColumnConstant)
	}
	return at.sheet + "!" + from + first + ":" + to + last
}
