package report

import (
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/reports/chart"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// assetsChart stacks what the custodians hold together, month by month: the
// tables have only the ends of the years, between which loan and assets may
// have come and gone.
func assetsChart(run *analysis.Run) *chart.Chart {
	c := &chart.Chart{Kind: chart.StackedAreas, Title: assetsMessage(run), Names: monthsOf(run), Note: "The tables have the ends of the years, lines.csv has every month.",
		About: "Stacked areas: the securities and the cash of the Bank of Russia at all custodians, the cash split into what is lent to the Union and what is on deposit."}
	for _, s := range []struct {
		name string
		line equation.ID
	}{{"Lent to the Union", finance.B1}, {"On deposit", finance.B2}, {"Securities", finance.A1}} {
		c.Series = append(c.Series, chart.Series{Name: s.name, Values: euros(run.Result.Series(s.line))})
	}
	return c
}

// monthsOf returns the months of a run.
func monthsOf(run *analysis.Run) []string {
	months := make([]string, run.Timeline().Months)
	for i := range months {
		months[i] = run.Timeline().At(i).String()
	}
	return months
}

func euros(cents []int64) []decimal.Decimal {
	values := make([]decimal.Decimal, len(cents))
	for i, value := range cents {
		values[i] = table.Euro(value)
	}
	return values
}

// costChart leads from the parts of the gross cost of all states to the net
// cost: the totals of the table of costs.
func costChart(run *analysis.Run, t table.Table, measures []metric.StateMeasure) *chart.Chart {
	c := &chart.Chart{Kind: chart.WaterfallColumns, Title: allStatesMessage(run),
		About: "Columns from gross to net: what all states pay over the horizon, part by part, less what they recover."}
	var steps []decimal.Decimal
	step := func(name string, value decimal.Decimal) {
		c.Names, steps = append(c.Names, name), append(steps, value)
	}
	net, back := decimal.Zero, decimal.Zero
	for i, measure := range measures {
		total := t.Total[i+1].Number()
		switch measure.Line {
		case finance.L7:
			back = total.Neg()
		case finance.L20:
			net = total
		default:
			if isCostItem(measure.Line) {
				step(measure.Name, total)
			}
		}
	}
	if !back.IsZero() {
		step("Recovered", back)
	}
	step("Paid, net", net)
	c.Series = []chart.Series{{Name: "All states", Values: steps}}
	return c
}

// isCostItem says whether a line is a part of the gross cost.
func isCostItem(id equation.ID) bool {
	return slices.ContainsFunc(metric.GrossPaid(), func(item metric.Figure) bool { return item.Line == id })
}
