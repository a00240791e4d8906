package compare

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/internal/testkit"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// Effects are those of each difference alone; with the rest they add up to the
// whole difference, by whatever they interact.
func TestAttribution(t *testing.T) {
	base := testkit.LibraryRun(t, "assets-returned")
	optOut, ceiling := "guarantees.participates[IT]=false", "guarantees.ceiling_eur=45000000000.00"
	both := testkit.LibraryRun(t, "assets-returned", optOut, ceiling)
	a := analysis.Attribution{Other: 1, Steps: []analysis.Step{
		{Name: "Italy", Keys: "guarantees.participates[IT]", Run: testkit.LibraryRun(t, "assets-returned", optOut)},
		{Name: "Ceiling", Keys: "guarantees.ceiling_eur", Run: testkit.LibraryRun(t, "assets-returned", ceiling)},
	}}
	columns := effectColumns(a, base, both)
	if len(columns) == 0 {
		t.Fatal("nothing has an effect")
	}
	for _, column := range columns {
		sum := decimal.Sum(column.rest(), column.effects...)
		if !sum.Equal(column.together) {
			t.Errorf("%s: %s of %s", column.id, sum, column.together)
		}
		if column.id == "calls_paid" {
			want := []string{"0", "-45000000000"}
			for i, effect := range column.effects {
				if effect.String() != want[i] {
					t.Errorf("step %d changes the calls by %s", i, effect)
				}
			}
		}
	}
	document := Runs(AllTables, []*analysis.Run{base, both}, a)
	text := document.Text(80)
	for _, want := range []string{"What single differences of B from A do, EUR", "Italy", "Only together", "Effects need not add up"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if !strings.Contains(string(document.Data.CSV()), "attribution,calls_paid,guarantees.ceiling_eur,,EUR,") {
		t.Error("programs do not get the effects")
	}
}

func TestAttributionWithoutEffect(t *testing.T) {
	base, same := testkit.LibraryRun(t, "base"), testkit.LibraryRun(t, "base", "loan.military_parts=1")
	text := Runs(AllTables, []*analysis.Run{base, same}, analysis.Attribution{Other: 1, Steps: []analysis.Step{{Name: "Parts", Run: same}}}).Text(80)
	if !strings.Contains(text, effectsNone) {
		t.Errorf("it is not said that nothing has an effect:\n%s", text)
	}
}

// Making all changes on top of one scenario gives the other, whatever the two:
// nothing that two scenarios say differently is lost.
func TestChangesAreComplete(t *testing.T) {
	library, err := scenarios.Describe()
	if err != nil {
		t.Fatal(err)
	}
	for _, overlay := range library {
		if overlay.Kind == "base" {
			continue
		}
		with := overlay.Name
		if overlay.Kind == "sequel" { // of a structure of bonds
			with = "joint-borrowing+" + with
		}
		for _, pair := range [][2]string{{"base", with}, {with, "joint-borrowing+assets-returned"}} {
			a, b := testkit.LibraryRun(t, pair[0]).Scenario, testkit.LibraryRun(t, pair[1]).Scenario
			var sets []string
			for _, change := range analysis.Changes(a, b) {
				sets = append(sets, change.Assignments()...)
			}
			made, err := scenarios.Resolve(pair[0], scenarios.Options{Sets: sets})
			if err != nil {
				t.Errorf("%v: %v", pair, err)
			} else if scenarios.RunID(made, testkit.Version) != scenarios.RunID(b, testkit.Version) {
				t.Errorf("%v: the changes do not make the one into the other", pair)
			}
		}
	}
}

func TestChanges(t *testing.T) {
	base := testkit.LibraryRun(t, "base").Scenario
	if changes := analysis.Changes(base, base); changes != nil {
		t.Errorf("a scenario differs from itself: %v", changes)
	}
	other := testkit.LibraryRun(t, "base", "guarantees.participates[IT]=false", "guarantees.participates[BE]=false", "horizon.end=2040-12").Scenario
	var names, words []string
	for _, change := range analysis.Changes(base, other) {
		names, words = append(names, change.Name()), append(words, ChangeWords(change))
	}
	if got := strings.Join(names, "; "); got != "horizon.end; guarantees.participates[BE, IT]" {
		t.Error(got)
	}
	if got := strings.Join(words, "; "); got != "Last month: 2040-12; Guarantees (BE, IT): no" {
		t.Error(got)
	}
}

func TestDifferenceDocument(t *testing.T) {
	base, joint := testkit.LibraryRun(t, "base").Scenario, testkit.LibraryRun(t, "joint-borrowing").Scenario
	document := Difference(base, joint)
	text := document.Text(80)
	for _, want := range []string{"7 values in all.", "A  90000000000.00\n", "B  0.00\n   joint-borrowing: National guarantees",
		"budget.participates[CZ, HU, SK] (Bears the Union's costs of the loan, yes/no)"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if len(document.Data.Rows) != 7 {
		t.Errorf("%d rows for programs", len(document.Data.Rows))
	}
	if text := Difference(base, base).Text(80); !strings.Contains(text, "They say the same.") {
		t.Error(text)
	}
}
