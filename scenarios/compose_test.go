package scenarios

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestExpressionNamesAreCanonical(t *testing.T) {
	l := testLibrary(t)
	for expression, want := range map[string]string{
		"base":                                   "reparations-loan+immobilised",
		"reparations-loan":                       "reparations-loan+immobilised",
		"immobilised":                            "reparations-loan+immobilised",
		"assets-returned":                        "reparations-loan+assets-returned",
		"immobilised+joint-borrowing":            "joint-borrowing+immobilised",
		"base+opt-out":                           "reparations-loan+immobilised+opt-out",
		"opt-out+high-rates":                     "reparations-loan+immobilised+opt-out+high-rates",
		"high-rates+opt-out":                     "reparations-loan+immobilised+high-rates+opt-out",
		"opt-out+opt-out+assets-returned":        "reparations-loan+assets-returned+opt-out",
		"low-rates+joint-borrowing+high-rates":   "joint-borrowing+immobilised+low-rates+high-rates",
		"reparations-loan+immobilised+low-rates": "reparations-loan+immobilised+low-rates",
	} {
		s := mustResolve(t, l, expression)
		if s.Name != want {
			t.Errorf("%s is named %s, want %s", expression, s.Name, want)
		}
		again := mustResolve(t, l, s.Name)
		if again.Name != s.Name || string(Canonical(again)) != string(Canonical(s)) {
			t.Errorf("%s is not the same as its canonical name %s", expression, s.Name)
		}
	}
}

func TestScenarioSaysWhatItIsMadeOf(t *testing.T) {
	s := mustResolve(t, testLibrary(t), "opt-out+joint-borrowing", "loan.commitment_eur=91.00")
	if s.Structure != "joint-borrowing" || s.Settlement != "immobilised" {
		t.Errorf("structure %s, settlement %s", s.Structure, s.Settlement)
	}
	if want := []string{"joint-borrowing", "immobilised", "opt-out", SetOverlay}; !slices.Equal(s.Overlays, want) {
		t.Errorf("overlays %q, want %q", s.Overlays, want)
	}
	if s.Title != "joint-borrowing+immobilised+opt-out with 1 change: Loan to Ukraine, committed: 91.00" {
		t.Errorf("title %q", s.Title)
	}
	if s.Timeline.Months != 24 || s.Timeline.Start.String() != "2026-01" {
		t.Errorf("timeline %v", s.Timeline)
	}
}

func TestDifferencesAreInOrderOfApplication(t *testing.T) {
	s := mustResolve(t, testLibrary(t), "opt-out+joint-borrowing", "loan.commitment_eur=91.00", "guarantees.ceiling_eur=90.00")
	want := []Difference{
		{Key: "funding.assets_weight_pct", From: "100.0000", To: "0.0000", Overlay: "joint-borrowing", Reason: "To test joint-borrowing"},
		{Key: "funding.bonds_weight_pct", From: "0.0000", To: "100.0000", Overlay: "joint-borrowing", Reason: "To test joint-borrowing"},
		{Key: "budget.participates", Member: "HU", From: "true", To: "false", Overlay: "joint-borrowing", Reason: "To test joint-borrowing"},
		{Key: "guarantees.participates", Member: "BE", From: "true", To: "false", Overlay: "opt-out", Reason: "To test opt-out"},
		{Key: "guarantees.participates", Member: "IT", From: "true", To: "false", Overlay: "opt-out", Reason: "To test opt-out"},
		// The ceiling is set back to the base's and is no difference.
		{Key: "loan.commitment_eur", From: "90.00", To: "91.00", Overlay: SetOverlay, Reason: "set on the command line"},
	}
	if diff := cmp.Diff(want, s.Differences, cmpopts.IgnoreFields(Difference{}, "Origin")); diff != "" {
		t.Error(diff)
	}
}

func TestOriginsPointIntoTheFiles(t *testing.T) {
	s := mustResolve(t, testLibrary(t), "opt-out")
	participates := s.Parameter("guarantees.participates")
	belgium := participates.Values[0].Origin
	want := Origin{Overlay: "opt-out", File: "library/shocks/opt-out.yaml", Line: 7, Column: 30,
		Checked: "2026-01-31", Grade: GradeAssumption, Reason: "To test opt-out"}
	if diff := cmp.Diff(want, belgium, cmpopts.IgnoreUnexported(Origin{})); diff != "" {
		t.Error(diff)
	}
	bulgaria := participates.Values[1].Origin
	if bulgaria.Overlay != "base" || bulgaria.File != "library/base.yaml" || !slices.Equal(bulgaria.Sources, []string{"first-source"}) {
		t.Errorf("a value that no overlay sets has the origin %+v", bulgaria)
	}
}

func TestConflictsAreRecorded(t *testing.T) {
	l := testLibrary(t)
	for _, c := range []struct {
		expression string
		sets       []string
		want       []Conflict
	}{
		{"high-rates+low-rates", nil, []Conflict{{"rates.deposit_facility_pct", "", "high-rates", "low-rates"}}},
		{"low-rates+high-rates", nil, []Conflict{{"rates.deposit_facility_pct", "", "low-rates", "high-rates"}}},
		{"opt-out", []string{"guarantees.participates[IT]=true"}, []Conflict{{"guarantees.participates", "IT", "opt-out", SetOverlay}}},
		// The same value from both is none, nor is a value that only the base gave.
		{"opt-out", []string{"guarantees.participates[IT]=false", "guarantees.participates[FR]=false"}, nil},
	} {
		s := mustResolve(t, l, c.expression, c.sets...)
		if diff := cmp.Diff(c.want, s.Conflicts); diff != "" {
			t.Errorf("%s: %s", c.expression, diff)
		}
	}
}

func TestTheLaterOverlayWins(t *testing.T) {
	l := testLibrary(t)
	for expression, want := range map[string]string{
		"high-rates+low-rates": "2026-01-01:0.5000",
		"low-rates+high-rates": "2026-01-01:5.0000",
	} {
		rate := mustResolve(t, l, expression).Parameter("rates.deposit_facility_pct")
		if got := FormatValue(rate.Line, rate.Values[0]); got != want {
			t.Errorf("%s: %s, want %s", expression, got, want)
		}
	}
}

func TestUserFilesComeParentFirst(t *testing.T) {
	l := testLibrary(t)
	folderOf(t, map[string]string{
		"parent.yaml": "schema: loanmodel/v1\nname: parent\nextends: opt-out+assets-returned\nreason: \"All of it\"\n" +
			"loan: {commitment_eur: \"95.00\"}\nguarantees: {participates: {IT: true}}\nrates: {bond_pool_pct: [{from: \"2026-01-01\", value: \"3.00\"}]}\n",
		"child.yaml": "schema: loanmodel/v1\nname: \"A child\"\ntitle: \"Its title\"\nnotes: \"Its notes\"\nextends: parent.yaml\n" +
			"loan: {commitment_eur: {value: \"96.00\", reason: \"Of its own\"}}\n",
	})
	s := mustResolve(t, l, "child.yaml", "bridge.limit_eur=2026-01-01:1.00")
	if s.Name != "A child" || s.Title != "A child with 1 change: Bridge borrowing of the Union, limit: 1.00 from 2026-01-01" || s.Notes != "Its notes" || s.Settlement != "assets-returned" {
		t.Errorf("%q %q %q %q", s.Name, s.Title, s.Notes, s.Settlement)
	}
	if want := []string{"reparations-loan", "assets-returned", "opt-out", "parent", "A child", SetOverlay}; !slices.Equal(s.Overlays, want) {
		t.Errorf("overlays %q, want %q", s.Overlays, want)
	}
	want := []Difference{
		{Key: "settlement.release_share_pct", From: "[]", To: "2026-12-01:100.0000", Overlay: "assets-returned", Reason: "To test assets-returned"},
		{Key: "guarantees.participates", Member: "BE", From: "true", To: "false", Overlay: "opt-out", Reason: "To test opt-out"},
		{Key: "rates.bond_pool_pct", From: "[]", To: "2026-01-01:3.0000", Overlay: "parent", Reason: "All of it"},
		{Key: "loan.commitment_eur", From: "90.00", To: "96.00", Overlay: "A child", Reason: "Of its own"},
		{Key: "bridge.limit_eur", From: "[]", To: "2026-01-01:1.00", Overlay: SetOverlay, Reason: "set on the command line"},
	}
	if diff := cmp.Diff(want, s.Differences, cmpopts.IgnoreFields(Difference{}, "Origin")); diff != "" {
		t.Error(diff)
	}
	conflicts := []Conflict{{"guarantees.participates", "IT", "opt-out", "parent"}, {"loan.commitment_eur", "", "parent", "A child"}}
	if diff := cmp.Diff(conflicts, s.Conflicts); diff != "" {
		t.Error(diff)
	}
}
