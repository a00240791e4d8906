package reports

import (
	"slices"
	"strings"
	"testing"

	"loanmodel/reports/table"
)

// Whatever this program asks for there is; what there is not has no value.
func TestMeasureByID(t *testing.T) {
	run := libraryRun(t, "base")
	for _, id := range append(matrixMeasures(), "npv_loan", "grant_element") {
		if got := run.measure(id); got.ID != id || got.Name == "" {
			t.Errorf("%s: %+v", id, got)
		}
	}
	if got := run.measure("nonsense"); got.Defined() {
		t.Errorf("%+v", got)
	}
}

// Each part is that of the whole comparison, and data are always complete.
func TestComparisonOfOnePart(t *testing.T) {
	runs := []*Run{libraryRun(t, "assets-returned"), libraryRun(t, "assets-returned+guarantor-default")}
	whole, shown := CompareOnly(AllTables, runs), 1 // the legend
	for _, part := range CompareTables()[1:] {
		document := CompareOnly(part, runs)
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

// What three states in default leave is 23,912,460,000.00; a run in which
// nothing falls due has a column of zeros.
func TestComparisonOfWaterfalls(t *testing.T) {
	text := CompareOnly("waterfall", []*Run{libraryRun(t, "assets-returned+guarantor-default"), libraryRun(t, "base")}).Text(80)
	for _, want := range []string{"(F7)", "23,912,460,000.00", "A: December 2027. B: nothing ever falls due, so that all is zero."} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if text := CompareOnly("waterfall", []*Run{libraryRun(t, "base")}).Text(80); !strings.Contains(text, "Nothing ever falls due from the Union") {
		t.Error(text)
	}
}
