package uncertainty

import (
	"math/big"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/scenarios"
)

// Drivers are what is drawn by chance: a tree of settlements and shocks, whose leaves
// have exact probabilities, and what is sampled inside each leaf.
type Drivers struct {
	From    calendar.Month // the first month in which anything can come
	Step    int            // months of a step of the tree
	Kinds   []Kind
	Shocks  []Shock
	Sampled []Driver
	Grade   string // of the chances of settlements
	Reason  string
}

// A Kind is a settlement that can come: its chance in each step, and how its dates
// move to the month in which it comes.
type Kind struct {
	Settlement string // of the library
	Chance     int64  // millionths in a step, given that none has come
	month      calendar.Month
	dated      []equation.ID
}

// A Shock is one of the library that comes or does not.
type Shock struct {
	Name   string
	Chance int64 // in millionths
}

// A Driver is drawn inside each leaf and compiles to assignments; no equation asks
// for chance.
type Driver struct {
	ID      string
	Name    string
	Process string // one of Processes
	Sources []string
	Grade   string
	Formula string
	Reason  string

	keys          []equation.Address
	inMonths      []int64   // of a walk: the months of the year in which it moves
	steps         []outcome // of a walk: changes in millionths
	choices       []outcome // of a choice
	towards, pull int64     // of a walk
	low, high     int64     // of a walk: bounds of the level
	chance        int64     // of an event: millionths a year
	triangle      [3]int64  // of a scale in millionths, of an event in cents
	hasPull       bool
}

// An outcome is one of several, with its chance in millionths.
type outcome struct {
	chance int64
	value  int64
	sets   []string
}

// Processes are the ways in which a driver is drawn.
func Processes() []string { return []string{"walk", "scale", "event", "choice"} }

// A Leaf is one end of the tree: which settlement comes and when, and which shocks.
type Leaf struct {
	ID          string // "assets-returned@2028-11", with "+shock" for each that comes
	Settlement  string
	Month       calendar.Month // in which it comes; zero where none does
	Shocks      []string
	Probability *big.Rat
	kind        *Kind
}

// whole is one in millionths.
const whole = 1_000_000

// none is the settlement of a leaf to which none comes.
const none = "immobilised"

// Leaves returns the leaves of the tree over a horizon, in order: by settlement and
// month, and none last; each with all combinations of shocks. Probabilities are exact
// and sum to 1.
func (d *Drivers) Leaves(timeline calendar.Timeline) []Leaf {
	var leaves []Leaf
	million, survives := big.NewRat(whole, 1), big.NewRat(1, 1)
	var stays int64 = whole
	for _, kind := range d.Kinds {
		stays -= kind.Chance
	}
	from := d.From
	if from.Compare(timeline.Start) < 0 {
		from = timeline.Start // nothing comes before the run begins
	}
	for month := from.Add(d.Step - 1); month.Compare(timeline.End()) <= 0; month = month.Add(d.Step) {
		for i := range d.Kinds {
			kind := &d.Kinds[i]
			chance := new(big.Rat).Quo(big.NewRat(kind.Chance, 1), million)
			leaves = append(leaves, Leaf{ID: kind.Settlement + "@" + month.String(), Settlement: kind.Settlement, Month: month, kind: kind,
				Probability: chance.Mul(chance, survives)})
		}
		survives = new(big.Rat).Mul(survives, big.NewRat(stays, whole))
	}
	leaves = append(leaves, Leaf{ID: none, Settlement: none, Probability: survives})
	for _, shock := range d.Shocks {
		leaves = withShock(leaves, shock)
	}
	return leaves
}

// withShock doubles leaves: without and with a shock.
func withShock(leaves []Leaf, shock Shock) []Leaf {
	chance := big.NewRat(shock.Chance, whole)
	rest := new(big.Rat).Sub(big.NewRat(1, 1), chance)
	var list []Leaf
	for _, leaf := range leaves {
		without, with := leaf, leaf
		without.Probability = new(big.Rat).Mul(leaf.Probability, rest)
		with.Probability = new(big.Rat).Mul(leaf.Probability, chance)
		with.ID += "+" + shock.Name
		with.Shocks = append(append([]string(nil), leaf.Shocks...), shock.Name)
		list = append(list, without, with)
	}
	return list
}

// Overlays returns what a leaf joins to a structure, as in an expression.
func (l Leaf) Overlays() []string { return append([]string{l.Settlement}, l.Shocks...) }

// Assignments returns what moves the settlement of the leaf's scenario, in which it
// stands as in the library, to the leaf's month. What would come after the run ends
// is left out.
func (l Leaf) Assignments(s *scenarios.Scenario) []string {
	if l.kind == nil {
		return nil
	}
	by := l.kind.month.Until(l.Month)
	if by == 0 {
		return nil
	}
	var sets []string
	for _, id := range l.kind.dated {
		at := equation.Address{Line: id}
		var moved []scenarios.Entry
		for _, entry := range entriesOf(s, at) {
			date := entry.Date
			if entry.Value != 0 || s.Parameter(string(id)).Line.Input.Shape == equation.Schedule {
				date = date.AddMonthsKeepingEnd(by)
			}
			if date.Before(s.Timeline.Start.First()) {
				date = s.Timeline.Start.First()
			}
			if !date.After(s.Timeline.End().Last()) {
				moved = append(moved, scenarios.Entry{Date: date, Value: entry.Value})
			}
		}
		sets = append(sets, assigned(s, at, moved))
	}
	return sets
}
