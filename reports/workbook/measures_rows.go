package workbook

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
)

// sheetMeasureRows has what the measures are recomputed from, month by month,
// and the measures themselves.
const sheetMeasureRows = calcPrefix + "Measures"

// Rows of the sheet, under their headings.
const (
	rowFactor = firstRow + 1 + iota
	_
	_
	rowLent
	rowBack
	rowReturned
	rowLentSoFar
	rowMonthsSince
	_
	_
	rowCalls
	rowCallsOfYear
	rowGuaranteeCost
	_
	_
	rowUnionCost
	rowUnionCostOfYear
	_
	_
	rowDue
	rowSources
	rowUsed
	rowRoom
	rowRecalled
	rowOwed
	rowCoverage
	_
	_
	rowShort
	rowShortWithout
	_
	_
	rowFirstMeasure
)

// A monthRow is one row of months: its formula and its values, in 10^-digits
// of the unit or, where they are no whole numbers of that, as decimals.
type monthRow struct {
	row        int
	name, unit string
	formula    string
	digits     int32
	values     []int64
	decimals   []decimal.Decimal
}

// measureRows are the rows of months, in order.
func (b *book) measureRows() []monthRow {
	prev := func(row int) string { return previousColumn + strconv.Itoa(row) }
	lent, back := b.run.Result.Series(finance.D1a), b.run.Result.Series(finance.H2, finance.H8)
	calls, cost := b.run.Result.Series(finance.H6g, finance.I5f), b.run.Result.Series(finance.E9)
	used, room := b.run.Result.Series(finance.B1, finance.F13, finance.H6h, finance.H6m, finance.F14b), b.run.Result.Series(finance.F13a, finance.G2, finance.H6j)
	third, owed := b.run.Result.Value(finance.GuaranteesThird, 0, 0), b.run.Result.Series(finance.B1, finance.J1)
	return []monthRow{
		{row: rowFactor, name: "Discount factor at the unified rate, to the last day of the first month", unit: "factor", formula: b.factorFormula(), decimals: b.factors()},
		b.euroRow(rowLent, "Lent", b.sumHere(finance.D1a), lent),
		b.euroRow(rowBack, "Repaid or set off", b.sumHere(finance.H2, finance.H8), back),
		b.euroRow(rowReturned, "Repaid or set off less lent", here(rowBack)+"-"+here(rowLent), less(back, lent)),
		b.euroRow(rowLentSoFar, "Lent so far", prev(rowLentSoFar)+"+"+here(rowLent), running(lent, nil)),
		{row: rowMonthsSince, name: "Months since the first drawing", unit: "months", formula: "IF(" + prev(rowLentSoFar) + ">0," + prev(rowMonthsSince) + "+1,0)", values: monthsSince(lent)},
		b.euroRow(rowCalls, "Paid by guarantors", b.sumHere(finance.H6g, finance.I5f), calls),
		b.euroRow(rowCallsOfYear, "Paid by guarantors, so far in the year", b.sinceJanuary(rowCallsOfYear, rowCalls), running(calls, b.isJanuary)),
		b.euroRow(rowGuaranteeCost, "Paid by guarantors less recovered", here(rowCalls)+"-"+b.sumHere(finance.H2g)+"-"+b.sumHere(finance.H2z), less(calls, b.run.Result.Series(finance.H2g, finance.H2z))),
		b.euroRow(rowUnionCost, "Cost to the Union budget", b.sumHere(finance.E9), cost),
		b.euroRow(rowUnionCostOfYear, "Cost to the Union budget, so far in the year", b.sinceJanuary(rowUnionCostOfYear, rowUnionCost), running(cost, b.isJanuary)),
		b.euroRow(rowDue, "Due from the Union", b.sumHere(finance.H5a), b.run.Result.Series(finance.H5a)),
		b.euroRow(rowSources, "What the sources can bring", b.sumHere(finance.H6i, finance.G2, finance.H6j), b.run.Result.Series(finance.H6i, finance.G2, finance.H6j)),
		b.euroRow(rowUsed, "Owed to the custodians, and what of the sources is used", b.sumHere(finance.B1, finance.F13, finance.H6h, finance.H6m, finance.F14b), used),
		b.euroRow(rowRoom, "Room of the sources before that, without third countries", b.sumHere(finance.F13a, finance.G2, finance.H6j), room),
		b.euroRow(rowRecalled, "Not covered if all were recalled", here(rowUsed)+"-"+here(rowRoom)+"-"+b.constant(finance.GuaranteesThird), less(less(used, room), repeated(third, len(used)))),
		b.euroRow(rowOwed, "Owed to the custodians, and ERA loans", b.sumHere(finance.B1, finance.J1), owed),
		b.coverageRow(owed),
		b.shortRow(rowShort, "Money left is below zero, with the loan", finance.K3),
		b.shortRow(rowShortWithout, "Money left is below zero, without the loan", finance.K3a),
	}
}

// headingsOfMeasures stand above the rows.
var headingsOfMeasures = map[int]string{rowFactor: "Discounting", rowLent: "The loan", rowCalls: "The guarantees", rowUnionCost: "The Union budget",
	rowDue: "Cash and cover", rowShort: "Ukraine's money", rowFirstMeasure: "Measures over the horizon"}

func (b *book) euroRow(row int, name, formula string, values []int64) monthRow {
	return monthRow{row: row, name: name, unit: eq.EUR.String(), formula: "ROUND(" + formula + ",2)", digits: money.CentDigits, values: values}
}

// coverageRow is the assets in per cent of what is owed; months in which
// nothing is owed have a number that is never the least.
func (b *book) coverageRow(owed []int64) monthRow {
	row := monthRow{row: rowCoverage, name: "Immobilised assets over that; " + strconv.Itoa(money.Million) + " where nothing is owed", unit: "%",
		formula: "IF(" + here(rowOwed) + ">0," + b.sumHere(finance.A4) + "/" + here(rowOwed) + "*" + nameHundred + "," + eqMillion + ")"}
	for i, assets := range b.run.Result.Series(finance.A4) {
		ratio := decimal.New(money.Million, 0)
		if owed[i] > 0 {
			ratio = decimal.New(assets, 2).DivRound(decimal.New(owed[i], 0), cachedDigits)
		}
		row.decimals = append(row.decimals, ratio)
	}
	return row
}

func (b *book) shortRow(row int, name string, id eq.ID) monthRow {
	marks := make([]int64, b.layout.periods)
	for i, v := range b.run.Result.Row(id, 0) {
		if metric.BelowZero(v) {
			marks[i] = 1
		}
	}
	return monthRow{row: row, name: name, unit: eq.Flag.String(), formula: "IF(" + b.sumHere(id) + "<0,1,0)", values: marks}
}

// here is a cell of this sheet in the same period.
func here(row int) string { return thisColumn + strconv.Itoa(row) }

// sumHere adds lines over all of their members, in the same period.
func (b *book) sumHere(ids ...eq.ID) string {
	var parts []string
	for _, id := range ids {
		place, members := b.layout.lines[id], b.run.Model.Line(id).Over.Len()
		cell := place.sheet + "!" + here(place.row)
		if members > 1 {
			cell = "SUM(" + cell + ":" + here(place.row+members-1) + ")"
		}
		parts = append(parts, cell)
	}
	return strings.Join(parts, "+")
}

// constant is the address of an input of one value.
func (b *book) constant(id eq.ID) string {
	at := b.layout.lines[id]
	return at.sheet + "!$" + columnName(inputModel) + "$" + strconv.Itoa(at.row)
}

// sinceJanuary adds a row up from the first month of each year.
func (b *book) sinceJanuary(row, of int) string {
	return "IF(" + sheetTimeline + "!" + here(rowMonth) + "=1,0," + previousColumn + strconv.Itoa(row) + ")+" + here(of)
}

func (b *book) isJanuary(period int) bool { return b.run.Scenario.Timeline.At(period).Number() == 1 }

func less(a, b []int64) []int64 {
	list := make([]int64, len(a))
	for i := range a {
		list[i] = a[i] - b[i]
	}
	return list
}

func repeated(value int64, n int) []int64 {
	list := make([]int64, n)
	for i := range list {
		list[i] = value
	}
	return list
}

// running are the sums up to each month, from nothing where they begin anew.
func running(row []int64, anew func(period int) bool) []int64 {
	list, sum := make([]int64, len(row)), int64(0)
	for i, v := range row {
		if anew != nil && anew(i) {
			sum = 0
		}
		sum += v
		list[i] = sum
	}
	return list
}

// monthsSince counts the months after the first in which something is lent.
func monthsSince(lent []int64) []int64 {
	list, begun := make([]int64, len(lent)), false
	for i, v := range lent {
		if begun {
			list[i] = list[i-1] + 1
		}
		begun = begun || v > 0
	}
	return list
}
