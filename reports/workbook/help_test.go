package workbook

import (
	"testing"

	"loanmodel/scenarios/analysis"
)

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

// layoutFor returns the layout of the workbook of a run with these presets.
func layoutFor(run *analysis.Run, presets []*analysis.Run) *layout {
	return layoutOf(&analysis.Dossier{Run: run, Presets: presets})
}
