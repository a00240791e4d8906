package workbook

import (
	"testing"

	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

func presetRuns(t testing.TB) []*analysis.Run {
	t.Helper()
	names, err := scenarios.Presets()
	if err != nil {
		t.Fatal(err)
	}
	var runs []*analysis.Run
	for _, name := range names {
		runs = append(runs, runOf(t, name))
	}
	return runs
}

func runOf(t testing.TB, expression string, sets ...string) *analysis.Run {
	t.Helper()
	s, err := scenarios.Resolve(expression, scenarios.Options{Sets: sets})
	if err != nil {
		t.Fatal(err)
	}
	run, err := analysis.NewRun(s, "test")
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func write(t testing.TB, run *analysis.Run, presets []*analysis.Run) []byte {
	t.Helper()
	d, err := analysis.NewDossier(run, presets)
	if err != nil {
		t.Fatal(err)
	}
	file, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// layoutFor is the layout of the workbook of a run with these presets.
func layoutFor(run *analysis.Run, presets []*analysis.Run) *layout {
	return layoutOf(&analysis.Dossier{Run: run, Presets: presets})
}
