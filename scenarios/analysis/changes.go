package analysis

import (
	"slices"
	"strings"

	"loanmodel/finance/equation"
	"loanmodel/scenarios"
)

// A Change is what two scenarios say differently: one key, for all members that
// have the same two values for the same reasons.
type Change struct {
	Line    *equation.Line // with the key as its id
	Members []string       // codes; none where the key has no members
	A, B    scenarios.Value
}

// Changes returns what a second scenario says differently from a first: the
// horizon, then the inputs in the model's order.
func Changes(a, b *scenarios.Scenario) []Change {
	var all []Change
	others := append(b.Horizon(), b.Parameters()...)
	for i, parameter := range append(a.Horizon(), a.Parameters()...) {
		all = append(all, changesOf(parameter, others[i])...)
	}
	return all
}

// changesOf returns the changes of one parameter. A group of members stands
// where its first member does.
func changesOf(a, b *scenarios.Parameter) []Change {
	var changes []Change
	for member := range a.Values {
		change := Change{Line: a.Line, A: a.Values[member], B: b.Values[member]}
		if change.From() == change.To() {
			continue
		}
		at := slices.IndexFunc(changes, change.alike)
		if at < 0 {
			at = len(changes)
			changes = append(changes, change)
		}
		if code := a.Line.Over.Code(member); code != "" {
			changes[at].Members = append(changes[at].Members, code)
		}
	}
	return changes
}

// alike reports whether another change of the same key is this one for other
// members.
func (c Change) alike(other Change) bool {
	return c.From() == other.From() && c.To() == other.To() && sameReason(c.A, other.A) && sameReason(c.B, other.B)
}

func sameReason(a, b scenarios.Value) bool {
	return a.Origin.Overlay == b.Origin.Overlay && a.Origin.Reason == b.Origin.Reason
}

// Key returns the key that is changed.
func (c Change) Key() string { return string(c.Line.ID) }

// From returns the first scenario's value in the form of scenarios.FormatValue.
func (c Change) From() string { return scenarios.FormatValue(c.Line, c.A) }

// To returns the second scenario's value in the form of scenarios.FormatValue.
func (c Change) To() string { return scenarios.FormatValue(c.Line, c.B) }

// Name returns the key with its members: "guarantees.participates[BE, IT]".
func (c Change) Name() string {
	if len(c.Members) == 0 {
		return c.Key()
	}
	return c.Key() + "[" + strings.Join(c.Members, ", ") + "]"
}

// Assignments make the change on top of the first scenario, each in the form
// of --set.
func (c Change) Assignments() []string {
	if len(c.Members) == 0 {
		return []string{c.Key() + "=" + c.To()}
	}
	var sets []string
	for _, member := range c.Members {
		sets = append(sets, equation.Address{Line: c.Line.ID, Member: member}.String()+"="+c.To())
	}
	return sets
}

// An Attribution shows what the differences of a run from the baseline do one
// at a time.
type Attribution struct {
	Other   int // the run's place among those that are compared
	Steps   []Step
	LeftOut []string // names of differences that make no valid scenario alone
}

// A Step is the baseline with one difference and nothing else.
type Step struct {
	Name string // in words
	Keys string // for programs
	Run  *Run
}
