package uncertainty

import (
	"slices"
	"strings"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
)

// A Range is an assumption with a lower and a higher value; its centre is what a
// scenario has.
type Range struct {
	ID      string
	Name    string // for people
	Low     End
	High    End
	Sources []string // ids of the register
	Grade   string
	Formula string // of a derived range
	Reason  string
	key     equation.Address   // what level, months, total and after change
	follows []equation.Address // what moves with it
}

// Ends returns the lower and the higher end.
func (r Range) Ends() [2]End { return [2]End{r.Low, r.High} }

// Basis says where both ends come from: how they were derived, and why.
func (r Range) Basis() string {
	if r.Formula == "" {
		return r.Reason
	}
	return r.Formula + " " + r.Reason
}

// An End is one of the two values, and how it is applied.
type End struct {
	Says  string   // the value, for people
	sets  []string // assignments, as after --set
	apply func(r Range, s *scenarios.Scenario) []string
}

// Assignments returns what an end of the range assigns to a scenario, as after
// --set: the same at any time for the same scenario.
func (r Range) Assignments(s *scenarios.Scenario, end End) []string {
	sets := slices.Clone(end.sets)
	if end.apply != nil {
		sets = append(sets, end.apply(r, s)...)
	}
	return sets
}

// entriesOf returns the dated entries of one member of an input, in order.
func entriesOf(s *scenarios.Scenario, at equation.Address) []scenarios.Entry {
	parameter := s.Parameter(string(at.Line))
	member, _ := parameter.Line.Over.Index(at.Member)
	return parameter.Values[member].Entries
}

// assigned returns the assignment of dated entries to an input.
func assigned(s *scenarios.Scenario, at equation.Address, entries []scenarios.Entry) string {
	return at.String() + "=" + scenarios.FormatValue(s.Parameter(string(at.Line)).Line, scenarios.Value{Entries: entries})
}

// toLevel moves steps of a rate so that the last is the level, from the one in force
// when the horizon begins on; what follows moves by the same difference.
func toLevel(level int64) func(Range, *scenarios.Scenario) []string {
	return func(r Range, s *scenarios.Scenario) []string {
		steps := entriesOf(s, r.key)
		if len(steps) == 0 {
			return nil
		}
		by := level - steps[len(steps)-1].Value
		var sets []string
		for _, at := range append([]equation.Address{r.key}, r.follows...) {
			var moved []scenarios.Entry
			for _, step := range inForce(entriesOf(s, at), s.Timeline.Start.First()) {
				moved = append(moved, scenarios.Entry{Date: step.Date, Value: step.Value + by})
			}
			sets = append(sets, assigned(s, at, moved))
		}
		return sets
	}
}

// inForce returns the step that is in force on a day and all later ones.
func inForce(steps []scenarios.Entry, day calendar.Date) []scenarios.Entry {
	first := 0
	for i, step := range steps {
		if !step.Date.After(day) {
			first = i
		}
	}
	return steps[first:]
}

// movedBy moves every date of schedules by whole months.
func movedBy(months int) func(Range, *scenarios.Scenario) []string {
	return func(r Range, s *scenarios.Scenario) []string {
		if months == 0 {
			return nil
		}
		var sets []string
		for _, at := range append([]equation.Address{r.key}, r.follows...) {
			var moved []scenarios.Entry
			for _, entry := range entriesOf(s, at) {
				moved = append(moved, scenarios.Entry{Date: entry.Date.AddMonthsKeepingEnd(months), Value: entry.Value})
			}
			if len(moved) > 0 {
				sets = append(sets, assigned(s, at, moved))
			}
		}
		return sets
	}
}

// toTotal changes a schedule in proportion to a new total, by its running sum.
func toTotal(total int64) func(Range, *scenarios.Scenario) []string {
	return func(r Range, s *scenarios.Scenario) []string {
		entries := entriesOf(s, r.key)
		var whole, before, given int64
		for _, entry := range entries {
			whole += entry.Value
		}
		if whole == 0 {
			return nil
		}
		scaled := make([]scenarios.Entry, len(entries))
		for i, entry := range entries {
			before += entry.Value
			upTo, err := money.Scale(total, before, whole)
			if err != nil { // a part of an amount that fits
				return nil
			}
			scaled[i] = scenarios.Entry{Date: entry.Date, Value: upTo - given}
			given = upTo
		}
		return []string{assigned(s, r.key, scaled)}
	}
}

// after keeps of a schedule what is dated before the first of the entries given.
func after(given string) func(Range, *scenarios.Scenario) []string {
	first, _, _ := strings.Cut(given, ":")
	return func(r Range, s *scenarios.Scenario) []string {
		var kept []scenarios.Entry
		for _, entry := range entriesOf(s, r.key) {
			if entry.Date.String() < first {
				kept = append(kept, entry)
			}
		}
		set := assigned(s, r.key, kept)
		if len(kept) == 0 {
			return []string{r.key.String() + "=" + given}
		}
		return []string{set + "," + given}
	}
}
