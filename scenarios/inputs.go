package scenarios

import (
	"fmt"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
)

// Inputs binds the scenario's values, over its timeline, to the inputs of a
// model. It returns an error if the model has an input that the scenario's
// registry lacks or the other way round, which cannot happen with the model
// from which the registry was made.
func (s *Scenario) Inputs(m *equation.Model) (*equation.Inputs, error) {
	inputs := equation.NewInputs(m, s.Timeline.Months)
	if err := finance.SetCalendar(inputs, s.Timeline); err != nil {
		return nil, err
	}
	for _, p := range s.Parameters() {
		for member, value := range p.Values {
			series, err := seriesOf(p.Line, value, s.Timeline)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", addressText(p.Key(), p.Line.Over.Code(member)), err)
			}
			if err := inputs.Set(p.Line.ID, member, series); err != nil {
				return nil, err
			}
		}
	}
	if missing := inputs.Missing(); len(missing) > 0 {
		return nil, fmt.Errorf("the scenario has no value for %v", missing)
	}
	return inputs, nil
}

// seriesOf converts a value to one whole number per period, or to a single one
// for a static input.
func seriesOf(line *equation.Line, value Value, timeline calendar.Timeline) ([]int64, error) {
	switch line.Input.Shape {
	case equation.Constant:
		return constant(line, value.Scalar, timeline), nil
	case equation.Schedule:
		return sumByMonth(value.Entries, timeline), nil
	}
	path, err := pathOf(value.Entries)
	if err != nil {
		return nil, err
	}
	if line.Input.Shape == equation.StepEnd {
		return atMonthEnds(path, timeline), nil
	}
	return overDays(path, timeline)
}

func constant(line *equation.Line, value int64, timeline calendar.Timeline) []int64 {
	if line.Static {
		return []int64{value}
	}
	series := make([]int64, timeline.Months)
	for i := range series {
		series[i] = value
	}
	return series
}

// sumByMonth gives each month the sum of the amounts dated in it. Amounts dated
// after the horizon have no month and are left out.
func sumByMonth(entries []Entry, timeline calendar.Timeline) []int64 {
	series := make([]int64, timeline.Months)
	for _, entry := range entries {
		if i, ok := timeline.IndexOfDate(entry.Date); ok {
			series[i] += entry.Value // bounded by the rule monthTotals
		}
	}
	return series
}

func pathOf(entries []Entry) (calendar.Path, error) {
	steps := make([]calendar.Step, len(entries))
	for i, entry := range entries {
		steps[i] = calendar.Step{From: entry.Date, Value: entry.Value}
	}
	return calendar.NewPath(steps...)
}

func atMonthEnds(path calendar.Path, timeline calendar.Timeline) []int64 {
	series := make([]int64, timeline.Months)
	for i := range series {
		series[i] = path.At(timeline.At(i).Last())
	}
	return series
}

func overDays(path calendar.Path, timeline calendar.Timeline) ([]int64, error) {
	series := make([]int64, timeline.Months)
	for i := range series {
		month := timeline.At(i)
		sum, err := path.ValueDays(month.First(), month.Last())
		if err != nil {
			return nil, err
		}
		series[i] = sum
	}
	return series, nil
}
