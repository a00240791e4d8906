package equation

import (
	"math/big"

	"loanmodel/finance/money"
)

// An oracle evaluates a model straight from the definitions of its lines: no
// order, no rows, no batches, whole numbers of any size. It shares nothing with
// the compiler and the machine but the tree of operations.
type oracle struct {
	lines map[ID]*Line
	input func(id ID, member, period int) int64
	known map[cell]*big.Int
	wide  bool // something on the way came near the end of 64 bits
}

type cell struct {
	id             ID
	member, period int
}

func newOracle(lines []Line, input func(id ID, member, period int) int64) *oracle {
	o := &oracle{lines: map[ID]*Line{}, input: input, known: map[cell]*big.Int{}}
	for i := range lines {
		o.lines[lines[i].ID] = &lines[i]
	}
	return o
}

// line is the value of a member of a line; before the first period its opening.
func (o *oracle) line(id ID, member, period int) *big.Int {
	line := o.lines[id]
	if line.Over == nil {
		member = 0
	}
	if line.Static {
		period = Opening
	}
	at := cell{id, member, period}
	if value := o.known[at]; value != nil {
		return value
	}
	value := new(big.Int)
	switch {
	case line.Input != nil && (line.Static || period >= 0):
		value = big.NewInt(o.input(id, member, period))
	case line.Static || period >= 0:
		value = o.node(line.Equation.node(), at)
	case line.Opening != nil:
		value = o.node(line.Opening.node(), at)
	}
	o.known[at] = value
	return value
}

// node is the value of an operation for the line's member and period.
func (o *oracle) node(n *Node, at cell) *big.Int {
	value := o.leaf(n, at)
	if value == nil {
		args := make([]*big.Int, len(n.Args))
		for i, arg := range n.Args {
			args[i] = o.node(arg, at)
		}
		value = o.operation(n, args)
	}
	return o.look(value)
}

func (o *oracle) look(value *big.Int) *big.Int {
	o.wide = o.wide || value.BitLen() > 61
	return value
}

// leaf is the value of a literal or of what is read of a line.
func (o *oracle) leaf(n *Node, at cell) *big.Int {
	member := at.member
	if n.Member != "" {
		for i, m := range o.lines[n.Line].Over.Members {
			if m.Code == n.Member {
				member = i
			}
		}
	}
	switch n.Op {
	case OpConst:
		return big.NewInt(n.Value)
	case OpRef, OpOf:
		return o.line(n.Line, member, at.period)
	case OpPrev:
		return o.line(n.Line, member, at.period-1)
	case OpLag:
		if ago := at.period - int(o.line(n.Args[0].Line, 0, Opening).Int64()); ago >= 0 {
			return o.line(n.Line, member, ago)
		}
		return new(big.Int)
	case OpApportion:
		return o.apportioned(n.Line, at)
	case OpSum, OpEarlier, OpLater:
		sum := new(big.Int)
		for i := range o.lines[n.Line].Over.Members {
			if n.Op == OpSum || n.Op == OpEarlier && i < at.member || n.Op == OpLater && i > at.member {
				sum = o.look(new(big.Int).Add(sum, o.line(n.Line, i, at.period)))
			}
		}
		return sum
	}
	return nil
}

// apportioned hands out the millionths one by one: each to the member that is
// farthest below its exact share, once all have their whole ones.
func (o *oracle) apportioned(id ID, at cell) *big.Int {
	n := o.lines[id].Over.Len()
	total := new(big.Int)
	for i := range n {
		total.Add(total, o.line(id, i, at.period))
	}
	if total.Sign() == 0 {
		return total
	}
	keys, left, handed := make([]*big.Int, n), make([]*big.Int, n), new(big.Int)
	for i := range n {
		scaled := new(big.Int).Mul(o.line(id, i, at.period), big.NewInt(money.Million))
		keys[i], left[i] = new(big.Int).QuoRem(scaled, total, new(big.Int))
		handed.Add(handed, keys[i])
	}
	for handed.Cmp(big.NewInt(money.Million)) < 0 {
		best := 0
		for i := range n {
			if left[i].Cmp(left[best]) > 0 {
				best = i
			}
		}
		keys[best].Add(keys[best], big.NewInt(1))
		handed.Add(handed, big.NewInt(1))
		left[best].SetInt64(-1)
	}
	return keys[at.member]
}

func (o *oracle) operation(n *Node, args []*big.Int) *big.Int {
	switch n.Op {
	case OpLess:
		return truth(args[0].Cmp(args[1]) < 0)
	case OpEqual:
		return truth(args[0].Cmp(args[1]) == 0)
	case OpNot:
		return truth(args[0].Sign() == 0)
	case OpIf:
		if args[0].Sign() != 0 {
			return args[1]
		}
		return args[2]
	case OpChoose:
		return args[args[0].Int64()]
	case OpRemainder:
		if args[1].Sign() == 0 {
			return new(big.Int)
		}
		return new(big.Int).Mod(new(big.Int).Mul(args[0], big.NewInt(money.Million)), args[1])
	case OpKey:
		if args[1].Sign() == 0 {
			return new(big.Int)
		}
		return rounded(args[0], big.NewInt(money.Million), args[1])
	case OpScale:
		if n.Base != nil {
			return rounded(args[0], args[1], big.NewInt(n.Base.Value))
		}
		return rounded(args[0], args[1], args[2])
	}
	value := args[0]
	for _, arg := range args[1:] {
		value = o.look(o.pair(n.Op, value, arg))
	}
	return value
}

func (o *oracle) pair(op Op, a, b *big.Int) *big.Int {
	switch op {
	case OpAdd:
		return new(big.Int).Add(a, b)
	case OpSub:
		return new(big.Int).Sub(a, b)
	case OpAnd:
		return truth(a.Sign() != 0 && b.Sign() != 0)
	case OpOr:
		return truth(a.Sign() != 0 || b.Sign() != 0)
	}
	if (op == OpMin) == (a.Cmp(b) < 0) {
		return a
	}
	return b
}

func truth(yes bool) *big.Int {
	if yes {
		return big.NewInt(1)
	}
	return new(big.Int)
}

// rounded is a × n / d, half away from zero, for a positive d.
func rounded(a, n, d *big.Int) *big.Int {
	product := new(big.Int).Mul(a, n)
	sign := int64(product.Sign())
	product.Abs(product).Lsh(product, 1).Add(product, d)
	return product.Quo(product, new(big.Int).Lsh(d, 1)).Mul(product, big.NewInt(sign))
}
