package compare

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// measureOf returns the measure of the states with an id.
func measureOf(t *testing.T, id string) metric.StateMeasure {
	t.Helper()
	for _, measure := range metric.StateMeasures() {
		if measure.ID == id {
			return measure
		}
	}
	t.Fatalf("there is no measure %s", id)
	return metric.StateMeasure{}
}

// stateOf returns the place of a state.
func stateOf(t *testing.T, code string) int {
	t.Helper()
	state, ok := finance.MemberStates.Index(code)
	if !ok {
		t.Fatalf("there is no state %s", code)
	}
	return state
}

// documents returns documents of every kind.
func documents(t *testing.T) map[string]table.Document {
	t.Helper()
	base, called, joint := testkit.LibraryRun(t, "base"), testkit.LibraryRun(t, "assets-returned"), testkit.LibraryRun(t, "joint-borrowing")
	commitment, cost := measureOf(t, "commitment_pct_gdp"), measureOf(t, "paid")
	rows := func(measure *metric.StateMeasure) []MatrixRow {
		return []MatrixRow{NewMatrixRow(base, NoShock, measure), NewMatrixRow(called, NoShock, measure), NewMatrixRow(joint, NoShock, measure)}
	}
	attribution := analysis.Attribution{Other: 1, Steps: []analysis.Step{{Name: "everything", Run: called}}, LeftOut: []string{"nothing"}}
	return map[string]table.Document{
		"one":        Runs(AllTables, []*analysis.Run{base}),
		"compare":    Runs(AllTables, []*analysis.Run{base, called, joint}, attribution),
		"matrix":     Matrix(rows(nil)),
		"states":     StatesMatrix(cost, rows(&cost)),
		"ratios":     StatesMatrix(commitment, rows(&commitment)),
		"brief":      Brief(stateOf(t, "BE"), []*analysis.Run{base, called, joint}),
		"brief base": Brief(stateOf(t, "MT"), []*analysis.Run{base}),
		"difference": Difference(base.Scenario, joint.Scenario),
		"same":       Difference(base.Scenario, base.Scenario),
	}
}

// Text fits a terminal of 80 columns, without blanks at the ends of lines, and
// ends with one line end.
func TestDocumentTextFits(t *testing.T) {
	for name, document := range documents(t) {
		text := document.Text(80)
		for line := range strings.Lines(text) {
			line = strings.TrimSuffix(line, "\n")
			if table.Width(line) > 80 || strings.TrimRight(line, " ") != line {
				t.Errorf("%s: %q", name, line)
			}
		}
		if strings.Contains(text, "\n\n\n") || !strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\n\n") {
			t.Errorf("%s: empty lines in %q", name, text)
		}
	}
}

// Every format is written, and every other word means text.
func TestDocumentFormats(t *testing.T) {
	for name, document := range documents(t) {
		if got, want := document.Encode("nonsense", 80), document.Encode("text", 80); got != want || got != document.Text(80) {
			t.Errorf("%s: text differs", name)
		}
		if got := document.Encode("md", 80); !strings.HasPrefix(got, "# ") || got != document.Markdown() {
			t.Errorf("%s: Markdown begins with %.40q", name, got)
		}
		records, err := csv.NewReader(strings.NewReader(document.Encode("csv", 80))).ReadAll()
		if err != nil || len(records) != len(document.Data.Rows)+1 {
			t.Errorf("%s: %d records of %d rows, %v", name, len(records), len(document.Data.Rows), err)
		}
		var read struct{ Rows [][]*string }
		if err := json.Unmarshal([]byte(document.Encode("json", 80)), &read); err != nil || len(read.Rows) != len(document.Data.Rows) {
			t.Errorf("%s: %d rows in JSON, %v", name, len(read.Rows), err)
		}
	}
	if formats := table.DocumentFormats(); formats[0] != "text" || len(formats) != 4 {
		t.Errorf("formats %v", formats)
	}
}

// The rows of every table add up to its total exactly, in euro as they are
// shown; every row has a cell for each column, and no table is empty.
func TestDocumentTotals(t *testing.T) {
	totals := 0
	for name, document := range documents(t) {
		for _, grid := range append(document.Tables, document.Data) {
			for _, row := range grid.Rows {
				if len(row) != len(grid.Columns) {
					t.Errorf("%s, %s: %d cells under %d headings", name, grid.Title, len(row), len(grid.Columns))
				}
			}
			if len(grid.Rows) == 0 && name != "same" {
				t.Errorf("%s, %s: no rows", name, grid.Title)
			}
			for column := range grid.Total {
				if column == 0 {
					continue
				}
				totals++
				if sum := table.Sum(grid.Rows, column); !sum.Equal(grid.Total[column].Number()) {
					t.Errorf("%s, %s, %s: %s, shown is %s", name, grid.Title, grid.Columns[column].Name, sum, grid.Total[column].Plain())
				}
			}
		}
	}
	if totals < 60 {
		t.Errorf("only %d totals found", totals)
	}
}

// Markdown's tables are rectangular: nothing in a cell breaks it.
func TestDocumentMarkdownIsRectangular(t *testing.T) {
	for name, document := range documents(t) {
		tables := testkit.MarkdownTables(document.Markdown())
		if len(tables) != len(document.Tables) {
			t.Errorf("%s: %d tables of %d", name, len(tables), len(document.Tables))
		}
		for _, grid := range tables {
			if slices.ContainsFunc(grid, func(row []string) bool { return len(row) != len(grid[0]) }) {
				t.Errorf("%s: %q is not rectangular", name, grid[0])
			}
		}
	}
}

// A scenario can be called anything; nothing of its name reaches a terminal or
// a spreadsheet as a command.
func TestDocumentOfAHostileName(t *testing.T) {
	run := *testkit.LibraryRun(t, "base")
	scenario := *run.Scenario
	scenario.Name = "=1+1\x1b[2J|<b>"
	run.Scenario = &scenario
	for name, document := range map[string]table.Document{
		"compare":    Runs(AllTables, []*analysis.Run{&run}),
		"brief":      Brief(0, []*analysis.Run{&run}),
		"difference": Difference(&scenario, testkit.LibraryRun(t, "joint-borrowing").Scenario),
	} {
		if text := document.Text(80); strings.Contains(text, "\x1b") {
			t.Errorf("%s: an escape in the text", name)
		}
		if text := document.Markdown(); strings.Contains(text, "<b>") || strings.Contains(text, "\x1b") {
			t.Errorf("%s: markup in Markdown", name)
		}
		if text := string(document.Data.CSV()); strings.Contains(text, ",=1+1") {
			t.Errorf("%s: a formula in CSV", name)
		}
	}
}

func TestLabelsDiffer(t *testing.T) {
	base, changed := testkit.LibraryRun(t, "base"), testkit.LibraryRun(t, "base", "loan.military_parts=1")
	got := labels([]*analysis.Run{base, changed, base, testkit.LibraryRun(t, "base", "loan.military_parts=2")})
	want := []string{"reparations-loan+immobilised", "reparations-loan+immobilised with --set",
		"reparations-loan+immobilised (2)", "reparations-loan+immobilised with --set (2)"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if letter(0) != "A" || letter(MostBeside-1) != "Z" {
		t.Error("letters do not go from A to Z")
	}
}
