package scenarios

import (
	"slices"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/scenarios/diagnostic"
)

// A Series is what one member of an input has over the horizon of a scenario.
type Series struct {
	Line   equation.ID
	Member int
	Values []int64 // one for each month; a single one of a static input
}

// SeriesWith are the values that an assignment, written as one of those of
// [Options.Sets], gives in place of the scenario's own; an assignment to all
// members gives one series for each. With them the scenario must fulfil the
// same rules as without: the error is a [*UsageError] or a [diagnostic.List],
// as that of [Resolve] for the scenario with this assignment. The horizon
// cannot be assigned.
func (s *Scenario) SeriesWith(set string) ([]Series, error) {
	l, err := standard()
	if err != nil {
		return nil, err
	}
	assigned, err := l.readSets([]string{set})
	if err != nil {
		return nil, err
	}
	changed := *s
	changed.parameters = slices.Clone(s.parameters)
	var list []Series
	for _, given := range assigned.settings {
		if given.line < horizonLines {
			return nil, &UsageError{diagnostic.List{mistake{SetForm, "the horizon cannot be set here", ""}.in(SetOverlay)}}
		}
		parameter := &changed.parameters[given.line]
		parameter.Values = slices.Clone(parameter.Values)
		given.value.layer = len(s.Overlays) + 1
		parameter.Values[given.member] = given.value
		values, err := seriesOf(parameter.Line, given.value, s.Timeline)
		if err != nil {
			return nil, err
		}
		list = append(list, Series{parameter.Line.ID, given.member, values})
	}
	if all, follows := changed.followInstalments(); follows {
		list = append(list, Series{finance.LoanAll, 0, []int64{all}})
	}
	if err := changed.checkRules().Err(); err != nil {
		return nil, err
	}
	return list, nil
}
