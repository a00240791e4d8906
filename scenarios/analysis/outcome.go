package analysis

import (
	"strings"

	"github.com/shopspring/decimal"
)

// An Outcome is one figure that a run has, named as in conditions: a headline, a
// figure of a state, of all states together, or a measure.
type Outcome struct{ figure Threshold }

// ParseOutcome reads the name of a figure:
//
//	METRIC[.STATE][.pct_gdp|.pct_gni]
//	measure.MEASURE
//
// What names none is a *ThresholdError.
func ParseOutcome(text string) (Outcome, error) {
	o := Outcome{Threshold{text: strings.TrimSpace(text), places: RatioPlaces}}
	err := o.figure.readFigure(o.figure.text)
	return o, err
}

// ID returns the figure's name as it was given.
func (o Outcome) ID() string { return o.figure.text }

// Name returns what the figure is, for people.
func (o Outcome) Name() string { return o.figure.name }

// Unit returns the figure's unit and the places in which it is shown where that is
// not euro.
func (o Outcome) Unit() (unit string, places int32) { return o.figure.Unit() }

// Of returns the figure of a run; false where the run does not have it.
func (o Outcome) Of(run *Run) (decimal.Decimal, bool) { return o.figure.of(run) }
