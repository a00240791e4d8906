package reports

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/reports/table"
)

// In result.json every preset has every measure, with its value or with why it
// has none, never with both.
func TestMeasuresReadBack(t *testing.T) {
	missing := 0
	for _, run := range presets(t) {
		var result struct {
			Measures []struct {
				ID, Method     string
				Value, Missing *string
				Tolerance      decimal.Decimal
			}
		}
		if err := json.Unmarshal(ResultJSON(run), &result); err != nil || len(result.Measures) != len(run.Measures()) {
			t.Fatalf("%s: %d measures, %v", run.Scenario.Name, len(result.Measures), err)
		}
		for i, m := range run.Measures() {
			got := result.Measures[i]
			if got.ID != m.ID || got.Method == "" || (got.Value == nil) == (got.Missing == nil) || !got.Tolerance.Equal(m.Tolerance) {
				t.Errorf("%s: %+v", run.Scenario.Name, got)
			}
			if got.Value == nil {
				missing++
			} else if !number(t, *got.Value).Equal(m.Value) {
				t.Errorf("%s: %s is %s, not %s", run.Scenario.Name, m.ID, *got.Value, m.Value)
			}
		}
	}
	if missing == 0 {
		t.Error("no preset lacks a measure: nothing tests how that is told")
	}
}

func TestMeasuresOfTheReport(t *testing.T) {
	text := string(markdownOf(libraryRun(t, "assets-returned")))
	for _, want := range []string{
		"| Guarantee calls paid in the worst year | 90,000,000,000.00 | EUR | 2027 | exact |",
		"| Net present value of the loan to the Union, at 5 % | −85,842,401,135.50 | EUR |  | ± 0.01; Σ flow",
		"| Internal rate of return of the loan, a year | none | % |  | nothing comes back within the run: ",
		"| Ukraine is out of money, without the loan | 3 | months | 2026-04 | exact |",
		"- Recall gap: not covered if all were recalled at once (recall\\_gap): ",
	} {
		if !strings.Contains(strings.ReplaceAll(text, "(recall_gap)", `(recall\_gap)`), want) {
			t.Errorf("%q is missing", want)
		}
	}
	if worth := libraryRun(t, "bilateral-grants").worthText(); worth != "No net present value of a loan: nothing is lent." {
		t.Error(worth)
	}
}

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
