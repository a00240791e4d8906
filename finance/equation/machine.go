package equation

import (
	"fmt"

	"loanmodel/finance/money"
)

// A Machine runs a program over a batch of paths side by side. It owns its
// memory and is used by one goroutine at a time; a run allocates nothing.
type Machine struct {
	program *Program
	inputs  *Inputs
	lanes   int
	banks   [banks][]int64
}

// NewMachine prepares memory for a batch of so many paths.
func (p *Program) NewMachine(inputs *Inputs, lanes int) *Machine {
	m := &Machine{program: p, inputs: inputs, lanes: lanes}
	for b := range m.banks {
		m.banks[b] = make([]int64, int(p.size[b])*lanes)
	}
	return m
}

// Lanes is the number of paths of a batch.
func (m *Machine) Lanes() int { return m.lanes }

// Row is the values of one member of a line, one for each path, in the period
// just evaluated (or, of a static line, at any time). It is valid until the
// next period and must not be changed.
func (m *Machine) Row(id ID, member int) []int64 {
	line := m.program.model.byID[id]
	return m.row(place{home(line), m.program.base[id] + int32(member)})
}

// Opening is the row of a line's values before the first period, valid only
// while observing period −1.
func (m *Machine) opening(id ID, member int) []int64 {
	return m.row(place{bankBefore, m.program.base[id] + int32(member)})
}

func (m *Machine) row(at place) []int64 {
	from := int(at.row) * m.lanes
	return m.banks[at.bank][from : from+m.lanes : from+m.lanes]
}

// Run evaluates all periods for the paths from firstPath on and calls observe
// after each, first with period −1 for the opening values. It stops at the
// first fault, which names line, member, period and path.
func (m *Machine) Run(firstPath int, observe func(period int) error) error {
	m.begin()
	m.fill(-1, firstPath)
	if err := m.steps(m.program.static, -1, firstPath); err != nil {
		return err
	}
	if err := m.steps(m.program.opening, -1, firstPath); err != nil {
		return err
	}
	if err := observe(-1); err != nil {
		return err
	}
	for period := range m.inputs.periods {
		m.fill(period, firstPath)
		if err := m.steps(m.program.period, period, firstPath); err != nil {
			return err
		}
		if err := observe(period); err != nil {
			return err
		}
		m.banks[bankNow], m.banks[bankBefore] = m.banks[bankBefore], m.banks[bankNow]
	}
	return nil
}

// begin clears what a run before may have left, and writes the literals.
func (m *Machine) begin() {
	clear(m.banks[bankBefore])
	clear(m.banks[bankNow])
	for _, value := range []int64{-1, 0, 1} {
		row := m.row(literal(value))
		for i := range row {
			row[i] = value
		}
	}
}

// fill writes the inputs of a period, or the static ones before the first.
func (m *Machine) fill(period, firstPath int) {
	for i := range m.inputs.series {
		s := &m.inputs.series[i]
		if s.line.Static != (period < 0) {
			continue
		}
		for member := range s.members {
			row := m.Row(s.line.ID, member)
			if s.draw != nil {
				s.draw(member, period, firstPath, row)
				continue
			}
			value := s.value(member, period)
			for lane := range row {
				row[lane] = value
			}
		}
	}
}

func (m *Machine) steps(steps []step, period, firstPath int) error {
	for i := range steps {
		if lane := m.step(&steps[i]); lane >= 0 {
			return m.fault(&steps[i], period, lane, firstPath)
		}
	}
	return nil
}

// step does one operation and reports the lane that failed, or −1.
func (m *Machine) step(s *step) int {
	result, a := m.row(s.result), m.row(s.a)
	switch s.op {
	case OpAdd:
		return m.wrapped(addRow(result, a, m.row(s.b)))
	case OpSub:
		return m.wrapped(subRow(result, a, m.row(s.b)))
	case OpMin, OpAnd: // flags are 0 and 1
		minRow(result, a, m.row(s.b))
	case OpMax, OpOr:
		maxRow(result, a, m.row(s.b))
	case OpLess:
		lessRow(result, a, m.row(s.b))
	case OpEqual:
		equalRow(result, a, m.row(s.b))
	case OpIf:
		ifRow(result, a, m.row(s.b), m.row(s.c))
	case OpScale:
		if s.divisor != nil {
			return s.divisor.ScaleRow(result, a, m.row(s.b))
		}
		return scaleByRow(result, a, m.row(s.b), m.row(s.c))
	case OpKey:
		return keyRow(result, a, m.row(s.b))
	case OpSum:
		from := int(s.a.row) * m.lanes
		return m.wrapped(sumRows(result, m.banks[s.a.bank][from:from+int(s.rows)*m.lanes]))
	case OpChoose:
		return m.choose(s, result, a)
	}
	return -1
}

// wrapped names lane 0 for an operation that left 64 bits somewhere: the lane
// is not worth a search in the hot loop, the line and period say enough.
func (m *Machine) wrapped(fits bool) int {
	if fits {
		return -1
	}
	return 0
}

func (m *Machine) choose(s *step, result, index []int64) int {
	for lane, n := range index {
		if n < 1 || int(n) > len(s.choices) {
			return lane
		}
		result[lane] = m.row(s.choices[n-1])[lane]
	}
	return -1
}

// An EvaluationError says where an evaluation could not go on.
type EvaluationError struct {
	Line         ID
	Member       string
	Period, Path int // Period −1 is before the first
	Reason       string
}

// Error names line, member, period (counted from 0) and path.
func (e *EvaluationError) Error() string {
	where := string(e.Line)
	if e.Member != "" {
		where += "[" + e.Member + "]"
	}
	return fmt.Sprintf("line %s, period %d, path %d: %s", where, e.Period, e.Path, e.Reason)
}

func (m *Machine) fault(s *step, period, lane, firstPath int) error {
	reason := money.ErrOverflow.Error()
	switch s.op {
	case OpScale:
		amount := m.row(s.a)[lane]
		if amount < 0 {
			reason = fmt.Sprintf("scales the negative amount %d", amount)
		} else if s.divisor == nil && m.row(s.c)[lane] <= 0 {
			reason = money.ErrDivisor.Error()
		}
	case OpKey:
		reason = fmt.Sprintf("the share of %d in %d is no key", m.row(s.a)[lane], m.row(s.b)[lane])
	case OpChoose:
		reason = fmt.Sprintf("chooses number %d of %d", m.row(s.a)[lane], len(s.choices))
	}
	return &EvaluationError{Line: s.line.ID, Member: s.line.Over.Code(s.member), Period: period, Path: firstPath + lane, Reason: reason}
}
