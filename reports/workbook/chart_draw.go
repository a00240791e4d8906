package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// A chartKind is a form of chart.
type chartKind uint8

const (
	barRanked chartKind = iota
	columnsStacked
	areaStacked
	barTornado
	columnsFall // a waterfall: the first series is the invisible base
	marksOnDates
)

// A nativeChart is a chart of the workbook: it draws cells and holds no figure
// of its own.
type nativeChart struct {
	kind         chartKind
	caption      string // names the chart in the list of objects
	block        block
	names        string // reference of the categories, or of the dates
	series       []series
	axis, labels string // title of the axis of values; format of the labels at the data, none where empty
}

// A series is a reference to a name and to values, and a shade; a series
// without a shade is not seen.
type series struct{ name, values, shade string }

// Shades of at most four series: a dark and a lighter one, and two with
// hatches of their own, so that they can be told apart without colour.
const (
	shade1      = "1F3864"
	shade2      = "2E75B6"
	shade3      = "C55A11"
	shade4      = "8A6A00"
	shade5      = "9DC3E6" // of the waterfall: light, with a dark outline and dark labels
	shade6      = "D0CECE"
	shade7      = "BF5B16"
	chartColumn = 9
	chartWidth  = 1100
	rowPoints   = 15 // of the rows beside a chart
	rowPixels   = rowPoints * 4 / 3
)

func (c *charts) add(n nativeChart) { c.list = append(c.list, n) }

// draw puts the charts beside their tables.
func (c *charts) draw(f *excelize.File) error {
	for i, n := range c.list {
		if err := f.AddChart(sheetCharts, columnName(chartColumn)+rowText(n.block.head()), n.place()); err != nil {
			return err
		}
		part := fmt.Sprintf("xl/charts/chart%d.xml", i+1)
		if _, found := f.Pkg.Load(part); !found {
			return fmt.Errorf("%s is not in the file", part)
		}
		xml, err := c.part(n)
		if err != nil {
			return fmt.Errorf("%s: %w", part, err)
		}
		f.Pkg.Store(part, xml)
	}
	for _, row := range c.pages {
		if err := f.InsertPageBreak(sheetCharts, "A"+rowText(row)); err != nil {
			return err
		}
	}
	kept := f.ContentTypes.Defaults[:0]
	for _, kind := range f.ContentTypes.Defaults { // excelize adds those of pictures, in an order of chance
		if kind.Extension == "xml" || kind.Extension == "rels" {
			kept = append(kept, kind)
		}
	}
	f.ContentTypes.Defaults = kept
	return nil
}

// height is that of a chart in pixels: from the head of its table to the source,
// which stands under the chart.
func (n nativeChart) height() uint {
	return uint((n.block.source()-n.block.head()-1)*rowPixels + headLines*linePoints*4/3)
}

// place is what excelize makes of a chart: its place on the sheet and the text
// for those who do not see it. What it draws is written here, see part.
func (n nativeChart) place() *excelize.Chart {
	return &excelize.Chart{
		Type: excelize.Col, Series: []excelize.ChartSeries{{Name: n.series[0].name, Values: n.series[0].values}},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: n.height()},
		Format:    excelize.GraphicOptions{AltText: n.altText(), Name: n.caption, Positioning: "oneCell"},
	}
}

// altText states the message of the delivered run and where the figures are.
func (n nativeChart) altText() string {
	b := n.block
	text := b.g.textAt(b.top, 1) + ". Of the scenario " + b.delivered.Scenario.Name + " as delivered; the title follows the selector. The figures stand in the table beside the chart, rows " +
		rowText(b.first()) + " to " + rowText(b.last())
	if n.kind == areaStacked {
		text += "; those of the months on " + sheetEvents
	}
	return text + "."
}
