package equation

// check looks at every line by itself: what it reads, its units and its
// dimensions.
func (m *Model) check(faults *Faults) {
	for _, line := range m.lines {
		c := checker{m, line, faults}
		c.definition()
		if root := m.nodes[line.ID]; root != nil {
			c.root(root, line.Static)
		}
		if root := m.opening[line.ID]; root != nil {
			c.root(root, true)
		}
	}
}

type checker struct {
	m      *Model
	line   *Line
	faults *Faults
}

func (c checker) fault(format string, args ...any) {
	c.faults.add("%s: "+format, append([]any{c.line.ID}, args...)...)
}

func (c checker) definition() {
	switch {
	case (c.line.Equation == nil) == (c.line.Input == nil):
		c.fault("needs an equation or an input, one of the two")
	case c.line.Unit == 0 || c.line.Name == "":
		c.fault("needs a name and a unit")
	case c.line.Static && c.line.Opening != nil:
		c.fault("is static and cannot have an opening value")
	case c.line.Input != nil && c.line.Input.Shape != Constant && c.line.Static:
		c.fault("is static, so its input must be one value")
	}
}

func (c checker) root(root *Node, static bool) {
	known := true
	root.Walk(func(n *Node) { known = c.reference(n, static) && known })
	if !known {
		return
	}
	if u := c.unit(root); u != 0 && u != c.line.Unit {
		c.fault("counts %s, its equation gives %s", c.line.Unit, u)
	}
}

// reference checks a node that names a line.
func (c checker) reference(n *Node, static bool) bool {
	if n.Line == "" {
		return true
	}
	target := c.m.byID[n.Line]
	if target == nil {
		c.fault("reads %s, which is not defined", n.Line)
		return false
	}
	if static && (!target.Static || n.Op == OpPrev || n.Op == OpLag) {
		c.fault("is static and reads %s, which moves", n.Line)
	}
	if (n.Op == OpPrev || n.Op == OpLag) && target.Static {
		c.fault("reads the previous value of %s, which is static", n.Line)
	}
	c.dimension(n, target)
	return true
}

func (c checker) dimension(n *Node, target *Line) {
	switch n.Op {
	case OpPrev, OpOf:
		if _, ok := target.Over.Index(n.Member); n.Member != "" && (!ok || target.Over == nil) {
			c.fault("reads member %q of %s, which it does not have", n.Member, n.Line)
		}
		if n.Member == "" && target.Over != nil && target.Over != c.line.Over {
			c.fault("has one value where %s has one for each %s", n.Line, target.Over.Name)
		}
	case OpRef, OpLag:
		if target.Over != nil && target.Over != c.line.Over {
			c.fault("has one value where %s has one for each %s", n.Line, target.Over.Name)
		}
	case OpEarlier, OpLater, OpApportion:
		if target.Over == nil || target.Over != c.line.Over {
			c.fault("sums some members of %s, which has other members", n.Line)
		}
	case OpSum:
		if target.Over == nil {
			c.fault("sums %s, which has one value", n.Line)
		}
	}
}

// unit returns the unit of a node, 0 for a literal that takes any.
func (c checker) unit(n *Node) Unit {
	switch n.Op {
	case OpRef, OpPrev, OpOf, OpSum, OpEarlier, OpLater:
		return c.m.byID[n.Line].Unit
	case OpLag:
		return c.lagUnit(n)
	case OpApportion, OpRemainder:
		return c.apportionUnit(n)
	case OpConst:
		if n.Value < -1 || n.Value > 1 {
			c.fault("has the number %d in its equation; make it an input with a source", n.Value)
		}
		return n.Unit
	case OpScale:
		return c.scaleUnit(n)
	case OpKey:
		c.same(n.Args)
		return Millionths
	case OpLess, OpEqual:
		c.same(n.Args)
		return Flag
	case OpAnd, OpOr, OpNot:
		c.all(n.Args, Flag)
		return Flag
	case OpIf:
		c.all(n.Args[:1], Flag)
		return c.same(n.Args[1:])
	case OpChoose:
		c.all(n.Args[:1], Count)
		return c.same(n.Args[1:])
	default:
		return c.same(n.Args)
	}
}

func (c checker) scaleUnit(n *Node) Unit {
	switch n.Args[0].Op {
	case OpRef, OpPrev, OpOf:
	default:
		c.fault("scales something that is not a line; give it a line of its own")
	}
	if n.Base != nil {
		c.all(n.Args[1:], n.Base.Unit)
	} else {
		c.same(n.Args[1:])
		if op := n.Args[2].Op; op != OpRef && op != OpPrev && op != OpOf {
			c.fault("divides by something that is not a line; give it a line of its own")
		}
	}
	return c.unit(n.Args[0])
}

// lagUnit wants a static count as the number of periods.
func (c checker) lagUnit(n *Node) Unit {
	by := c.m.byID[n.Args[0].Line]
	if !by.Static || by.Over != nil || by.Unit != Count {
		c.fault("lags by %s, which is not one static number", by.ID)
	}
	return c.m.byID[n.Line].Unit
}

// apportionUnit wants the total and the remainders that belong to the weights.
func (c checker) apportionUnit(n *Node) Unit {
	if n.Op == OpRemainder {
		return c.same(n.Args)
	}
	total, remainders := n.Args[0].Line, n.Args[1].Line
	if root := c.m.nodes[total]; root == nil || root.Op != OpSum || root.Line != n.Line {
		c.fault("apportions by %s, which is not the sum of %s", total, n.Line)
	}
	if root := c.m.nodes[remainders]; root == nil || root.Op != OpRemainder || root.Args[0].Line != n.Line || root.Args[1].Line != total {
		c.fault("apportions by %s, which is not the remainder of %s", remainders, n.Line)
	}
	return Millionths
}

func (c checker) same(args []*Node) Unit {
	var common Unit
	for _, arg := range args {
		u := c.unit(arg)
		if u != 0 && common != 0 && u != common {
			c.fault("mixes %s and %s", common, u)
		}
		if common == 0 {
			common = u
		}
	}
	return common
}

func (c checker) all(args []*Node, want Unit) {
	for _, arg := range args {
		if u := c.unit(arg); u != 0 && u != want {
			c.fault("needs %s where it has %s", want, u)
		}
	}
}
