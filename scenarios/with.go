package scenarios

import (
	"errors"
	"slices"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/scenarios/diagnostic"
)

// A Series is what an input has for one member over the horizon of a scenario.
type Series struct {
	Line   equation.ID
	Member int
	Values []int64 // one for each month; a single one of a static input
}

// SeriesWith returns the values that assignments, written like those of
// [Options.Sets], give in place of the scenario's own: one series for each member
// that is assigned to. The scenario with these values must obey the same rules as
// without them; the error is the one that [Resolve] returns for the scenario with
// these assignments, a [*UsageError] or a [diagnostic.List]. The horizon cannot be
// assigned.
func (s *Scenario) SeriesWith(sets ...string) ([]Series, error) {
	l, err := standard()
	if err != nil {
		return nil, err
	}
	assigned, err := l.readSets(sets)
	if err != nil {
		return nil, err
	}
	changed := *s
	changed.parameters = slices.Clone(s.parameters)
	var list []Series
	if assigned == nil {
		return nil, nil
	}
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

// SetFaults returns what is wrong with one assignment whatever the scenario: its
// form, its key, its value; nothing where a scenario may take it.
func SetFaults(set string) diagnostic.List {
	l, err := standard()
	if err != nil {
		return nil // a faulty library, which whoever resolves a scenario is told
	}
	var usage *UsageError
	if _, err := l.readSets([]string{set}); errors.As(err, &usage) {
		return usage.Faults
	}
	return nil
}
