package metric_test

import (
	"slices"
	"testing"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
)

// TestCostPartsAreTheEquation: the total of each column adds exactly the parts
// that are listed for it, in their order, and takes off those that count against
// the others.
func TestCostPartsAreTheEquation(t *testing.T) {
	model := testkit.Must(finance.Build())(t).Model()
	for _, column := range metric.Columns() {
		parts := metric.PartsOf(column.Cost)
		if len(parts) == 1 && parts[0].Line == column.Line {
			continue // a column of one part is that part
		}
		var plus, minus []eq.ID
		for _, part := range parts {
			if part.Less {
				minus = append(minus, part.Line)
			} else {
				plus = append(plus, part.Line)
			}
		}
		adds, takes := terms(t, model, column.Line)
		if !slices.Equal(adds, plus) || !slices.Equal(takes, minus) {
			t.Errorf("%s adds %v less %v; the parts are %v less %v", column.Line, adds, takes, plus, minus)
		}
	}
}

// terms lists the lines that a sum adds and those that it takes off.
func terms(t *testing.T, model *eq.Model, id eq.ID) (adds, takes []eq.ID) {
	t.Helper()
	root := model.Node(id)
	if root.Op == eq.OpSub {
		for _, term := range root.Args[1:] {
			takes = append(takes, term.Line)
		}
		root = root.Args[0]
	}
	if root.Op != eq.OpAdd {
		t.Fatalf("%s is no sum", id)
	}
	for _, term := range root.Args {
		adds = append(adds, term.Line)
	}
	return adds, takes
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
		"book": metric.BookFigures(), "costs": metric.CostParts(), "columns": metric.Columns(), "waterfall": metric.WaterfallSteps(), "states": states,
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
	for name, want := range map[string]int{"outcomes": 8, "matrix": 10, "runs": 4, "book": 15, "source": 3, "debt": 8, "paid": 9, "columns": 5} {
		if got := len(lists[name]); got != want {
			t.Errorf("%s has %d figures, not %d", name, got, want)
		}
	}
}
