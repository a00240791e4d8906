package compare

import (
	"slices"
	"strings"
	"testing"

	"loanmodel/internal/testkit"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// Whatever this program asks for there is; what there is not has no value.
func TestMeasureByID(t *testing.T) {
	run := testkit.LibraryRun(t, "base")
	for _, id := range append(matrixMeasures(), "npv_loan", "grant_element") {
		if got := run.Measure(id); got.ID != id || got.Name == "" {
			t.Errorf("%s: %+v", id, got)
		}
	}
	if got := run.Measure("nonsense"); got.Defined() {
		t.Errorf("%+v", got)
	}
}

// Each part is that of the whole comparison, and data are always complete.
func TestComparisonOfOnePart(t *testing.T) {
	runs := []*analysis.Run{testkit.LibraryRun(t, "assets-returned"), testkit.LibraryRun(t, "assets-returned+guarantor-default")}
	whole, shown := Runs(AllTables, runs), 1 // the legend
	for _, part := range Tables()[2:] {      // after the answer and all
		document := Runs(part, runs)
		if len(document.Data.Rows) != len(whole.Data.Rows) {
			t.Errorf("%s has %d rows of data", part, len(document.Data.Rows))
		}
		for _, grid := range document.Tables {
			if !slices.ContainsFunc(whole.Tables, func(other table.Table) bool { return other.Title == grid.Title && len(other.Rows) == len(grid.Rows) }) {
				t.Errorf("%s: %s", part, grid.Title)
			}
		}
		if len(document.Tables) < 2 {
			t.Errorf("%s shows nothing", part)
		}
		shown += len(document.Tables) - 1
	}
	if shown != len(whole.Tables) {
		t.Errorf("the parts have %d tables, the whole %d", shown, len(whole.Tables))
	}
}

// What three states in default leave is 23,912,550,000.00; a run in which
// nothing falls due has a column of zeros.
func TestComparisonOfWaterfalls(t *testing.T) {
	text := Runs("waterfall", []*analysis.Run{testkit.LibraryRun(t, "assets-returned+guarantor-default"), testkit.LibraryRun(t, "base")}).Text(80)
	for _, want := range []string{"(F18)", "23,912,550,000.00", "A: December 2027. B: nothing ever falls due, so that all is zero."} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if text := Runs("waterfall", []*analysis.Run{testkit.LibraryRun(t, "base")}).Text(80); !strings.Contains(text, "Nothing ever falls due from the Union") {
		t.Error(text)
	}
}
