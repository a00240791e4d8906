package equation

import (
	"fmt"

	"loanmodel/finance/money"
)

// A Machine runs a program over a batch of paths side by side. It owns its
// memory and is used by one goroutine at a time; a run allocates nothing.
//
// Most rows of most batches hold one value on all paths: whatever does not
// depend on what differs, and the many calls and repayments that are nothing.
// Such a row is computed once and spread over the paths only where an
// operation meets a row that differs.
type Machine struct {
	program *Program
	inputs  *Inputs
	lanes   int
	banks   [banks][]int64
	spreads [banks][]spread
	period  int
}

// A spread says how a row holds its values.
type spread uint8

const (
	differs  spread = iota // one value for each path
	single                 // one value for all paths, standing first
	repeated               // one value for all paths, written out
)

// NewMachine prepares memory for a batch of so many paths.
func (p *Program) NewMachine(inputs *Inputs, lanes int) *Machine {
	m := &Machine{program: p, inputs: inputs, lanes: lanes}
	for b := range m.banks {
		m.banks[b] = make([]int64, int(p.size[b])*lanes)
		m.spreads[b] = make([]spread, p.size[b])
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
	return m.full(place{home(line), m.program.base[id] + int32(member)})
}

// full is a row with a value for each path.
func (m *Machine) full(at place) []int64 {
	row := m.first(at, m.lanes)
	if m.spreads[at.bank][at.row] == single {
		for i := range row {
			row[i] = row[0]
		}
		m.spreads[at.bank][at.row] = repeated
	}
	return row
}

// first is the first n values of a row as they stand.
func (m *Machine) first(at place, n int) []int64 {
	from := int(at.row) * m.lanes
	return m.banks[at.bank][from : from+n : from+n]
}

func (m *Machine) same(at place) bool { return m.spreads[at.bank][at.row] != differs }

// result is the row that an operation on rows of n values writes.
func (m *Machine) result(at place, n int) []int64 {
	kind := differs
	if n == 1 {
		kind = single
	}
	m.spreads[at.bank][at.row] = kind
	return m.first(at, n)
}

// operand is a row with n values.
func (m *Machine) operand(at place, n int) []int64 {
	if n == 1 {
		return m.first(at, 1)
	}
	return m.full(at)
}

// nothing says whether a row is 0 on all paths.
func (m *Machine) nothing(at place) bool {
	return m.same(at) && m.first(at, 1)[0] == 0
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
		m.period = period
		m.fill(period, firstPath)
		if err := m.steps(m.program.period, period, firstPath); err != nil {
			return err
		}
		if err := observe(period); err != nil {
			return err
		}
		m.remember()
		m.banks[bankNow], m.banks[bankBefore] = m.banks[bankBefore], m.banks[bankNow]
		m.spreads[bankNow], m.spreads[bankBefore] = m.spreads[bankBefore], m.spreads[bankNow]
	}
	return nil
}

// begin clears what a run before may have left, and writes the literals.
func (m *Machine) begin() {
	for _, b := range []bank{bankBefore, bankNow} {
		clear(m.banks[b])
		for i := range m.spreads[b] {
			m.spreads[b][i] = repeated
		}
	}
	for _, value := range []int64{-1, 0, 1} {
		m.result(literal(value), 1)[0] = value
	}
}

// fill writes the inputs of a period, or the static ones before the first.
func (m *Machine) fill(period, firstPath int) {
	for i := range m.inputs.series {
		s := &m.inputs.series[i]
		if s.line.Static != (period < 0) {
			continue
		}
		at := place{home(s.line), m.program.base[s.line.ID]}
		for member := range s.members {
			if s.draw != nil {
				s.draw(member, period, firstPath, m.result(at, m.lanes))
			} else {
				m.result(at, 1)[0] = s.value(member, period)
			}
			at.row++
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
	switch s.op {
	case OpIf:
		return m.stepIf(s)
	case OpSum:
		return m.stepSum(s)
	case OpLag:
		return m.stepLag(s)
	case OpApportion:
		return m.stepApportion(s)
	case OpChoose:
		return m.stepChoose(s)
	case OpScale, OpKey, OpRemainder:
		return m.stepQuotient(s)
	}
	n := m.width(s.a, s.b)
	a, b := m.operand(s.a, n), m.operand(s.b, n)
	result := m.result(s.result, n)
	switch s.op {
	case OpAdd:
		if !addRow(result, a, b) {
			return leftAfterAdd(result, b)
		}
	case OpSub:
		if !subRow(result, a, b) {
			return leftAfterSub(result, b)
		}
	case OpMin, OpAnd: // flags are 0 and 1
		minRow(result, a, b)
		m.settle(s.result, result)
	case OpMax, OpOr:
		maxRow(result, a, b)
		m.settle(s.result, result)
	case OpLess:
		lessRow(result, a, b)
	case OpEqual:
		equalRow(result, a, b)
	}
	return -1
}

// settle notes that a limit made a row the same on all paths: a loss that is
// nothing meets buffers that differ, and stays nothing. A row of one value says
// so already, and has not been written out.
func (m *Machine) settle(at place, row []int64) {
	if len(row) < m.lanes {
		return
	}
	var different int64
	for _, v := range row {
		different |= v ^ row[0]
	}
	if different == 0 {
		m.spreads[at.bank][at.row] = repeated
	}
}

// width is how many values an operation works on: one where both operands are
// the same on all paths.
func (m *Machine) width(a, b place) int {
	if m.same(a) && m.same(b) {
		return 1
	}
	return m.lanes
}

func (m *Machine) stepQuotient(s *step) int {
	if m.nothing(s.a) {
		m.result(s.result, 1)[0] = 0
		return m.checkDivisor(s)
	}
	n := m.width(s.a, s.b)
	if s.op == OpScale && s.divisor == nil && !m.same(s.c) {
		n = m.lanes
	}
	a, b := m.operand(s.a, n), m.operand(s.b, n)
	result := m.result(s.result, n)
	switch {
	case s.op == OpKey:
		return keyRow(result, a, b)
	case s.op == OpRemainder:
		return remainderRow(result, a, b)
	case s.divisor != nil:
		return s.divisor.ScaleRow(result, a, b)
	}
	return scaleByRow(result, a, b, m.operand(s.c, n))
}

// checkDivisor keeps a division of nothing by nothing an error.
func (m *Machine) checkDivisor(s *step) int {
	if s.op != OpScale || s.divisor != nil {
		return -1
	}
	for lane, d := range m.full(s.c) {
		if d <= 0 {
			return lane
		}
	}
	return -1
}

func (m *Machine) stepIf(s *step) int {
	if m.same(s.a) {
		chosen := s.c
		if m.first(s.a, 1)[0] == 1 {
			chosen = s.b
		}
		m.copy(s.result, chosen)
		return -1
	}
	a, b, c := m.full(s.a), m.full(s.b), m.full(s.c)
	ifRow(m.result(s.result, m.lanes), a, b, c)
	return -1
}

func (m *Machine) copy(to, from place) {
	n := m.width(from, from)
	value := m.first(from, n)
	copy(m.result(to, n), value)
}

func (m *Machine) stepSum(s *step) int {
	n := 1
	for row := range s.rows {
		if !m.same(place{s.a.bank, s.a.row + row}) {
			n = m.lanes
		}
	}
	result := m.result(s.result, n)
	copy(result, m.operand(s.a, n))
	for row := int32(1); row < s.rows; row++ {
		if member := m.operand(place{s.a.bank, s.a.row + row}, n); !addRow(result, result, member) {
			return leftAfterAdd(result, member)
		}
	}
	return -1
}

func (m *Machine) stepChoose(s *step) int {
	if m.same(s.a) {
		n := m.first(s.a, 1)[0]
		if n < 1 || int(n) > len(s.choices) {
			return 0
		}
		m.copy(s.result, s.choices[n-1])
		return -1
	}
	index := m.full(s.a)
	result := m.result(s.result, m.lanes)
	for lane, n := range index {
		if n < 1 || int(n) > len(s.choices) {
			return lane
		}
		result[lane] = m.full(s.choices[n-1])[lane]
	}
	return -1
}

// An EvaluationError says where an evaluation could not go on.
type EvaluationError struct {
	Line         ID
	Member       string
	Period, Path int // Period −1 is before the first
	Reason       string
	Cause        error // money.ErrOverflow, money.ErrDivisor or what the reason says
}

// Unwrap is the cause.
func (e *EvaluationError) Unwrap() error { return e.Cause }

// Error names line, member, period (counted from 0) and path.
func (e *EvaluationError) Error() string {
	where := string(e.Line)
	if e.Member != "" {
		where += "[" + e.Member + "]"
	}
	return fmt.Sprintf("line %s, period %d, path %d: %s", where, e.Period, e.Path, e.Reason)
}

func (m *Machine) fault(s *step, period, lane, firstPath int) error {
	cause := money.ErrOverflow
	switch s.op {
	case OpScale:
		if s.divisor == nil && m.full(s.c)[lane] <= 0 {
			cause = money.ErrDivisor
		}
	case OpKey:
		cause = fmt.Errorf("the share of %d in %d is no key", m.full(s.a)[lane], m.full(s.b)[lane])
	case OpLag:
		cause = fmt.Errorf("lags by %d periods, not between 0 and %d", m.full(s.b)[lane], MaxLag)
	case OpApportion, OpRemainder:
		cause = fmt.Errorf("apportions a weight below 0 or beyond %d", maxApportioned)
	case OpChoose:
		cause = fmt.Errorf("chooses number %d of %d", m.full(s.a)[lane], len(s.choices))
	}
	return &EvaluationError{Line: s.line.ID, Member: s.line.Over.Code(s.member), Period: period, Path: firstPath + lane, Reason: cause.Error(), Cause: cause}
}
