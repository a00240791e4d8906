package scenarios

import (
	"strings"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
)

// Keys of the horizon. They are set like parameters but are not inputs of the
// model: they are the timeline on which it runs.
const (
	HorizonStart = "horizon.start"
	HorizonEnd   = "horizon.end"
)

// A Registry knows everything that a scenario can set: the horizon, and every
// input of the model that the timeline itself does not give. It never changes
// and may be shared.
type Registry struct {
	lines   []*equation.Line // the two of the horizon, then the model's
	numbers map[string]int   // a key's place in lines
	groups  []string
	members map[string][]int // of a group, as places in lines
}

// NewRegistry lists the inputs of a model in the model's order.
func NewRegistry(m *equation.Model) *Registry {
	r := &Registry{numbers: map[string]int{}, members: map[string][]int{}}
	r.add(month(HorizonStart, "First month"))
	r.add(month(HorizonEnd, "Last month"))
	for _, line := range m.Inputs() {
		if line.Input.Shape != equation.Calendar {
			r.add(line)
		}
	}
	return r
}

// horizonLines is the number of a registry's lines that belong to the horizon.
const horizonLines = 2

// writtenMonth is the written unit of the horizon's keys. Their whole number is
// the serial of the month's first day.
const writtenMonth = "month"

// The first and the last month that a horizon may contain. The last one is the
// month of the latest day that both a workbook and the model can hold.
var (
	earliestMonth = calendar.MustMonth("1900-03")
	latestMonth   = calendar.MustMonth("2199-12")
)

func month(key, name string) *equation.Line {
	return &equation.Line{ID: equation.ID(key), Name: name, Unit: equation.Date, Static: true,
		Input: &equation.Input{Shape: equation.Constant, Written: writtenMonth,
			Min: earliestMonth.First().Serial(), Max: latestMonth.First().Serial()}}
}

func (r *Registry) add(line *equation.Line) {
	group, _ := splitKey(string(line.ID))
	number := len(r.lines)
	r.lines = append(r.lines, line)
	r.numbers[string(line.ID)] = number
	if len(r.members[group]) == 0 {
		r.groups = append(r.groups, group)
	}
	r.members[group] = append(r.members[group], number)
}

// splitKey splits a key such as loan.commitment_eur into group and name.
func splitKey(key string) (group, name string) {
	group, name, _ = strings.Cut(key, ".")
	return group, name
}

// Lines returns the inputs in the model's order, without the horizon. The
// caller must not change the slice.
func (r *Registry) Lines() []*equation.Line { return r.lines[horizonLines:] }

// Line returns the input with a key, or nil if there is none. The keys of the
// horizon have lines too, with the written unit "month".
func (r *Registry) Line(key string) *equation.Line {
	number, ok := r.numbers[key]
	if !ok {
		return nil
	}
	return r.lines[number]
}

// Keys lists all keys that can be set: those of the horizon first, then the
// others in the model's order.
func (r *Registry) Keys() []string {
	keys := make([]string, len(r.lines))
	for i, line := range r.lines {
		keys[i] = string(line.ID)
	}
	return keys
}

// Groups lists the first parts of the keys, in order: the top-level keys of a
// file that hold parameters.
func (r *Registry) Groups() []string { return append([]string(nil), r.groups...) }
