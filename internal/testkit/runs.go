package testkit

import (
	"strings"
	"sync"
	"testing"

	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// Version is the model version of the runs in tests.
const Version = "test"

// runs keeps the runs of the library's scenarios: they never change.
var runs sync.Map

// LibraryRun evaluates a scenario of the library, with assignments.
func LibraryRun(t testing.TB, expression string, sets ...string) *analysis.Run {
	t.Helper()
	key := strings.Join(append([]string{expression}, sets...), " ")
	if run, ok := runs.Load(key); ok {
		return run.(*analysis.Run)
	}
	scenario, err := scenarios.Resolve(expression, scenarios.Options{Sets: sets})
	if err != nil {
		t.Fatal(err)
	}
	run, err := analysis.NewRun(scenario, Version)
	if err != nil {
		t.Fatal(err)
	}
	runs.Store(key, run)
	return run
}

// Presets returns the runs of all presets.
func Presets(t testing.TB) []*analysis.Run {
	t.Helper()
	names, err := scenarios.Presets()
	if err != nil {
		t.Fatal(err)
	}
	var list []*analysis.Run
	for _, name := range names {
		list = append(list, LibraryRun(t, name))
	}
	return list
}

var people = &eq.Dimension{Name: "person", Members: []eq.Member{{Code: "a", Name: "Anna"}, {Code: "b", Name: "Bert"}}}

const (
	debtID   eq.ID = "P1"
	weightID eq.ID = "P2"
	switchID eq.ID = "P3"
	shareID  eq.ID = "P4"
)

// smallModel returns a debt that one of two people pays off, small enough to
// write down everything that comes of it.
func smallModel(t testing.TB) *eq.Model {
	t.Helper()
	model, err := eq.Build([]eq.Section{{Letter: "P", Title: "People", About: "What Anna and Bert owe.", Lines: []eq.Line{
		{ID: debtID, Name: "Debt", Unit: eq.EUR, Over: people, Opening: eq.Const(1), Equation: eq.Sub(eq.Prev(debtID), eq.Const(-1)),
			Note: "A cent more a month."},
		{ID: weightID, Name: "Weight, fixed", Unit: eq.Weight, Static: true, Equation: eq.Const(1)},
		{ID: switchID, Name: "Anna has the greater debt", Unit: eq.Flag, Equation: eq.Less(eq.Of(debtID, "b"), eq.Of(debtID, "a"))},
		{ID: shareID, Name: "=Total", Unit: eq.EUR, Equation: eq.If(switchID, eq.Const(0), eq.Sum(debtID))},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	return model
}

// SmallRun returns the small model over three months.
func SmallRun(t testing.TB) *analysis.Run {
	t.Helper()
	model := smallModel(t)
	timeline, err := calendar.NewTimeline(calendar.MustMonth("2026-12"), calendar.MustMonth("2027-02"))
	if err != nil {
		t.Fatal(err)
	}
	result, err := eq.Compile(model).Evaluate(eq.NewInputs(model, timeline.Months))
	if err != nil {
		t.Fatal(err)
	}
	return &analysis.Run{
		Scenario: &scenarios.Scenario{Name: "small,one", Title: "Small", Structure: "s", Settlement: "t", Timeline: timeline},
		Model:    model, Result: result, Version: Version,
		RunID: strings.Repeat("0123456789abcdef", 4),
	}
}

// SensitivityFor evaluates the sensitivities of a run, nil of one that is not of
// the library's model.
func SensitivityFor(run *analysis.Run) *analysis.Sensitivity {
	all, err := analysis.NewSensitivities([]*analysis.Run{run})
	if err != nil {
		return nil
	}
	return all[0]
}

// Stressed returns runs in which everything happens that a report can show:
// calls, defaults and opt-outs, repayment, grants, arrears.
func Stressed(t *testing.T) []*analysis.Run {
	return append(Presets(t),
		LibraryRun(t, "assets-returned", "guarantees.participates[IT]=false"),
		LibraryRun(t, "assets-returned", "guarantees.default_from[FR]=2027-01-01", "guarantees.default_until[FR]=2030-01-01",
			"guarantees.participates[HU]=false", "guarantees.ceiling_eur=60000000000.00"),
		LibraryRun(t, "base", "funding.assets_weight_pct=0.0000", "funding.grants_weight_pct=100.0000"),
		LibraryRun(t, "base", "loan.instalments_eur=[]"),
	)
}
