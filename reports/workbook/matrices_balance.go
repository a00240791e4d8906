package workbook

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/reports/workbook/sheet"
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
		g.row(row, name, b.styles.Million, stocks.cell(row), func(s eq.Sector) int64 { return stocks.value(name, s) })
	}
	last := firstMatrixRow + len(names) - 1
	g.row(last+1, "Net worth", b.styles.Million, millions("SUM("+sheet.Down(firstMatrixRow, last)+")"), func(s eq.Sector) (sum int64) {
		for _, name := range names {
			sum += stocks.value(name, s)
		}
		return sum
	})
	c.StartRow(last + 2)
	c.Text(matrixName, b.styles.Group, "The most that a row is off by")
	c.Text(matrixUnit, b.styles.Group, "EUR")
	check := g.most(last+2, sheet.Down(firstMatrixRow, last+1))
	check.name, check.sheet = "Balance sheets: every claim is somebody's debt", sheetBalance
	b.extraChecks = append(b.extraChecks, check)
	b.writeList(c, stocks)
	return nil
}

// balancePostings returns the stocks at the end of a period.
func (b *book) balancePostings(period int) *postings {
	chosen := "$" + sheet.ColumnName(matrixFirst) + "$" + strconv.Itoa(rowBalanceMonth)
	return &postings{
		title: "The stocks it is made of", from: "Owed by", to: "Held by",
		list: stockPostings(b.run.Model, anyStock),
		amount: func(p posting) sheet.Template {
			return inMillions("SUMPRODUCT((" + namePeriods + "=" + chosen + ")*" + b.layout.block(p, sheet.ColumnFirstPeriod, b.layout.lastColumn()) + ")")
		},
		cents: func(p posting) int64 { return p.at(b.run.Result, period) },
	}
}

// balancePeriod returns the period shown where no month is chosen: that of the
// peak exposure, and the last one where nothing is ever guaranteed.
func (b *book) balancePeriod() int {
	exposure := b.run.Result.Row(finance.F3a, 0)
	month := metric.PeakMonth(b.run.Result, b.run.Scenario.Timeline, finance.F3a, 0)
	if period, ok := b.run.Scenario.Timeline.Index(month); ok && exposure[period] > 0 {
		return period
	}
	return b.layout.periods - 1
}

// writeBalanceMonth writes the cell that chooses and the month shown.
func (b *book) writeBalanceMonth(c *sheet.Cells, period int) {
	choice := sheet.ColumnName(matrixUnit) + strconv.Itoa(rowBalanceMonth)
	number := sheet.ColumnName(matrixFirst) + strconv.Itoa(rowBalancePeriod)
	exposure := b.layout.block(posting{line: b.run.Model.Line(finance.F3a)}, sheet.ColumnFirstPeriod, b.layout.lastColumn())
	last := sheetTimeline + "!$" + sheet.ColumnName(b.layout.lastColumn()) + "$" + strconv.Itoa(rowPeriod)
	b.writeChoice(c, choiceRow{rowBalanceMonth, "Month shown", sheet.Template("INDEX(" + namePeriods + ",1," + number + ")"), b.serial(period), b.styles.Date,
		"Choose a month in the yellow cell. Empty: the month of the peak exposure, or the last one where nothing is guaranteed."})
	peak := "IF(MAX(" + exposure + ")=0," + last + ",MATCH(MAX(" + exposure + ")," + exposure + ",0))"
	c.StartRow(rowBalancePeriod)
	c.Text(matrixName, b.styles.Label, "Number of that month")
	c.Formula(matrixFirst, b.styles.Whole, sheet.Template("IF(ISNUMBER("+choice+"),MATCH("+choice+","+namePeriods+",0),"+sheet.ColumnName(matrixFirst)+strconv.Itoa(rowBalancePeriod+1)+")"), int64(period+1), 0)
	c.StartRow(rowBalancePeriod + 1)
	c.Text(matrixName, b.styles.Label, "Number where none is chosen")
	c.Formula(matrixFirst, b.styles.Whole, sheet.Template(peak), int64(period+1), 0)
}

// serial returns the last day of a period; −1 is the day before the first.
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
	formula sheet.Template
	value   int64
	style   int
	about   string
}

func (b *book) writeChoice(c *sheet.Cells, r choiceRow) {
	c.StartRow(r.row)
	c.Text(matrixName, b.styles.Label, r.label)
	c.Blank(matrixUnit, b.styles.Override(b.styles.Date))
	c.Formula(matrixFirst, r.style, r.formula, r.value, 0)
	c.Text(matrixFirst+2, b.styles.About, r.about)
}

// validateMonths lets a cell take only the end of a month of the run.
func validateMonths(f *excelize.File, tab string, rows ...int) error {
	for _, row := range rows {
		v := excelize.NewDataValidation(true)
		v.SetSqref(sheet.ColumnName(matrixUnit) + strconv.Itoa(row))
		v.SetSqrefDropList(namePeriods)
		v.SetError(excelize.DataValidationErrorStyleStop, "No such month", "Choose the last day of a month from the list, or clear the cell.")
		v.SetInput("Month", "Choose one from the list, or leave the cell empty.")
		if err := f.AddDataValidation(tab, v); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) setBalance(f *excelize.File) error {
	return validateMonths(f, sheetBalance, rowBalanceMonth)
}
