package compare

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// matrixOf returns rows of the presets, with a measure of the states.
func matrixOf(t *testing.T, measure string) []MatrixRow {
	t.Helper()
	shown := measureOf(t, measure)
	var rows []MatrixRow
	for _, run := range testkit.Presets(t) {
		rows = append(rows, NewMatrixRow(run, NoShock, &shown))
	}
	return rows
}

// Every row has the figures of its run, exactly.
func TestMatrixRowsAreTheRuns(t *testing.T) {
	runs, rows := testkit.Presets(t), matrixOf(t, "paid")
	data := Matrix(rows).Data
	for i, run := range runs {
		row := data.Rows[i]
		if got := row[0].Plain() + "+" + row[1].Plain(); got != run.Scenario.Name || row[2].Plain() != NoShock {
			t.Errorf("row %d is of %s, not of %s", i, got, run.Scenario.Name)
		}
		for column, heading := range data.Columns {
			for _, figure := range run.Figures {
				if heading.Name == figure.ID && row[column].Plain() != table.PlainEUR(figure.Value) {
					t.Errorf("%s: %s is %s, not %s", run.Scenario.Name, figure.ID, row[column].Plain(), figure.Value)
				}
			}
			if heading.Name == "paid" && row[column].Plain() != table.PlainEUR(run.Total(finance.L20)) {
				t.Errorf("%s: paid is %s", run.Scenario.Name, row[column].Plain())
			}
		}
	}
}

// The rows of a table differ in the last kind of overlay of which there are
// several; the title says what they have in common.
func TestMatrixGroups(t *testing.T) {
	row := func(structure, settlement, shock string) MatrixRow {
		return MatrixRow{Structure: structure, Settlement: settlement, Shock: shock, figures: make([]decimal.Decimal, len(metric.MatrixFigures()))}
	}
	for want, rows := range map[string][]MatrixRow{
		"Shock of s + t: none shock | Shock of s + u: none shock": {row("s", "t", "none"), row("s", "t", "shock"), row("s", "u", "none"), row("s", "u", "shock")},
		"Settlement of s: t u | Settlement of z: t u":             {row("s", "t", "none"), row("s", "u", "none"), row("z", "t", "none"), row("z", "u", "none")},
		"Settlement of s + shock: t u":                            {row("s", "t", "shock"), row("s", "u", "shock")},
		"Structure of t: s z":                                     {row("s", "t", "none"), row("z", "t", "none")},
		"Structure of t + shock: s":                               {row("s", "t", "shock")},
	} {
		var got []string
		for _, grid := range Matrix(rows).Tables {
			text := grid.Columns[0].Name + " of " + grid.Title + ":"
			for _, row := range grid.Rows {
				text += " " + row[0].Plain()
			}
			got = append(got, text)
		}
		if strings.Join(got, " | ") != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A check that fails is told with its run.
func TestMatrixTellsFailedChecks(t *testing.T) {
	run := *testkit.LibraryRun(t, "base")
	run.Checks = append(run.Checks[:0:0], run.Checks...)
	run.Checks[0].Value = 1
	row := NewMatrixRow(&run, NoShock, nil)
	if row.Passed() {
		t.Error("the row passes")
	}
	if note := checksNote([]MatrixRow{row}); !strings.Contains(note, "reparations-loan+immobilised (none): ") || !strings.HasPrefix(note, "Checks fail in 1 run,") {
		t.Error(note)
	}
}

// States stand by their first value, and every value is that of the run.
func TestStatesMatrix(t *testing.T) {
	measure := measureOf(t, "commitment_pct_gdp")
	rows := matrixOf(t, "commitment_pct_gdp")
	document := StatesMatrix(measure, rows)
	first := document.Tables[1] // after the legend
	for i := 1; i < len(first.Rows); i++ {
		if first.Rows[i][1].Number().GreaterThan(first.Rows[i-1][1].Number()) {
			t.Errorf("%s stands below %s", first.Rows[i][0].Plain(), first.Rows[i-1][0].Plain())
		}
	}
	if len(first.Rows) != 27 || first.Total != nil {
		t.Errorf("%d rows, total %v", len(first.Rows), first.Total)
	}
	if got := len(document.Data.Rows); got != 27*len(rows) {
		t.Errorf("%d rows for programs", got)
	}
	for i, row := range document.Data.Rows {
		run, state := testkit.Presets(t)[i/27], i%27
		if want := measure.Value(run.Result, state).StringFixed(analysis.RatioPlaces); row[6].Plain() != want || row[3].Plain() != finance.MemberStates.Code(state) {
			t.Errorf("%s, %s: %s, want %s", run.Scenario.Name, row[3].Plain(), row[6].Plain(), want)
		}
	}
}

// Columns are numbered, and a legend says what they are.
func TestStatesMatrixNumbersItsColumns(t *testing.T) {
	measure := measureOf(t, "owed_only_if")
	row := func(shock string) MatrixRow { return NewMatrixRow(testkit.LibraryRun(t, "base"), shock, &measure) }
	tables := StatesMatrix(measure, []MatrixRow{row(NoShock), row("other")}).Tables
	if len(tables) != 2 || tables[0].Rows[1][1].Plain() != "other" || tables[1].Columns[2].Name != tables[0].Rows[1][0].Plain() {
		t.Errorf("%v", tables)
	}
}

// Where no state has anything there is no table of zeros.
func TestStatesMatrixLeavesOutZeros(t *testing.T) {
	measure := measureOf(t, "calls_paid")
	var rows []MatrixRow
	for _, settlement := range []string{"immobilised", "assets-returned"} {
		for _, shock := range []string{NoShock, "other"} {
			rows = append(rows, NewMatrixRow(testkit.LibraryRun(t, settlement), shock, &measure))
		}
	}
	document := StatesMatrix(measure, rows)
	if len(document.Tables) != 2 || document.Tables[1].Title != "reparations-loan + assets-returned" || document.Tables[1].Rows[0][0].Plain() != "Germany" {
		t.Errorf("%d tables, the second of them %v", len(document.Tables), document.Tables[1])
	}
	if last := document.About[len(document.About)-1]; last != "Zero for every state: reparations-loan + immobilised." {
		t.Error(last)
	}
}
