package workbook

import (
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
)

// Columns of the results by state, and rows of their blocks.
const (
	stateName = iota + 1
	stateCode
	stateFirstMeasure
)

var (
	lastStateRow  = firstRow + finance.MemberStates.Len() - 1
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
	c.startTall(4, 5)
	c.text(stateName, b.styles.head, "State")
	c.text(stateCode, b.styles.head, "Code")
	for i, m := range measures {
		c.text(stateFirstMeasure+i, b.styles.headRight, m.Name+" ("+m.Unit()+")")
	}
	for i, r := range rankings {
		c.text(rankColumn(i), b.styles.headRight, "Rank: "+r.title)
	}
	for state := range finance.MemberStates.Members {
		b.writeState(c, measures, state)
	}
	b.writeStateTotals(c, measures)
	b.writeRankings(c, measures)
	return nil
}

func (b *book) writeState(c *cells, measures []metric.StateMeasure, state int) {
	c.startRow(firstRow + state)
	c.text(stateName, b.styles.label, finance.MemberStates.Members[state].Name)
	c.text(stateCode, b.styles.label, finance.MemberStates.Code(state))
	for i, m := range measures {
		style := b.styles.amount
		if m.Per != metric.PerNothing {
			style = b.styles.ratio
		}
		c.formulaDecimal(stateFirstMeasure+i, style, b.layout.measure(m, state), m.Value(b.run.Result, state).String())
	}
	for i, r := range rankings {
		column := columnName(measureColumn(r.id))
		first, this, last := strconv.Itoa(firstRow), strconv.Itoa(firstRow+state), strconv.Itoa(lastStateRow)
		above := "SUMPRODUCT((" + column + "$" + first + ":" + column + "$" + last + ">" + column + this + ")*1)"
		ties := "SUMPRODUCT((" + column + "$" + first + ":" + column + this + "=" + column + this + ")*1)"
		c.formula(rankColumn(i), b.styles.whole, template(above+"+"+ties), int64(slices.Index(b.ranked(r), state)+1), 0)
	}
}

// measureColumn is the column of a measure.
func measureColumn(id string) int {
	return stateFirstMeasure + slices.IndexFunc(metric.StateMeasures(), func(m metric.StateMeasure) bool { return m.ID == id })
}

// rankColumn is the column of the ranks, beside the measures.
func rankColumn(ranking int) int { return stateFirstMeasure + len(metric.StateMeasures()) + ranking }

// ranked are the states, the greatest first; equal ones in protocol order.
func (b *book) ranked(r ranking) []int {
	m := metric.StateMeasures()[measureColumn(r.id)-stateFirstMeasure]
	return m.Ranked(b.run.Result)
}

func (b *book) writeStateTotals(c *cells, measures []metric.StateMeasure) {
	c.startRow(rowStateTotal)
	c.text(stateName, b.styles.group, "All 27")
	for i, m := range measures {
		if m.Per != metric.PerNothing || m.Discount != metric.Undiscounted || m.Aggregate == metric.Peak {
			continue
		}
		total := m.Aggregate.OfAll(b.run.Result, m.Line)
		column := columnName(stateFirstMeasure + i)
		c.formula(stateFirstMeasure+i, b.styles.amount, template("ROUND(SUM("+column+strconv.Itoa(firstRow)+":"+column+strconv.Itoa(lastStateRow)+"),2)"), total, money.CentDigits)
	}
}

// rankedRank is the column of the rank in a ranked block, after the state, its
// code and two measures.
const rankedRank = stateFirstMeasure + 2

// writeRankings writes the ranked blocks one below the other.
func (b *book) writeRankings(c *cells, measures []metric.StateMeasure) {
	row := rowOfRanking
	for i, r := range rankings {
		shown := []string{r.id, rankings[(i+1)%len(rankings)].id}
		c.startRow(row)
		c.text(stateName, b.styles.group, r.title)
		c.startTall(row+1, 2)
		c.text(stateName, b.styles.head, "State")
		c.text(stateCode, b.styles.head, "Code")
		for k, id := range shown {
			m := measures[measureColumn(id)-stateFirstMeasure]
			c.text(stateFirstMeasure+k, b.styles.headRight, m.Name+" ("+m.Unit()+")")
		}
		c.text(rankedRank, b.styles.headRight, "Rank")
		for place, state := range b.ranked(r) {
			b.writeRanked(c, row+2+place, place, state, i, shown)
		}
		row += rankingRows
	}
}

// writeRanked writes one row of a ranked block: the state whose rank is that
// of the row.
func (b *book) writeRanked(c *cells, row, place, state, ranking int, shown []string) {
	first, last := strconv.Itoa(firstRow), strconv.Itoa(lastStateRow)
	rank, ranks := columnName(rankedRank), columnName(rankColumn(ranking))
	of := func(column int) template {
		name := columnName(column)
		return template("INDEX(" + name + "$" + first + ":" + name + "$" + last + ",MATCH($" + rank + strconv.Itoa(row) + ",$" + ranks + "$" + first + ":$" + ranks + "$" + last + ",0))")
	}
	c.startRow(row)
	c.formulaText(stateName, b.styles.label, of(stateName), finance.MemberStates.Members[state].Name)
	c.formulaText(stateCode, b.styles.label, of(stateCode), finance.MemberStates.Code(state))
	for k, id := range shown {
		m := metric.StateMeasures()[measureColumn(id)-stateFirstMeasure]
		style := b.styles.amount
		if m.Per != metric.PerNothing {
			style = b.styles.ratio
		}
		c.formulaDecimal(stateFirstMeasure+k, style, of(measureColumn(id)), m.Value(b.run.Result, state).String())
	}
	// The rank of a row counts the states down to as many as there are rows so far.
	c.formula(rankedRank, b.styles.whole, template("COUNTA(A$"+first+":A"+strconv.Itoa(firstRow+place)+")"), int64(place+1), 0)
}

// printedStates are the columns of the results by state, as many as can be read
// on a page; the ranked blocks stand under the first of them.
func (b *book) printedStates() []string {
	const page = 13
	area := func(from, to, rows int) string {
		return "$" + columnName(from) + "$1:$" + columnName(to) + "$" + strconv.Itoa(rows)
	}
	first, last := stateCode+page, rankColumn(len(rankings)-1)
	areas := []string{area(1, first, b.sheet(sheetOutStates).row)}
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
