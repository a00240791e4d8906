package workbook

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/discount"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/workbook/sheet"
)

// writeMeasureRows writes discount factors, the lines that measures read, and under
// them the measures, recomputed.
func (b *book) writeMeasureRows() error {
	c := b.sheet(sheetMeasureRows)
	b.headOfTime(c, sheetMeasureRows, "Measures, recomputed", "What the measures of "+sheetMeasures+" are recomputed from, month by month; the measures themselves are at the bottom, in column Constant.")
	b.writeFactors(c)
	b.writeMeasuredLines(c)
	b.writeLiveMeasures(c)
	b.writeOwnYields(c)
	return nil
}

// writeFactors writes how far each month is from the first, and discount factors.
func (b *book) writeFactors(c *sheet.Cells) {
	b.measureHeading(c, rowYearsSince, "Discounting")
	b.writeDecimals(c, rowYearsSince, "Years since the last day of the first month, ACT/365", "years", b.yearsSince(), b.elapsed())
	b.writeDecimals(c, rowFactor, "Discount factor at the unified rate, to the last day of the first month", "factor", factorFormula(nameUnifiedRate), b.factors(discount.UnifiedRate()))
	b.writeDecimals(c, rowFundingFactor, "Discount factor at the Union's funding rate of the first month", "factor", factorFormula(b.fundingRate()), b.factors(metric.FundingRate(b.run.Result)))
}

// writeMeasuredLines brings here what the measures read of the blocks, and writes
// the ratios of which a measure is the least.
func (b *book) writeMeasuredLines(c *sheet.Cells) {
	b.measureHeading(c, b.layout.places.lines[b.layout.places.order[0]], "What the measures read")
	for _, id := range b.layout.places.order {
		line, at := b.run.Model.Line(id), b.layout.lines[id]
		c.StartTall(b.layout.places.lines[id], sheet.LinesOf(line.Name, labelWidth))
		c.Text(sheet.ColumnLabel, b.styles.Text, line.Name)
		c.Text(sheet.ColumnUnit, b.styles.Label, line.Unit.String())
		c.Text(sheet.ColumnID, b.styles.Label, string(id))
		c.Formulas(sheet.ColumnFirstPeriod, b.styles.Of(line.Unit), sheet.Template(at.sheet+"!"+sheet.Here(at.row)), b.run.Result.Row(id, 0), line.Unit.Digits())
	}
	for _, m := range metric.DefinedMeasures() {
		if row, ok := b.layout.places.ratios[m.ID]; ok {
			b.writeRatio(c, row, m)
		}
	}
}

// writeRatio writes one line in per cent of another; months in which that is
// nothing have a number that is never the least.
func (b *book) writeRatio(c *sheet.Cells, row int, m metric.Measure) {
	part, whole := sheet.Here(b.layout.places.lines[m.Lines[0]]), sheet.Here(b.layout.places.lines[m.Lines[1]])
	formula := "IF(" + whole + ">0," + part + "/" + whole + "*" + nameHundred + "," + eqMillion + ")"
	ratios, wholes := make([]decimal.Decimal, b.layout.periods), b.run.Result.Row(m.Lines[1], 0)
	for i, v := range b.run.Result.Row(m.Lines[0], 0) {
		ratios[i] = decimal.New(money.Million, 0)
		if wholes[i] > 0 {
			ratios[i] = decimal.New(v, 2).DivRound(decimal.New(wholes[i], 0), cachedDigits)
		}
	}
	name := string(m.Lines[0]) + " in per cent of " + string(m.Lines[1]) + "; " + strconv.Itoa(money.Million) + " where that is nothing"
	b.writeDecimals(c, row, name, "%", formula, ratios)
}

// writeLiveMeasures writes the measures that a spreadsheet can recompute.
func (b *book) writeLiveMeasures(c *sheet.Cells) {
	first := true
	for _, m := range b.run.Measures() {
		row, ok := b.layout.places.measures[m.ID]
		if !ok {
			continue
		}
		if first {
			b.measureHeading(c, row, "Measures over the horizon")
			first = false
		}
		c.StartTall(row, sheet.LinesOf(m.Name, labelWidth))
		c.Text(sheet.ColumnLabel, b.styles.Text, m.Name)
		c.Text(sheet.ColumnUnit, b.styles.Label, m.Unit)
		c.FormulaDecimal(sheet.ColumnConstant, measureStyle(&b.styles, m), sheet.Template(measureFormula{b.layout, m}.text()), cachedValue(m.Unrounded))
	}
}

// writeOwnYields writes, for each state, by what an amount grows in a year at
// its own yield, and what it owes for certain at the end, discounted at it.
func (b *book) writeOwnYields(c *sheet.Cells) {
	yields, owed := b.layout.lines[finance.StatesYield], b.run.Result.Periods()-1
	c.StartTall(b.layout.places.ownYield-1, 2)
	c.Text(sheet.ColumnLabel, b.styles.GroupLabel, "Growth in a year at the state's own yield; as Opening, what it owes for certain at the end, discounted at it")
	for state, member := range finance.MemberStates.Members {
		row, rate := b.layout.places.ownYield+state, metric.AtOwnYield.Rate(b.run.Result, state)
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

// writeDecimals writes a row of months that are no whole numbers of a unit.
func (b *book) writeDecimals(c *sheet.Cells, row int, name, unit, formula string, values []decimal.Decimal) {
	c.StartTall(row, sheet.LinesOf(name, labelWidth))
	c.Text(sheet.ColumnLabel, b.styles.Text, name)
	c.Text(sheet.ColumnUnit, b.styles.Label, unit)
	for period, value := range values {
		c.FormulaDecimal(sheet.ColumnFirstPeriod+period, b.styles.Ratio, sheet.Template(formula), value.String())
	}
}

// measureHeading writes a heading over a row.
func (b *book) measureHeading(c *sheet.Cells, row int, text string) {
	c.StartRow(row - 1)
	c.Text(sheet.ColumnLabel, b.styles.Group, text)
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

// cachedValue returns a number as cells keep it: no more digits than a
// spreadsheet has, at least its cents.
func cachedValue(value decimal.Decimal) string { return value.Round(cachedDigits).String() }

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
