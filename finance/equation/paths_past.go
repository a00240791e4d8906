package equation

import "loanmodel/finance/money"

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

const million = money.Million

// maxApportioned is the greatest weight: times a million it still is a whole
// number that a spreadsheet computes with exactly.
const maxApportioned = 9_007_199_254

// wholeMillionths returns how many whole millionths a weight has of a total, and
// what remains.
func wholeMillionths(weight, total int64) (whole, remainder int64) {
	return weight * million / total, weight * million % total
}

// remainder writes what remains of a weight × 1,000,000 divided by the total.
func (m *Machine) remainder(s *instruction) int {
	return m.eachPath(s.result, m.memory.same(s.a) && m.memory.same(s.b), func(lane int) (int64, bool) {
		part, total := m.memory.value(s.a, lane), m.memory.value(s.b, lane)
		if part < 0 || part > maxApportioned || total < 0 {
			return 0, false
		}
		if total == 0 {
			return 0, true
		}
		_, rest := wholeMillionths(part, total)
		return rest, true
	})
}

// apportion finds the key of the step's member among the weights, which are
// rows one after the other from a on, and the total.
func (m *Machine) apportion(s *instruction, further []int32) int {
	same := m.memory.same(s.b)
	for row := s.a; row < s.a+s.rows; row++ {
		same = same && m.memory.same(row)
	}
	own := further[0]
	return m.eachPath(s.result, same, func(lane int) (int64, bool) {
		return m.apportioned(s, own, lane)
	})
}

// apportioned returns the key of one member on one path: the whole millionths of its
// weight, and one more if it is among the largest remainders that make up the
// million.
func (m *Machine) apportioned(s *instruction, own int32, lane int) (int64, bool) {
	total := m.memory.value(s.b, lane)
	if total == 0 {
		return 0, true
	}
	key, remainder := wholeMillionths(m.memory.value(own, lane), total)
	var missing, before int64 = million, 0
	for row := s.a; row < s.a+s.rows; row++ {
		w := m.memory.value(row, lane)
		if w < 0 || w > maxApportioned {
			return 0, false
		}
		whole, rest := wholeMillionths(w, total)
		missing -= whole
		if rest > remainder || rest == remainder && row < own {
			before++
		}
	}
	if before < missing {
		key++
	}
	return key, true
}

// eachPath makes a row path by path, or once where it is the same on all.
func (m *Machine) eachPath(result int32, same bool, value func(lane int) (int64, bool)) int {
	memory := &m.memory
	if same {
		v, ok := value(0)
		if !ok {
			return 0
		}
		memory.set(result, v)
		return -1
	}
	row := memory.row(result)
	for lane := range row {
		v, ok := value(lane)
		if !ok {
			return lane
		}
		row[lane] = v
	}
	memory.wrote(result, differing(row))
	return -1
}
