package chart

import (
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/reports/table"
)

// A Chart is a picture of what tables beside it say. Its figures are theirs:
// cells are sorted, put side by side and, in a waterfall, one upon the other.
type Chart struct {
	Kind   Kind
	Title  string // the message: what the picture shows, in words
	About  string // what is drawn and in what order, without the unit
	Names  []string
	Series []Series // at most MostSeries, each with a value for each name
	Note   string   // what is not drawn; may be empty
}

// A Kind is a form of chart.
type Kind uint8

// The forms of charts.
const (
	RankedBars Kind = iota
	StackedColumns
	StackedAreas // names are months
	TornadoBars
	WaterfallColumns // all steps but the last add up to it; the last stands on the ground
	MonthMarks       // names are months, and values 1 in those in which something happens
)

// MostSeries is how many series a chart has at most: more cannot be told apart.
const MostSeries = 4

// A Series is a name and a value in euro for each category.
type Series struct {
	Name   string
	Values []decimal.Decimal
}

// numbersOf returns a column of a table.
func numbersOf(rows [][]table.Cell, column int) []decimal.Decimal {
	values := make([]decimal.Decimal, len(rows))
	for i, row := range rows {
		values[i] = row[column].Number()
	}
	return values
}

// Ranked draws a column of a table, the largest first and equal ones in
// the table's order; what is zero has no bar.
func Ranked(t table.Table, name, value int, message, about string) *Chart {
	rows := slices.DeleteFunc(slices.Clone(t.Rows), func(row []table.Cell) bool { return row[value].Number().IsZero() })
	slices.SortStableFunc(rows, func(a, b []table.Cell) int { return b[value].Number().Cmp(a[value].Number()) })
	c := &Chart{Kind: RankedBars, Title: message, About: about, Series: []Series{{t.Columns[value].Name, numbersOf(rows, value)}}}
	for _, row := range rows {
		c.Names = append(c.Names, row[name].Words())
	}
	return c
}

// Years stacks columns of a table of years, one upon the other; those
// that are taken off stand below zero. Years that the table leaves out are
// those in which nothing happens. Columns without any amount are left out, and
// of more than can be told apart the last.
func Years(t table.Table, message, about string, columns []int, takenOff ...int) *Chart {
	c := &Chart{Kind: StackedColumns, Title: message, About: about}
	first, last := t.Rows[0][0].Number(), t.Rows[len(t.Rows)-1][0].Number()
	for year := first; year.LessThanOrEqual(last); year = year.Add(decimal.New(1, 0)) {
		c.Names = append(c.Names, year.String())
	}
	for _, column := range columns {
		s := Series{Name: t.Columns[column].Name, Values: make([]decimal.Decimal, len(c.Names))}
		for _, row := range t.Rows {
			value := row[column].Number()
			if slices.Contains(takenOff, column) {
				value = value.Neg()
			}
			s.Values[slices.Index(c.Names, row[0].Number().String())] = value
		}
		if !s.isDrawn() {
			continue
		}
		if len(c.Series) == MostSeries {
			c.Note = "Not drawn: " + s.Name + "."
			continue
		}
		c.Series = append(c.Series, s)
	}
	return c
}

// isDrawn says whether a series has anything that can be seen.
func (s Series) isDrawn() bool {
	return slices.ContainsFunc(s.Values, func(value decimal.Decimal) bool { return !value.IsZero() })
}
