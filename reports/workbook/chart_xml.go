package workbook

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// A chartValue is a text or a number that a chart draws.
type chartValue struct {
	text   string
	number decimal.Decimal
	isText bool
}

// draws notes the next value of an area that a chart draws and that stands in
// no grid.
func (c *charts) draws(area string, value chartValue) {
	c.lists[area] = append(c.lists[area], value)
}

// cacheOf is a list of values as a chart keeps them.
func cacheOf(kind, format string, values []chartValue) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<c:%sCache>%s<c:ptCount val="%d"/>`, kind, format, len(values))
	for i, value := range values {
		text := string(appendEscaped(nil, value.text))
		if !value.isText {
			text = value.number.String()
		}
		fmt.Fprintf(&b, `<c:pt idx="%d"><c:v>%s</c:v></c:pt>`, i, text)
	}
	fmt.Fprintf(&b, `</c:%sCache>`, kind)
	return b.String()
}

// valuesOf are the values of an area.
func (c *charts) valuesOf(area string) ([]chartValue, error) {
	if values := c.lists[area]; values != nil {
		return values, nil
	}
	sheet, cells, _ := strings.Cut(area, "!")
	g := c.grids[sheet]
	if g == nil {
		return nil, fmt.Errorf("no values of %s", area)
	}
	from, to, isArea := strings.Cut(strings.ReplaceAll(cells, "$", ""), ":")
	if !isArea {
		to = from
	}
	first, last, err := corners(from, to)
	if err != nil {
		return nil, err
	}
	var values []chartValue
	for row := first.row; row <= last.row; row++ {
		for column := first.column; column <= last.column; column++ {
			cell, found := g.cells[chartPlace{row, column}]
			if !found {
				return nil, fmt.Errorf("%s: no cell in row %d, column %d", area, row, column)
			}
			values = append(values, chartValue{cell.text, cell.number, cell.isText})
		}
	}
	return values, nil
}
