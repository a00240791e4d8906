package equation

// remember keeps a period's values of what is lagged.
func (m *Machine) remember(period int) {
	for _, h := range m.program.lagged {
		layout := &m.program.layout
		m.memory.copy(layout.at(h.first, m.parity)+int32(period%keptPeriods), layout.at(h.of, m.parity))
	}
}

// lag reads a value of an earlier period, or this one's where the lag is 0; a
// is the row now, b the number of periods, past the first row of the history.
func (m *Machine) lag(s *instruction, past int32) int {
	memory := &m.memory
	if memory.same(s.b) {
		n := memory.scalars[s.b]
		if n < 0 || n > MaxLag {
			return 0
		}
		memory.copy(s.result, m.ago(s.a, past, int(n)))
		return -1
	}
	result := memory.row(s.result)
	for lane, n := range memory.row(s.b) {
		if n < 0 || n > MaxLag {
			return lane
		}
		result[lane] = memory.value(m.ago(s.a, past, int(n)), lane)
	}
	memory.wrote(s.result, differing(result))
	return -1
}

// ago returns where the value of a lagged row stands that it had n periods ago.
func (m *Machine) ago(now, past int32, n int) int32 {
	switch {
	case n == 0:
		return now
	case n > m.period:
		return literal(0).row
	}
	return past + int32((m.period-n)%keptPeriods)
}
