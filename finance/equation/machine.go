package equation

// A Machine runs a program over a batch of paths side by side. It owns its
// memory and is used by one goroutine at a time; a run allocates nothing. A
// batch of 256 paths is a good size: long enough that finding an instruction
// costs little beside its row, and short enough for the nearer caches.
//
// Most rows of most batches hold one value on all paths: whatever does not
// depend on what differs, and the many calls and repayments that are nothing.
// Such a row is a number of its own (one.go), and only what differs from path
// to path goes through the kernels (paths.go).
type Machine struct {
	program *Program
	inputs  *Inputs
	memory  memory
	kernels kernels
	period  int        // that is in the memory,
	parity  int        // and whether its number is odd
	parts   partRows   // of the instruction being done
	caps    cappedRows // the same
}

// NewMachine prepares memory for a batch of so many paths.
func (p *Program) NewMachine(inputs *Inputs, lanes int) *Machine {
	return p.newMachine(inputs, lanes, fastest)
}

func (p *Program) newMachine(inputs *Inputs, lanes int, k kernels) *Machine {
	return &Machine{program: p, inputs: inputs, memory: newMemory(int(p.layout.rows), lanes), kernels: k}
}

// Lanes returns the number of paths of a batch.
func (m *Machine) Lanes() int { return m.memory.lanes }

// Row returns the values of one member of a line, one for each path, in the period
// just evaluated (or, of a static line, at any time). It is valid until the
// next period and must not be changed.
func (m *Machine) Row(id ID, member int) []int64 {
	lanes := m.memory.lanes
	return m.memory.full(m.program.row(m.program.model.byID[id], member, m.parity))[:lanes:lanes]
}

// Run evaluates all periods for the paths from firstPath on and calls observe
// after each, first with period −1 for the opening values. It stops at the
// first fault, which names line, member, period and path.
func (m *Machine) Run(firstPath int, observe func(period int) error) error {
	codes := &m.program.codes
	m.parity = 0
	m.memory.clear()
	m.fill(Opening, firstPath)
	if err := m.steps(&codes.static, Opening, firstPath); err != nil {
		return err
	}
	if err := m.steps(&codes.opening, Opening, firstPath); err != nil {
		return err
	}
	if err := observe(Opening); err != nil {
		return err
	}
	for period := range m.inputs.periods {
		m.period, m.parity = period, period&1
		m.fill(period, firstPath)
		if err := m.steps(&codes.period[m.parity], period, firstPath); err != nil {
			return err
		}
		if err := observe(period); err != nil {
			return err
		}
		m.remember(period)
	}
	return nil
}

// fill writes the inputs of a period, or the static ones before the first.
func (m *Machine) fill(period, firstPath int) {
	for i := range m.inputs.series {
		s := &m.inputs.series[i]
		if s.line.Static != (period < 0) {
			continue
		}
		row := m.program.row(s.line, 0, m.parity)
		for member := range s.members {
			if s.draw != nil {
				s.draw(member, period, firstPath, m.memory.drawn(row))
				m.memory.pad(row)
			} else {
				m.memory.set(row, s.value(member, period))
			}
			row++
		}
	}
}

func (m *Machine) steps(c *code, period, firstPath int) error {
	lane, at := m.run(c)
	if lane >= 0 {
		return m.fault(c, at, period, lane, firstPath)
	}
	return nil
}
