package equation

// remember keeps this period's values of what is lagged.
func (m *Machine) remember() {
	for _, h := range m.program.lagged {
		to := place{bankPast, h.first + int32(m.period%keptPeriods)}
		m.copy(to, h.of)
	}
}

// stepLag reads a value of an earlier period, or this one's where the lag is 0.
func (m *Machine) stepLag(s *step) int {
	if m.same(s.b) {
		n := m.first(s.b, 1)[0]
		if n < 0 || n > MaxLag {
			return 0
		}
		m.copy(s.result, m.ago(s, int(n)))
		return -1
	}
	lags := m.full(s.b)
	result := m.result(s.result, m.lanes)
	for lane, n := range lags {
		if n < 0 || n > MaxLag {
			return lane
		}
		result[lane] = m.full(m.ago(s, int(n)))[lane]
	}
	return -1
}

// ago is where the value of a lagged line stands that it had n periods ago.
func (m *Machine) ago(s *step, n int) place {
	switch {
	case n == 0:
		return s.a
	case n > m.period:
		return literal(0)
	}
	return place{bankPast, s.past + int32((m.period-n)%keptPeriods)}
}

// maxApportioned is the greatest weight: times a million it still is a whole
// number that a spreadsheet computes with exactly.
const maxApportioned = 9_007_199_254

// stepApportion finds the key of the step's member among the weights, which
// are rows of one bank, and the total.
func (m *Machine) stepApportion(s *step) int {
	n := 1
	for row := range s.rows {
		if !m.same(place{s.a.bank, s.a.row + row}) {
			n = m.lanes
		}
	}
	for row := range s.rows {
		m.operand(place{s.a.bank, s.a.row + row}, n)
	}
	total := m.operand(s.b, n)
	result := m.result(s.result, n)
	for lane := range n {
		key, ok := m.apportioned(s, lane, total[lane])
		if !ok {
			return lane
		}
		result[lane] = key
	}
	return -1
}

// apportioned is the key of one member on one path: the whole millionths of its
// weight, and one more if it is among the largest remainders that make up the
// million.
func (m *Machine) apportioned(s *step, lane int, total int64) (int64, bool) {
	if total == 0 {
		return 0, true
	}
	own := int32(s.member)
	key, remainder := wholeMillionths(m.weight(s, own, lane), total)
	var missing, before int64 = million, 0
	for row := range s.rows {
		w := m.weight(s, row, lane)
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

// weight is the weight of a member on a path.
func (m *Machine) weight(s *step, row int32, lane int) int64 {
	return m.banks[s.a.bank][int(s.a.row+row)*m.lanes+lane]
}
