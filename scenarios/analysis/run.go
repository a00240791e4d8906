package analysis

import (
	"fmt"
	"sync"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/scenarios"
)

// A Run is one evaluation of the model with all that reports show of it. It is
// never changed after NewRun and may be shared.
type Run struct {
	Scenario *scenarios.Scenario
	Model    *equation.Model
	Result   *equation.Result
	RunID    string // SHA-256 of the resolved inputs and the model version, in hexadecimal
	Version  string // of the model
	Figures  []metric.FigureValue
	Checks   []finance.Check
	Sources  []scenarios.Source // the register of sources

	MeasuredBy func() []metric.Measure // nil where there are none
}

// NewRun evaluates a scenario. A run that breaks the model's accounts fails
// with finance.Violations, an internal error; that a check line is not zero is
// no error, see Passed. Other errors say that the evaluation could not go on.
func NewRun(s *scenarios.Scenario, version string) (*Run, error) {
	program, err := finance.Build()
	if err != nil {
		return nil, err
	}
	inputs, err := s.Inputs(program.Model())
	if err != nil {
		return nil, fmt.Errorf("scenario %s: %w", s.Name, err)
	}
	result, err := program.Evaluate(inputs)
	if err != nil {
		return nil, fmt.Errorf("scenario %s: %w", s.Name, err)
	}
	if err := finance.Guard(result); err != nil {
		return nil, err
	}
	sources, err := scenarios.Sources()
	if err != nil {
		return nil, err
	}
	return &Run{
		Scenario: s, Model: program.Model(), Result: result,
		RunID: scenarios.RunID(s, version), Version: version,
		Figures: metric.Figures(result, s.Timeline), Checks: finance.Checks(result), Sources: sources,
		MeasuredBy: sync.OnceValue(func() []metric.Measure { return metric.Measures(result, s.Timeline) }),
	}, nil
}

// Measures returns the measures of the run. They are taken when they are first
// asked for: roots and fractional powers take as long as the run itself, and
// most of many runs never show them.
func (r *Run) Measures() []metric.Measure {
	if r.MeasuredBy == nil {
		return nil
	}
	return r.MeasuredBy()
}

// Measure returns a measure of the run, by its id; one without a value where
// the run was not measured.
func (r *Run) Measure(id string) metric.Measure {
	for _, measure := range r.Measures() {
		if measure.ID == id {
			return measure
		}
	}
	return metric.Measure{ID: id, Missing: "it was not measured"}
}

// Passed returns the number of checks that hold in every period.
func (r *Run) Passed() int {
	passed := 0
	for _, check := range r.Checks {
		if check.Passed() {
			passed++
		}
	}
	return passed
}

// Figure returns the value of a headline, by its id.
func (r *Run) Figure(id string) metric.FigureValue {
	for _, figure := range r.Figures {
		if figure.ID == id {
			return figure
		}
	}
	panic("there is no headline " + id) // a fault of this program's text
}

// Source returns the source with an id; of one that is not in the register
// only the id is known.
func (r *Run) Source(id string) scenarios.Source {
	for _, source := range r.Sources {
		if source.ID == id {
			return source
		}
	}
	return scenarios.Source{ID: id, Title: "not in the register"}
}

// Timeline returns the months of the run.
func (r *Run) Timeline() calendar.Timeline { return r.Scenario.Timeline }

// ShortIDLength is how much of a run id people are shown where space is short.
const ShortIDLength = 12

// ShortID returns the beginning of a run id.
func ShortID(runID string) string { return runID[:min(ShortIDLength, len(runID))] }
