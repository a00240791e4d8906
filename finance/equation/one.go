package equation

import (
	"math/bits"

	"loanmodel/finance/money"
)

// run does the instructions one after the other: with numbers where all
// operands are one value on all paths, with rows where some differ. It reports
// the first path that failed and the instruction, or −1.
//
// The common operations are written out here: a single evaluation is nothing
// but this loop, and a call for each would cost as much as all the rest.
func (m *Machine) run(c *code) (lane, at int) {
	scalars, spreads := m.memory.scalars, m.memory.spreads
	spreads = spreads[:len(scalars)]
	for at := range c.instructions {
		s := &c.instructions[at]
		if spreads[s.a]|spreads[s.b]|spreads[s.c] >= differs || s.op >= OpSum || s.op == OpChoose {
			if lane := m.paths(c, s); lane >= 0 {
				return lane, at
			}
			continue
		}
		a, b := scalars[s.a], scalars[s.b]
		var value int64
		fits := true
		switch s.op {
		case OpAdd:
			value = a + b
			fits = (a^value)&(b^value) >= 0
		case OpSub:
			value = a - b
			fits = (a^b)&(a^value) >= 0
		case OpMin, OpAnd: // flags are 0 and 1
			value = min(a, b)
		case OpMax, OpOr:
			value = max(a, b)
		case OpLess:
			value = flag(a < b)
		case OpEqual:
			value = flag(a == b)
		case OpIf:
			value = scalars[s.c]
			if a == 1 {
				value = b
			}
		default:
			value, fits = m.quotient(s, a, b)
		}
		if !fits {
			return 0, at
		}
		scalars[s.result], spreads[s.result] = value, single
	}
	return -1, 0
}

// quotient returns a quotient or key of single values.
func (m *Machine) quotient(s *instruction, a, b int64) (int64, bool) {
	if s.op == OpKey {
		value, err := keyOne(a, b)
		return value, err == nil
	}
	whole := m.memory.scalars[s.c]
	if s.divisorIndex >= 0 {
		whole = m.program.divisors[s.divisorIndex].value
	}
	if a >= 0 && b >= 0 && whole > 0 { // the usual case without a call
		if high, low := bits.Mul64(uint64(a), uint64(b)); high == 0 && low < 1<<63 {
			return int64((low + uint64(whole)/2) / uint64(whole)), true
		}
	}
	value, err := money.Scale(a, b, whole)
	return value, err == nil
}
