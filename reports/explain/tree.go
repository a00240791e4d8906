package explain

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"loanmodel/finance/equation"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// An explainer builds the tree of one number.
type explainer struct {
	run     *analysis.Run
	target  Target
	options Options
	shown   map[Target]bool // already taken apart
	cited   map[string]bool // sources already shown in full
	sums    map[span]bool   // already shown
	size    int             // numbers in the tree
	cut     bool            // the tree met its limit
}

func newExplainer(run *analysis.Run, target Target, options Options) *explainer {
	return &explainer{run: run, target: target, options: options.withDefaults(),
		shown: map[Target]bool{}, sums: map[span]bool{}, cited: map[string]bool{}}
}

// A span is the members of a sum: the first and how many.
type span struct {
	first   Target
	members int
}

// number explains one number: an input as a leaf, a line with what it reads.
func (e *explainer) number(at Target, depth int) *explained {
	line := e.run.Model.Line(at.Line)
	node := &explained{head: e.head(at)}
	e.size++
	switch {
	case e.shown[at]:
		node.head += " · shown above"
	case line.Input != nil:
		e.shown[at] = true
		node.details = e.input(at)
	case e.size > maxExplained:
		e.cut = true
		node.head += " …"
	default:
		e.line(node, at, depth)
	}
	return node
}

// line takes a number apart into those that its equation reads.
func (e *explainer) line(node *explained, at Target, depth int) {
	root, text := e.run.Model.Node(at.Line), e.run.Model.Text(at.Line)
	if at.Period == equation.Opening {
		root, text = e.run.Model.OpeningNode(at.Line), e.run.Model.OpeningText(at.Line)
	}
	from := placeOf(e.run, at)
	node.details = append(node.details, "= "+text+decided(from, root))
	if note := from.line.Note; note != "" {
		node.details = append(node.details, note)
	}
	branches := from.branches(root, e.options.All)
	if e.options.Depth > 0 && depth >= e.options.Depth && len(branches) > 0 {
		node.head += " … (its parts are left out)"
		return
	}
	e.shown[at] = true
	for _, branch := range branches {
		node.under = append(node.under, e.branch(branch, depth+1))
	}
}

// ordinals of the operands of a minimum or maximum; the model has none longer.
var ordinals = []string{"1st", "2nd", "3rd"}

// decided says which operand of a minimum or maximum is its value, where the
// equation is one.
func decided(from place, root *equation.Node) string {
	if root == nil || root.Op != equation.OpMin && root.Op != equation.OpMax || len(root.Args) > len(ordinals) {
		return ""
	}
	word := "least"
	if root.Op == equation.OpMax {
		word = "greatest"
	}
	value := from.value(root)
	for i, arg := range root.Args {
		if from.value(arg) == value {
			return " (the " + ordinals[i] + " is the " + word + ")"
		}
	}
	return ""
}

func (e *explainer) branch(b branch, depth int) *explained {
	switch {
	case b.untaken != nil:
		return &explained{head: "not taken: " + strings.Join(b.untaken, ", ")}
	case b.sum != nil:
		return e.sum(b, depth)
	case b.idle:
		return e.idle(b.at)
	case b.before && b.at.Period != equation.Opening && !e.options.ThroughTime:
		return e.earlier(b.at)
	}
	return e.number(b.at, depth)
}

// idle shows a number that does not decide the value without taking it apart.
func (e *explainer) idle(at Target) *explained {
	e.size++
	return &explained{head: e.head(at) + idleMark}
}

// idleMark stands behind what adds nothing to the value above it or does not
// decide it.
const idleMark = " · not taken further"

// earlier shows a number of the period before without taking it apart.
func (e *explainer) earlier(at Target) *explained {
	e.size++
	return &explained{head: e.head(at) + " · explain it with: " + e.label(at)}
}

// fewMembers is up to how many members a sum lists; of more it shows that many,
// the largest.
const fewMembers = 3

// sum shows a sum over members. The members of a small family are taken apart;
// of a large one, and of a sum that stops at the member itself, they are shown
// only.
func (e *explainer) sum(b branch, depth int) *explained {
	line := e.run.Model.Line(b.sum.Line)
	node := &explained{head: sumName(b, line) + ": " + table.Value(line.Unit, sumAt(e.run, b.members))}
	if b.idle {
		node.head += idleMark
		return node
	}
	key := span{b.members[0], len(b.members)}
	if e.sums[key] {
		node.head += " · shown above"
		return node
	}
	e.sums[key] = true
	if len(b.members) > fewMembers {
		node.under = e.large(b.members, line.Unit)
		return node
	}
	whole := sumAt(e.run, b.members)
	for _, at := range b.members {
		switch {
		case b.sum.Op != equation.OpSum:
			node.under = append(node.under, &explained{head: e.head(at)})
		case !e.options.All && whole != 0 && numberAt(e.run, at) == 0:
			node.under = append(node.under, e.idle(at))
		default:
			node.under = append(node.under, e.number(at, depth+1))
		}
	}
	return node
}

// large shows the largest members of a sum, and what the others come to.
func (e *explainer) large(members []Target, unit equation.Unit) []*explained {
	var list []*explained
	largest := e.largest(members)
	for _, at := range largest {
		list = append(list, &explained{head: e.head(at)})
	}
	rest := sumAt(e.run, members) - sumAt(e.run, largest)
	more := "and " + strconv.Itoa(len(members)-len(largest)) + " more: " + table.Value(unit, rest)
	return append(list, &explained{head: more})
}

// sumName says what is added up: "Σ F2 over the 27 states".
func sumName(b branch, line *equation.Line) string {
	text := "Σ " + string(line.ID) + " over the " + table.Counted(len(b.members), line.Over.Name)
	switch b.sum.Op {
	case equation.OpEarlier:
		return text + " before " + line.Over.Members[b.from.Member].Name
	case equation.OpLater:
		return text + " after " + line.Over.Members[b.from.Member].Name
	}
	return text
}

// largest returns the members with the greatest amounts, signs left aside;
// equal ones in their own order.
func (e *explainer) largest(members []Target) []Target {
	sorted := slices.Clone(members)
	slices.SortStableFunc(sorted, func(a, b Target) int {
		return cmp.Compare(size(numberAt(e.run, b)), size(numberAt(e.run, a)))
	})
	return sorted[:fewMembers]
}

func size(x int64) int64 { return max(x, -x) }

// head returns the first line of a number: its name, what it is, its value and
// its cell.
func (e *explainer) head(at Target) string {
	line := e.run.Model.Line(at.Line)
	text := e.label(at) + " " + line.Name + ": " + e.valueOf(at, line)
	if e.options.Cell != nil {
		if cell := e.options.Cell(at.Line, at.Member, at.Period); cell != "" {
			text += " [" + cell + "]"
		}
	}
	return text
}

// label names a number as ParseTarget reads it. Within the target's own period
// the period is left out, but for the target itself.
func (e *explainer) label(at Target) string {
	line := e.run.Model.Line(at.Line)
	text := line.At(at.Member).String()
	switch {
	case line.Static, at.Period == e.target.Period && at != e.target:
		return text
	case at.Period == equation.Opening:
		return text + "@" + openingPeriod
	}
	return text + "@" + e.run.Timeline().At(at.Period).String()
}

// valueOf returns a number with its unit. An input of one value is shown as it
// was written.
func (e *explainer) valueOf(at Target, line *equation.Line) string {
	if parameter := e.parameter(line); parameter != nil && line.Input.Shape == equation.Constant {
		return table.Written(line, scenarios.FormatValue(line, parameter.Values[at.Member]))
	}
	return table.Value(line.Unit, numberAt(e.run, at))
}
