package calendar

import (
	"fmt"
	"sort"
)

// Step is one step of a Path: Value is in force from the day From until the day
// before the next step. It is a whole number in the unit of the path,
// millionths for a rate.
type Step struct {
	From  Date
	Value int64
}

// Path is a quantity that changes on given days: steps in ascending order of
// their dates. Before the first step the value is 0. Every method relies on the
// order, which NewPath checks.
type Path []Step

// NewPath returns a path made of the given steps; there may be none. It returns
// an error if a step has no date or is not later than the step before it.
func NewPath(steps ...Step) (Path, error) {
	for i, step := range steps {
		if step.From.IsZero() {
			return nil, fmt.Errorf("step %d has no date", i+1)
		}
		if i == 0 || steps[i-1].From.Before(step.From) {
			continue
		}
		if steps[i-1].From == step.From {
			return nil, fmt.Errorf("step %d repeats the date %s", i+1, step.From)
		}
		return nil, fmt.Errorf("step %d is dated %s, before step %d (%s): steps go in order of their dates",
			i+1, step.From, i, steps[i-1].From)
	}
	return append(Path(nil), steps...), nil
}

// At returns the value in force on day d: the value of the last step that is
// not later than d, or 0 before the first step and for the zero Date.
func (p Path) At(d Date) int64 {
	inForce := p.stepInForce(d)
	if inForce < 0 {
		return 0
	}
	return p[inForce].Value
}

// stepInForce returns the index of the last step that is not later than d, or
// -1 if there is none.
func (p Path) stepInForce(d Date) int {
	return sort.Search(len(p), func(i int) bool { return p[i].From.After(d) }) - 1
}

// ValueDays adds up the values in force on each of the days first to last, both
// included. For a rate path in millionths the sum is the rate-days of the
// period, and ACT/360 interest is balance × rate-days / 360,000,000. The sum is
// exact. It returns an error if a date is zero, last is before first, the steps
// met are out of order, or a product or partial sum does not fit into 64 bits.
func (p Path) ValueDays(first, last Date) (int64, error) {
	if first.IsZero() || last.Before(first) {
		return 0, fmt.Errorf("no days to sum a path over from %s to %s", first, last)
	}
	var total int64
	for i := max(p.stepInForce(first), 0); i < len(p) && !p[i].From.After(last); i++ {
		days := p.daysInForce(i, first, last)
		if days < 1 {
			return 0, fmt.Errorf("the steps of a path are out of order at %s", p[i].From)
		}
		var fits bool
		if total, fits = addProduct(total, p[i].Value, days); !fits {
			return 0, fmt.Errorf("the sum of a path over %s to %s does not fit 64 bits", first, last)
		}
	}
	return total, nil
}

// daysInForce returns how many of the days first to last, both included, belong
// to step i: at least one if the steps are in order and step i is in force
// then.
func (p Path) daysInForce(i int, first, last Date) int64 {
	from := max(p[i].From.Serial(), first.Serial())
	until := last.Serial() + 1
	if i+1 < len(p) {
		until = min(until, p[i+1].From.Serial())
	}
	return until - from
}

// addProduct returns total + value × days and whether it fits into 64 bits;
// days must be positive.
func addProduct(total, value, days int64) (int64, bool) {
	product := value * days
	if product/days != value {
		return 0, false
	}
	sum := total + product
	// An addition overflowed exactly when the sum moved against its addend.
	if (sum > total) != (product > 0) && product != 0 {
		return 0, false
	}
	return sum, true
}
