package metric

import (
	"slices"

	"github.com/shopspring/decimal"

	"loanmodel/finance/calendar"
	"loanmodel/finance/discount"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// A Measure is one figure of a run that is more than the sum or the peak of a
// line: a present value, a ratio, a rate. It says how it was found and how far
// off it may be, and where a run does not have it, why not.
type Measure struct {
	ID        string // as in result.json, and after "measure." in conditions
	Name      string
	Unit      string  // EUR, %, years, months, points
	Places    int32   // decimals of the value
	Kind      Kind    // how its lines become its value
	Lines     []eq.ID // of the model, in the order of the kind; of several members their sum
	Needs     []Need  // what a run must have for it
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

// A Need is what a run must have for a measure to have a value: one of the lines has
// a value that is not 0 in one of the months, or else the measure is missing.
type Need struct {
	Lines []eq.ID
	Why   string // there is no value
}

// met reports whether a run has what is needed.
func (n Need) met(r *eq.Result) bool {
	return slices.ContainsFunc(n.Lines, func(id eq.ID) bool { return anything(r.Series(id)) })
}

// anything reports whether a row has a value that is not 0.
func anything(row []int64) bool {
	return slices.ContainsFunc(row, func(v int64) bool { return v != 0 })
}

// Measures returns the measures of a run, in order. Every run has all of them; of
// one that has no value Missing says why.
func Measures(r *eq.Result, timeline calendar.Timeline) []Measure {
	measures := DefinedMeasures()
	for i, m := range measures {
		measures[i] = measuring{r, timeline}.find(m)
	}
	return measures
}

// DefinedMeasures returns the measures without values: what there is to ask for.
func DefinedMeasures() []Measure { return slices.Clone(definitions) }

// find gives a measure its value on the run, or says why there is none.
func (m measuring) find(measure Measure) Measure {
	for _, need := range measure.Needs {
		if !need.met(m.result) {
			return measure.missing(need.Why)
		}
	}
	return kinds[measure.Kind].value(m, measure)
}

// measuring is a run that is measured.
type measuring struct {
	result   *eq.Result
	timeline calendar.Timeline
}

// row returns the n-th line of a measure in whole numbers of its unit, month by
// month, its members added up.
func (m measuring) row(measure Measure, n int) []int64 { return m.result.Series(measure.Lines[n]) }

// month returns the name of a period.
func (m measuring) month(period int) string { return m.timeline.At(period).String() }

// exactMethod is the method of sums and comparisons of whole cents.
const exactMethod = "exact"

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

// euro gives a measure an amount of cents.
func (m Measure) euro(cents int64) Measure {
	return m.exactly(money.ToDecimal(cents, money.CentDigits))
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
