package reports

import (
	"slices"

	"loanmodel/finance/equation"
)

// A branch is one thing that an equation reads: a number, a sum over members,
// or the lines of an arm that was not taken.
type branch struct {
	at      Target         // of a number
	before  bool           // the number is of the period before
	idle    bool           // number or sum does not decide the value
	from    place          // of a sum: where it is read
	sum     *equation.Node // of a sum
	members []Target       // of a sum
	untaken []string       // names, each once
}

// branches lists what a part of an equation reads, in the order in which it is
// written, each once. With all, it makes no difference between what decides
// the value and what does not.
func (p place) branches(root *equation.Node, all bool) []branch {
	c := collector{from: p, all: all}
	c.collect(root)
	return c.branches
}

type collector struct {
	from     place
	all      bool
	idle     bool // what is collected now does not matter
	branches []branch
}

func (c *collector) collect(n *equation.Node) {
	if n == nil {
		return
	}
	switch n.Op {
	case equation.OpRef, equation.OpOf, equation.OpPrev:
		c.add(branch{at: c.from.reference(n), before: n.Op == equation.OpPrev})
	case equation.OpLag:
		if at := c.from.reference(n); at.Period >= 0 {
			c.add(branch{at: at, before: at.Period < c.from.Period})
		}
		c.collect(n.Args[0])
	case equation.OpSum, equation.OpEarlier, equation.OpLater:
		c.addSum(n)
	case equation.OpApportion:
		c.addSum(&equation.Node{Op: equation.OpSum, Line: n.Line})
	case equation.OpIf, equation.OpChoose:
		c.collectChoice(n)
	default:
		outer := c.idle
		for i, arg := range n.Args {
			c.idle = outer || !c.all && !c.from.matters(n, i)
			c.collect(arg)
		}
		c.idle = outer
	}
}

// add adds a number unless it is there already. What matters in one part of an
// equation matters.
func (c *collector) add(b branch) {
	for i, known := range c.branches {
		if known.sum == nil && known.untaken == nil && known.at == b.at {
			c.branches[i].idle = known.idle && c.idle
			return
		}
	}
	b.idle = c.idle
	c.branches = append(c.branches, b)
}

// addSum adds a sum unless it has no members: the first member has none before
// it, the last none after it.
func (c *collector) addSum(n *equation.Node) {
	members := c.from.summed(n)
	if len(members) == 0 {
		return
	}
	for i, known := range c.branches {
		if known.sum != nil && known.sum.Op == n.Op && known.sum.Line == n.Line {
			c.branches[i].idle = known.idle && c.idle
			return
		}
	}
	c.branches = append(c.branches, branch{from: c.from, sum: n, members: members, idle: c.idle})
}

// collectChoice takes the condition and the arm that holds; of the others it
// only lists the lines.
func (c *collector) collectChoice(n *equation.Node) {
	c.collect(n.Args[0])
	taken := c.from.taken(n)
	c.collect(n.Args[taken])
	var names []string
	for i, arg := range n.Args {
		if i > 0 && i != taken {
			names = append(names, c.namesIn(arg)...)
		}
	}
	slices.Sort(names)
	if names = slices.Compact(names); len(names) > 0 {
		c.branches = append(c.branches, branch{untaken: names})
	}
}

// namesIn are the lines of an arm that nothing else reads.
func (c *collector) namesIn(arm *equation.Node) []string {
	var names []string
	arm.Walk(func(n *equation.Node) {
		if n.Line != "" && !c.reads(n.Line) {
			names = append(names, string(n.Line))
		}
	})
	return names
}

func (c *collector) reads(id equation.ID) bool {
	return slices.ContainsFunc(c.branches, func(b branch) bool {
		return b.at.Line == id || b.sum != nil && b.sum.Line == id
	})
}
