package workbook

import eq "loanmodel/finance/equation"

// mayBeNegative says whether the model leaves it open that a line is below 0:
// then its shares are written so that they are rounded as those of its opposite.
func (l *layout) mayBeNegative(id eq.ID) bool { return !l.neverNegative(id, map[eq.ID]bool{}) }

// neverNegative looks through a line's equation; what it has come from is taken
// to hold, so that a line is no less than 0 if each step keeps it so.
func (l *layout) neverNegative(id eq.ID, from map[eq.ID]bool) bool {
	line := l.model.Line(id)
	switch {
	case line.Input != nil:
		return line.Input.Min >= 0
	case line.Stock != nil && !line.Stock.Signed, from[id]:
		return true // no stock is negative: the guard refuses the run
	}
	from[id] = true
	opening := l.model.OpeningNode(id)
	return l.nodeNeverNegative(l.model.Node(id), from) && (opening == nil || l.nodeNeverNegative(opening, from))
}

func (l *layout) nodeNeverNegative(n *eq.Node, from map[eq.ID]bool) bool {
	switch n.Op {
	case eq.OpConst:
		return n.Value >= 0
	case eq.OpRef, eq.OpPrev, eq.OpOf, eq.OpSum, eq.OpEarlier, eq.OpLater, eq.OpLag:
		return l.neverNegative(n.Line, from)
	case eq.OpKey, eq.OpApportion, eq.OpRemainder, eq.OpLess, eq.OpEqual, eq.OpAnd, eq.OpOr, eq.OpNot:
		return true
	case eq.OpMax:
		for _, arg := range n.Args {
			if l.nodeNeverNegative(arg, from) {
				return true
			}
		}
		return false
	case eq.OpSub:
		return false
	}
	args := n.Args
	if n.Op == eq.OpIf || n.Op == eq.OpChoose {
		args = args[1:]
	}
	for _, arg := range args {
		if !l.nodeNeverNegative(arg, from) {
			return false
		}
	}
	return true
}
