package equation

import "slices"

// An instruction is a step whose rows are found: one index for each, whatever
// the line. An operand that an operation does not have is a literal.
type instruction struct {
	op           Op
	result       int32
	a, b, c      int32
	rows         int32 // of OpSum and OpApportion: how many, beginning with a
	more         int32 // where the further operands begin in code.more,
	moreRows     int32 // and how many they are
	divisorIndex int32 // of a fixed divisor in Program.divisors, −1 without
}

// A code is the instructions of a list of steps, in the same order.
type code struct {
	steps        []step
	instructions []instruction
	more         []int32
}

// further returns the operands of an instruction beyond the third.
func (c *code) further(s *instruction) []int32 { return c.more[s.more : s.more+s.moreRows] }

// A layout says where the places of a program's steps are in a memory. Periods
// take turns: in one with parity 0 a line's value is in its row now and the
// one before in its row before; in the next it is the other way about. So
// nothing is moved from one period to the next. A line of which nobody reads
// the previous value has one row for both.
type layout struct {
	now, before []int32 // of the rows of bankNow, with parity 0
	work, past  int32
	rows        int32
}

func newLayout(p *Program) layout {
	l := layout{now: make([]int32, p.size[bankNow]), before: make([]int32, p.size[bankNow]), rows: p.size[bankFixed]}
	used := p.readsBefore()
	for _, line := range p.model.lines {
		if line.Static {
			continue
		}
		from := p.base[line.ID]
		to := from + int32(line.Over.Len())
		l.place(l.now[from:to])
		copy(l.before[from:to], l.now[from:to])
		if slices.Contains(used[from:to], true) {
			l.place(l.before[from:to])
		}
	}
	l.work = l.rows
	l.past = l.work + p.size[bankWork]
	l.rows = l.past + p.size[bankPast]
	return l
}

// place sets aside rows one after the other, as sums over members read them.
func (l *layout) place(rows []int32) {
	for i := range rows {
		rows[i] = l.rows
		l.rows++
	}
}

// readsBefore says of each row of the lines that move whether a step reads or
// writes its value before.
func (p *Program) readsBefore() []bool {
	used := make([]bool, p.size[bankNow])
	for _, steps := range [][]step{p.static, p.opening, p.period} {
		for i := range steps {
			s := &steps[i]
			for _, at := range append([]place{s.result, s.a, s.b, s.c}, s.more...) {
				if at.bank == bankBefore {
					used[at.row] = true
				}
			}
		}
	}
	return used
}

// at returns the index of a place in periods of a parity.
func (l *layout) at(p place, parity int) int32 {
	switch {
	case p.bank == bankFixed:
		return p.row
	case p.bank == bankWork:
		return l.work + p.row
	case p.bank == bankPast:
		return l.past + p.row
	case (p.bank == bankNow) == (parity == 0):
		return l.now[p.row]
	}
	return l.before[p.row]
}

// link finds the rows of steps for periods of a parity.
func (l *layout) link(steps []step, parity int) code {
	c := code{steps: steps, instructions: make([]instruction, len(steps))}
	for i := range steps {
		s := &steps[i]
		c.instructions[i] = instruction{op: s.op, result: l.at(s.result, parity), a: l.at(s.a, parity), b: l.at(s.b, parity), c: l.at(s.c, parity),
			rows: s.rows, more: int32(len(c.more)), moreRows: int32(len(s.more)), divisorIndex: s.divisor - 1}
		for _, at := range s.more {
			c.more = append(c.more, l.at(at, parity))
		}
	}
	return c
}
