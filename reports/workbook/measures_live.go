package workbook

import (
	"strconv"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
)

// cachedDigits are the decimals of ratios as they are kept in cells: more than
// a spreadsheet has.
const cachedDigits = 20

// factorFormula discounts by days over 365 from the last day of a period to
// that of the first.
func (b *book) factorFormula() string {
	first := sheetTimeline + "!$" + columnName(columnFirstPeriod) + "$" + strconv.Itoa(rowLastDay)
	return "(1+" + nameUnifiedRate + "/" + eqMillion + ")^((" + first + "-" + thisColumn + "$4)*" + eqMillion + "/" + eq.YearACT365.Name + ")"
}

// factors are its values: the factor of a day, which the engine has, multiplied
// day by day.
func (b *book) factors() []decimal.Decimal {
	first := b.run.Scenario.Timeline.At(0).Last()
	daily, err := metric.XNPV(metric.UnifiedRate(), []metric.DatedFlow{{Date: first}, {Date: first.AddDays(1), Amount: decimal.New(1, 0)}})
	if err != nil { // a fixed rate and two days: it cannot be
		return nil
	}
	list, factor, day := make([]decimal.Decimal, b.layout.periods), decimal.New(1, 0), first
	for i := range list {
		last := b.run.Scenario.Timeline.At(i).Last()
		for range day.DaysUntil(last) {
			factor = factor.Mul(daily.Value).Round(cachedDigits + cachedDigits/2)
		}
		list[i], day = factor.Round(cachedDigits), last
	}
	return list
}

// liveMeasures are the formulas, on the sheet of their rows, of the measures
// that a spreadsheet can recompute. The others are roots and ranks.
func (b *book) liveMeasures() map[string]string {
	row := func(n int) string {
		return "$" + columnName(columnFirstPeriod) + strconv.Itoa(n) + ":$" + columnName(b.layout.lastColumn()) + strconv.Itoa(n)
	}
	present := func(n int) string { return "SUMPRODUCT(" + row(rowFactor) + "," + row(n) + ")" }
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
		"liquidity_need_worst_month": "MAX(" + row(rowDue) + ")",
		"liquidity_at_call":          if0("MAX("+row(rowDue)+")", "INDEX("+row(rowSources)+",1,MATCH(MAX("+row(rowDue)+"),"+row(rowDue)+",0))"),
		"recall_gap":                 "MAX(0," + row(rowRecalled) + ")",
		"asset_coverage_least":       if0("MAX("+row(rowOwed)+")", "MIN("+row(rowCoverage)+")"),
		"run_out_with_loan":          months(rowShort),
		"run_out_without_loan":       months(rowShortWithout),
	}
}

// constants are the fixed values of a line's members.
func (b *book) constants(id eq.ID) string {
	at, column := b.layout.lines[id], "$"+columnName(columnConstant)+"$"
	return at.sheet + "!" + column + strconv.Itoa(at.row) + ":" + column + strconv.Itoa(at.row+b.run.Model.Line(id).Over.Len()-1)
}

// measureCell is where a measure is recomputed; false where it is not.
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
	return sheetMeasureRows + "!$" + columnName(columnConstant) + "$" + strconv.Itoa(row), live[id] != ""
}

// writeMeasureRows writes the rows of months and, under them, the measures.
func (b *book) writeMeasureRows() error {
	c := b.sheet(sheetMeasureRows)
	b.headOfTime(c, sheetMeasureRows, "Measures, recomputed", "What the measures of "+sheetMeasures+" are recomputed from, month by month; the measures themselves are at the bottom, in column Constant.")
	for _, r := range b.measureRows() {
		b.measureHeading(c, r.row)
		c.startTall(r.row, linesOf(r.name, labelWidth))
		c.text(columnLabel, b.styles.text, r.name)
		c.text(columnUnit, b.styles.label, r.unit)
		style := b.styles.whole
		switch {
		case r.decimals != nil:
			style = b.styles.ratio
		case r.digits > 0:
			style = b.styles.amount
		}
		for period := range b.layout.periods {
			if r.decimals != nil {
				c.formulaDecimal(columnFirstPeriod+period, style, template(r.formula), r.decimals[period].String())
				continue
			}
			c.formula(columnFirstPeriod+period, style, template(r.formula), r.values[period], r.digits)
		}
	}
	b.measureHeading(c, rowFirstMeasure)
	live, row := b.liveMeasures(), rowFirstMeasure
	for _, m := range b.run.Measures() {
		if live[m.ID] == "" {
			continue
		}
		c.startTall(row, linesOf(m.Name, labelWidth))
		c.text(columnLabel, b.styles.text, m.Name)
		c.text(columnUnit, b.styles.label, m.Unit)
		c.formulaDecimal(columnConstant, b.styles.measure(m), template(live[m.ID]), cachedValue(m.Unrounded))
		row++
	}
	return nil
}

// cachedValue is a number as cells keep it: no more digits than a spreadsheet
// has, at least its cents.
func cachedValue(value decimal.Decimal) string { return value.Round(cachedDigits).String() }

func (b *book) measureHeading(c *cells, row int) {
	if text := headingsOfMeasures[row]; text != "" {
		c.startRow(row - 1)
		c.text(columnLabel, b.styles.group, text)
	}
}

// measure is the style of a measure's value.
func (s *styles) measure(m metric.Measure) int {
	switch {
	case m.Places == 0:
		return s.whole
	case m.Places <= 2 || m.Unit == "points":
		return s.amount
	}
	return s.ratio
}
