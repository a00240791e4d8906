package equation

import "fmt"

// Inputs are the values of a model's inputs over a number of periods.
type Inputs struct {
	model   *Model
	periods int
	series  []series
	index   map[ID]int
}

type series struct {
	line    *Line
	members int
	values  []int64 // member by member; of a static line one each, else one each period
	stride  int
	given   bool
	draw    Draw
}

// A Draw writes the values of one member of an input in one period for the
// paths from firstPath on. Period −1 asks for a static input.
type Draw func(member, period, firstPath int, values []int64)

func (s *series) value(member, period int) int64 {
	if s.stride == 1 {
		return s.values[member]
	}
	return s.values[member*s.stride+period]
}

// NewInputs makes room for the inputs of a model over so many periods.
func NewInputs(m *Model, periods int) *Inputs {
	in := &Inputs{model: m, periods: periods, index: map[ID]int{}}
	for _, line := range m.Inputs() {
		s := series{line: line, members: line.Over.Len(), stride: periods}
		if line.Static {
			s.stride = 1
		}
		s.values = make([]int64, s.members*s.stride)
		in.index[line.ID] = len(in.series)
		in.series = append(in.series, s)
	}
	return in
}

// Model returns the model whose inputs these are.
func (in *Inputs) Model() *Model { return in.model }

// Periods returns the number of periods.
func (in *Inputs) Periods() int { return in.periods }

// Set gives an input its values: one for each period, or a single one for a
// static input, member by member. It fails for an unknown input, a wrong
// number of values or a value out of the input's bounds.
func (in *Inputs) Set(id ID, member int, values []int64) error {
	i, ok := in.index[id]
	if !ok {
		return fmt.Errorf("%s is not an input", id)
	}
	s := &in.series[i]
	if member < 0 || member >= s.members || len(values) != s.stride {
		return fmt.Errorf("%s takes %d values for each of %d members", id, s.stride, s.members)
	}
	for _, v := range values {
		if v < s.line.Input.Min || v > s.line.Input.Max {
			return fmt.Errorf("%s: %d is not between %d and %d", id, v, s.line.Input.Min, s.line.Input.Max)
		}
	}
	copy(s.values[member*s.stride:], values)
	s.given = true
	return nil
}

// Vary lets an input differ from path to path: its values come from draw.
func (in *Inputs) Vary(id ID, draw Draw) error {
	i, ok := in.index[id]
	if !ok {
		return fmt.Errorf("%s is not an input", id)
	}
	in.series[i].draw, in.series[i].given = draw, true
	return nil
}

// Value returns the value of one member of an input in one period (any period for
// a static one).
func (in *Inputs) Value(id ID, member, period int) int64 {
	return in.series[in.index[id]].value(member, period)
}

// Missing lists the inputs that have no value yet.
func (in *Inputs) Missing() []ID {
	var ids []ID
	for i := range in.series {
		if !in.series[i].given {
			ids = append(ids, in.series[i].line.ID)
		}
	}
	return ids
}
