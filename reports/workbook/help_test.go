package workbook

import (
	"slices"
	"sync"
	"testing"

	"loanmodel/internal/clients"
	"loanmodel/scenarios/analysis"
)

// A writing is the workbook of a run with these presets, which never change: it
// is written once for all tests that only look at it.
type writing struct {
	run     *analysis.Run
	presets []*analysis.Run
	file    func() ([]byte, error)
}

// writings are the workbooks written so far.
var writings struct {
	sync.Mutex
	all []*writing
}

// write returns the workbook of a run with these presets, for tests that change
// nothing of it.
func write(t testing.TB, run *analysis.Run, presets []*analysis.Run) []byte {
	t.Helper()
	file, err := writingOf(run, presets).file()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func writingOf(run *analysis.Run, presets []*analysis.Run) *writing {
	writings.Lock()
	defer writings.Unlock()
	for _, w := range writings.all {
		if w.run == run && slices.Equal(w.presets, presets) {
			return w
		}
	}
	w := &writing{run, slices.Clone(presets), sync.OnceValues(func() ([]byte, error) { return writeAnew(run, presets) })}
	writings.all = append(writings.all, w)
	return w
}

// writeAnew writes a workbook, whether or not it was written before.
func writeAnew(run *analysis.Run, presets []*analysis.Run) ([]byte, error) {
	d, err := analysis.NewDossier(run, presets)
	if err != nil {
		return nil, err
	}
	return Write(d)
}

// A reading is the cells of a workbook.
type reading struct {
	file  []byte
	cells map[string]clients.Sheet
}

// readings are the workbooks read last, the newest first: many tests look at
// one and the same. All of them would take gigabytes.
var readings struct {
	sync.Mutex
	last []reading
}

const readingsKept = 3

// readBook returns the cells of a workbook, for tests that change none of them.
func readBook(t testing.TB, file []byte) map[string]clients.Sheet {
	t.Helper()
	readings.Lock()
	defer readings.Unlock()
	i := slices.IndexFunc(readings.last, func(r reading) bool { return &r.file[0] == &file[0] })
	if i < 0 {
		cells, err := clients.ReadWorkbook(file)
		if err != nil {
			t.Fatal(err)
		}
		i, readings.last = 0, slices.Insert(readings.last[:min(len(readings.last), readingsKept-1)], 0, reading{file, cells})
	}
	found := readings.last[i]
	readings.last = slices.Insert(slices.Delete(readings.last, i, i+1), 0, found)
	return found.cells
}

// layoutFor returns the layout of the workbook of a run with these presets.
func layoutFor(run *analysis.Run, presets []*analysis.Run) *layout {
	return layoutOf(&analysis.Dossier{Run: run, Presets: presets})
}
