package workbook

import (
	"fmt"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"loanmodel/reports/report"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios/analysis"
)

// Names of the sheets of the charts.
const (
	sheetChoices     = "In_Charts"
	sheetEvents      = "Calc_Events"
	sheetCharts      = "Out_Charts"
	sheetSensitivity = "Out_Sensitivity"
	sheetEngine      = "Log_Sensitivity"
	sheetChartData   = "Out_ChartData"
	sheetMessages    = "Out_Messages"
)

// Names that the formulas of the charts use.
const (
	nameStateShown     = "StateShown"
	nameStateChoices   = "StateChoices"
	nameOutcomeShown   = "OutcomeShown"
	nameOutcomeChoices = "OutcomeChoices"
)

// charts are the sheets with charts and what stands behind them: what they say
// of every scenario, in words, and its sensitivities.
type charts struct {
	*book
	runs          []*analysis.Run // of each scenario that the selector offers, as delivered: without what a reader overrides
	messages      []report.ChartMessages
	sensitivities []*analysis.Sensitivity
	moved         [][]string // what the sensitivities of each say of each outcome
	grids         map[string]*chartGrid
	shown         [2]int // the places of what the waterfalls show, counted from 0; all states come last
	list          []nativeChart
	pages         []int                   // rows of the sheet of charts with which a page begins
	lists         map[string][]chartValue // by reference: the values that a chart draws, for readers that do not calculate
}

// chartSheets returns the sheets of the charts, in order; time is the kind of
// sheets with periods.
func (b *book) chartSheets(time sheetKind) []worksheet {
	c := &charts{book: b, grids: map[string]*chartGrid{}, lists: map[string][]chartValue{}}
	input, out := func(widths ...int) sheetKind { return sheetKind{tabInput, widths, ""} }, func(pane string, widths ...int) sheetKind { return sheetKind{tabOut, widths, pane} }
	written := func(*book) error { return nil } // with the first of them
	return []worksheet{
		{sheetChoices, "Choose here which state and which outcome the charts show.", input(34, 44, 96),
			func(*book) error { return c.writeAll() }, func(_ *book, f *excelize.File) error { return c.setChoices(f) }},
		{sheetEvents, "What happens in each period and what stands against the assets, for the charts.", time, written, nil},
		{sheetCharts, "The charts, each with its table beside it.", out("A5", 36, 7, 13, 13, 12, 12, 12, 2), written,
			func(_ *book, f *excelize.File) error { return c.draw(f) }},
		{sheetSensitivity, "What one changed assumption does to the outcomes, with the command that reproduces each value.",
			out("B8", sensitivityWidths()...), written, func(_ *book, f *excelize.File) error { return c.printSensitivity(f) }},
		{sheetMessages, "What each chart says of each scenario: the titles of the charts.", out("B6", 34, 60, 44), written,
			func(_ *book, f *excelize.File) error { return c.finishMessages(f) }},
		{sheetChartData, "Figures of the states and ranks that the charts draw from.", out("C7", append([]int{26, 10, 15, 16}, repeatedWidth(15, dataNet()-4)...)...), written, nil},
		{sheetEngine, "The engine's sensitivities of every scenario.", sheetKind{tabLog, []int{44, 15, 36, 80}, "E6"}, written, nil},
	}
}

// writeAll writes the cells of all sheets of the charts, each after those that
// it reads.
func (c *charts) writeAll() error {
	c.prepare()
	c.writeChoices()
	c.writeEvents()
	c.writeSensitivity()
	c.writeEngine()
	c.writeMessages()
	c.writeChartData()
	c.writeCharts()
	return nil
}

// prepare puts all scenarios and their sensitivities into words.
func (c *charts) prepare() {
	c.runs, c.sensitivities = c.dossier.Offered(), c.dossier.Sensitivities
	for _, run := range c.runs {
		c.messages = append(c.messages, report.NewChartMessages(run))
	}
	for _, s := range c.sensitivities {
		c.moved = append(c.moved, report.SensitivityMessages(s))
	}
}

// grid returns the cells of a sheet of the charts.
func (c *charts) grid(tab string) *chartGrid {
	if c.grids[tab] == nil {
		c.grids[tab] = newChartGrid(tab)
	}
	return c.grids[tab]
}

// finishGrid writes a sheet whose cells are all in its grid.
func (c *charts) finishGrid(tab, title, about string) {
	cells := c.book.sheet(tab)
	c.head(cells, title, about)
	c.grid(tab).write(cells)
}

// live returns the formula of what a row of scenarios has for the chosen one.
func (c *charts) live(row, first int) string {
	return "INDEX(" + sheet.At(row, first) + ":" + sheet.At(row, first+len(c.all)-1) + ",1," + nameIndex + ")"
}

// chosen returns the place of the run among the scenarios, counted from 0.
func (c *charts) chosen() int { return int(c.selected()) - 1 }

func whole(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }

// billion returns an amount in euro in billions of euro.
func billion(amount decimal.Decimal) decimal.Decimal { return amount.Shift(-9) }

// cents returns an amount of the model in euro.
func cents(value int64) decimal.Decimal { return decimal.New(value, -2) }

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
		if err := f.AddChart(sheetCharts, sheet.ColumnName(chartColumn)+sheet.RowText(n.block.head()), n.place()); err != nil {
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
		if err := f.InsertPageBreak(sheetCharts, "A"+sheet.RowText(row)); err != nil {
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

// height returns that of a chart in pixels: from the head of its table to the
// source, which stands under the chart.
func (n nativeChart) height() uint {
	return uint((n.block.source()-n.block.head()-1)*rowPixels + headLines*sheet.LinePoints*4/3)
}

// place returns what excelize makes of a chart: its place on the sheet and the
// text for those who do not see it. What it draws is written here, see part.
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
		sheet.RowText(b.first()) + " to " + sheet.RowText(b.last())
	if n.kind == areaStacked {
		text += "; those of the months on " + sheetEvents
	}
	return text + "."
}
