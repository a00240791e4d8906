package workbook

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/discount"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/workbook/sheet"
)

// sheetMeasureRows has what the measures are recomputed from, month by month,
// and the measures themselves.
const sheetMeasureRows = calcPrefix + "Measures"

// Rows of the sheet, under their headings.
const (
	rowYearsSince = sheet.FirstRow + 1 + iota
	rowFactor
	rowFundingFactor
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
	rowStatesPaid
	rowStatesOwe
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

// rowOwnYield is the first of the rows of states, under the measures.
var rowOwnYield = rowFirstMeasure + len(metric.DefinedMeasures()) + 3

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

// measureRows returns the rows of months, in order.
func (b *book) measureRows() []monthRow {
	prev := func(row int) string { return sheet.PreviousColumn + strconv.Itoa(row) }
	lent, back := b.run.Result.Series(finance.D1a), b.run.Result.Series(finance.H2, finance.H8, finance.H8d)
	calls, cost := b.run.Result.Series(finance.F34, finance.I5f), b.run.Result.Series(finance.E9)
	used, room := b.run.Result.Series(finance.B1, finance.F13, finance.H6h, finance.H6m, finance.F14b), b.run.Result.Series(finance.F13a, finance.G2, finance.H6j)
	third, owed := b.run.Result.Value(finance.GuaranteesThird, 0, 0), b.run.Result.Series(finance.B1, finance.J1)
	return []monthRow{
		{row: rowYearsSince, name: "Years since the last day of the first month, ACT/365", unit: "years", formula: b.yearsSince(), decimals: b.elapsed()},
		{row: rowFactor, name: "Discount factor at the unified rate, to the last day of the first month", unit: "factor", formula: factorFormula(nameUnifiedRate), decimals: b.factors(discount.UnifiedRate())},
		{row: rowFundingFactor, name: "Discount factor at the Union's funding rate of the first month", unit: "factor", formula: factorFormula(b.fundingRate()), decimals: b.factors(metric.FundingRate(b.run.Result))},
		b.euroRow(rowLent, "Lent", b.sumHere(finance.D1a), lent),
		b.euroRow(rowBack, "Repaid or set off", b.sumHere(finance.H2, finance.H8, finance.H8d), back),
		b.euroRow(rowReturned, "Repaid or set off less lent", sheet.Here(rowBack)+"-"+sheet.Here(rowLent), less(back, lent)),
		b.euroRow(rowLentSoFar, "Lent so far", prev(rowLentSoFar)+"+"+sheet.Here(rowLent), running(lent, nil)),
		{row: rowMonthsSince, name: "Months since the first drawing", unit: "months", formula: "IF(" + prev(rowLentSoFar) + ">0," + prev(rowMonthsSince) + "+1,0)", values: monthsSince(lent)},
		b.euroRow(rowCalls, "Paid by guarantors", b.sumHere(finance.F34, finance.I5f), calls),
		b.euroRow(rowCallsOfYear, "Paid by guarantors, so far in the year", b.sinceJanuary(rowCallsOfYear, rowCalls), running(calls, b.isJanuary)),
		b.euroRow(rowGuaranteeCost, "Paid by guarantors less recovered", sheet.Here(rowCalls)+"-"+b.sumHere(finance.F35), less(calls, b.run.Result.Series(finance.F35))),
		b.euroRow(rowUnionCost, "Cost to the Union budget", b.sumHere(finance.E9), cost),
		b.euroRow(rowUnionCostOfYear, "Cost to the Union budget, so far in the year", b.sinceJanuary(rowUnionCostOfYear, rowUnionCost), running(cost, b.isJanuary)),
		b.euroRow(rowStatesPaid, "Paid by all states, less what came back", b.sumHere(finance.L20), b.run.Result.Series(finance.L20)),
		b.euroRow(rowStatesOwe, "Owed by all states for certain, net", b.sumHere(finance.L21), b.run.Result.Series(finance.L21)),
		b.euroRow(rowDue, "Due from the Union", b.sumHere(finance.H5a), b.run.Result.Series(finance.H5a)),
		b.euroRow(rowSources, "What the sources can bring", b.sumHere(finance.H6i, finance.G2, finance.H6j), b.run.Result.Series(finance.H6i, finance.G2, finance.H6j)),
		b.euroRow(rowUsed, "Owed to the custodians, and what of the sources is used", b.sumHere(finance.B1, finance.F13, finance.H6h, finance.H6m, finance.F14b), used),
		b.euroRow(rowRoom, "Room of the sources before that, without third countries", b.sumHere(finance.F13a, finance.G2, finance.H6j), room),
		b.euroRow(rowRecalled, "Not covered if all were recalled", sheet.Here(rowUsed)+"-"+sheet.Here(rowRoom)+"-"+b.constant(finance.GuaranteesThird), less(less(used, room), repeated(third, len(used)))),
		b.euroRow(rowOwed, "Owed to the custodians, and ERA loans", b.sumHere(finance.B1, finance.J1), owed),
		b.coverageRow(owed),
		b.shortRow(rowShort, "Money left is below zero, with the loan", finance.K3),
		b.shortRow(rowShortWithout, "Money left is below zero, without the loan", finance.K3a),
	}
}

// headingsOfMeasures stand above the rows.
var headingsOfMeasures = map[int]string{rowYearsSince: "Discounting", rowLent: "The loan", rowCalls: "The guarantees", rowUnionCost: "The Union budget",
	rowDue: "Cash and cover", rowShort: "Ukraine's money", rowFirstMeasure: "Measures over the horizon"}

func (b *book) euroRow(row int, name, formula string, values []int64) monthRow {
	return monthRow{row: row, name: name, unit: eq.EUR.String(), formula: "ROUND(" + formula + ",2)", digits: money.CentDigits, values: values}
}

// coverageRow returns the assets in per cent of what is owed; months in which
// nothing is owed have a number that is never the least.
func (b *book) coverageRow(owed []int64) monthRow {
	row := monthRow{row: rowCoverage, name: "Immobilised assets over that; " + strconv.Itoa(money.Million) + " where nothing is owed", unit: "%",
		formula: "IF(" + sheet.Here(rowOwed) + ">0," + b.sumHere(finance.A4) + "/" + sheet.Here(rowOwed) + "*" + nameHundred + "," + eqMillion + ")"}
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

// constant returns the address of an input of one value.
func (b *book) constant(id eq.ID) string {
	at := b.layout.lines[id]
	return at.sheet + "!$" + sheet.ColumnName(sheet.InputModel) + "$" + strconv.Itoa(at.row)
}

// sinceJanuary adds a row up from the first month of each year.
func (b *book) sinceJanuary(row, added int) string {
	return "IF(" + sheetTimeline + "!" + sheet.Here(rowMonth) + "=1,0," + sheet.PreviousColumn + strconv.Itoa(row) + ")+" + sheet.Here(added)
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

// running returns the sums up to each month, from nothing where they begin
// anew.
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

// cachedDigits are the decimals of ratios as they are kept in cells: more than
// a spreadsheet has.
const cachedDigits = 20

// yearsSince counts days over 365 from the last day of the first period.
func (b *book) yearsSince() string {
	first := sheetTimeline + "!$" + sheet.ColumnName(sheet.ColumnFirstPeriod) + "$" + strconv.Itoa(rowLastDay)
	return "(" + sheet.ThisColumn + "$4-" + first + ")*" + eqMillion + "/" + eq.YearACT365.Name
}

// elapsed returns its values.
func (b *book) elapsed() []decimal.Decimal {
	first, list := b.run.Scenario.Timeline.At(0).Last(), make([]decimal.Decimal, b.layout.periods)
	for i := range list {
		days := first.DaysUntil(b.run.Scenario.Timeline.At(i).Last())
		list[i] = decimal.NewFromInt(days).DivRound(decimal.NewFromInt(daysOfYear), cachedDigits)
	}
	return list
}

// daysOfYear are those of ACT/365.
const daysOfYear = 365

// factorFormula discounts at a yearly rate in millionths.
func factorFormula(rate string) string {
	return "(1+" + rate + "/" + eqMillion + ")^-" + sheet.ThisColumn + "$" + strconv.Itoa(rowYearsSince)
}

// fundingRate is the cell of what the Union's bonds cost in the first month.
func (b *book) fundingRate() string {
	at := b.layout.lines[finance.RatesBondPool]
	return at.sheet + "!$" + sheet.ColumnName(sheet.ColumnFirstPeriod) + "$" + strconv.Itoa(at.row)
}

// factors returns the engine's discount factors at a rate.
func (b *book) factors(rate decimal.Decimal) []decimal.Decimal {
	list := slices.Clone(metric.FactorsOf(rate, b.run.Scenario.Timeline))
	for i := range list {
		list[i] = list[i].Round(cachedDigits)
	}
	return list
}

// liveMeasures returns the formulas, on the sheet of their rows, of the
// measures that a spreadsheet can recompute. The others are roots and ranks.
func (b *book) liveMeasures() map[string]string {
	row := func(n int) string {
		return "$" + sheet.ColumnName(sheet.ColumnFirstPeriod) + strconv.Itoa(n) + ":$" + sheet.ColumnName(b.layout.lastColumn()) + strconv.Itoa(n)
	}
	discounted := func(factor, n int) string { return "SUMPRODUCT(" + row(factor) + "," + row(n) + ")" }
	present := func(n int) string { return discounted(rowFactor, n) }
	sum := func(n int) string { return "SUM(" + row(n) + ")" }
	if0 := func(what, then string) string { return "IF(" + what + "=0,0," + then + ")" }
	months := func(n int) string { return if0(sum(n), "MATCH(1,"+row(n)+",0)-1") }
	return map[string]string{
		"npv_loan":                   if0(sum(rowLent), present(rowReturned)),
		"grant_element":              if0(sum(rowLent), "(1-"+present(rowBack)+"/"+present(rowLent)+")*"+nameHundred),
		"average_life":               if0("MIN("+sum(rowLent)+","+sum(rowBack)+")", "SUMPRODUCT("+row(rowMonthsSince)+","+row(rowBack)+")/("+sum(rowBack)+"*"+eq.MonthsAYear.Name+")"),
		"guarantee_hhi":              if0("SUM("+b.constants(finance.F2)+")", "SUMPRODUCT("+b.constants(finance.F1)+","+b.constants(finance.F1)+")/("+namePerCent+"*"+namePerCent+")"),
		"calls_worst_year":           "MAX(" + row(rowCallsOfYear) + ")",
		"guarantee_cost_pv":          present(rowGuaranteeCost),
		"union_cost_worst_year":      "MAX(" + row(rowUnionCostOfYear) + ")",
		"union_cost_pv":              present(rowUnionCost),
		"burden_pv":                  discounted(rowFundingFactor, rowStatesPaid) + "+" + sheet.Fixed(rowStatesOwe, b.layout.lastColumn()) + "*" + sheet.Fixed(rowFundingFactor, b.layout.lastColumn()),
		"liquidity_need_worst_month": "MAX(" + row(rowDue) + ")",
		"liquidity_at_call":          if0("MAX("+row(rowDue)+")", "INDEX("+row(rowSources)+",1,MATCH(MAX("+row(rowDue)+"),"+row(rowDue)+",0))"),
		"recall_gap":                 "MAX(0," + row(rowRecalled) + ")",
		"asset_coverage_least":       if0("MAX("+row(rowOwed)+")", "MIN("+row(rowCoverage)+")"),
		"run_out_with_loan":          months(rowShort),
		"run_out_without_loan":       months(rowShortWithout),
	}
}

// constants returns the fixed values of a line's members.
func (b *book) constants(id eq.ID) string {
	at, column := b.layout.lines[id], "$"+sheet.ColumnName(sheet.ColumnConstant)+"$"
	return at.sheet + "!" + column + strconv.Itoa(at.row) + ":" + column + strconv.Itoa(at.row+b.run.Model.Line(id).Over.Len()-1)
}

// measureCell returns where a measure is recomputed; false where it is not.
func (b *book) measureCell(id string) (cell string, ok bool) {
	live, row := b.liveMeasures(), rowFirstMeasure
	for _, m := range metric.DefinedMeasures() {
		if m.ID == id {
			break
		}
		if live[m.ID] != "" {
			row++
		}
	}
	return sheetMeasureRows + "!$" + sheet.ColumnName(sheet.ColumnConstant) + "$" + strconv.Itoa(row), live[id] != ""
}

// writeMeasureRows writes the rows of months and, under them, the measures.
func (b *book) writeMeasureRows() error {
	c := b.sheet(sheetMeasureRows)
	b.headOfTime(c, sheetMeasureRows, "Measures, recomputed", "What the measures of "+sheetMeasures+" are recomputed from, month by month; the measures themselves are at the bottom, in column Constant.")
	for _, r := range b.measureRows() {
		b.measureHeading(c, r.row)
		c.StartTall(r.row, sheet.LinesOf(r.name, labelWidth))
		c.Text(sheet.ColumnLabel, b.styles.Text, r.name)
		c.Text(sheet.ColumnUnit, b.styles.Label, r.unit)
		style := b.styles.Whole
		switch {
		case r.decimals != nil:
			style = b.styles.Ratio
		case r.digits > 0:
			style = b.styles.Amount
		}
		for period := range b.layout.periods {
			if r.decimals != nil {
				c.FormulaDecimal(sheet.ColumnFirstPeriod+period, style, sheet.Template(r.formula), r.decimals[period].String())
				continue
			}
			c.Formula(sheet.ColumnFirstPeriod+period, style, sheet.Template(r.formula), r.values[period], r.digits)
		}
	}
	b.measureHeading(c, rowFirstMeasure)
	live, row := b.liveMeasures(), rowFirstMeasure
	for _, m := range b.run.Measures() {
		if live[m.ID] == "" {
			continue
		}
		c.StartTall(row, sheet.LinesOf(m.Name, labelWidth))
		c.Text(sheet.ColumnLabel, b.styles.Text, m.Name)
		c.Text(sheet.ColumnUnit, b.styles.Label, m.Unit)
		c.FormulaDecimal(sheet.ColumnConstant, measureStyle(&b.styles, m), sheet.Template(live[m.ID]), cachedValue(m.Unrounded))
		row++
	}
	b.writeOwnYields(c)
	return nil
}

// writeOwnYields writes, for each state, by what an amount grows in a year at
// its own yield, and what it owes for certain at the end, discounted at it.
func (b *book) writeOwnYields(c *sheet.Cells) {
	yields, owed := b.layout.lines[finance.StatesYield], b.run.Result.Periods()-1
	c.StartTall(rowOwnYield-1, 2)
	c.Text(sheet.ColumnLabel, b.styles.GroupLabel, "Growth in a year at the state's own yield; as Opening, what it owes for certain at the end, discounted at it")
	for state, member := range finance.MemberStates.Members {
		row, rate := rowOwnYield+state, metric.AtOwnYield.Rate(b.run.Result, state)
		c.StartRow(row)
		c.Text(sheet.ColumnLabel, b.styles.Text, member.Name)
		c.Text(sheet.ColumnMember, b.styles.Label, finance.MemberStates.Code(state))
		c.Text(sheet.ColumnUnit, b.styles.Label, "factor")
		cell := yields.sheet + "!$" + sheet.ColumnName(sheet.InputModel) + strconv.Itoa(yields.row+state)
		c.FormulaDecimal(sheet.ColumnConstant, b.styles.Ratio, sheet.Template("1+"+cell+"/"+eqMillion), rate.Add(decimal.New(1, 0)).String())
		discounted := b.layout.aggregate(metric.Final, finance.L21, state) + "/$" + sheet.ColumnName(sheet.ColumnConstant) + strconv.Itoa(row) + "^" + sheet.Fixed(rowYearsSince, b.layout.lastColumn())
		factors, cents := b.factors(rate), b.run.Result.Value(finance.L21, state, owed)
		c.FormulaDecimal(sheet.ColumnOpening, b.styles.Amount, sheet.Template(discounted), cachedValue(money.ToDecimal(cents, money.CentDigits).Mul(factors[owed])))
	}
}

// cachedValue returns a number as cells keep it: no more digits than a
// spreadsheet has, at least its cents.
func cachedValue(value decimal.Decimal) string { return value.Round(cachedDigits).String() }

func (b *book) measureHeading(c *sheet.Cells, row int) {
	if text := headingsOfMeasures[row]; text != "" {
		c.StartRow(row - 1)
		c.Text(sheet.ColumnLabel, b.styles.Group, text)
	}
}

// measureStyle returns the style of a measure's value.
func measureStyle(s *sheet.Styles, m metric.Measure) int {
	switch {
	case m.Places == 0:
		return s.Whole
	case m.Places <= 2 || m.Unit == "points":
		return s.Amount
	}
	return s.Ratio
}
