package report

import (
	"fmt"
	"strings"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// losses shows what Euroclear loses and who bears it, year by year; nothing
// where it loses nothing.
func (r *report) losses() {
	if r.run.Total(finance.I4).IsZero() {
		return
	}
	r.section("What Euroclear loses and who bears it, by year")
	grid := byYear(r.run, []yearColumn{
		{"Loss", finance.I4}, {"Borne by its loss buffer", finance.I5}, {"by its own funds", finance.I5b},
		{"by Belgium", finance.I5e}, {"by the guarantors", finance.I5f}, {"by nobody", finance.I5g}})
	grid.Columns = append(grid.Columns, table.Column{Name: "Own funds left at year end", Unit: "EUR", Align: table.Right})
	for i, period := range r.run.YearEnds() {
		grid.Rows[i] = append(grid.Rows[i], table.AmountCell(r.run.Result.Decimal(finance.I5c, 0, period)))
	}
	grid.Total = append(grid.Total, table.Cell{})
	var kept [][]table.Cell
	for _, row := range grid.Rows {
		if !row[1].Number().IsZero() {
			kept = append(kept, row)
		}
	}
	grid.Rows = kept
	grid.Note = "In the model these are the lines I4, I5, I5b, I5e, I5f, I5g and I5c. Years without a loss are left out."
	r.Table(grid)
}

// lossText says what is seized and lost at Euroclear, and who bears it; empty
// where nothing is.
func lossText(r *analysis.Run) string {
	var sentences []string
	if seized := r.Total(finance.I1); !seized.IsZero() {
		sentences = append(sentences, fmt.Sprintf("Clients of Euroclear lose %s in Russia; %s of it is made good out of the Bank of Russia's assets and %s out of other sanctioned clients' cash.",
			table.ShortEUR(seized), table.OrNothing(r.Total(finance.I3)), table.OrNothing(r.Total(finance.I3c))))
	}
	lost := r.Total(finance.I4)
	if lost.IsZero() {
		return strings.Join(sentences, " ")
	}
	text := fmt.Sprintf("Euroclear loses %s: its loss buffer bears %s and its own funds %s.", table.ShortEUR(lost),
		table.OrNothing(r.Total(finance.I5)), table.OrNothing(r.Total(finance.I5b)))
	sentences = append(sentences, text)
	for _, bearer := range []struct {
		line equation.ID
		text string
	}{
		{finance.I5e, "Belgium bears %s, the first of it in %s."},
		{finance.I5f, "The guarantors bear %s, the first of it in %s."},
		{finance.I5g, "Nobody bears the other %s, the first of it in %s."},
	} {
		month, found := metric.FirstMonth(r.Result, r.Timeline(), bearer.line, 0, metric.AboveZero)
		if found {
			sentences = append(sentences, fmt.Sprintf(bearer.text, table.ShortEUR(r.Total(bearer.line)), table.MonthName(month)))
		}
	}
	return strings.Join(sentences, " ")
}
