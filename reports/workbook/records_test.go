package workbook

import (
	"os"
	"strings"
	"testing"

	eq "loanmodel/finance/equation"
	"loanmodel/internal/clients"
	"loanmodel/internal/testkit"
	"loanmodel/scenarios"
)

// TestHistoryIsTheChangelog: the copy that the workbook is made from is the
// project's own file.
func TestHistoryIsTheChangelog(t *testing.T) {
	changelog, err := os.ReadFile("../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(changelog) != history {
		t.Error("reports/workbook/history.md is not CHANGELOG.md: copy it")
	}
	rows := historyRows()
	if bullets := strings.Count(history, "\n- "); len(rows) != bullets || bullets == 0 {
		t.Errorf("%d changes of %d are read", len(rows), bullets)
	}
	for _, row := range rows {
		if row[0] == "" || row[1] == "" || row[2] == "" || strings.Contains(row[5], "`") {
			t.Errorf("a change without version, date or kind, or with marks: %q", row)
		}
	}
}

// TestDecisionsAreQuoted: what is said of a decision stands, word for word,
// where it is said to stand, and the lines it affects are there.
func TestDecisionsAreQuoted(t *testing.T) {
	run := testkit.LibraryRun(t, "base")
	files, err := scenarios.Describe()
	if err != nil {
		t.Fatal(err)
	}
	text := func(place string) string {
		if id, ok := strings.CutPrefix(place, placeLine); ok && run.Model.Line(eq.ID(id)) != nil {
			return run.Model.Line(eq.ID(id)).Note
		}
		if key, ok := strings.CutPrefix(place, placeInput); ok && run.Scenario.Parameter(key) != nil {
			return run.Scenario.Parameter(key).Values[0].Origin.Reason
		}
		for _, f := range files {
			if place == placeFile+f.Name {
				return f.Notes + " " + f.Reason
			}
		}
		return ""
	}
	ids := map[string]bool{}
	for _, d := range decisions {
		place := strings.Join(strings.Fields(text(d.place)), " ")
		for _, quoted := range []string{d.decision, d.reason} {
			if !strings.Contains(place, quoted) {
				t.Errorf("%s: %q does not stand in %s: %q", d.id, quoted, d.place, place)
			}
		}
		if ids[d.id] || d.question == "" || d.decision == "" || d.lines == "" {
			t.Errorf("%s is there twice or incomplete", d.id)
		}
		ids[d.id] = true
		for _, line := range strings.Split(d.lines, ", ") {
			if line != "all" && run.Model.Line(eq.ID(line)) == nil {
				t.Errorf("%s: there is no line %s", d.id, line)
			}
		}
	}
}

// TestChangesOfAScenario: every difference from the base stands on Log_Changes
// with its reason, and every value that two files set.
func TestChangesOfAScenario(t *testing.T) {
	run := testkit.LibraryRun(t, "joint-borrowing+nsd-seizure+nsd-seizure-uncompensated", "budget.participates[IT]=false")
	s := run.Scenario
	if len(s.Differences) == 0 || len(s.Conflicts) == 0 {
		t.Fatalf("%d differences and %d conflicts: the example shows nothing", len(s.Differences), len(s.Conflicts))
	}
	values := valuesOf(readBook(t, write(t, run, nil))[sheetChanges])
	for _, d := range s.Differences {
		if !values[d.Key] || !values[d.Overlay] || d.Reason != "" && !values[d.Reason] {
			t.Errorf("%s of %s is missing", d.Key, d.Overlay)
		}
	}
	if !values["75.0000 per cent"] || !values["90,000,000,000.00 EUR"] || values["75.0000"] {
		t.Error("a number stands without its unit")
	}
	for _, k := range s.Conflicts {
		if !values[k.Key] || !values[k.Loser] || !values[k.Winner] {
			t.Errorf("the conflict on %s is missing", k.Key)
		}
	}
}

// TestDataHasEverySeries: every input of the base case that is no assumption
// stands on Log_Data with its grade and its day.
func TestDataHasEverySeries(t *testing.T) {
	runs, file := baseFile(t)
	values := valuesOf(readBook(t, file)[sheetData])
	series := 0
	for _, p := range runs[0].Scenario.Parameters() {
		for i := range p.Values {
			if o := p.Values[i].Origin; o.Grade != scenarios.GradeAssumption && o.Grade != "" {
				series++
				if !values[p.Key()] || !values[sourceText(o)] || o.Checked != "" && !values[o.Checked] {
					t.Errorf("%s is missing", p.Key())
				}
			}
		}
	}
	if series < 100 {
		t.Errorf("%d values are too few", series)
	}
}

func valuesOf(sheet clients.Sheet) map[string]bool {
	values := map[string]bool{}
	for _, cell := range sheet {
		values[cell.Value] = true
	}
	return values
}
