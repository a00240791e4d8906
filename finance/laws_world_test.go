package finance_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/scenarios"
)

// The laws of the model are tried on worlds: a combination of the library, over
// four years, with some of its inputs drawn anew within their bounds.
const (
	worldMonths = 48
	worldEnd    = "2029-12"
)

// A lawWorld is one set of inputs. Its values stand by the number of the input
// in the model, the member and the month (one alone for a static input).
type lawWorld struct {
	seed       uint64
	expression string
	timeline   calendar.Timeline
	values     [][][]int64
	library    [][][]int64 // the values before any change
}

// inputNumbers are the places of the inputs in a world.
var inputNumbers = sync.OnceValue(func() map[eq.ID]int {
	numbers := map[eq.ID]int{}
	for i, line := range lawInputs() {
		numbers[line.ID] = i
	}
	return numbers
})

// lawInputs are the inputs of the model, in order.
var lawInputs = sync.OnceValue(func() []*eq.Line {
	program, err := finance.Build()
	if err != nil {
		panic(err)
	}
	return program.Model().Inputs()
})

// combination is a world as the library has it, read once.
func combination(t testing.TB, expression string) *lawWorld {
	t.Helper()
	if known, ok := combinations.Load(expression); ok {
		return known.(*lawWorld)
	}
	w, err := resolveWorld(expression)
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	combinations.Store(expression, w)
	return w
}

var combinations sync.Map

func resolveWorld(expression string, sets ...string) (*lawWorld, error) {
	s, err := scenarios.Resolve(expression, scenarios.Options{Sets: append([]string{"horizon.end=" + worldEnd}, sets...)})
	if err != nil {
		return nil, err
	}
	program, err := finance.Build()
	if err != nil {
		return nil, err
	}
	inputs, err := s.Inputs(program.Model())
	if err != nil {
		return nil, err
	}
	w := &lawWorld{expression: expression, timeline: s.Timeline}
	for _, line := range lawInputs() {
		members := make([][]int64, line.Over.Len())
		for member := range members {
			members[member] = make([]int64, lengthOf(line))
			for p := range members[member] {
				members[member][p] = inputs.Value(line.ID, member, p)
			}
		}
		w.values = append(w.values, members)
	}
	w.library = w.values
	return w, nil
}

func lengthOf(line *eq.Line) int {
	if line.Static {
		return 1
	}
	return worldMonths
}

// copy is a world that may be changed without changing this one.
func (w *lawWorld) copy() *lawWorld {
	c := &lawWorld{w.seed, w.expression, w.timeline, make([][][]int64, len(w.values)), w.library}
	for i, members := range w.values {
		c.values[i] = slices.Clone(members)
	}
	return c
}

func number(id eq.ID) int {
	i, ok := inputNumbers()[id]
	if !ok {
		panic(string(id) + " is not an input")
	}
	return i
}

// in is the value of an input in a month.
func (w *lawWorld) in(id eq.ID, member, period int) int64 {
	series := w.values[number(id)][member]
	return series[min(max(period, 0), len(series)-1)]
}

func (w *lawWorld) members(id eq.ID) int { return len(w.values[number(id)]) }

// set gives one member of an input one value in all months; from does so from a
// month on, and at in that month alone.
func (w *lawWorld) set(id eq.ID, member int, value int64) { w.from(id, member, 0, value) }

func (w *lawWorld) from(id eq.ID, member, period int, value int64) {
	w.change(id, member, func(p int, old int64) int64 {
		if p < period {
			return old
		}
		return value * w.days(id, p)
	})
}

func (w *lawWorld) at(id eq.ID, member, period int, value int64) {
	w.change(id, member, func(p int, old int64) int64 {
		if p == period {
			return value
		}
		return old
	})
}

func (w *lawWorld) change(id eq.ID, member int, value func(period int, old int64) int64) {
	i := number(id)
	series := slices.Clone(w.values[i][member])
	for p := range series {
		series[p] = value(p, series[p])
	}
	w.values[i][member] = series
}

// all gives every member of an input one value.
func (w *lawWorld) all(id eq.ID, value int64) {
	for member := range w.members(id) {
		w.set(id, member, value)
	}
}

// days is what a rate is multiplied with in a month: its days, where the model
// sums the rate over them.
func (w *lawWorld) days(id eq.ID, period int) int64 {
	if lawInputs()[number(id)].Unit != eq.RateDays {
		return 1
	}
	return int64(w.timeline.At(period).Days())
}

// sets are the --set lines that make this world out of its expression.
func (w *lawWorld) sets() []string {
	lines := []string{"horizon.end=" + worldEnd}
	for _, line := range lawInputs() {
		for member := range line.Over.Len() {
			if slices.Equal(w.values[number(line.ID)][member], w.library[number(line.ID)][member]) {
				continue
			}
			name := string(line.ID)
			if line.Over != nil {
				name += "[" + line.Over.Code(member) + "]"
			}
			lines = append(lines, name+"="+scenarios.FormatValue(line, w.written(line, member)))
		}
	}
	return lines
}

// written is a value as a scenario has it: steps at the first days of months,
// amounts on the last.
func (w *lawWorld) written(line *eq.Line, member int) scenarios.Value {
	series := w.values[number(line.ID)][member]
	if line.Input.Shape == eq.Constant {
		return scenarios.Value{Scalar: series[0]}
	}
	var v scenarios.Value
	for p, value := range series {
		month := w.timeline.At(p)
		day := month.First()
		value /= w.days(line.ID, p)
		if line.Input.Shape == eq.Schedule {
			if day = month.Last(); value == 0 {
				continue
			}
		} else if n := len(v.Entries); n > 0 && v.Entries[n-1].Value == value {
			continue
		}
		v.Entries = append(v.Entries, scenarios.Entry{Date: day, Value: value})
	}
	return v
}

// String says how to make the world.
func (w *lawWorld) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "seed %d: run %s", w.seed, w.expression)
	for _, set := range w.sets() {
		fmt.Fprintf(&b, " \\\n  --set '%s'", set)
	}
	return b.String()
}
