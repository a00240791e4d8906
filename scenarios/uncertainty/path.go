package uncertainty

import (
	"slices"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
)

// Path returns what the sampled drivers assign in one path of a leaf, counted from 1,
// to the leaf's scenario, as after --set: the same for the same seed, whatever the
// other paths.
func (d *Drivers) Path(s *scenarios.Scenario, seed uint64, leaf string, path int64) []string {
	dated, sets := d.Draw(s, seed, leaf, path)
	for _, value := range dated {
		at := equation.Address{Line: equation.ID(value.Key), Member: value.Member}
		sets = append(sets, assigned(s, at, value.Entries))
	}
	return sets
}

// Draw returns the same as values: those of dated inputs, and assignments.
func (d *Drivers) Draw(s *scenarios.Scenario, seed uint64, leaf string, path int64) (dated []scenarios.Dated, sets []string) {
	for i := range d.Sampled {
		driver := &d.Sampled[i]
		values, more := driver.draw(s, newStream(seed, leaf, path, driver.ID), d.From)
		dated, sets = append(dated, values...), append(sets, more...)
	}
	return dated, sets
}

// datedAt returns a value of the input at an address.
func datedAt(at equation.Address, entries []scenarios.Entry) scenarios.Dated {
	return scenarios.Dated{Key: string(at.Line), Member: at.Member, Entries: entries}
}

// draw draws what a driver assigns.
func (d *Driver) draw(s *scenarios.Scenario, r stream, from calendar.Month) (dated []scenarios.Dated, sets []string) {
	switch d.Process {
	case "walk":
		return d.walk(s, r, from), nil
	case "scale":
		return d.scale(s, r, from), nil
	case "event":
		return d.event(s, r, from), nil
	}
	return nil, d.choices[r.one(d.choices)].sets
}

// A move is a step of a walk: from a day on the path lies so far from its own.
type move struct {
	day calendar.Date
	by  int64
}

// moves draws the steps of a walk, each from the first day of its month on; one that
// would leave the bounds is not taken.
func (d *Driver) moves(s *scenarios.Scenario, r stream, from calendar.Month) []move {
	var moves []move
	own, so := entriesOf(s, d.keys[0]), int64(0)
	for month := from; month.Compare(s.Timeline.End()) <= 0; month = month.Add(1) {
		if !slices.Contains(d.inMonths, int64(month.Number())) {
			continue
		}
		day := month.First()
		level := levelOn(own, day) + so
		step := d.steps[r.one(d.pulled(level))].value
		if step != 0 && level+step >= d.low && level+step <= d.high {
			so += step
			moves = append(moves, move{day, so})
		}
	}
	return moves
}

// walk moves paths of rates by the sum of steps so far.
func (d *Driver) walk(s *scenarios.Scenario, r stream, from calendar.Month) []scenarios.Dated {
	moves := d.moves(s, r, from)
	if len(moves) == 0 {
		return nil
	}
	var values []scenarios.Dated
	for _, at := range d.keys {
		steps, next, shift := entriesOf(s, at), 0, int64(0)
		var moved []scenarios.Entry
		for _, m := range append(moves, move{day: s.Timeline.End().Last().AddDays(1)}) {
			for ; next < len(steps) && steps[next].Date.Before(m.day); next++ {
				moved = append(moved, scenarios.Entry{Date: steps[next].Date, Value: steps[next].Value + shift})
			}
			if m.day.After(s.Timeline.End().Last()) {
				break
			}
			shift = m.by
			if next == len(steps) || steps[next].Date != m.day {
				moved = append(moved, scenarios.Entry{Date: m.day, Value: levelOn(steps, m.day) + shift})
			}
		}
		values = append(values, datedAt(at, moved))
	}
	return values
}

// pulled returns the steps with the chances at a level: for each step away from where
// it is drawn to, chance goes from moves away to moves back, never below 0.
func (d *Driver) pulled(level int64) []outcome {
	if !d.hasPull {
		return d.steps
	}
	size := d.steps[len(d.steps)-1].value
	away := (level - d.towards) / size
	shifted := append([]outcome(nil), d.steps...)
	up, down := &shifted[len(shifted)-1], &shifted[0]
	moved := min(max(away*d.pull, -down.chance), up.chance)
	up.chance -= moved
	down.chance += moved
	return shifted
}

// scale changes what a schedule has from the first month on in which anything can
// come, in proportion to a draw from a triangle.
func (d *Driver) scale(s *scenarios.Scenario, r stream, from calendar.Month) []scenarios.Dated {
	factor := d.between(r)
	var values []scenarios.Dated
	for _, at := range d.keys {
		entries := entriesOf(s, at)
		if len(entries) == 0 {
			continue
		}
		scaled := make([]scenarios.Entry, len(entries))
		for i, entry := range entries {
			scaled[i] = scenarios.Entry{Date: entry.Date, Value: entry.Value}
			if entry.Date.Before(from.First()) {
				continue
			}
			value, err := money.Scale(entry.Value, factor, whole)
			if err != nil { // the rules of the scenario refuse what does not fit
				return nil
			}
			scaled[i].Value = value
		}
		values = append(values, datedAt(at, scaled))
	}
	return values
}

// event adds an amount at the end of a month to a schedule: in each year one at most,
// with the chance of the year, in a month of it that is as likely as any other.
func (d *Driver) event(s *scenarios.Scenario, r stream, from calendar.Month) []scenarios.Dated {
	var added []scenarios.Entry
	for first := from; first.Compare(s.Timeline.End()) <= 0; first = first.Add(12) {
		comes, month, amount := int64(r.below(whole)) < d.chance, first.Add(int(r.below(12))), d.between(r)
		if comes && amount > 0 && month.Compare(s.Timeline.End()) <= 0 {
			added = append(added, scenarios.Entry{Date: month.Last(), Value: amount})
		}
	}
	if len(added) == 0 {
		return nil
	}
	for _, entry := range entriesOf(s, d.keys[0]) {
		if i := slices.IndexFunc(added, func(a scenarios.Entry) bool { return a.Date == entry.Date }); i >= 0 {
			added[i].Value += entry.Value
			continue
		}
		added = append(added, scenarios.Entry{Date: entry.Date, Value: entry.Value})
	}
	slices.SortFunc(added, func(a, b scenarios.Entry) int { return a.Date.Compare(b.Date) })
	return []scenarios.Dated{datedAt(d.keys[0], added)}
}

// between draws from the driver's triangle.
func (d *Driver) between(r stream) int64 {
	low, mode, high := d.triangle[0], d.triangle[1], d.triangle[2]
	at, err := money.Scale(mode-low, whole, high-low)
	if err != nil {
		return mode
	}
	width, err := money.Scale(high-low, r.triangular(at), whole)
	if err != nil {
		return mode
	}
	return low + width
}

// levelOn returns the level of steps on a day; 0 before the first.
func levelOn(steps []scenarios.Entry, day calendar.Date) int64 {
	level := int64(0)
	for _, step := range steps {
		if step.Date.After(day) {
			break
		}
		level = step.Value
	}
	return level
}
