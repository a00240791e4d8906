package equation

import (
	"strconv"
	"strings"

	"loanmodel/finance/money"
)

// Text writes the equation of a line as a reader expects it,
//
//	min(D2₋₁ + D1 − E2, round(H1 × share / 1,000,000))
//
// and the input's shape where the line is an input.
func (m *Model) Text(id ID) string {
	if line := m.byID[id]; line.Input != nil {
		return "input: " + line.Input.Shape.String()
	}
	return m.nodes[id].text(0)
}

// OpeningText writes the opening value of a line, "0" where none is given.
func (m *Model) OpeningText(id ID) string {
	if root := m.opening[id]; root != nil {
		return root.text(0)
	}
	return "0"
}

// Strengths of binding: a weaker operation inside a stronger one is put in
// parentheses.
const (
	bindsChoice = iota
	bindsCompare
	bindsSum
	bindsProduct
)

func (n *Node) text(around int) string {
	switch n.Op {
	case OpRef:
		return string(n.Line)
	case OpPrev:
		return string(n.Line) + n.bracket() + "₋₁"
	case OpOf:
		return string(n.Line) + n.bracket()
	case OpConst:
		if n.Unit == EUR {
			return "0.01"
		}
		return strings.Replace(strconv.FormatInt(n.Value, 10), "-", "−", 1)
	case OpSum:
		return "Σ " + string(n.Line)
	case OpEarlier:
		return "Σ_earlier " + string(n.Line)
	case OpLater:
		return "Σ_later " + string(n.Line)
	case OpLag:
		return string(n.Line) + "₍" + string(n.Args[0].Line) + " periods ago₎"
	case OpRemainder:
		return "remainder(" + n.Args[0].text(bindsProduct) + " × " + grouped(money.Million) + " / " + n.Args[1].text(bindsProduct) + ")"
	case OpApportion:
		return "apportion(" + string(n.Line) + " of " + n.Args[0].text(bindsChoice) + " by " + n.Args[1].text(bindsChoice) + ")"
	case OpScale:
		return "round(" + n.quotient() + ")"
	case OpKey:
		return "key(" + n.Args[0].text(bindsChoice) + " of " + n.Args[1].text(bindsChoice) + ")"
	case OpMin:
		return "min" + n.list()
	case OpMax:
		return "max" + n.list()
	case OpChoose:
		return "choose" + n.list()
	default:
		return n.infix(around)
	}
}

func (n *Node) bracket() string {
	if n.Member == "" {
		return ""
	}
	return "[" + n.Member + "]"
}

func (n *Node) quotient() string {
	text := n.Args[0].text(bindsProduct) + " × " + n.Args[1].text(bindsProduct) + " / "
	if n.Base != nil {
		return text + grouped(n.Base.Value)
	}
	return text + n.Args[2].text(bindsProduct)
}

func (n *Node) list() string {
	parts := make([]string, len(n.Args))
	for i, arg := range n.Args {
		parts[i] = arg.text(bindsChoice)
	}
	return "(" + strings.Join(parts, ", ") + ")"
}

func (n *Node) infix(around int) string {
	var text string
	binds := bindsSum
	switch n.Op {
	case OpAdd:
		text = n.join(" + ", bindsSum)
	case OpSub:
		text = n.join(" − ", bindsProduct)
	case OpAnd:
		text, binds = n.join(" and ", bindsCompare), bindsChoice
	case OpOr:
		text, binds = n.join(" or ", bindsCompare), bindsChoice
	case OpLess:
		text, binds = n.join(" < ", bindsSum), bindsCompare
	case OpEqual:
		text, binds = n.join(" = ", bindsSum), bindsCompare
	case OpNot:
		return n.negation(around)
	case OpIf:
		text = n.Args[1].text(bindsCompare) + " if " + n.Args[0].text(bindsCompare) + ", else " + n.Args[2].text(bindsChoice)
	}
	if binds < around || n.Op == OpIf {
		return "(" + text + ")"
	}
	return text
}

// join writes the operands; all but the first of a difference bind tighter.
func (n *Node) join(sign string, binds int) string {
	parts := make([]string, len(n.Args))
	for i, arg := range n.Args {
		around := binds
		if n.Op == OpSub && i == 0 {
			around = bindsSum
		}
		parts[i] = arg.text(around)
	}
	return strings.Join(parts, sign)
}

// negation binds as a comparison does, which it often is.
func (n *Node) negation(around int) string {
	text := ""
	if inner := n.Args[0]; inner.Op == OpLess {
		text = inner.Args[0].text(bindsSum) + " ≥ " + inner.Args[1].text(bindsSum)
	} else {
		text = "not " + inner.text(bindsProduct)
	}
	if bindsCompare < around {
		return "(" + text + ")"
	}
	return text
}

// grouped writes a whole number with commas between the thousands.
func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	var parts []string
	for len(digits) > 3 {
		parts = append([]string{digits[len(digits)-3:]}, parts...)
		digits = digits[:len(digits)-3]
	}
	return strings.Join(append([]string{digits}, parts...), ",")
}
