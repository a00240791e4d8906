package reports

import (
	"loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// A place is a line's member and a period in which a part of its equation is
// looked at.
type place struct {
	run  *Run
	line *equation.Line
	Target
}

func placeOf(run *Run, at Target) place { return place{run, run.Model.Line(at.Line), at} }

// reference is the number that a node names, seen from the place: the same
// member unless it names another, the same period unless it asks for the one
// before.
func (p place) reference(n *equation.Node) Target {
	to := p.run.Model.Line(n.Line)
	at := Target{Line: n.Line, Period: p.Period}
	if to.Over != nil {
		at.Member = p.Member
	}
	if n.Member != "" {
		at.Member, _ = to.Over.Index(n.Member)
	}
	switch n.Op {
	case equation.OpPrev:
		at.Period--
	case equation.OpLag:
		at.Period -= int(p.value(n.Args[0]))
	}
	if to.Static {
		at.Period = 0
	}
	return at
}

// summed are the members over which a node sums: all, those before the place's
// own or those after it.
func (p place) summed(n *equation.Node) []Target {
	from, to := 0, p.run.Model.Line(n.Line).Over.Len()
	switch n.Op {
	case equation.OpEarlier:
		to = p.Member
	case equation.OpLater:
		from = p.Member + 1
	}
	at := p.reference(&equation.Node{Op: equation.OpRef, Line: n.Line})
	var members []Target
	for at.Member = from; at.Member < to; at.Member++ {
		members = append(members, at)
	}
	return members
}

// numberAt is a number of the run.
func (r *Run) numberAt(at Target) int64 { return r.Result.Value(at.Line, at.Member, at.Period) }

func (r *Run) sumAt(members []Target) int64 {
	var total int64
	for _, at := range members {
		total += r.numberAt(at)
	}
	return total
}

// value is what a part of an equation comes to on the finished run, in whole
// numbers of its unit. It serves to say which arm of a choice was taken; that
// it agrees with the engine on every number of a run is a test. The engine has
// evaluated the same part before, so nothing can overflow.
func (p place) value(n *equation.Node) int64 {
	switch n.Op {
	case equation.OpConst:
		return n.Value
	case equation.OpRef, equation.OpPrev, equation.OpOf:
		return p.run.numberAt(p.reference(n))
	case equation.OpLag:
		if at := p.reference(n); at.Period >= 0 {
			return p.run.numberAt(at)
		}
		return 0 // before the first period
	case equation.OpApportion:
		return p.apportioned(n)
	case equation.OpSum, equation.OpEarlier, equation.OpLater:
		return p.run.sumAt(p.summed(n))
	case equation.OpIf, equation.OpChoose:
		return p.value(n.Args[p.taken(n)])
	}
	return p.operation(n)
}

// taken is the operand that a choice takes.
func (p place) taken(n *equation.Node) int {
	first := p.value(n.Args[0])
	if n.Op == equation.OpIf {
		return 2 - int(first) // operand 1 when the flag is 1, else operand 2
	}
	return int(first) // the choices are counted from 1
}

// operation is the value of a node that needs all its operands.
func (p place) operation(n *equation.Node) int64 {
	args := make([]int64, len(n.Args), len(n.Args)+1)
	for i, arg := range n.Args {
		args[i] = p.value(arg)
	}
	switch n.Op {
	case equation.OpLess:
		return flag(args[0] < args[1])
	case equation.OpEqual:
		return flag(args[0] == args[1])
	case equation.OpNot:
		return 1 - args[0]
	case equation.OpScale:
		if n.Base != nil {
			args = append(args, n.Base.Value)
		}
		return scaled(args[0], args[1], args[2])
	case equation.OpKey:
		if args[1] == 0 {
			return 0 // the key of nothing
		}
		return scaled(args[0], money.Million, args[1])
	case equation.OpRemainder:
		if args[1] == 0 {
			return 0
		}
		return args[0] * money.Million % args[1]
	}
	return fold(n.Op, args)
}

// apportioned is a member's key by the largest remainder, from the remainders
// of the run: they sum to the total times the millionths that are missing.
func (p place) apportioned(n *equation.Node) int64 {
	total := p.value(n.Args[0])
	if total == 0 {
		return 0
	}
	rest := p.reference(n.Args[1])
	own, all, before := p.run.numberAt(rest), int64(0), int64(0)
	for member := range p.run.Model.Line(rest.Line).Over.Len() {
		other := p.run.numberAt(Target{Line: rest.Line, Member: member, Period: rest.Period})
		all += other
		before += flag(other > own || other == own && member < p.Member)
	}
	weight := p.run.numberAt(p.reference(&equation.Node{Op: equation.OpRef, Line: n.Line}))
	return (weight*money.Million-own)/total + flag(before < all/total)
}

// scaled rounds as the engine does, half away from zero.
func scaled(amount, part, whole int64) int64 {
	value, err := money.Scale(amount, part, whole)
	if err != nil {
		panic("explain: what the engine has evaluated cannot be evaluated again: " + err.Error())
	}
	return value
}

func flag(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// fold joins all operands two by two.
func fold(op equation.Op, args []int64) int64 {
	result := args[0]
	for _, arg := range args[1:] {
		switch op {
		case equation.OpAdd:
			result += arg
		case equation.OpSub:
			result -= arg
		case equation.OpMin, equation.OpAnd:
			result = min(result, arg)
		case equation.OpMax, equation.OpOr:
			result = max(result, arg)
		}
	}
	return result
}

// matters says whether operand i of a node decides its value. Of a minimum or
// maximum those operands do that are the value; a term of 0 does not, unless
// all are 0 or it is an assumption that the scenario makes; nor does a factor
// beside a 0.
func (p place) matters(n *equation.Node, i int) bool {
	switch n.Op {
	case equation.OpMin, equation.OpMax:
		return p.value(n.Args[i]) == p.value(n)
	case equation.OpAdd, equation.OpSub:
		return p.value(n.Args[i]) != 0 || p.allZero(n.Args) || p.isInput(n.Args[i])
	case equation.OpScale:
		amount, factor := p.value(n.Args[0]) != 0, p.value(n.Args[1]) != 0
		return amount == factor || amount == (i > 0)
	case equation.OpKey:
		return i == 0 || p.value(n.Args[0]) != 0
	}
	return true
}

func (p place) allZero(args []*equation.Node) bool {
	for _, arg := range args {
		if p.value(arg) != 0 {
			return false
		}
	}
	return true
}

func (p place) isInput(n *equation.Node) bool {
	return n.Op == equation.OpRef && p.run.Model.Line(n.Line).Input != nil
}
