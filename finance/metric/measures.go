package metric

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/discount"
	eq "loanmodel/finance/equation"
)

// A Measure is one figure of a run that is more than the sum or the peak of a
// line: a present value, a ratio, a rate. It says how it was found and how far
// off it may be, and where a run does not have it, why not.
type Measure struct {
	ID        string // as in result.json, and after "measure." in conditions
	Name      string
	Unit      string // EUR, %, years, months, points
	Places    int32  // decimals of the value
	Value     decimal.Decimal
	Unrounded decimal.Decimal // the value before its decimals were cut: what a spreadsheet finds
	Missing   string          // why there is no value; empty where there is one
	Method    string          // how it was found
	Tolerance decimal.Decimal // |Value − true value| ≤ Tolerance, in the unit; 0 where exact
	Month     string          // YYYY-MM in which it stands, or empty
	Year      int             // in which it stands, or 0
	Note      string          // what it counts, and what was decided where that is open
}

// Defined reports whether the run has the figure.
func (m Measure) Defined() bool { return m.Missing == "" }

// Units of measures.
const (
	unitEUR     = "EUR"
	unitPercent = "%"
	unitYears   = "years"
	unitMonths  = "months"
	unitPoints  = "points"
)

// exactMethod is the method of sums and comparisons of whole cents.
const exactMethod = "exact"

// Measures returns the measures of a run, in order. Every run has all of them; of
// one that has no value Missing says why.
func Measures(r *eq.Result, timeline calendar.Timeline) []Measure {
	var measures []Measure
	for _, d := range definitions() {
		measures = append(measures, d.find(measuring{r, timeline}, d.Measure))
	}
	return measures
}

// DefinedMeasures returns the measures without values: what there is to ask for.
func DefinedMeasures() []Measure {
	var measures []Measure
	for _, d := range definitions() {
		measures = append(measures, d.Measure)
	}
	return measures
}

// measuring is a run that is measured; its methods find one measure
// each, or help several.
type measuring struct {
	result   *eq.Result
	timeline calendar.Timeline
}

// row returns a line in cents, month by month, its members added up.
func (m measuring) row(id eq.ID) []int64 { return m.result.Series(id) }

// net returns the sum of some rows less that of others.
func (m measuring) net(plus, less []eq.ID) []int64 {
	sums := m.result.Series(plus...)
	for i, v := range m.result.Series(less...) {
		sums[i] -= v
	}
	return sums
}

// month returns the name of a period.
func (m measuring) month(period int) string { return m.timeline.At(period).String() }

// settled gives a measure the value of an approximation, rounded to the
// measure's decimals, with a tolerance that covers both.
func (m Measure) settled(a discount.Approximation) Measure {
	short := a.Round(m.Places)
	m.Value, m.Unrounded, m.Tolerance, m.Method = short.Value, a.Value, short.Tolerance, a.Method
	return m
}

// exactly gives a measure a value that its decimals hold.
func (m Measure) exactly(value decimal.Decimal) Measure {
	m.Value, m.Unrounded, m.Method = value, value, exactMethod
	return m
}

// quotient gives a measure a value that was divided once: off by at most half
// a unit of its last decimal.
func (m Measure) quotient(value decimal.Decimal) Measure {
	return m.settled(discount.Approximation{Value: value, Method: "sums exact, divided once"})
}

// missing says why a run does not have the measure.
func (m Measure) missing(why string) Measure {
	m.Missing, m.Method = why, "none"
	return m
}
