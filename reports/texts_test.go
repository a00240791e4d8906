package reports

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"loanmodel/internal/testkit"
	"loanmodel/reports/delivery"
	"loanmodel/reports/explain"
	"loanmodel/reports/export"
	"loanmodel/reports/manual"
	"loanmodel/reports/report"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

func TestTextsAreClean(t *testing.T) {
	for _, run := range testkit.Stressed(t) {
		sources, err := manual.SourcesMarkdown(run.Scenario)
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string][]byte{
			"report": report.Markdown(run, testkit.SensitivityFor(run)), "summary": []byte(report.Summary(run, "out/x", 80)), "equations": manual.Equations(run.Model), "sources": sources,
			"states": export.StatesCSV(run), "result": export.ResultJSON(run), "manifest": delivery.Manifest(run, nil),
		}
		for name, text := range texts {
			for _, fault := range []string{"%!", "\r", "NaN", "not in the register", " \n", "\t", "no month", "no date"} {
				if bytes.Contains(text, []byte(fault)) {
					t.Errorf("%s of %s holds %q", name, run.Scenario.Name, fault)
				}
			}
			if !utf8.Valid(text) || !bytes.HasSuffix(text, []byte("\n")) || bytes.HasSuffix(text, []byte("\n\n")) {
				t.Errorf("%s of %s does not end in one line end", name, run.Scenario.Name)
			}
		}
	}
}

// The same scenario gives the same bytes, evaluated anew.
func TestSameBytes(t *testing.T) {
	for _, name := range []string{"base", "assets-returned"} {
		var before [][]byte
		for range 3 {
			scenario, err := scenarios.Resolve(name, scenarios.Options{})
			if err != nil {
				t.Fatal(err)
			}
			run, err := analysis.NewRun(scenario, testkit.Version)
			if err != nil {
				t.Fatal(err)
			}
			sources, err := manual.SourcesMarkdown(scenario)
			if err != nil {
				t.Fatal(err)
			}
			now := [][]byte{report.Markdown(run, testkit.SensitivityFor(run)), export.LinesCSV(run), export.StatesCSV(run), export.ResultJSON(run), manual.Equations(run.Model),
				sources, []byte(report.Summary(run, "out", 80)), []byte(explanationOf(t, run, "L29[BE]@2027-12"))}
			if before != nil && !slices.EqualFunc(before, now, bytes.Equal) {
				t.Errorf("%s: other bytes the next time", name)
			}
			before = now
		}
	}
}

func TestDifferencesOfTheCommandLine(t *testing.T) {
	run := testkit.LibraryRun(t, "base", "horizon.end=2030-12", "guarantees.participates[CZ]=false", "guarantees.participates[HU]=false", "euroclear.tax_rate_pct=20.0000")
	text := string(report.Markdown(run, testkit.SensitivityFor(run)))
	for _, want := range []string{
		"| Last month (horizon.end) |  | 2045-12 | 2030-12 |",
		"| Guarantees (guarantees.participates) | CZ, HU | yes | no |",
		"| Belgian corporate income tax (euroclear.tax_rate_pct) |  | 25.0000 % | 20.0000 % |",
		"| Guarantees (guarantees.participates) | all but CZ, HU | yes |",
		"month by month from January 2026 to December 2030.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	overlay := run.Scenario.Differences[0].Overlay
	if text := explanationOf(t, run, "euroclear.tax_rate_pct"); !strings.Contains(text, "given by "+overlay+"\n") {
		t.Errorf("the command line is not named:\n%s", text)
	}
}

func TestConflictsAreTold(t *testing.T) {
	run := *testkit.LibraryRun(t, "base")
	scenario := *run.Scenario
	scenario.Conflicts = []scenarios.Conflict{{Key: "guarantees.participates", Member: "IT", Loser: "one", Winner: "other"}}
	run.Scenario = &scenario
	if text := string(report.Markdown(&run, testkit.SensitivityFor(&run))); !strings.Contains(text, "| Guarantees (guarantees.participates) | IT | `one` | `other` |") {
		t.Error("the report hides a conflict")
	}
	if text := string(export.ResultJSON(&run)); !strings.Contains(text, `"loser": "one"`) {
		t.Error("result.json hides a conflict")
	}
}

// explanationOf takes a number of a run apart.
func explanationOf(t *testing.T, run *analysis.Run, name string) string {
	t.Helper()
	target, err := explain.ParseTarget(run.Model, run.Scenario.Timeline, name)
	if err != nil {
		t.Fatal(err)
	}
	text, err := explain.Number(run, target, explain.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return text
}
