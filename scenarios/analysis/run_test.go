package analysis

import (
	"testing"

	"loanmodel/scenarios"
)

func TestNewRun(t *testing.T) {
	run := libraryRun(t, "base")
	if run.Passed() != len(run.Checks) || len(run.Checks) < 10 {
		t.Errorf("%d of %d checks passed", run.Passed(), len(run.Checks))
	}
	if run.RunID != scenarios.RunID(run.Scenario, testVersion) || len(run.RunID) != 64 {
		t.Errorf("run id %q", run.RunID)
	}
	if len(run.Figures) < 10 || len(run.Sources) < 10 || run.Version != testVersion {
		t.Errorf("%d figures, %d sources, version %q", len(run.Figures), len(run.Sources), run.Version)
	}
}

func TestEveryPresetRuns(t *testing.T) {
	for _, run := range presets(t) {
		if run.Passed() != len(run.Checks) {
			t.Errorf("%s: %d of %d checks passed", run.Scenario.Name, run.Passed(), len(run.Checks))
		}
	}
}

func TestFigureOfUnknownID(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an unknown headline goes unnoticed")
		}
	}()
	libraryRun(t, "base").Figure("nonsense")
}
