package chart

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/reports/table"
)

// A scale has its ends at marks, at most about five of them, and holds zero.
func TestScale(t *testing.T) {
	for _, c := range []struct {
		values string
		marks  string
		unit   string
	}{
		{"90000000000", "0 20 40 60 80 100", "EUR bn"},
		{"-15140000000 8730000000", "-20 -15 -10 -5 0 5 10", "EUR bn"},
		{"1500000", "0.0 0.5 1.0 1.5", "EUR m"},
		{"250000", "0.00 0.05 0.10 0.15 0.20 0.25", "EUR m"},
		{"0", "", "EUR m"},
	} {
		var values []decimal.Decimal
		for _, text := range strings.Fields(c.values) {
			values = append(values, decimal.RequireFromString(text))
		}
		s := newScale(values, 260)
		var marks []string
		for _, mark := range s.marks() {
			marks = append(marks, strings.ReplaceAll(s.label(mark, s.markPlaces()), "−", "-"))
		}
		if c.marks != "" && strings.Join(marks, " ") != c.marks || s.unit != c.unit {
			t.Errorf("%s: marks %v, %s; want %s, %s", c.values, marks, s.unit, c.marks, c.unit)
		}
		if s.at(s.low) != 0 || s.at(s.high) != 260 || s.at(decimal.Zero) < 0 {
			t.Errorf("%s: from %d to %d", c.values, s.at(s.low), s.at(s.high))
		}
	}
}

// Years that a table leaves out have a place in the picture, and what is taken
// off stands below zero.
func TestYearsChart(t *testing.T) {
	row := func(year int64, amounts ...int64) []table.Cell {
		cells := []table.Cell{table.WholeCell(year)}
		for _, amount := range amounts {
			cells = append(cells, table.AmountCell(decimal.New(amount, 0)))
		}
		return cells
	}
	grid := table.Table{Columns: []table.Column{{Name: "Year"}, {Name: "a"}, {Name: "b"}, {Name: "c"}, {Name: "d"}, {Name: "e"}, {Name: "f"}},
		Rows: [][]table.Cell{row(2027, 1, 0, 3, 4, 5, 6), row(2030, 7, 0, 9, 10, 11, 12)}}
	c := Years(grid, "m", "a", []int{1, 2, 3, 4, 5, 6}, 4)
	var got []string
	for _, s := range c.Series {
		text := s.Name
		for _, value := range s.Values {
			text += " " + value.String()
		}
		got = append(got, text)
	}
	want := []string{"a 1 0 0 7", "c 3 0 0 9", "d -4 0 0 -10", "e 5 0 0 11"}
	if !slices.Equal(got, want) || strings.Join(c.Names, " ") != "2027 2028 2029 2030" || c.Note != "Not drawn: f." {
		t.Errorf("%q %q %q", got, c.Names, c.Note)
	}
}
