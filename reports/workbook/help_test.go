package workbook

import (
	"testing"

	"loanmodel/reports"
	"loanmodel/scenarios"
)

func presetRuns(t testing.TB) []*reports.Run {
	t.Helper()
	names, err := scenarios.Presets()
	if err != nil {
		t.Fatal(err)
	}
	var runs []*reports.Run
	for _, name := range names {
		runs = append(runs, runOf(t, name))
	}
	return runs
}

func runOf(t testing.TB, expression string, sets ...string) *reports.Run {
	t.Helper()
	s, err := scenarios.Resolve(expression, scenarios.Options{Sets: sets})
	if err != nil {
		t.Fatal(err)
	}
	run, err := reports.NewRun(s, "test")
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func write(t testing.TB, run *reports.Run, presets []*reports.Run) []byte {
	t.Helper()
	d, err := reports.NewDossier(run, presets)
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
func layoutFor(run *reports.Run, presets []*reports.Run) *layout {
	return layoutOf(&reports.Dossier{Run: run, Presets: presets})
}
