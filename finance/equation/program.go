package equation

// A place is where a row of values stands while a program runs: one row holds
// one value for each path of the batch.
type place struct {
	bank bank
	row  int32
}

type bank uint8

const (
	bankFixed  bank = iota // static lines and literals
	bankNow                // this period
	bankBefore             // the period before
	bankWork               // intermediate results
	bankPast               // what is lagged, of the last MaxLag periods and this one
	banks
)

// A step is one operation on rows.
type step struct {
	op      Op
	result  place
	a, b, c place
	rows    int32   // of OpSum and OpApportion: how many, beginning with a
	divisor int32   // of a fixed divisor: its number in Program.divisors, from 1
	more    []place // further operands
	line    *Line   // for which the step is made,
	member  int     // and for which of its members
}

// Model returns the model that was compiled.
func (p *Program) Model() *Model { return p.model }

// A Program is a model compiled into steps over rows. It never changes and
// may be shared; a Machine runs it.
type Program struct {
	model    *Model
	base     map[ID]int32 // first row of a line in its bank
	size     [banks]int32
	static   []step
	opening  []step
	period   []step
	divisors []divisor
	lagged   []history
	layout   layout
	codes    codes
}

// codes are a program's steps with their rows found, those of a period once
// for each parity.
type codes struct {
	static, opening code
	period          [2]code
}

// A history is a row whose values of the last periods are kept.
type history struct{ of, first place }

// keptPeriods is how many values a history holds, this period's included.
const keptPeriods = MaxLag + 1

// historyOf sets aside the history of a row and gives its first place.
func (p *Program) historyOf(of place) place {
	for _, h := range p.lagged {
		if h.of == of {
			return h.first
		}
	}
	first := place{bankPast, p.size[bankPast]}
	p.size[bankPast] += keptPeriods
	p.lagged = append(p.lagged, history{of, first})
	return first
}

// Compile turns the model into a program.
func Compile(m *Model) *Program {
	p := &Program{model: m, base: map[ID]int32{}}
	p.size[bankFixed] = literals
	for _, line := range m.lines {
		b := home(line)
		p.base[line.ID] = p.size[b]
		p.size[b] += int32(line.Over.Len())
	}
	p.size[bankBefore] = p.size[bankNow]
	for _, line := range m.ordered {
		steps := &p.period
		if line.Static {
			steps = &p.static
		}
		p.compileLine(line, m.nodes[line.ID], home(line), steps)
		p.compileLine(line, m.opening[line.ID], bankBefore, &p.opening)
	}
	p.layout = newLayout(p)
	link := p.layout.link
	p.codes = codes{static: link(p.static, 0), opening: link(p.opening, 0), period: [2]code{link(p.period, 0), link(p.period, 1)}}
	return p
}

// row returns the index of a member of a line in periods of a parity.
func (p *Program) row(line *Line, member, parity int) int32 {
	return p.layout.at(place{home(line), p.base[line.ID] + int32(member)}, parity)
}

func home(line *Line) bank {
	if line.Static {
		return bankFixed
	}
	return bankNow
}

// The literals −1, 0 and 1 stand in the first rows of the fixed bank.
const literals = 3

func literal(value int64) place { return place{bankFixed, int32(value) + 1} }

func (p *Program) compileLine(line *Line, root *Node, to bank, steps *[]step) {
	if root == nil {
		return
	}
	c := compiler{program: p, line: line, steps: steps, sums: map[sumOf]place{}}
	if c.shares(root, to) {
		return
	}
	c.startSums(root)
	for member := range line.Over.Len() {
		c.member, c.work = member, int32(len(c.sums))
		c.takeOut()
		c.into(place{to, p.base[line.ID] + int32(member)}, root)
		c.takeIn()
	}
}

// A compiler compiles the equation of one line.
type compiler struct {
	program *Program
	line    *Line
	steps   *[]step
	member  int
	work    int32 // work rows in use
	sums    map[sumOf]place
	order   []sumOf
}

// A sumOf is a sum over members that an equation reads: over all of them,
// those before or those after the current one. It stands in a work row of its
// own and is carried from member to member.
type sumOf struct {
	op   Op
	line ID
}

// startSums sets aside the work rows of the sums, with their values before the
// first member.
func (c *compiler) startSums(root *Node) {
	root.Walk(func(n *Node) {
		key := sumOf{n.Op, n.Line}
		if _, known := c.sums[key]; known || n.Op != OpSum && n.Op != OpEarlier && n.Op != OpLater {
			return
		}
		at := place{bankWork, int32(len(c.sums))}
		c.sums[key] = at
		c.order = append(c.order, key)
		if n.Op == OpEarlier {
			c.emit(step{op: OpAdd, result: at, a: literal(0), b: literal(0)})
			return
		}
		c.emit(step{op: OpSum, result: at, a: c.line0(n.Line, 0), rows: int32(c.program.model.byID[n.Line].Over.Len())})
	})
}

// takeOut takes the current member out of those that come later.
func (c *compiler) takeOut() {
	for _, key := range c.order {
		if key.op == OpLater {
			c.emit(step{op: OpSub, result: c.sums[key], a: c.sums[key], b: c.line0(key.line, c.member)})
		}
	}
}

// takeIn takes the current member into those that came before.
func (c *compiler) takeIn() {
	for _, key := range c.order {
		if key.op == OpEarlier {
			c.emit(step{op: OpAdd, result: c.sums[key], a: c.sums[key], b: c.line0(key.line, c.member)})
		}
	}
}

func (c *compiler) emit(s step) {
	s.line, s.member = c.line, c.member
	*c.steps = append(*c.steps, s)
	c.program.size[bankWork] = max(c.program.size[bankWork], c.work, int32(len(c.sums)))
}

// line0 returns where a member of a line stands in this period.
func (c *compiler) line0(id ID, member int) place {
	line := c.program.model.byID[id]
	if line.Over == nil {
		member = 0
	}
	return place{home(line), c.program.base[id] + int32(member)}
}

// memberOf returns the member that a node names, or else the current one.
func (c *compiler) memberOf(n *Node) int {
	if n.Member == "" {
		return c.member
	}
	i, _ := c.program.model.byID[n.Line].Over.Index(n.Member)
	return i
}

// value compiles a node and says where its value stands.
func (c *compiler) value(n *Node) place {
	switch n.Op {
	case OpConst:
		return literal(n.Value)
	case OpRef:
		return c.line0(n.Line, c.member)
	case OpPrev:
		return place{bankBefore, c.line0(n.Line, c.memberOf(n)).row}
	case OpOf:
		return c.line0(n.Line, c.memberOf(n))
	case OpSum, OpEarlier, OpLater:
		return c.sums[sumOf{n.Op, n.Line}]
	}
	c.work++
	at := place{bankWork, c.work - 1}
	c.into(at, n)
	return at
}

// into compiles a node so that its value stands in the given place.
func (c *compiler) into(at place, n *Node) {
	s := step{op: n.Op, result: at}
	mark := c.work
	switch n.Op {
	case OpConst, OpRef, OpPrev, OpOf, OpSum, OpEarlier, OpLater:
		s.op, s.a, s.b = OpAdd, c.value(n), literal(0)
	case OpNot:
		s.op, s.a, s.b = OpSub, literal(1), c.value(n.Args[0])
	case OpScale:
		c.scale(&s, n)
	case OpIf:
		s.a, s.b, s.c = c.value(n.Args[0]), c.value(n.Args[1]), c.value(n.Args[2])
	case OpChoose:
		s.a = c.value(n.Args[0])
		for _, arg := range n.Args[1:] {
			s.more = append(s.more, c.value(arg))
		}
	case OpLess, OpEqual, OpKey, OpRemainder:
		s.a, s.b = c.value(n.Args[0]), c.value(n.Args[1])
	case OpLag:
		s.a, s.b = c.line0(n.Line, c.member), c.value(n.Args[0])
		s.more = []place{c.program.historyOf(s.a)}
	case OpApportion:
		s.a, s.b = c.line0(n.Line, 0), c.value(n.Args[0])
		s.rows = int32(c.program.model.byID[n.Line].Over.Len())
		s.more = []place{c.line0(n.Line, c.member)} // whose key it is
	default:
		c.fold(at, n)
		c.work = mark
		return
	}
	c.emit(s)
	c.work = mark
}

func (c *compiler) scale(s *step, n *Node) {
	s.a, s.b = c.value(n.Args[0]), c.value(n.Args[1])
	if n.Base == nil {
		s.c = c.value(n.Args[2])
		return
	}
	s.divisor = c.program.divisor(n.Base)
}

// divisor returns the number of a base among the program's divisors, from 1.
func (p *Program) divisor(base *Base) int32 {
	for i := range p.divisors {
		if p.divisors[i].value == base.Value {
			return int32(i + 1)
		}
	}
	d, err := newDivisor(base.Value)
	if err != nil {
		panic("base " + base.Name + ": " + err.Error()) // a fault of this program's text
	}
	p.divisors = append(p.divisors, d)
	return int32(len(p.divisors))
}

// fold compiles an operation over a list, two at a time.
func (c *compiler) fold(at place, n *Node) {
	places := make([]place, len(n.Args))
	for i, arg := range n.Args {
		places[i] = c.value(arg)
	}
	if len(places) == 1 {
		c.emit(step{op: OpAdd, result: at, a: places[0], b: literal(0)})
		return
	}
	c.emit(step{op: n.Op, result: at, a: places[0], b: places[1]})
	for _, next := range places[2:] {
		c.emit(step{op: n.Op, result: at, a: at, b: next})
	}
}
