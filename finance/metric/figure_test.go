package metric_test

import (
	"slices"
	"testing"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
)

// TestCostPartsAreTheEquation: L9 adds exactly the parts that are listed, in
// their order, and takes off those that count against the others. The debt (L12)
// adds the same but what is forgone.
func TestCostPartsAreTheEquation(t *testing.T) {
	model := testkit.Must(finance.Build())(t).Model()
	var plus, cash, minus []eq.ID
	for _, part := range metric.CostParts() {
		switch {
		case part.Less:
			minus = append(minus, part.Line)
		case part.Cost == metric.Forgone:
			plus = append(plus, part.Line)
		default:
			plus, cash = append(plus, part.Line), append(cash, part.Line)
		}
	}
	for _, c := range []struct {
		line eq.ID
		adds []eq.ID
	}{{finance.L9, plus}, {finance.L12, cash}} {
		equation, ok := model.Line(c.line).Equation.(*eq.Node)
		if !ok || equation.Op != eq.OpSub || len(equation.Args) != 2 || equation.Args[0].Op != eq.OpAdd {
			t.Fatalf("%s is no sum less a line", c.line)
		}
		var adds []eq.ID
		for _, term := range equation.Args[0].Args {
			if term.Op == eq.OpRef {
				adds = append(adds, term.Line)
			} else if term.Op != eq.OpPrev || term.Line != c.line {
				t.Errorf("%s has a term that is no line", c.line)
			}
		}
		if !slices.Equal(adds, c.adds) || !slices.Equal([]eq.ID{equation.Args[1].Line}, minus) {
			t.Errorf("%s adds %v less %v; the parts are %v less %v", c.line, adds, equation.Args[1].Line, c.adds, minus)
		}
	}
}

// TestFiguresAreNamedOnce: in each list an id and a name stand once, every line
// is the model's, and whoever picks by id finds all.
func TestFiguresAreNamedOnce(t *testing.T) {
	model := testkit.Must(finance.Build())(t).Model()
	var states []metric.Figure
	for _, m := range metric.StateMeasures() {
		states = append(states, m.Figure)
	}
	lists := map[string][]metric.Figure{
		"headlines": metric.Headlines(), "outcomes": metric.Outcomes(), "matrix": metric.MatrixFigures(), "runs": metric.RunsFigures(),
		"book": metric.BookFigures(), "costs": metric.CostParts(), "waterfall": metric.WaterfallSteps(), "states": states,
	}
	for _, part := range metric.StructureParts() {
		lists[part.Section] = part.Figures
	}
	for name, list := range lists {
		ids, names := map[string]bool{}, map[string]bool{}
		for _, f := range list {
			if ids[f.ID] || names[f.Name] || f.ID == "" || f.Name == "" || model.Line(f.Line) == nil {
				t.Errorf("%s: %q %q of %s", name, f.ID, f.Name, f.Line)
			}
			ids[f.ID], names[f.Name] = true, true
		}
	}
	for name, want := range map[string]int{"outcomes": 6, "matrix": 7, "runs": 3, "book": 12, "source": 3, "debt": 8, "cost": 8} {
		if got := len(lists[name]); got != want {
			t.Errorf("%s has %d figures, not %d", name, got, want)
		}
	}
}
