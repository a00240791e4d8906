package workbook

import (
	"slices"
	"strconv"
	"strings"

	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/reports/workbook/sheet"
)

// sheetMeasureRows has discount factors and the lines that measures read, month by
// month, and the measures recomputed from them.
const sheetMeasureRows = calcPrefix + "Measures"

// Rows of the discounting, which stand first.
const (
	rowYearsSince = sheet.FirstRow + 1 + iota
	rowFactor
	rowFundingFactor
)

// measureRows says where on their sheet the measures and what they read stand:
// groups of rows, each under a heading.
type measureRows struct {
	order    []eq.ID        // lines that are read month by month
	lines    map[eq.ID]int  // their rows
	ratios   map[string]int // the row of a measure's ratio, month by month, by its id
	measures map[string]int // the rows of the measures that are recomputed
	ownYield int            // the first row of the states
}

// placeMeasures places what the measures read, and those that a spreadsheet
// recomputes.
func placeMeasures(m *eq.Model) measureRows {
	p := measureRows{lines: map[eq.ID]int{}, ratios: map[string]int{}, measures: map[string]int{}}
	row, defined := rowFundingFactor+3, metric.DefinedMeasures()
	for _, measure := range defined {
		for _, id := range readBy(measure) {
			if _, known := p.lines[id]; !known && !m.Line(id).Static {
				p.lines[id] = row
				p.order = append(p.order, id)
				row++
			}
		}
	}
	for _, measure := range defined {
		if measure.Kind == metric.ByLeastRatio {
			p.ratios[measure.ID] = row
			row++
		}
	}
	row += 2
	for _, measure := range defined {
		if kindFormulas[measure.Kind] != nil {
			p.measures[measure.ID] = row
			row++
		}
	}
	p.ownYield = row + 3
	return p
}

// readBy returns the lines of a measure and those that it needs.
func readBy(m metric.Measure) []eq.ID {
	ids := slices.Clone(m.Lines)
	for _, need := range m.Needs {
		ids = append(ids, need.Lines...)
	}
	return ids
}

// A measureFormula writes one measure as a formula on the sheet of their rows.
type measureFormula struct {
	*layout
	measure metric.Measure
}

// kindFormulas are the formulas of the kinds that a spreadsheet can compute. The
// others are a root that is searched for and a choice of the greatest.
var kindFormulas = map[metric.Kind]func(measureFormula) string{
	metric.ByPresentValue: func(f measureFormula) string { return f.discounted(rowFactor, 0) },
	metric.ByShortfall: func(f measureFormula) string {
		return "(1-" + f.discounted(rowFactor, 0) + "/" + f.discounted(rowFactor, 1) + ")*" + nameHundred
	},
	metric.ByAverageLife: func(f measureFormula) string {
		return "SUMPRODUCT(" + f.row(0) + "," + f.row(1) + ")/(SUM(" + f.row(1) + ")*" + eq.MonthsAYear.Name + ")"
	},
	metric.ByConcentration: func(f measureFormula) string {
		return "SUMPRODUCT(" + f.row(0) + "," + f.row(0) + ")/(" + namePerCent + "*" + namePerCent + ")"
	},
	metric.ByWorstYear: func(f measureFormula) string { return "MAX(" + f.row(1) + "," + f.last(0) + ")" },
	metric.ByBurden: func(f measureFormula) string {
		return f.discounted(rowFundingFactor, 0) + "+" + f.last(1) + "*" + sheet.Fixed(rowFundingFactor, f.lastColumn())
	},
	metric.ByGreatest: func(f measureFormula) string { return "MAX(" + f.row(0) + ")" },
	metric.ByWhereGreatest: func(f measureFormula) string {
		return "INDEX(" + f.row(0) + ",1,MATCH(MAX(" + f.row(1) + ")," + f.row(1) + ",0))"
	},
	metric.ByLeastRatio: func(f measureFormula) string { return "MIN(" + f.monthsOf(f.places.ratios[f.measure.ID]) + ")" },
	metric.ByFirstMonth: func(f measureFormula) string { return "MATCH(1," + f.row(0) + ",0)-1" },
}

// text returns the formula: 0 where the run has nothing that the measure needs.
func (f measureFormula) text() string {
	text := kindFormulas[f.measure.Kind](f)
	for _, need := range slices.Backward(f.measure.Needs) {
		var cells []string
		for _, id := range need.Lines {
			cells = append(cells, f.cells(id))
		}
		text = "IF(SUM(" + strings.Join(cells, ",") + ")=0,0," + text + ")"
	}
	return text
}

// row returns the cells of the measure's n-th line.
func (f measureFormula) row(n int) string { return f.cells(f.measure.Lines[n]) }

// last returns its cell in the last period.
func (f measureFormula) last(n int) string {
	return sheet.Fixed(f.places.lines[f.measure.Lines[n]], f.lastColumn())
}

func (f measureFormula) discounted(factor, n int) string {
	return "SUMPRODUCT(" + f.monthsOf(factor) + "," + f.row(n) + ")"
}

// cells returns where a line stands: in all periods on this sheet, or for all its
// members where it never changes.
func (f measureFormula) cells(id eq.ID) string {
	if row, ok := f.places.lines[id]; ok {
		return f.monthsOf(row)
	}
	at, column := f.lines[id], "$"+sheet.ColumnName(sheet.ColumnConstant)+"$"
	return at.sheet + "!" + column + strconv.Itoa(at.row) + ":" + column + strconv.Itoa(at.row+f.model.Line(id).Over.Len()-1)
}

// monthsOf returns the cells of a row of this sheet in all periods.
func (l *layout) monthsOf(row int) string {
	number := strconv.Itoa(row)
	return "$" + sheet.ColumnName(sheet.ColumnFirstPeriod) + number + ":$" + sheet.ColumnName(l.lastColumn()) + number
}

// measureCell returns where a measure is recomputed; false where it is not.
func (l *layout) measureCell(id string) (cell string, ok bool) {
	row, ok := l.places.measures[id]
	return sheetMeasureRows + "!$" + sheet.ColumnName(sheet.ColumnConstant) + "$" + strconv.Itoa(row), ok
}
