package equation

// The instructions in which some operand may differ from path to path. Each
// reports the first path that failed, or −1.

func (m *Machine) paths(c *code, s *instruction) int {
	switch s.op {
	case OpAdd:
		return m.add(s.result, s.a, s.b)
	case OpSub:
		return m.sub(s.result, s.a, s.b)
	case OpIf:
		return m.choose(s)
	case OpChoose:
		return m.nth(s, c.further(s))
	case OpScale:
		return m.scale(s)
	case OpKey:
		return m.key(s)
	case OpSum:
		return m.sum(s)
	case OpLag:
		return m.lag(s, c.further(s)[0])
	case OpRemainder:
		return m.remainder(s)
	case OpApportion:
		return m.apportion(s, c.further(s))
	case opPart:
		return m.part(s, c.further(s))
	case opCapped:
		return m.capped(s, c.further(s))
	}
	m.compare(s)
	return -1
}

// operand returns a row as the kernels take it: one value, or one for each path.
func (m *Machine) operand(i int32) []int64 {
	if m.memory.same(i) {
		return m.memory.scalars[i : i+1 : i+1]
	}
	return m.memory.row(i)
}

// spread returns an operand for kernels of which only some repeat a value.
func (m *Machine) spread(i int32) []int64 {
	if m.kernels.repeats {
		return m.operand(i)
	}
	return m.memory.full(i)
}

func (m *Machine) add(result, a, b int32) int {
	memory := &m.memory
	switch {
	case memory.nothing(b):
		memory.copy(result, a)
		return -1
	case memory.nothing(a):
		memory.copy(result, b)
		return -1
	}
	row := memory.row(result)
	wrapped, different := m.kernels.add(row, m.operand(a), m.operand(b))
	if wrapped < 0 {
		return leftAfterAdd(row, memory.full(b))
	}
	memory.wrote(result, different)
	return -1
}

func (m *Machine) sub(result, a, b int32) int {
	memory := &m.memory
	if memory.nothing(b) {
		memory.copy(result, a)
		return -1
	}
	row := memory.row(result)
	wrapped, different := m.kernels.sub(row, m.operand(a), m.operand(b))
	if wrapped < 0 {
		return leftAfterSub(row, memory.full(b))
	}
	memory.wrote(result, different)
	return -1
}

func (m *Machine) compare(s *instruction) {
	row, a, b := m.memory.row(s.result), m.operand(s.a), m.operand(s.b)
	var different int64
	switch s.op {
	case OpMin, OpAnd:
		different = m.kernels.least(row, a, b)
	case OpMax, OpOr:
		different = m.kernels.greatest(row, a, b)
	case OpLess:
		different = m.kernels.less(row, a, b)
	case OpEqual:
		different = equalRow(row, m.memory.full(s.a), m.memory.full(s.b))
	}
	m.memory.wrote(s.result, different)
}

func (m *Machine) choose(s *instruction) int {
	memory := &m.memory
	if memory.same(s.a) {
		chosen := s.c
		if memory.scalars[s.a] == 1 {
			chosen = s.b
		}
		memory.copy(s.result, chosen)
		return -1
	}
	memory.wrote(s.result, m.kernels.choose(memory.row(s.result), memory.row(s.a), m.spread(s.b), m.spread(s.c)))
	return -1
}

// nth makes the choice of one of several by its number.
func (m *Machine) nth(s *instruction, choices []int32) int {
	memory := &m.memory
	if memory.same(s.a) {
		n := memory.scalars[s.a]
		if n < 1 || int(n) > len(choices) {
			return 0
		}
		memory.copy(s.result, choices[n-1])
		return -1
	}
	result := memory.row(s.result)
	for lane, n := range memory.row(s.a) {
		if n < 1 || int(n) > len(choices) {
			return lane
		}
		result[lane] = memory.value(choices[n-1], lane)
	}
	memory.wrote(s.result, differing(result))
	return -1
}

func (m *Machine) scale(s *instruction) int {
	memory := &m.memory
	if memory.nothing(s.a) {
		memory.set(s.result, 0)
		return m.checkWhole(s)
	}
	result := memory.row(s.result)
	if s.divisorIndex < 0 {
		if lane := scaleByExactly(result, memory.full(s.a), memory.full(s.b), memory.full(s.c)); lane >= 0 {
			return lane
		}
		memory.wrote(s.result, differing(result))
		return -1
	}
	by := &m.program.divisors[s.divisorIndex]
	bad, different := m.kernels.scale(result, m.operand(s.a), m.operand(s.b), by)
	if bad < 0 {
		if lane := scaleExactly(result, memory.full(s.a), memory.full(s.b), by); lane >= 0 {
			return lane
		}
		different = differing(result)
	}
	memory.wrote(s.result, different)
	return -1
}

// checkWhole keeps a division of nothing by nothing an error.
func (m *Machine) checkWhole(s *instruction) int {
	if s.divisorIndex >= 0 {
		return -1
	}
	for lane, d := range m.memory.full(s.c) {
		if d <= 0 {
			return lane
		}
	}
	return -1
}

func (m *Machine) key(s *instruction) int {
	memory := &m.memory
	if memory.nothing(s.a) {
		memory.set(s.result, 0)
		return -1
	}
	result := memory.row(s.result)
	bad, different := m.kernels.key(result, m.spread(s.a), m.spread(s.b))
	if bad < 0 {
		if lane := keyExactly(result, memory.full(s.a), memory.full(s.b)); lane >= 0 {
			return lane
		}
		different = differing(result)
	}
	memory.wrote(s.result, different)
	return -1
}

// sum goes through the members in their order, so that a sum leaves 64 bits on
// the path and at the member where it does.
func (m *Machine) sum(s *instruction) int {
	m.memory.copy(s.result, s.a)
	for row := s.a + 1; row < s.a+s.rows; row++ {
		if lane := m.addOne(s.result, row); lane >= 0 {
			return lane
		}
	}
	return -1
}

// addOne adds a row to another.
func (m *Machine) addOne(to, b int32) int {
	memory := &m.memory
	if memory.spreads[to]|memory.spreads[b] >= differs {
		return m.add(to, to, b)
	}
	x, y := memory.scalars[to], memory.scalars[b]
	if value := x + y; (x^value)&(y^value) >= 0 {
		memory.set(to, value)
		return -1
	}
	return 0
}
