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
	if err != nil || assigned == nil {
		return nil, err
	}
	return s.seriesUnder(assigned.settings)
}

// A Dated value is what one member of an input has in the place of its own dated
// entries, in the order of their dates: what programs make, without the way through
// text.
type Dated struct {
	Key     string
	Member  string
	Entries []Entry
}

// SeriesUnder returns what dated values and assignments give in place of the
// scenario's own, as SeriesWith does. Values outside of the bounds of an input are
// refused with a [*UsageError], as those of assignments are.
func (s *Scenario) SeriesUnder(dated []Dated, sets ...string) ([]Series, error) {
	l, err := standard()
	if err != nil {
		return nil, err
	}
	var settings []setting
	if assigned, err := l.readSets(sets); err != nil {
		return nil, err
	} else if assigned != nil {
		settings = slices.Clone(assigned.settings)
	}
	for _, value := range dated {
		one, err := s.settingOf(value)
		if err != nil {
			return nil, err
		}
		settings = append(settings, one)
	}
	if len(settings) == 0 {
		return nil, nil
	}
	return s.seriesUnder(settings)
}

// settingOf checks a dated value against its input.
func (s *Scenario) settingOf(value Dated) (setting, error) {
	refuse := func(why string) (setting, error) {
		return setting{}, &UsageError{diagnostic.List{mistake{SetForm, value.Key + ": " + why, ""}.in(SetOverlay)}}
	}
	number, known := s.registry.numbers[value.Key]
	if !known || !dated(s.parameters[number].Line) {
		return refuse("there is no such dated input")
	}
	line := s.parameters[number].Line
	member, known := line.Over.Index(value.Member)
	if !known {
		return refuse("there is no such member")
	}
	low, high := Bounds(line)
	for i, entry := range value.Entries {
		if entry.Value < low || entry.Value > high {
			return refuse("a value is outside of its bounds")
		}
		if i > 0 && !value.Entries[i-1].Date.Before(entry.Date) {
			return refuse("dates do not ascend")
		}
	}
	return setting{address{number, member}, Value{Entries: value.Entries}}, nil
}

// seriesUnder returns the values of settings, once the scenario with them obeys the
// rules.
func (s *Scenario) seriesUnder(settings []setting) ([]Series, error) {
	changed := *s
	changed.parameters = slices.Clone(s.parameters)
	var list []Series
	for _, given := range settings {
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
