package equation

// shares compiles a line that shares a total among its members, if it is one:
// every member by one instruction.
func (c *compiler) shares(root *Node, to bank) bool {
	switch {
	case c.isPart(root):
		c.shareParts(root.Args[0], to)
	case c.isCapped(root):
		c.shareCapped(root, to)
	default:
		return false
	}
	return true
}

// isPart recognises round(total × factor / base) − Σ_earlier self.
func (c *compiler) isPart(n *Node) bool {
	return n.is(OpSub, 2) && n.Args[0].is(OpScale, 2) && leaves(n.Args[0].Args) && c.earlierSelf(n.Args[1])
}

// isCapped recognises
// min(room, total − Σ_earlier self, max(proportional, total − Σ_earlier self − Σ_later room)).
func (c *compiler) isCapped(n *Node) bool {
	if !n.is(OpMin, 3) || !n.Args[1].is(OpSub, 2) || !n.Args[2].is(OpMax, 2) || !n.Args[2].Args[1].is(OpSub, 3) {
		return false
	}
	room, left, proportional, needed := n.Args[0], n.Args[1].Args, n.Args[2].Args[0], n.Args[2].Args[1].Args
	return room.Op == OpRef && leaves([]*Node{left[0], proportional}) && left[0].same(needed[0]) &&
		c.earlierSelf(left[1]) && c.earlierSelf(needed[1]) && needed[2].Op == OpLater && needed[2].Line == room.Line
}

func (n *Node) is(op Op, args int) bool { return n.Op == op && len(n.Args) == args }

func (c *compiler) earlierSelf(n *Node) bool { return n.Op == OpEarlier && n.Line == c.line.ID }

// leaves says whether all nodes are values that stand somewhere.
func leaves(nodes []*Node) bool {
	for _, n := range nodes {
		if n.Op != OpConst && n.Op != OpRef && n.Op != OpPrev && n.Op != OpOf {
			return false
		}
	}
	return true
}

// same says whether two leaves are the same value.
func (n *Node) same(other *Node) bool {
	return n.Op == other.Op && n.Line == other.Line && n.Member == other.Member && n.Value == other.Value
}

// shareParts gives each member the rounded total up to it, less the one before.
func (c *compiler) shareParts(scale *Node, to bank) {
	c.work = 2
	c.emit(step{op: OpAdd, result: carried(0, 0), a: literal(0), b: literal(0)})
	for c.member = range c.line.Over.Len() {
		c.emit(step{op: opPart, result: place{to, c.program.base[c.line.ID] + int32(c.member)},
			a: c.value(scale.Args[0]), b: c.value(scale.Args[1]), divisor: c.program.divisor(scale.Base),
			c: carried(0, c.member), more: []place{carried(0, c.member+1)}})
	}
}

// shareCapped carries what the members so far have and the room of the rest.
func (c *compiler) shareCapped(root *Node, to bank) {
	room, proportional := root.Args[0].Line, root.Args[2].Args[0]
	c.work = 4
	c.emit(step{op: OpAdd, result: carried(0, 0), a: literal(0), b: literal(0)})
	c.emit(step{op: OpSum, result: carried(1, 0), a: c.line0(room, 0), rows: int32(c.line.Over.Len())})
	for c.member = range c.line.Over.Len() {
		c.emit(step{op: opCapped, result: place{to, c.program.base[c.line.ID] + int32(c.member)},
			a: c.line0(room, c.member), b: c.value(root.Args[1].Args[0]), c: c.value(proportional),
			more: []place{carried(0, c.member), carried(0, c.member+1), carried(1, c.member), carried(1, c.member+1)}})
	}
}

// carried returns one of the two work rows of the n-th sum that is carried: members
// take turns to read the one and write the other.
func carried(n, member int) place { return place{bankWork, int32(2*n + member%2)} }
