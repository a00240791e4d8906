package metric

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"loanmodel/finance/discount"
	eq "loanmodel/finance/equation"
)

// Kind says how the lines of a measure become its value. The list is closed: each
// kind has one way to find its value and one text.
type Kind uint8

// The kinds, with what their lines are.
const (
	ByPresentValue  Kind = iota + 1 // at the unified rate: flows
	ByReturn                        // the internal rate of return: flows
	ByShortfall                     // 1 − present value / present value: what comes back, what is given
	ByAverageLife                   // in years: months since the start, amounts that come back
	ByConcentration                 // the Herfindahl-Hirschman index: shares of members
	ByLargestFive                   // in per cent: shares of members
	ByWorstYear                     // the greatest sum of a year: so far in the year, of the year that has ended
	ByBurden                        // present value at the Union's funding rate: flows, what is left at the end
	ByGreatest                      // the greatest month: amounts
	ByWhereGreatest                 // in the month in which another is greatest: amounts, the other
	ByLeastRatio                    // the least of a month, in per cent: amounts, what they stand against
	ByFirstMonth                    // months before the first that is 1: flags
)

// A way is a kind's value and what is said of it. In the text the n-th line stands
// as {n}.
type way struct {
	value func(measuring, Measure) Measure
	text  string
}

// kinds are the ways of all kinds.
var kinds = map[Kind]way{
	ByPresentValue:  {measuring.presentValue, "Σ {1} × 1.05^(−days/365), days from the last day of the first month to the last day of each"},
	ByReturn:        {measuring.rateOfReturn, "the yearly rate at which Σ {1} × (1+rate)^(−days/365) is 0"},
	ByShortfall:     {measuring.shortfall, "1 − present value of {1} / present value of {2}, both at 5 %"},
	ByAverageLife:   {measuring.averageLife, "Σ {1} × {2} / Σ {2} / 12"},
	ByConcentration: {measuring.concentration, "Σ (share in per cent)², the shares of {1}"},
	ByLargestFive:   {measuring.largestFive, "the five largest shares of {1}, added up"},
	ByWorstYear:     {measuring.worstYear, "the greatest of {2}, and of {1} in the last month"},
	ByBurden:        {measuring.burden, "Σ {1} × (1+rate)^(−days/365), and {2} of the last month, at the Union's funding rate of the first month"},
	ByGreatest:      {measuring.greatest, "the greatest month of {1}"},
	ByWhereGreatest: {measuring.whereGreatest, "{1} in the first month in which {2} is greatest"},
	ByLeastRatio:    {measuring.leastRatio, "the least of {1} / {2}, in per cent, where {2} is above 0"},
	ByFirstMonth:    {measuring.firstMonth, "months before the first in which {1} is yes"},
}

// Rule says in words how the measure is found from its lines.
func (m Measure) Rule() string {
	text := kinds[m.Kind].text
	for n, id := range m.Lines {
		text = strings.ReplaceAll(text, "{"+strconv.Itoa(n+1)+"}", string(id))
	}
	return text
}

// greatest returns the greatest month; no month where that is 0.
func (m measuring) greatest(measure Measure) Measure {
	row := m.row(measure, 0)
	at := peak(row)
	if row[at] > 0 {
		measure.Month = m.month(at)
	}
	return measure.euro(row[at])
}

// whereGreatest returns one line where another is greatest.
func (m measuring) whereGreatest(measure Measure) Measure {
	at := peak(m.row(measure, 1))
	measure.Month = m.month(at)
	return measure.euro(m.row(measure, 0)[at])
}

// worstYear returns the greatest sum of a calendar year, the first of several; no
// year where that is 0.
func (m measuring) worstYear(measure Measure) Measure {
	soFar, ended := m.row(measure, 0), m.row(measure, 1)
	last := len(soFar) - 1
	worst, year := soFar[last], m.timeline.At(last).Year()
	for i := last; i > 0; i-- { // back in time: the first of equal years stays
		if at := m.timeline.At(i); at.Number() == 1 && ended[i] >= worst {
			worst, year = ended[i], at.Year()-1
		}
	}
	if worst > 0 {
		measure.Year = year
	}
	return measure.euro(worst)
}

// firstMonth returns how many months stand before the first that is marked.
func (m measuring) firstMonth(measure Measure) Measure {
	at := onset(m.row(measure, 0))
	measure.Month = m.month(at)
	return measure.exactly(decimal.New(int64(at), 0))
}

// leastRatio returns the least of one line over another, in per cent.
func (m measuring) leastRatio(measure Measure) Measure {
	part, whole := m.row(measure, 0), m.row(measure, 1)
	least, at := decimal.Decimal{}, -1
	for i := range part {
		if whole[i] <= 0 {
			continue
		}
		if ratio := discount.Quotient(decimal.New(part[i], 2), decimal.New(whole[i], 0)); at < 0 || ratio.LessThan(least) {
			least, at = ratio, i
		}
	}
	measure.Month = m.month(at)
	return measure.quotient(least)
}

// shares returns the shares of the members of a static line, in millionths.
func (m measuring) shares(id eq.ID) []int64 {
	var shares []int64
	for member := range m.result.Model().Line(id).Over.Len() {
		shares = append(shares, m.result.Value(id, member, 0))
	}
	return shares
}

// concentration returns the Herfindahl-Hirschman index of shares in per cent.
func (m measuring) concentration(index Measure) Measure {
	value, err := HHI(m.shares(index.Lines[0]))
	if err != nil {
		return index.missing(err.Error())
	}
	return index.exactly(value.Shift(4))
}

// largestFive returns the sum of the five largest shares, in per cent.
func (m measuring) largestFive(share Measure) Measure {
	value, err := TopShare(m.shares(share.Lines[0]), 5)
	if err != nil {
		return share.missing(err.Error())
	}
	return share.exactly(value.Shift(2))
}
