package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/internal/testkit"
	"loanmodel/reports/chart"
	"loanmodel/reports/page"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// chartsOf returns the charts of a run's report by their kinds, each with the
// tables of its section.
func chartsOf(t *testing.T, run *analysis.Run) map[chart.Kind]*chart.Chart {
	t.Helper()
	found := map[chart.Kind]*chart.Chart{}
	for _, block := range newReport(run, testkit.SensitivityFor(run)).Parts {
		if block.Kind != page.ChartBlock {
			continue
		}
		if found[block.Chart.Kind] != nil {
			t.Errorf("%s: two charts of kind %d", run.Scenario.Name, block.Chart.Kind)
		}
		found[block.Chart.Kind] = block.Chart
	}
	return found
}

func sumOfValues(values []decimal.Decimal) decimal.Decimal {
	return decimal.Sum(decimal.Zero, values...)
}

// What the charts draw is what the model says, and their titles are the
// messages of the workbook's charts.
func TestChartFigures(t *testing.T) {
	drawn := map[chart.Kind]int{}
	for _, run := range testkit.Stressed(t) {
		charts, messages := chartsOf(t, run), NewChartMessages(run)
		for kind := range charts {
			drawn[kind]++
		}
		if c := charts[chart.RankedBars]; c != nil {
			_, committed := run.Guarantors()
			if !sumOfValues(c.Series[0].Values).Equal(committed) || c.Title != messages.Commitments {
				t.Errorf("%s: commitments %v", run.Scenario.Name, c)
			}
			if !slices.IsSortedFunc(c.Series[0].Values, func(a, b decimal.Decimal) int { return b.Cmp(a) }) {
				t.Errorf("%s: the largest is not first", run.Scenario.Name)
			}
		}
		if c := charts[chart.StackedColumns]; c != nil {
			for _, s := range c.Series {
				if s.Name == "Paid by the guarantors" && !sumOfValues(s.Values).Equal(run.Total(finance.F34)) ||
					s.Name == "Recovered by guarantors" && !sumOfValues(s.Values).Equal(run.Total(finance.F35).Neg()) {
					t.Errorf("%s: %s %v", run.Scenario.Name, s.Name, s.Values)
				}
			}
			if c.Title != messages.Calls {
				t.Errorf("%s: %s", run.Scenario.Name, c.Title)
			}
		}
		if c := charts[chart.WaterfallColumns]; c != nil {
			steps := c.Series[0].Values
			last := len(steps) - 1
			if !sumOfValues(steps[:last]).Equal(steps[last]) || !steps[last].Equal(run.Total(finance.L20)) || c.Title != messages.Costs[27] {
				t.Errorf("%s: costs %v", run.Scenario.Name, c)
			}
		}
		assets := charts[chart.StackedAreas]
		for period := range assets.Names {
			sum := decimal.Zero
			for _, s := range assets.Series {
				sum = sum.Add(s.Values[period])
			}
			if !sum.Equal(run.SumOf(finance.A4, period)) || assets.Title != messages.Assets {
				t.Fatalf("%s: %s: %s is not what is immobilised", run.Scenario.Name, assets.Names[period], sum)
			}
		}
		if marks := charts[chart.MonthMarks]; len(marks.Series) != len(EventGroups()) || marks.Title != messages.Events {
			t.Errorf("%s: events %v", run.Scenario.Name, marks.Series)
		}
	}
	for kind := chart.RankedBars; kind <= chart.MonthMarks; kind++ {
		if drawn[kind] < 5 {
			t.Errorf("only %d charts of kind %d", drawn[kind], kind)
		}
	}
}

// The tornado draws the table of the sensitivities, row by row, without those
// that move nothing.
func TestTornadoFigures(t *testing.T) {
	run := testkit.LibraryRun(t, "assets-returned")
	r := &report{run: run, moved: testkit.SensitivityFor(run)}
	r.sensitivity()
	var grid table.Table
	var drawn *chart.Chart
	for _, block := range r.Parts {
		switch block.Kind {
		case page.TableBlock:
			grid = block.Table
		case page.ChartBlock:
			drawn = block.Chart
		}
	}
	all, err := analysis.NewSensitivities([]*analysis.Run{run})
	if err != nil {
		t.Fatal(err)
	}
	if drawn.Title != SensitivityMessages(all[0])[0] || len(grid.Rows) != len(all[0].Rows) {
		t.Errorf("%q over %d rows", drawn.Title, len(grid.Rows))
	}
	row := 0
	for _, cells := range grid.Rows {
		lower, higher := cells[2].Number(), cells[4].Number()
		if lower.IsZero() && higher.IsZero() {
			continue
		}
		if drawn.Names[row] != cells[0].Words() || !drawn.Series[0].Values[row].Equal(lower) || !drawn.Series[1].Values[row].Equal(higher) {
			t.Errorf("row %d is drawn as %s, %s, %s", row, drawn.Names[row], drawn.Series[0].Values[row], drawn.Series[1].Values[row])
		}
		row++
	}
	if row != len(drawn.Names) || row < 1 {
		t.Errorf("%d rows move something, %d are drawn", row, len(drawn.Names))
	}
}

// Every shape stands on its canvas, and no series is without a fill of its own.
func TestPicturesFit(t *testing.T) {
	shapes := 0
	for _, run := range testkit.Stressed(t) {
		for kind, c := range chartsOf(t, run) {
			if len(c.Series) > chart.MostSeries {
				t.Errorf("%s: %d series", run.Scenario.Name, len(c.Series))
			}
			p := c.Draw("x")
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
