package workbook

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
)

const balanceAbout = "What each sector owns (+) and owes (−) at the end of a month, by instrument. Every row sums to zero: a claim of one is a debt of another. Net worth is of these instruments alone."

// Rows of the cells that choose the month.
const (
	rowBalanceMonth  = rowChoice
	rowBalancePeriod = rowChoice + 1
)

// writeBalance writes the balance-sheet matrix at the end of a month.
func (b *book) writeBalance() error {
	c := b.sheet(sheetBalance)
	b.head(c, "Balance sheets of the sectors", balanceAbout)
	period := b.balancePeriod()
	b.writeBalanceMonth(c, period)
	stocks := b.balancePostings(period)
	names := instruments(stocks.list)
	stocks.first = firstMatrixRow + len(names) + 5
	g := b.grid(c)
	g.heads(rowMatrixHead, "Instrument")
	for i, name := range names {
		row := firstMatrixRow + i
		g.row(row, name, b.styles.million, stocks.cell(row), func(s eq.Sector) int64 { return stocks.value(name, s) })
	}
	last := firstMatrixRow + len(names) - 1
	g.row(last+1, "Net worth", b.styles.million, millions("SUM("+down(firstMatrixRow, last)+")"), func(s eq.Sector) (sum int64) {
		for _, name := range names {
			sum += stocks.value(name, s)
		}
		return sum
	})
	c.startRow(last + 2)
	c.text(matrixName, b.styles.group, "The most that a row is off by")
	c.text(matrixUnit, b.styles.group, "EUR")
	check := g.most(last+2, down(firstMatrixRow, last+1))
	check.name, check.sheet = "Balance sheets: every claim is somebody's debt", sheetBalance
	b.extraChecks = append(b.extraChecks, check)
	b.writeList(c, stocks)
	return nil
}

// balancePostings are the stocks at the end of a period.
func (b *book) balancePostings(period int) *postings {
	chosen := "$" + columnName(matrixFirst) + "$" + strconv.Itoa(rowBalanceMonth)
	return &postings{
		title: "The stocks it is made of", from: "Owed by", to: "Held by",
		list: stockPostings(b.run.Model, anyStock),
		amount: func(p posting) template {
			return inMillions("SUMPRODUCT((" + namePeriods + "=" + chosen + ")*" + b.layout.block(p, columnFirstPeriod, b.layout.lastColumn()) + ")")
		},
		cents: func(p posting) int64 { return p.at(b.run.Result, period) },
	}
}

// balancePeriod is the period shown where no month is chosen: that of the peak
// exposure, and the last one where nothing is ever guaranteed.
func (b *book) balancePeriod() int {
	exposure := b.run.Result.Row(finance.F3a, 0)
	month := metric.PeakMonth(b.run.Result, b.run.Scenario.Timeline, finance.F3a, 0)
	if period, ok := b.run.Scenario.Timeline.Index(month); ok && exposure[period] > 0 {
		return period
	}
	return b.layout.periods - 1
}

// writeBalanceMonth writes the cell that chooses and the month shown.
func (b *book) writeBalanceMonth(c *cells, period int) {
	choice := columnName(matrixUnit) + strconv.Itoa(rowBalanceMonth)
	number := columnName(matrixFirst) + strconv.Itoa(rowBalancePeriod)
	exposure := b.layout.block(posting{line: b.run.Model.Line(finance.F3a)}, columnFirstPeriod, b.layout.lastColumn())
	last := sheetTimeline + "!$" + columnName(b.layout.lastColumn()) + "$" + strconv.Itoa(rowPeriod)
	b.writeChoice(c, choiceRow{rowBalanceMonth, "Month shown", template("INDEX(" + namePeriods + ",1," + number + ")"), b.serial(period), b.styles.date,
		"Choose a month in the yellow cell. Empty: the month of the peak exposure, or the last one where nothing is guaranteed."})
	peak := "IF(MAX(" + exposure + ")=0," + last + ",MATCH(MAX(" + exposure + ")," + exposure + ",0))"
	c.startRow(rowBalancePeriod)
	c.text(matrixName, b.styles.label, "Number of that month")
	c.formula(matrixFirst, b.styles.whole, template("IF(ISNUMBER("+choice+"),MATCH("+choice+","+namePeriods+",0),"+columnName(matrixFirst)+strconv.Itoa(rowBalancePeriod+1)+")"), int64(period+1), 0)
	c.startRow(rowBalancePeriod + 1)
	c.text(matrixName, b.styles.label, "Number where none is chosen")
	c.formula(matrixFirst, b.styles.whole, template(peak), int64(period+1), 0)
}

// serial is the last day of a period; −1 is the day before the first.
func (b *book) serial(period int) int64 {
	if period < 0 {
		return b.run.Scenario.Timeline.Start.First().Serial() - 1
	}
	return b.run.Scenario.Timeline.At(period).Last().Serial()
}

// A choiceRow is a cell in which readers choose a month and the one that holds.
type choiceRow struct {
	row     int
	label   string
	formula template
	value   int64
	style   int
	about   string
}

func (b *book) writeChoice(c *cells, r choiceRow) {
	c.startRow(r.row)
	c.text(matrixName, b.styles.label, r.label)
	c.blank(matrixUnit, b.styles.override(b.styles.date))
	c.formula(matrixFirst, r.style, r.formula, r.value, 0)
	c.text(matrixFirst+2, b.styles.about, r.about)
}

// validateMonths lets a cell take only the end of a month of the run.
func validateMonths(f *excelize.File, sheet string, rows ...int) error {
	for _, row := range rows {
		v := excelize.NewDataValidation(true)
		v.SetSqref(columnName(matrixUnit) + strconv.Itoa(row))
		v.SetSqrefDropList(namePeriods)
		v.SetError(excelize.DataValidationErrorStyleStop, "No such month", "Choose the last day of a month from the list, or clear the cell.")
		v.SetInput("Month", "Choose one from the list, or leave the cell empty.")
		if err := f.AddDataValidation(sheet, v); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) setBalance(f *excelize.File) error {
	return validateMonths(f, sheetBalance, rowBalanceMonth)
}
