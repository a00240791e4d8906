package reports

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
)

// chartsOf are the charts of a run's report by their kinds, each with the
// tables of its section.
func chartsOf(t *testing.T, run *Run) map[chartKind]*chart {
	t.Helper()
	found := map[chartKind]*chart{}
	for _, block := range newReport(run).blocks {
		if block.kind != chartBlock {
			continue
		}
		if found[block.chart.kind] != nil {
			t.Errorf("%s: two charts of kind %d", run.Scenario.Name, block.chart.kind)
		}
		found[block.chart.kind] = block.chart
	}
	return found
}

func sumOfValues(values []decimal.Decimal) decimal.Decimal {
	return decimal.Sum(decimal.Zero, values...)
}

// What the charts draw is what the model says, and their titles are the
// messages of the workbook's charts.
func TestChartFigures(t *testing.T) {
	drawn := map[chartKind]int{}
	for _, run := range stressed(t) {
		charts, messages := chartsOf(t, run), NewChartMessages(run)
		for kind := range charts {
			drawn[kind]++
		}
		if c := charts[rankedBars]; c != nil {
			_, committed := run.guarantors()
			if !sumOfValues(c.series[0].values).Equal(committed) || c.title != messages.Commitments {
				t.Errorf("%s: commitments %v", run.Scenario.Name, c)
			}
			if !slices.IsSortedFunc(c.series[0].values, func(a, b decimal.Decimal) int { return b.Cmp(a) }) {
				t.Errorf("%s: the largest is not first", run.Scenario.Name)
			}
		}
		if c := charts[stackedColumns]; c != nil {
			for _, s := range c.series {
				if s.name == "Paid by the guarantors" && !sumOfValues(s.values).Equal(run.total(finance.H6g)) ||
					s.name == "Recovered by guarantors" && !sumOfValues(s.values).Equal(run.total(finance.H2g).Neg()) {
					t.Errorf("%s: %s %v", run.Scenario.Name, s.name, s.values)
				}
			}
			if c.title != messages.Calls {
				t.Errorf("%s: %s", run.Scenario.Name, c.title)
			}
		}
		if c := charts[waterfallColumns]; c != nil {
			steps := c.series[0].values
			last := len(steps) - 1
			if !sumOfValues(steps[:last]).Equal(steps[last]) || !steps[last].Equal(run.total(finance.L9)) || c.title != messages.Costs[27] {
				t.Errorf("%s: costs %v", run.Scenario.Name, c)
			}
		}
		assets := charts[stackedAreas]
		for period := range assets.names {
			sum := decimal.Zero
			for _, s := range assets.series {
				sum = sum.Add(s.values[period])
			}
			if !sum.Equal(run.sumOf(finance.A4, period)) || assets.title != messages.Assets {
				t.Fatalf("%s: %s: %s is not what is immobilised", run.Scenario.Name, assets.names[period], sum)
			}
		}
		if marks := charts[monthMarks]; len(marks.series) != len(EventGroups()) || marks.title != messages.Events {
			t.Errorf("%s: events %v", run.Scenario.Name, marks.series)
		}
	}
	for kind := rankedBars; kind <= monthMarks; kind++ {
		if drawn[kind] < 5 {
			t.Errorf("only %d charts of kind %d", drawn[kind], kind)
		}
	}
}

// The tornado draws the table of the sensitivities, row by row, without those
// that move nothing.
func TestTornadoFigures(t *testing.T) {
	run := libraryRun(t, "assets-returned")
	r := &report{run: run}
	r.sensitivity()
	var table Table
	var drawn *chart
	for _, block := range r.blocks {
		switch block.kind {
		case tableBlock:
			table = block.table
		case chartBlock:
			drawn = block.chart
		}
	}
	all, err := NewSensitivities([]*Run{run})
	if err != nil {
		t.Fatal(err)
	}
	if drawn.title != all[0].Messages()[0] || len(table.Rows) != len(all[0].Rows) {
		t.Errorf("%q over %d rows", drawn.title, len(table.Rows))
	}
	row := 0
	for _, cells := range table.Rows {
		lower, higher := cells[2].Number(), cells[4].Number()
		if lower.IsZero() && higher.IsZero() {
			continue
		}
		if drawn.names[row] != cells[0].Words() || !drawn.series[0].values[row].Equal(lower) || !drawn.series[1].values[row].Equal(higher) {
			t.Errorf("row %d is drawn as %s, %s, %s", row, drawn.names[row], drawn.series[0].values[row], drawn.series[1].values[row])
		}
		row++
	}
	if row != len(drawn.names) || row < 4 {
		t.Errorf("%d rows move something, %d are drawn", row, len(drawn.names))
	}
}

// Every shape stands on its canvas, and no series is without a fill of its own.
func TestPicturesFit(t *testing.T) {
	shapes := 0
	for _, run := range stressed(t) {
		for kind, c := range chartsOf(t, run) {
			if len(c.series) > mostSeries {
				t.Errorf("%s: %d series", run.Scenario.Name, len(c.series))
			}
			p := c.drawn("x")
			for _, s := range p.Shapes {
				shapes++
				width, height := 0, 0
				if s.Kind == "rect" {
					width, height = s.X2, s.Y2
				}
				if s.X < 0 || s.Y < 0 || s.X+width > p.Width || s.Y+height > p.Height || width < 0 || height < 0 || strings.Contains(s.Points, "-") {
					t.Errorf("%s: kind %d: a shape off the canvas of %d × %d: %+v", run.Scenario.Name, kind, p.Width, p.Height, s)
				}
			}
		}
	}
	if shapes < 4000 {
		t.Errorf("only %d shapes", shapes)
	}
}
