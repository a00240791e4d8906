package workbook

import (
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"loanmodel/reports"
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
	runs          []*reports.Run // of each scenario that the selector offers, as delivered: without what a reader overrides
	messages      []reports.ChartMessages
	sensitivities []*reports.Sensitivity
	moved         [][]string // what the sensitivities of each say of each outcome
	grids         map[string]*chartGrid
	shown         [2]int // the places of what the waterfalls show, counted from 0; all states come last
	list          []nativeChart
	pages         []int                   // rows of the sheet of charts with which a page begins
	lists         map[string][]chartValue // by reference: the values that a chart draws, for readers that do not calculate
}

// chartSheets are the sheets of the charts, in order; time is the kind of
// sheets with periods.
func (b *book) chartSheets(time sheetKind) []sheet {
	c := &charts{book: b, grids: map[string]*chartGrid{}, lists: map[string][]chartValue{}}
	input, out := func(widths ...int) sheetKind { return sheetKind{tabInput, widths, ""} }, func(pane string, widths ...int) sheetKind { return sheetKind{tabOut, widths, pane} }
	written := func(*book) error { return nil } // with the first of them
	return []sheet{
		{sheetChoices, "Choose here which state and which outcome the charts show.", input(34, 44, 96),
			func(*book) error { return c.writeAll() }, func(_ *book, f *excelize.File) error { return c.setChoices(f) }},
		{sheetEvents, "What happens in each period and what stands against the assets, for the charts.", time, written, nil},
		{sheetCharts, "The charts, each with its table beside it.", out("A5", 36, 7, 13, 13, 12, 12, 12, 2), written,
			func(_ *book, f *excelize.File) error { return c.draw(f) }},
		{sheetSensitivity, "What one changed assumption does to the outcomes, with the command that reproduces each value.",
			out("B8", sensitivityWidths()...), written, func(_ *book, f *excelize.File) error { return c.printSensitivity(f) }},
		{sheetMessages, "What each chart says of each scenario: the titles of the charts.", out("B6", 34, 60, 44), written,
			func(_ *book, f *excelize.File) error { return c.finishMessages(f) }},
		{sheetChartData, "Figures of the states and ranks that the charts draw from.", out("C7", append([]int{34, 14, 16, 16}, repeatedWidth(15, dataNet()-4)...)...), written, nil},
		{sheetEngine, "The engine's sensitivities of every scenario.", sheetKind{tabLog, []int{44, 15, 36, 80}, "E6"}, written, nil},
	}
}

// writeAll writes the cells of all sheets of the charts, each after those that
// it reads.
func (c *charts) writeAll() error {
	if err := c.prepare(); err != nil {
		return err
	}
	c.writeChoices()
	c.writeEvents()
	c.writeSensitivity()
	c.writeEngine()
	c.writeMessages()
	c.writeChartData()
	c.writeCharts()
	return nil
}

// prepare puts all scenarios into words and evaluates their sensitivities.
func (c *charts) prepare() error {
	c.runs = offered(c.delivered, c.presets)
	for _, run := range c.runs {
		c.messages = append(c.messages, reports.NewChartMessages(run))
	}
	var err error
	c.sensitivities, err = reports.NewSensitivities(c.runs)
	for _, s := range c.sensitivities {
		c.moved = append(c.moved, s.Messages())
	}
	return err
}

// grid are the cells of a sheet of the charts.
func (c *charts) grid(sheet string) *chartGrid {
	if c.grids[sheet] == nil {
		c.grids[sheet] = newChartGrid(sheet)
	}
	return c.grids[sheet]
}

// finishGrid writes a sheet whose cells are all in its grid.
func (c *charts) finishGrid(sheet, title, about string) {
	cells := c.book.sheet(sheet)
	c.head(cells, title, about)
	c.grid(sheet).write(cells)
}

// live is the formula of what a row of scenarios has for the chosen one.
func (c *charts) live(row, first int) string {
	return "INDEX(" + at(row, first) + ":" + at(row, first+len(c.all)-1) + ",1," + nameIndex + ")"
}

// chosen is the place of the run among the scenarios, counted from 0.
func (c *charts) chosen() int { return int(c.selected()) - 1 }

func whole(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }

// billion is an amount in euro in billions of euro.
func billion(amount decimal.Decimal) decimal.Decimal { return amount.Shift(-9) }

// cents is an amount of the model in euro.
func cents(value int64) decimal.Decimal { return decimal.New(value, -2) }
