package equation

// Op is an operation of the language.
type Op uint8

// The operations. The list is closed.
const (
	OpRef       Op = iota + 1 // a line's value in this period, this member
	OpPrev                    // the same line's value one period earlier
	OpOf                      // the value of one named member
	OpConst                   // 0, 1 or −1
	OpAdd                     // sum
	OpSub                     // difference
	OpMin                     // least
	OpMax                     // greatest
	OpLess                    // 1 when the first is less than the second
	OpEqual                   // 1 when both are equal
	OpAnd                     // 1 when all are
	OpOr                      // 1 when any is
	OpNot                     // 1 when it is not
	OpIf                      // the second when the first is 1, else the third
	OpChoose                  // the n-th of the rest
	OpScale                   // a × n / d, rounded once
	OpKey                     // millionths of a part in a total, rounded; 0 of nothing
	OpSum                     // over all members
	OpEarlier                 // over the members before this one
	OpLater                   // over the members after this one
	OpLag                     // the same line's value so many periods earlier; 0 before the first
	OpRemainder               // what is left of weight × 1,000,000 divided by the total
	OpApportion               // millionths of a weight in all, by the largest remainder
)

// A Node is one operation with its operands.
type Node struct {
	Op     Op
	Args   []*Node
	Line   ID     // of OpRef, OpPrev, OpOf, OpSum, OpEarlier, OpLater, OpLag, OpApportion
	Member string // of OpOf, and of OpPrev of a named member
	Value  int64  // of OpConst
	Unit   Unit   // of OpConst, where it has one
	Base   *Base  // of OpScale with a fixed divisor
}

// An Operand is a line's ID or the result of an operation.
type Operand interface{ node() *Node }

// An ID names a line: "A3", or the key of an input such as
// "loan.commitment_eur".
type ID string

func (id ID) node() *Node   { return &Node{Op: OpRef, Line: id} }
func (n *Node) node() *Node { return n }

func operation(op Op, operands ...Operand) *Node {
	n := &Node{Op: op, Args: make([]*Node, len(operands))}
	for i, o := range operands {
		n.Args[i] = o.node()
	}
	return n
}

func over(op Op, id ID) *Node { return &Node{Op: op, Line: id} }

// Prev returns the line's value at the end of the previous period; in the first
// period its opening value.
func Prev(id ID) *Node { return over(OpPrev, id) }

// PrevOf returns Prev of one named member.
func PrevOf(id ID, member string) *Node { return &Node{Op: OpPrev, Line: id, Member: member} }

// Of returns the value of one member of a line, wherever it is used.
func Of(id ID, member string) *Node { return &Node{Op: OpOf, Line: id, Member: member} }

// Const returns a literal; only −1, 0 and 1 are allowed: any other number is an
// input with a source.
func Const(value int64) *Node { return &Node{Op: OpConst, Value: value} }

// Cent returns the amount of EUR 0.01: a divisor is at least that.
func Cent() *Node { return &Node{Op: OpConst, Value: 1, Unit: EUR} }

// Add returns the sum of the operands, all of one unit.
func Add(operands ...Operand) *Node { return operation(OpAdd, operands...) }

// Sub returns the first operand less all the others, all of one unit.
func Sub(operands ...Operand) *Node { return operation(OpSub, operands...) }

// Min returns the least of the operands.
func Min(operands ...Operand) *Node { return operation(OpMin, operands...) }

// Max returns the greatest of the operands.
func Max(operands ...Operand) *Node { return operation(OpMax, operands...) }

// Less returns the flag a < b.
func Less(a, b Operand) *Node { return operation(OpLess, a, b) }

// AtLeast returns the flag a ≥ b.
func AtLeast(a, b Operand) *Node { return Not(Less(a, b)) }

// Equal returns the flag a = b.
func Equal(a, b Operand) *Node { return operation(OpEqual, a, b) }

// And returns the flag that all operands are 1.
func And(operands ...Operand) *Node { return operation(OpAnd, operands...) }

// Or returns the flag that at least one operand is 1.
func Or(operands ...Operand) *Node { return operation(OpOr, operands...) }

// Not returns the flag that the operand is 0.
func Not(flag Operand) *Node { return operation(OpNot, flag) }

// If returns then when the flag is 1, otherwise otherwise.
func If(flag, then, otherwise Operand) *Node { return operation(OpIf, flag, then, otherwise) }

// Choose returns the n-th of the choices, counted from 1; any other n is an error
// of evaluation.
func Choose(n Operand, choices ...Operand) *Node {
	return operation(OpChoose, append([]Operand{n}, choices...)...)
}

// Scale returns amount × factor / base, rounded once, half away from zero, into the
// amount's unit. The amount is a line, so that a spreadsheet can show its whole
// part; one below zero is shared as its opposite is.
func Scale(amount, factor Operand, base Base) *Node {
	n := operation(OpScale, amount, factor)
	n.Base = &base
	return n
}

// ScaleBy returns amount × part / whole, rounded as by Scale; whole is a line, at
// least 1 wherever it is evaluated.
func ScaleBy(amount, part, whole Operand) *Node { return operation(OpScale, amount, part, whole) }

// Key returns the share of a part in a total in whole millionths, rounded half
// away from zero; 0 where the total is 0.
func Key(part, total Operand) *Node { return operation(OpKey, part, total) }

// Lag returns the line's value n periods ago, where n is a static count of 0 to
// MaxLag; before the first period it is 0. With n = 0 it is the line itself, so
// a line must not lag what depends on it: it lags a line of the period before.
func Lag(id, n ID) *Node { return &Node{Op: OpLag, Line: id, Args: []*Node{n.node()}} }

// MaxLag is how many periods a Lag can go back.
const MaxLag = 36

// Remainder returns what is left of a weight × 1,000,000 divided by the total; 0
// where the total is 0. It is the line that Apportion ranks by.
func Remainder(weight, total ID) *Node { return operation(OpRemainder, weight, total) }

// Apportion returns the share of a member's weight in the total in whole millionths
// that sum to one million over all members: the whole parts, and one millionth
// more for those with the largest remainders; of equal ones, for the first in
// order. The total is the sum of the weights and the remainders are Remainder
// of both. Where the total is 0 it is 0.
func Apportion(weights, total, remainders ID) *Node {
	return &Node{Op: OpApportion, Line: weights, Args: []*Node{total.node(), remainders.node()}}
}

// Sum returns the sum over all members of a line.
func Sum(id ID) *Node { return over(OpSum, id) }

// Earlier returns the sum over the members before this one; a line may use it of
// itself, since members are evaluated in order.
func Earlier(id ID) *Node { return over(OpEarlier, id) }

// UpTo returns the sum over the members up to this one.
func UpTo(id ID) *Node { return Add(Earlier(id), id) }

// Later returns the sum over the members after this one.
func Later(id ID) *Node { return over(OpLater, id) }
