package workbook

import (
	"strconv"
	"strings"

	eq "loanmodel/finance/equation"
	"loanmodel/reports/workbook/sheet"
)

// A writer renders the equation of one member of a line as a formula in the
// cell where the line stands.
type writer struct {
	layout *layout
	line   *eq.Line
	member int
	static bool // the line itself, or its opening value
}

// equation returns the formula of a line for one of its members.
func (l *layout) equation(line *eq.Line, member int) sheet.Template {
	w := writer{l, line, member, line.Static}
	return w.cell(l.model.Node(line.ID))
}

// opening returns the formula of a line's opening value; it is empty where
// that is nothing.
func (l *layout) opening(line *eq.Line, member int) sheet.Template {
	root := l.model.OpeningNode(line.ID)
	if root == nil {
		return ""
	}
	w := writer{l, line, member, true}
	return w.cell(root)
}

// cell returns a whole cell's formula. An amount that comes of sums is rounded
// to the cent it already is, so that no error of the spreadsheet's binary
// numbers is carried on.
func (w writer) cell(n *eq.Node) sheet.Template {
	if w.line.Unit == eq.Flag {
		return sheet.Template("IF(" + w.condition(n) + ",1,0)")
	}
	if w.line.Unit == eq.EUR && sums(n) {
		return sheet.Template("ROUND(" + w.value(n) + ",2)")
	}
	return sheet.Template(w.value(n))
}

// sums says whether a formula adds amounts.
func sums(n *eq.Node) bool {
	found := false
	n.Walk(func(n *eq.Node) {
		switch n.Op {
		case eq.OpAdd:
			found = found || len(n.Args) > 1
		case eq.OpSub, eq.OpScale, eq.OpSum, eq.OpEarlier, eq.OpLater:
			found = true
		}
	})
	return found
}

// value returns a formula that gives a number.
func (w writer) value(n *eq.Node) string {
	switch n.Op {
	case eq.OpConst:
		if n.Unit == eq.EUR {
			return "1/" + nameCents
		}
		return strconv.FormatInt(n.Value, 10)
	case eq.OpRef, eq.OpOf, eq.OpPrev:
		return w.reference(n)
	case eq.OpSum:
		return w.sum(n.Line, 0, w.layout.model.Line(n.Line).Over.Len()-1, true)
	case eq.OpEarlier:
		return w.sum(n.Line, -1, w.member-1, false)
	case eq.OpLater:
		return w.later(n.Line)
	case eq.OpAdd:
		return w.added(n)
	case eq.OpSub:
		return w.subtracted(n)
	case eq.OpMin:
		return "MIN(" + w.list(n.Args) + ")"
	case eq.OpMax:
		return "MAX(" + w.list(n.Args) + ")"
	case eq.OpIf:
		return "IF(" + w.condition(n.Args[0]) + "," + w.list(n.Args[1:]) + ")"
	case eq.OpChoose:
		return "CHOOSE(" + w.list(n.Args) + ")"
	case eq.OpScale:
		return w.scale(n)
	case eq.OpKey:
		return w.key(n)
	case eq.OpLag:
		return w.lag(n)
	case eq.OpRemainder:
		part, total := w.factor(n.Args[0]), w.factor(n.Args[1])
		return "IF(" + total + "=0,0,MOD(" + part + "*" + eq.Whole.Name + "," + total + "))"
	case eq.OpApportion:
		return w.apportion(n)
	}
	return "IF(" + w.condition(n) + ",1,0)"
}

// condition returns a formula that gives true or false.
func (w writer) condition(n *eq.Node) string {
	switch n.Op {
	case eq.OpLess:
		return w.value(n.Args[0]) + "<" + w.value(n.Args[1])
	case eq.OpEqual:
		return w.value(n.Args[0]) + "=" + w.value(n.Args[1])
	case eq.OpAnd:
		return "AND(" + w.conditions(n.Args) + ")"
	case eq.OpOr:
		return "OR(" + w.conditions(n.Args) + ")"
	case eq.OpNot:
		if inner := n.Args[0]; inner.Op == eq.OpLess {
			return w.value(inner.Args[0]) + ">=" + w.value(inner.Args[1])
		}
		return w.value(n.Args[0]) + "=0"
	}
	return w.value(n) + "=1"
}

func (w writer) conditions(args []*eq.Node) string {
	parts := make([]string, len(args))
	for i, arg := range args {
		parts[i] = w.condition(arg)
	}
	return strings.Join(parts, ",")
}

func (w writer) list(args []*eq.Node) string {
	parts := make([]string, len(args))
	for i, arg := range args {
		parts[i] = w.value(arg)
	}
	return strings.Join(parts, ",")
}

// added writes a sum; "those before it and itself" becomes one range.
func (w writer) added(n *eq.Node) string {
	if a := n.Args; len(a) == 2 && a[0].Op == eq.OpEarlier && a[1].Op == eq.OpRef && a[0].Line == a[1].Line {
		return w.sum(a[1].Line, -1, w.member, false)
	}
	parts := make([]string, len(n.Args))
	for i, arg := range n.Args {
		parts[i] = w.value(arg)
	}
	return strings.ReplaceAll(strings.Join(parts, "+"), "+-", "-")
}

func (w writer) subtracted(n *eq.Node) string {
	text := w.value(n.Args[0])
	for _, arg := range n.Args[1:] {
		if arg.Op == eq.OpAdd || arg.Op == eq.OpSub {
			text += "-(" + w.value(arg) + ")"
		} else {
			text += "-" + w.value(arg)
		}
	}
	return text
}

// scale writes a × n / d in the whole-part form, which a spreadsheet computes
// exactly: a whole number of euros, and a small remainder that is rounded. The
// remainder is in whole cents, so that one exactly between two cents is seen to
// be there by every spreadsheet.
func (w writer) scale(n *eq.Node) string {
	a, factor := w.factor(n.Args[0]), w.factor(n.Args[1])
	var d string
	if n.Base != nil {
		d = n.Base.Name
	} else {
		d = w.factor(n.Args[2])
	}
	toCents, fromCents := "", ""
	if w.line.Unit == eq.EUR {
		toCents, fromCents = "*"+nameCents, "/"+nameCents
	}
	times := ""
	if factor != "1" {
		times = "*" + factor
	}
	if w.layout.mayBeNegative(n.Args[0].Line) { // then the rest has the amount's sign
		rest := "ROUND((" + a + "-TRUNC(" + a + "/" + d + ")*" + d + ")" + toCents + ",0)"
		return "TRUNC(" + a + "/" + d + ")" + times + "+ROUND(" + rest + times + "/" + d + ",0)" + fromCents
	}
	rest := "ROUND(MOD(" + a + "," + d + ")" + toCents + ",0)"
	return "INT(" + a + "/" + d + ")" + times + "+ROUND(" + rest + times + "/" + d + ",0)" + fromCents
}

// factor writes an operand that is multiplied or divided: a sum in brackets.
func (w writer) factor(n *eq.Node) string {
	if n.Op == eq.OpAdd || n.Op == eq.OpSub {
		return "(" + w.value(n) + ")"
	}
	return w.value(n)
}

// key writes the share of a part in a total in millionths. A part is never
// more than its total, so the plain form is exact to far below half a millionth.
func (w writer) key(n *eq.Node) string {
	part, total := w.factor(n.Args[0]), w.factor(n.Args[1])
	return "IF(" + total + "=0,0,ROUND(" + part + "*" + eq.Whole.Name + "/" + total + ",0))"
}

// lag reads so many columns to the left, in a range that begins with the
// opening value and ends before this column, so that nothing reads itself.
func (w writer) lag(n *eq.Node) string {
	line, by := w.layout.model.Line(n.Line), w.factor(n.Args[0])
	row, from := strconv.Itoa(w.layout.lines[n.Line].row+w.memberOf(n)), w.sheet(line.ID)
	period := sheetTimeline + "!" + sheet.ThisColumn + "$" + strconv.Itoa(rowPeriod)
	past := from + "$" + sheet.ColumnName(sheet.ColumnOpening) + row + ":" + sheet.PreviousColumn + row
	return "IF(" + by + "=0," + from + sheet.ThisColumn + row + ",IF(" + period + ">" + by + ",INDEX(" + past + ",1," + period + "-" + by + "+1),0))"
}

// apportion adds one millionth to the whole ones where the member's rank by its
// remainder, and then in order, is within the millionths that are missing: the
// sum of the remainders divided by the total.
func (w writer) apportion(n *eq.Node) string {
	total, rest := w.factor(n.Args[0]), n.Args[1].Line
	weight := w.reference(&eq.Node{Op: eq.OpRef, Line: n.Line})
	line, first := w.layout.model.Line(rest), w.layout.lines[rest].row
	last, column := first+line.Over.Len()-1, w.column(line)
	own := column + strconv.Itoa(first+w.member)
	from := column + "$" + strconv.Itoa(first) + ":" + column
	all := from + "$" + strconv.Itoa(last)
	rank := "SUMPRODUCT((" + all + ">" + own + ")*1)+COUNTIF(" + from + strconv.Itoa(first+w.member) + "," + own + ")"
	return "IF(" + total + "=0,0,(" + weight + "*" + eq.Whole.Name + "-" + own + ")/" + total + "+(" + rank + "<=SUM(" + all + ")/" + total + "))"
}

// memberOf returns the member of a line that a node reads.
func (w writer) memberOf(n *eq.Node) int {
	line := w.layout.model.Line(n.Line)
	switch {
	case n.Member != "":
		member, _ := line.Over.Index(n.Member)
		return member
	case line.Over != nil:
		return w.member
	}
	return 0
}

// reference returns the address of a line's value.
func (w writer) reference(n *eq.Node) string {
	line, member := w.layout.model.Line(n.Line), w.memberOf(n)
	column := w.column(line)
	if row, linked := w.layout.links[w.layout.lines[w.line.ID].sheet][link{n.Line, member}]; linked {
		return linkAddress(line, n.Op == eq.OpPrev, row)
	}
	if n.Op == eq.OpPrev {
		column = sheet.PreviousColumn
	}
	row := strconv.Itoa(w.layout.lines[n.Line].row + member)
	if line.Static && line.Over == nil {
		row = "$" + row
	}
	return w.sheet(line.ID) + column + row
}

// column returns where a line's value stands: that of the period, or that of
// its only value.
func (w writer) column(line *eq.Line) string {
	switch {
	case line.Static && line.Input != nil:
		return "$" + sheet.ColumnName(sheet.InputModel)
	case line.Static:
		return "$" + sheet.ColumnName(sheet.ColumnConstant)
	}
	return sheet.ThisColumn
}

// sheet returns the sheet before an address, where it is another one.
func (w writer) sheet(id eq.ID) string {
	tab := w.layout.lines[id].sheet
	if tab == w.layout.lines[w.line.ID].sheet {
		return ""
	}
	return tab + "!"
}

// sum adds the members from one to another; −1 is the heading before the
// first, which is empty.
func (w writer) sum(id eq.ID, from, to int, whole bool) string {
	line, first := w.layout.model.Line(id), w.layout.lines[id].row
	column, fixed := w.column(line), ""
	if whole {
		fixed = "$"
	}
	return "SUM(" + w.sheet(id) + column + "$" + strconv.Itoa(first+from) + ":" + column + fixed + strconv.Itoa(first+to) + ")"
}

// later adds the members after this one, to the empty row after the last.
func (w writer) later(id eq.ID) string {
	line, first := w.layout.model.Line(id), w.layout.lines[id].row
	column := w.column(line)
	return "SUM(" + w.sheet(id) + column + strconv.Itoa(first+w.member+1) + ":" + column + "$" + strconv.Itoa(first+line.Over.Len()) + ")"
}
