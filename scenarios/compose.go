package scenarios

import (
	"slices"

	"loanmodel/finance/equation"
)

// A layer is what one file, or the command line, sets.
type layer struct {
	name     string
	settings []setting
}

// A setting gives one member of one input a value.
type setting struct {
	address
	value Value
}

// An address is the place of a value: the numbers of its line in the registry
// and of its member.
type address struct{ line, member int }

// A composition applies layers to a base, one after the other.
type composition struct {
	registry *Registry
	base     map[address]Value
	current  map[address]Value
	setBy    map[address]string // by which overlay; not in it what only the base set
	order    []address          // of what overlays set, the last setting last
	names    []string           // of the layers, the base first
	clashes  []Conflict
}

// compose applies the layers to the base, which gives every value.
func compose(registry *Registry, base *layer, overlays []*layer) *composition {
	c := &composition{registry: registry, base: map[address]Value{}, current: map[address]Value{},
		setBy: map[address]string{}, names: []string{base.name}}
	for _, s := range base.settings {
		c.base[s.address], c.current[s.address] = s.value, s.value
	}
	for _, overlay := range overlays {
		c.apply(overlay)
	}
	return c
}

// apply replaces the values that a layer sets, and notes where it contradicts
// an earlier layer.
func (c *composition) apply(overlay *layer) {
	for _, s := range overlay.settings {
		value := s.value
		value.layer = len(c.names)
		if earlier, set := c.setBy[s.address]; set && !value.same(c.current[s.address]) {
			c.clashes = append(c.clashes, Conflict{Key: c.key(s.address), Member: c.member(s.address), Loser: earlier, Winner: overlay.name})
		}
		if _, set := c.setBy[s.address]; set {
			c.order = slices.DeleteFunc(c.order, func(a address) bool { return a == s.address })
		}
		c.current[s.address], c.setBy[s.address] = value, overlay.name
		c.order = append(c.order, s.address)
	}
	c.names = append(c.names, overlay.name)
}

func (c *composition) key(a address) string { return string(c.registry.lines[a.line].ID) }

func (c *composition) member(a address) string { return c.registry.lines[a.line].Over.Code(a.member) }

// differences compares the final values with the base. If one overlay changed a
// value and another changed it back, there is no difference.
func (c *composition) differences() []Difference {
	var list []Difference
	for _, a := range c.order {
		line, from, to := c.registry.lines[a.line], c.base[a], c.current[a]
		if from.same(to) {
			continue
		}
		list = append(list, Difference{Key: c.key(a), Member: c.member(a),
			From: FormatValue(line, from), To: FormatValue(line, to),
			Overlay: c.setBy[a], Reason: to.Origin.Reason, Origin: to.Origin})
	}
	return list
}

// parameters returns the final values in the registry's order.
func (c *composition) parameters() []Parameter {
	list := make([]Parameter, len(c.registry.lines))
	for i, line := range c.registry.lines {
		list[i] = Parameter{Line: line, Values: make([]Value, line.Over.Len())}
		for member := range list[i].Values {
			list[i].Values[member] = c.current[address{i, member}]
		}
	}
	return list
}

// scenario returns the composition as a scenario that has neither name nor
// timeline yet.
func (c *composition) scenario() *Scenario {
	return &Scenario{registry: c.registry, parameters: c.parameters(), Differences: c.differences(),
		Conflicts: c.clashes, Overlays: c.names[1:]}
}

// addressText names a value as --set takes it: its key, with the member in
// brackets if there is one.
func addressText(key, member string) string {
	return equation.Address{Line: equation.ID(key), Member: member}.String()
}
