package compare

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
	"loanmodel/reports/export"
	"loanmodel/reports/table"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// stressedRuns returns runs in which everything happens that a comparison
// shows: the presets, every shock on returned assets, defaults, an opt-out.
func stressedRuns(t *testing.T) []*analysis.Run {
	t.Helper()
	list := append(testkit.Stressed(t),
		testkit.LibraryRun(t, "assets-returned", "bridge.limit_eur=2026-01-01:5000000000.00", "guarantees.ceiling_eur=60000000000.00"),
		testkit.LibraryRun(t, "assets-returned", "guarantees.third_countries_eur=10000000000.00", "loan.write_offs_eur=2030-06-30:20000000000.00"),
		testkit.LibraryRun(t, "assets-returned", "settlement.reparations_eur=2029-12-31:30000000000.00,2031-12-31:30000000000.00",
			"guarantees.third_countries_eur=10000000000.00", "guarantees.ceiling_eur=60000000000.00"),
		testkit.LibraryRun(t, "nsd-seizure-uncompensated", "retaliation.uncovered_loss_bearer=guarantors"),
		testkit.LibraryRun(t, "nsd-seizure-uncompensated", "retaliation.uncovered_loss_bearer=belgium"),
		testkit.LibraryRun(t, "corporate-seizure", "retaliation.firms_insured_pct=50.0000"),
	)
	library, err := scenarios.Describe()
	if err != nil {
		t.Fatal(err)
	}
	for _, overlay := range library {
		if overlay.Kind == "shock" {
			list = append(list, testkit.LibraryRun(t, "assets-returned+"+overlay.Name))
		}
	}
	return list
}

// A run minus itself is zero, in every table and in every figure for programs.
func TestComparedWithItself(t *testing.T) {
	for _, run := range []*analysis.Run{testkit.LibraryRun(t, "base"), testkit.LibraryRun(t, "assets-returned"), testkit.LibraryRun(t, "joint-borrowing")} {
		document := Runs(AllTables, []*analysis.Run{run, run}, analysis.Attribution{Other: 1})
		for _, grid := range document.Tables {
			for column, heading := range grid.Columns {
				if heading.Name == "B − A" && !allZero(grid, column) {
					t.Errorf("%s: %s differs from itself", run.Scenario.Name, grid.Title)
				}
			}
		}
		for _, row := range document.Data.Rows {
			if difference := row[len(row)-1]; !difference.Number().IsZero() {
				t.Errorf("%s: %s %s differs from itself by %s", run.Scenario.Name, row[1].Plain(), row[3].Plain(), difference.Plain())
			}
		}
	}
}

func allZero(grid table.Table, column int) bool {
	return !slices.ContainsFunc(append(grid.Rows, grid.Total), func(row []table.Cell) bool { return row != nil && !row[column].Number().IsZero() })
}

// What is shown of a run is the same whatever it is compared with, and is what
// result.json and states.csv have.
func TestComparisonShowsWhatTheRunsAre(t *testing.T) {
	base, joint := testkit.LibraryRun(t, "base"), testkit.LibraryRun(t, "joint-borrowing")
	both := Runs(AllTables, []*analysis.Run{base, joint})
	want := map[string]string{}
	for _, run := range []*analysis.Run{base, joint} {
		for _, figure := range run.Figures {
			want[run.Scenario.Name+" headline "+figure.ID+" "] = table.PlainEUR(figure.Value)
		}
		for _, m := range run.Measures() {
			if m.Defined() {
				want[run.Scenario.Name+" measure "+m.ID+" "] = m.Value.StringFixed(m.Places)
			}
		}
		for line := range strings.Lines(string(export.StatesCSV(run))) {
			if f := strings.Split(strings.TrimSpace(line), ","); f[4] == "" {
				want[f[0]+" state "+f[2]+" "+f[1]] = testkit.Number(t, f[5]).String()
			}
		}
	}
	found := 0
	for _, row := range both.Data.Rows {
		value, ok := want[row[5].Plain()+" "+row[0].Plain()+" "+row[1].Plain()+" "+row[3].Plain()]
		if !ok {
			continue
		}
		found++
		if !testkit.Number(t, value).Equal(testkit.Number(t, row[6].Plain())) && row[4].Plain() != "EUR per head" { // two decimals there
			t.Errorf("%s of %s %s is %s, in the run's own files %s", row[1].Plain(), row[5].Plain(), row[3].Plain(), row[6].Plain(), value)
		}
	}
	if found != len(want) {
		t.Errorf("%d of %d figures found", found, len(want))
	}
}

// Differences are those of what is shown, so that a reader can check them; there
// is none where a run does not have the figure.
func TestComparisonDifferences(t *testing.T) {
	runs := []*analysis.Run{testkit.LibraryRun(t, "base"), testkit.LibraryRun(t, "assets-returned"), testkit.LibraryRun(t, "joint-borrowing")}
	document := Runs(AllTables, runs)
	missing := 0
	for i, row := range document.Data.Rows {
		first := document.Data.Rows[i-i%len(runs)]
		if row[6].Kind() == table.Empty || first[6].Kind() == table.Empty {
			missing++
			if row[7].Kind() != table.Empty {
				t.Errorf("%s of %s: a difference of nothing", row[1].Plain(), row[5].Plain())
			}
			continue
		}
		if want := testkit.Number(t, row[6].Plain()).Sub(testkit.Number(t, first[6].Plain())); !want.Equal(testkit.Number(t, row[7].Plain())) {
			t.Errorf("%s %s of %s: the difference is %s, shown is %s", row[1].Plain(), row[3].Plain(), row[5].Plain(), want, row[7].Plain())
		}
	}
	if missing == 0 {
		t.Error("no figure is missing in any of the runs")
	}
	for _, grid := range document.Tables {
		for _, row := range append(grid.Rows, grid.Total) {
			if len(row) < 1+len(runs)+len(runs)-1 {
				continue // the legend, the months
			}
			for other := 1; other < len(runs); other++ {
				if row[1].Kind() == table.Text || row[1+other].Kind() == table.Text {
					if row[len(runs)+other].Kind() != table.Empty {
						t.Errorf("%s, %s: a difference of nothing", grid.Title, row[0].Plain())
					}
					continue
				}
				if want := row[1+other].Number().Sub(row[1].Number()); !want.Equal(row[len(runs)+other].Number()) {
					t.Errorf("%s, %s: %s", grid.Title, row[0].Plain(), row[len(runs)+other].Plain())
				}
			}
		}
	}
}

// Sources and bearers account for the same money, and the costs of the states
// for what they have paid, in whatever happens.
func TestStructurePartsAddUp(t *testing.T) {
	runs := stressedRuns(t)
	sums := map[string]besideRow{}
	for _, part := range metric.StructureParts() {
		if part.Total != "" {
			sums[part.Section] = totalOf(besideRows(part.Figures, runs))
		}
	}
	for i, run := range runs {
		name := strings.Join(labels(runs)[i:i+1], "")
		paidOut := run.Total(finance.D1).Add(run.Total(finance.J5))
		for section, want := range map[string]decimal.Decimal{"source": paidOut, "bearer": paidOut, "paid": metric.Column(metric.Paid).Of(run.Result),
			"owed_certain": metric.Column(metric.OwedCertain).Of(run.Result), "owed_only_if": metric.Column(metric.OwedOnlyIf).Of(run.Result),
			"comes_back": metric.Column(metric.ComesBackOnlyIf).Of(run.Result), "forgone": metric.Column(metric.Forgone).Of(run.Result)} {
			if got := sums[section].values[i]; !got.Equal(want) {
				t.Errorf("%s: %s adds up to %s, not %s", name, section, got, want)
			}
		}
	}
	if len(sums) != 7 {
		t.Errorf("%d parts have a total", len(sums))
	}
}

// Peaks of lines that have members would add up different months.
func TestPeaksAreOfSingleLines(t *testing.T) {
	model := testkit.LibraryRun(t, "base").Model
	for _, part := range metric.StructureParts() {
		for _, figure := range part.Figures {
			if line := model.Line(figure.Line); line == nil || figure.Aggregate == metric.Peak && line.Over != nil {
				t.Errorf("%s: %s", part.Section, figure.ID)
			}
		}
	}
}

func TestComparisonOfTheGuaranteeCase(t *testing.T) {
	text := Runs(AllTables, []*analysis.Run{testkit.LibraryRun(t, "base"), testkit.LibraryRun(t, "assets-returned")}).Markdown()
	for _, want := range []string{
		"| B | `reparations-loan+assets-returned` |",
		"| Germany | 0.00 | 22,407,930,000.00 | 22,407,930,000.00 |",
		"| **All states** | **0.00** | **90,000,000,000.00** | **90,000,000,000.00** |",
		"| Due from the Union at once, peak | 0.00 | 90,000,000,000.00 | 90,000,000,000.00 |",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if strings.Contains(text, "Interest share of each state") {
		t.Error("a measure that is zero for everybody has a table")
	}
}
