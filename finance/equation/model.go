package equation

import (
	"fmt"
	"strings"
)

// A Model is a checked set of lines in an order in which they can be
// evaluated. It never changes after Build and may be shared.
type Model struct {
	Sections []Section
	lines    []*Line        // in the sections' order
	nodes    map[ID]*Node   // of the equations
	opening  map[ID]*Node   // of the openings
	byID     map[ID]*Line   //
	ordered  []*Line        // in an order of evaluation, static lines first
	readers  map[ID][]*Line // lines that read a line
}

// Faults are everything wrong with a model's definition.
type Faults []string

// Error lists the faults, one a line.
func (f Faults) Error() string { return strings.Join(f, "\n") }

func (f *Faults) add(format string, args ...any) { *f = append(*f, fmt.Sprintf(format, args...)) }

// Build checks the sections and puts their lines in order. It reports all
// faults at once: unknown and duplicate ids, units and dimensions that do not
// fit, static lines that read moving ones, loops within a period (named).
func Build(sections []Section) (*Model, error) {
	m := &Model{Sections: sections, nodes: map[ID]*Node{}, opening: map[ID]*Node{}, byID: map[ID]*Line{}, readers: map[ID][]*Line{}}
	var faults Faults
	m.index(&faults)
	m.check(&faults)
	if len(faults) > 0 {
		return nil, faults
	}
	m.order(&faults)
	if len(faults) > 0 {
		return nil, faults
	}
	m.indexReaders()
	return m, nil
}

func (m *Model) index(faults *Faults) {
	for s := range m.Sections {
		for i := range m.Sections[s].Lines {
			line := &m.Sections[s].Lines[i]
			if m.byID[line.ID] != nil {
				faults.add("%s: defined twice", line.ID)
				continue
			}
			m.byID[line.ID] = line
			m.lines = append(m.lines, line)
			if line.Equation != nil {
				m.nodes[line.ID] = line.Equation.node()
			}
			if line.Opening != nil {
				m.opening[line.ID] = line.Opening.node()
			}
		}
	}
}

// Lines returns all lines in the order of the sections.
func (m *Model) Lines() []*Line { return m.lines }

// Inputs returns the lines that are inputs, in order.
func (m *Model) Inputs() []*Line { return m.choose(func(l *Line) bool { return l.Input != nil }) }

// Equations returns the lines that are equations, in order.
func (m *Model) Equations() []*Line { return m.choose(func(l *Line) bool { return l.Input == nil }) }

func (m *Model) choose(want func(*Line) bool) []*Line {
	var chosen []*Line
	for _, line := range m.lines {
		if want(line) {
			chosen = append(chosen, line)
		}
	}
	return chosen
}

// Line returns the line with that id, nil where there is none.
func (m *Model) Line(id ID) *Line { return m.byID[id] }

// Node returns the equation of a line as a tree, nil for an input.
func (m *Model) Node(id ID) *Node { return m.nodes[id] }

// OpeningNode returns the opening value of a line as a tree, nil where it is 0.
func (m *Model) OpeningNode(id ID) *Node { return m.opening[id] }

// Readers returns the lines whose equation or opening uses a line.
func (m *Model) Readers(id ID) []*Line { return m.readers[id] }

func (m *Model) indexReaders() {
	for _, line := range m.lines {
		seen := map[ID]bool{}
		for _, root := range []*Node{m.nodes[line.ID], m.opening[line.ID]} {
			root.Walk(func(n *Node) {
				if n.Line != "" && !seen[n.Line] {
					seen[n.Line] = true
					m.readers[n.Line] = append(m.readers[n.Line], line)
				}
			})
		}
	}
}

// Walk calls visit for the node and everything under it. A nil node is empty.
func (n *Node) Walk(visit func(*Node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, arg := range n.Args {
		arg.Walk(visit)
	}
}

// order sorts the lines so that each comes after those it reads in the same
// period, static lines first; it names the loop where there is none.
func (m *Model) order(faults *Faults) {
	state := map[ID]int{} // 1 = being visited, 2 = done
	var path []ID
	var visit func(line *Line)
	visit = func(line *Line) {
		switch state[line.ID] {
		case 2:
			return
		case 1:
			faults.add("a loop within one period: %s", loop(path, line.ID))
			return
		}
		state[line.ID] = 1
		path = append(path, line.ID)
		for _, id := range m.readsNow(line) {
			visit(m.byID[id])
		}
		path = path[:len(path)-1]
		state[line.ID] = 2
		m.ordered = append(m.ordered, line)
	}
	for _, static := range []bool{true, false} {
		for _, line := range m.lines {
			if line.Static == static {
				visit(line)
			}
		}
	}
}

// readsNow lists the lines that a line needs evaluated before it in the same
// period. What a line sums of itself over earlier members is no loop.
func (m *Model) readsNow(line *Line) []ID {
	var ids []ID
	m.nodes[line.ID].Walk(func(n *Node) {
		switch n.Op {
		case OpRef, OpOf, OpSum, OpLater, OpLag, OpApportion:
			ids = append(ids, n.Line)
		case OpEarlier:
			if n.Line != line.ID {
				ids = append(ids, n.Line)
			}
		}
	})
	return ids
}

func loop(path []ID, back ID) string {
	var names []string
	for i := range path {
		if path[i] == back || len(names) > 0 {
			names = append(names, string(path[i]))
		}
	}
	return strings.Join(append(names, string(back)), " → ")
}
