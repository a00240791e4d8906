package reports

import (
	"slices"

	"github.com/shopspring/decimal"
)

// A chart is a picture of what tables beside it say. Its figures are theirs:
// cells are sorted, put side by side and, in a waterfall, one upon the other.
type chart struct {
	kind   chartKind
	title  string // the message: what the picture shows, in words
	about  string // what is drawn and in what order, without the unit
	names  []string
	series []chartSeries // at most mostSeries, each with a value for each name
	note   string        // what is not drawn; may be empty
}

// A chartKind is a form of chart.
type chartKind uint8

const (
	rankedBars chartKind = iota
	stackedColumns
	stackedAreas // names are months
	tornadoBars
	waterfallColumns // all steps but the last add up to it; the last stands on the ground
	monthMarks       // names are months, and values 1 in those in which something happens
)

// mostSeries is how many series a chart has at most: more cannot be told apart.
const mostSeries = 4

// A chartSeries is a name and a value in euro for each category.
type chartSeries struct {
	name   string
	values []decimal.Decimal
}

// numbersOf is a column of a table.
func numbersOf(rows [][]Cell, column int) []decimal.Decimal {
	values := make([]decimal.Decimal, len(rows))
	for i, row := range rows {
		values[i] = row[column].Number()
	}
	return values
}

// rankedChart draws a column of a table, the largest first and equal ones in
// the table's order; what is zero has no bar.
func rankedChart(t Table, name, value int, message, about string) *chart {
	rows := slices.DeleteFunc(slices.Clone(t.Rows), func(row []Cell) bool { return row[value].Number().IsZero() })
	slices.SortStableFunc(rows, func(a, b []Cell) int { return b[value].Number().Cmp(a[value].Number()) })
	c := &chart{kind: rankedBars, title: message, about: about, series: []chartSeries{{t.Columns[value].Name, numbersOf(rows, value)}}}
	for _, row := range rows {
		c.names = append(c.names, row[name].Words())
	}
	return c
}

// yearsChart stacks columns of a table of years, one upon the other; those
// that are taken off stand below zero. Years that the table leaves out are
// those in which nothing happens. Columns without any amount are left out, and
// of more than can be told apart the last.
func yearsChart(t Table, message, about string, columns []int, takenOff ...int) *chart {
	c := &chart{kind: stackedColumns, title: message, about: about}
	first, last := t.Rows[0][0].Number(), t.Rows[len(t.Rows)-1][0].Number()
	for year := first; year.LessThanOrEqual(last); year = year.Add(decimal.New(1, 0)) {
		c.names = append(c.names, year.String())
	}
	for _, column := range columns {
		s := chartSeries{name: t.Columns[column].Name, values: make([]decimal.Decimal, len(c.names))}
		for _, row := range t.Rows {
			value := row[column].Number()
			if slices.Contains(takenOff, column) {
				value = value.Neg()
			}
			s.values[slices.Index(c.names, row[0].Number().String())] = value
		}
		if !s.isDrawn() {
			continue
		}
		if len(c.series) == mostSeries {
			c.note = "Not drawn: " + s.name + "."
			continue
		}
		c.series = append(c.series, s)
	}
	return c
}

// isDrawn says whether a series has anything that can be seen.
func (s chartSeries) isDrawn() bool {
	return slices.ContainsFunc(s.values, func(value decimal.Decimal) bool { return !value.IsZero() })
}
