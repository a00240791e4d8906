package equation

import "loanmodel/finance/money"

// part evaluates an opPart: a the total, b the factor, c what the members before
// have; further what they have with this member.
func (m *Machine) part(s *instruction, further []int32) int {
	memory, by := &m.memory, &m.program.divisors[s.divisorIndex]
	upTo := further[0]
	if memory.same(s.a) && memory.same(s.b) {
		value, fits := m.quotient(s, memory.scalars[s.a], memory.scalars[s.b])
		if !fits {
			return 0
		}
		memory.set(upTo, value)
		return m.take(s.result, upTo, s.c)
	}
	if memory.nothing(s.a) {
		memory.set(upTo, 0)
		return m.take(s.result, upTo, s.c)
	}
	amount, factor := s.a, s.b
	if memory.same(amount) {
		amount, factor = factor, amount
	}
	rows := &m.parts
	*rows = partRows{result: memory.row(s.result), upTo: memory.row(upTo), earlier: m.spread(s.c), amount: memory.row(amount), factor: m.operand(factor)}
	bad, different := m.kernels.part(rows, by)
	if bad < 0 {
		if lane := scaleExactly(rows.upTo, memory.full(s.a), memory.full(s.b), by); lane >= 0 {
			return lane
		}
		memory.wrote(upTo, differing(rows.upTo))
		return m.take(s.result, upTo, s.c)
	}
	memory.wrote(s.result, different)
	memory.wrote(upTo, differing(rows.upTo))
	return -1
}

// take sets result = a − b.
func (m *Machine) take(result, a, b int32) int {
	memory := &m.memory
	if !memory.same(a) || !memory.same(b) {
		return m.sub(result, a, b)
	}
	x, y := memory.scalars[a], memory.scalars[b]
	value := x - y
	if (x^y)&(x^value) < 0 {
		return 0
	}
	memory.set(result, value)
	return -1
}

// capped evaluates an opCapped: a the room, b the total, c the proportional part;
// further what the members so far have, without and with this one, and the
// room from this one on and after it.
func (m *Machine) capped(s *instruction, further []int32) int {
	memory := &m.memory
	earlier, upTo, from, later := further[0], further[1], further[2], further[3]
	if memory.spreads[s.a]|memory.spreads[s.b]|memory.spreads[s.c]|memory.spreads[earlier]|memory.spreads[from] < differs {
		return m.cappedOne(s, further)
	}
	rows := &m.caps
	*rows = cappedRows{result: memory.row(s.result), room: m.spread(s.a), total: m.spread(s.b), proportional: m.spread(s.c),
		earlier: m.spread(earlier), upTo: memory.row(upTo), from: m.spread(from), later: memory.row(later)}
	wrapped, different := m.kernels.capped(rows)
	if wrapped < 0 {
		return leftCapped(memory, s, further)
	}
	memory.wrote(s.result, different)
	memory.wrote(upTo, differing(rows.upTo))
	memory.wrote(later, differing(rows.later))
	return -1
}

// cappedOne caps a part of single values.
func (m *Machine) cappedOne(s *instruction, further []int32) int {
	scalars := m.memory.scalars
	value, upTo, later, wrapped := cappedPath(scalars[s.a], scalars[s.b], scalars[s.c], scalars[further[0]], scalars[further[2]])
	if wrapped < 0 {
		return 0
	}
	m.memory.set(s.result, value)
	m.memory.set(further[1], upTo)
	m.memory.set(further[3], later)
	return -1
}

// leftCapped returns the first path on which a capped part left 64 bits.
func leftCapped(memory *memory, s *instruction, further []int32) int {
	for lane := range memory.width {
		value := func(i int32) int64 { return memory.value(i, lane) }
		if _, _, _, wrapped := cappedPath(value(s.a), value(s.b), value(s.c), value(further[0]), value(further[2])); wrapped < 0 {
			return lane
		}
	}
	return -1
}

// MaxWeight is the greatest weight that can be apportioned: times a million it
// still is a whole number that a spreadsheet computes with exactly.
const MaxWeight = 9_007_199_254

// wholeMillionths returns how many whole millionths a weight has of a total, and
// what remains.
func wholeMillionths(weight, total int64) (whole, remainder int64) {
	return weight * money.Million / total, weight * money.Million % total
}

// remainder writes what remains of a weight × 1,000,000 divided by the total.
func (m *Machine) remainder(s *instruction) int {
	return m.eachPath(s.result, m.memory.same(s.a) && m.memory.same(s.b), func(lane int) (int64, bool) {
		part, total := m.memory.value(s.a, lane), m.memory.value(s.b, lane)
		if part < 0 || part > MaxWeight || total < 0 {
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
	var missing, before int64 = money.Million, 0
	for row := s.a; row < s.a+s.rows; row++ {
		w := m.memory.value(row, lane)
		if w < 0 || w > MaxWeight {
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
