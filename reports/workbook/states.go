package workbook

import (
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/reports/workbook/sheet"
)

// Columns of the results by state, and rows of their blocks.
const (
	stateName = iota + 1
	stateCode
	stateFirstMeasure
)

var (
	lastStateRow  = sheet.FirstRow + finance.MemberStates.Len() - 1
	rowStateTotal = lastStateRow + 1
	rowOfRanking  = rowStateTotal + 3
	rankingRows   = finance.MemberStates.Len() + 4 // with its two heads and what is empty after it
)

// A ranking orders the states by one of their measures, the greatest first.
type ranking struct{ id, title string }

var rankings = []ranking{{"commitment", "Ranked by commitment"}, {"commitment_pct_gdp", "Ranked by commitment in % of GDP"}}

// writeStates writes the results of each state, in protocol order and ranked.
func (b *book) writeStates() error {
	c := b.sheet(sheetOutStates)
	b.head(c, "Results by state", "Over the whole horizon, in euro and in per cent: states in protocol order with Eurostat's codes, and ranked below.")
	measures := metric.StateMeasures()
	c.StartTall(4, 5)
	c.Text(stateName, b.styles.Head, "State")
	c.Text(stateCode, b.styles.Head, "Code")
	for i, m := range measures {
		c.Text(stateFirstMeasure+i, b.styles.HeadRight, m.Name+" ("+m.Unit()+")")
	}
	for i, r := range rankings {
		c.Text(rankColumn(i), b.styles.HeadRight, "Rank: "+r.title)
	}
	for state := range finance.MemberStates.Members {
		b.writeState(c, measures, state)
	}
	b.writeStateTotals(c, measures)
	b.writeRankings(c, measures)
	return nil
}

func (b *book) writeState(c *sheet.Cells, measures []metric.StateMeasure, state int) {
	c.StartRow(sheet.FirstRow + state)
	c.Text(stateName, b.styles.Label, finance.MemberStates.Members[state].Name)
	c.Text(stateCode, b.styles.Label, finance.MemberStates.Code(state))
	for i, m := range measures {
		style := b.styles.Amount
		if m.Per != metric.PerNothing {
			style = b.styles.Ratio
		}
		c.FormulaDecimal(stateFirstMeasure+i, style, b.layout.measure(m, state), m.Value(b.run.Result, state).String())
	}
	for i, r := range rankings {
		column := sheet.ColumnName(measureColumn(r.id))
		first, this, last := strconv.Itoa(sheet.FirstRow), strconv.Itoa(sheet.FirstRow+state), strconv.Itoa(lastStateRow)
		above := "SUMPRODUCT((" + column + "$" + first + ":" + column + "$" + last + ">" + column + this + ")*1)"
		ties := "SUMPRODUCT((" + column + "$" + first + ":" + column + this + "=" + column + this + ")*1)"
		c.Formula(rankColumn(i), b.styles.Whole, sheet.Template(above+"+"+ties), int64(slices.Index(b.ranked(r), state)+1), 0)
	}
}

// measureColumn returns the column of a measure.
func measureColumn(id string) int {
	return stateFirstMeasure + slices.IndexFunc(metric.StateMeasures(), func(m metric.StateMeasure) bool { return m.ID == id })
}

// rankColumn returns the column of the ranks, beside the measures.
func rankColumn(ranking int) int { return stateFirstMeasure + len(metric.StateMeasures()) + ranking }

// ranked returns the states, the greatest first; equal ones in protocol order.
func (b *book) ranked(r ranking) []int {
	m := metric.StateMeasures()[measureColumn(r.id)-stateFirstMeasure]
	return m.Ranked(b.run.Result)
}

func (b *book) writeStateTotals(c *sheet.Cells, measures []metric.StateMeasure) {
	c.StartRow(rowStateTotal)
	c.Text(stateName, b.styles.Group, "All 27")
	for i, m := range measures {
		if m.Per != metric.PerNothing || m.Discount != metric.Undiscounted || m.Aggregate == metric.Peak {
			continue
		}
		total, _ := money.FromDecimal(m.Of(b.run.Result), money.CentDigits)
		column := sheet.ColumnName(stateFirstMeasure + i)
		c.Formula(stateFirstMeasure+i, b.styles.Amount, sheet.Template("ROUND(SUM("+column+strconv.Itoa(sheet.FirstRow)+":"+column+strconv.Itoa(lastStateRow)+"),2)"), total, money.CentDigits)
	}
}

// rankedRank is the column of the rank in a ranked block, after the state, its
// code and two measures.
const rankedRank = stateFirstMeasure + 2

// writeRankings writes the ranked blocks one below the other.
func (b *book) writeRankings(c *sheet.Cells, measures []metric.StateMeasure) {
	row := rowOfRanking
	for i, r := range rankings {
		shown := []string{r.id, rankings[(i+1)%len(rankings)].id}
		c.StartRow(row)
		c.Text(stateName, b.styles.Group, r.title)
		c.StartTall(row+1, 2)
		c.Text(stateName, b.styles.Head, "State")
		c.Text(stateCode, b.styles.Head, "Code")
		for k, id := range shown {
			m := measures[measureColumn(id)-stateFirstMeasure]
			c.Text(stateFirstMeasure+k, b.styles.HeadRight, m.Name+" ("+m.Unit()+")")
		}
		c.Text(rankedRank, b.styles.HeadRight, "Rank")
		for place, state := range b.ranked(r) {
			b.writeRanked(c, row+2+place, place, state, i, shown)
		}
		row += rankingRows
	}
}

// writeRanked writes one row of a ranked block: the state whose rank is that
// of the row.
func (b *book) writeRanked(c *sheet.Cells, row, place, state, ranking int, shown []string) {
	first, last := strconv.Itoa(sheet.FirstRow), strconv.Itoa(lastStateRow)
	rank, ranks := sheet.ColumnName(rankedRank), sheet.ColumnName(rankColumn(ranking))
	ranked := func(column int) sheet.Template {
		name := sheet.ColumnName(column)
		return sheet.Template("INDEX(" + name + "$" + first + ":" + name + "$" + last + ",MATCH($" + rank + strconv.Itoa(row) + ",$" + ranks + "$" + first + ":$" + ranks + "$" + last + ",0))")
	}
	c.StartRow(row)
	c.FormulaText(stateName, b.styles.Label, ranked(stateName), finance.MemberStates.Members[state].Name)
	c.FormulaText(stateCode, b.styles.Label, ranked(stateCode), finance.MemberStates.Code(state))
	for k, id := range shown {
		m := metric.StateMeasures()[measureColumn(id)-stateFirstMeasure]
		style := b.styles.Amount
		if m.Per != metric.PerNothing {
			style = b.styles.Ratio
		}
		c.FormulaDecimal(stateFirstMeasure+k, style, ranked(measureColumn(id)), m.Value(b.run.Result, state).String())
	}
	// The rank of a row counts the states down to as many as there are rows so far.
	c.Formula(rankedRank, b.styles.Whole, sheet.Template("COUNTA(A$"+first+":A"+strconv.Itoa(sheet.FirstRow+place)+")"), int64(place+1), 0)
}

// printedStates returns the columns of the results by state, as many as can be
// read on a page; the ranked blocks stand under the first of them.
func (b *book) printedStates() []string {
	const page = 13
	area := func(from, to, rows int) string {
		return "$" + sheet.ColumnName(from) + "$1:$" + sheet.ColumnName(to) + "$" + strconv.Itoa(rows)
	}
	first, last := stateCode+page, rankColumn(len(rankings)-1)
	areas := []string{area(1, first, b.sheet(sheetOutStates).Row)}
	for from := first + 1; from <= last; from += page {
		areas = append(areas, area(from, min(from+page-1, last), rowStateTotal))
	}
	return areas
}

// breakStates begins each ranked block on a page of its own.
func (b *book) breakStates(f *excelize.File) error {
	for i := range rankings {
		if err := f.InsertPageBreak(sheetOutStates, "A"+strconv.Itoa(rowOfRanking+i*rankingRows)); err != nil {
			return err
		}
	}
	return nil
}
