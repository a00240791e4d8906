package workbook

import (
	"context"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"loanmodel/internal/clients"
	"loanmodel/internal/testkit"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/scenarios/analysis"
)

// compareBooks compares every formula cell of the expected workbook with the
// same cell of another.
func compareBooks(t *testing.T, want, got map[string]clients.Sheet) (cells int) {
	t.Helper()
	different := 0
	for name, tab := range want {
		for address, cell := range tab {
			if cell.Formula == "" {
				continue
			}
			cells++
			if !sameCell(cell, got[name][address]) {
				if different++; different <= 10 {
					t.Errorf("%s!%s: engine %q, recalculated %q (=%s)", name, address, cell.Value, got[name][address].Value, cell.Formula)
				}
			}
		}
	}
	if different > 0 {
		t.Errorf("%d of %d cells differ", different, cells)
	}
	return cells
}

// sameCell compares two values: texts exactly, numbers to 1e-12 of themselves,
// so that nothing must come back as nothing, and amounts (at most two decimals
// in the engine's own text) to less than half a cent as well.
func sameCell(want, got clients.Cell) bool {
	a, errA := strconv.ParseFloat(want.Value, 64)
	b, errB := strconv.ParseFloat(got.Value, 64)
	if errA != nil || errB != nil {
		return want.Value == got.Value
	}
	if _, decimals, _ := strings.Cut(want.Value, "."); len(decimals) <= 2 && math.Abs(a-b) >= 0.005 {
		return false
	}
	return math.Abs(a-b) <= 1e-12*math.Abs(a)
}

func TestSameCell(t *testing.T) {
	for _, c := range []struct {
		want, got string
		same      bool
	}{
		{"90000000000.01", "90000000000.0099945068", true}, // the same binary number
		{"90000000000.01", "90000000000.02", false},
		{"90000000000.01", "90000000000", false},
		{"5", "", false},
		{"0", "", false},
		{"0", "0.001", false},
		{"0.05", "0.0500001", false},
		{"0.333333333333", "0.3333333333331", true},
		{"0.333333333333", "0.33333333334", false},
		{"base", "base", true},
		{"base", "0", false},
		{"0", "#DIV/0!", false},
	} {
		if got := sameCell(clients.Cell{Value: c.want}, clients.Cell{Value: c.got}); got != c.same {
			t.Errorf("%q and %q: %v", c.want, c.got, got)
		}
	}
}

func splitCell(cell string) (tab, address string) {
	tab, address, _ = strings.Cut(cell, "!")
	return tab, address
}

// flipped are the scenarios that tests flip to inside the base case's file: all
// presets by night, and otherwise the return of the assets, in which the most
// formulas of the base case change, or those that LOANMODEL_FLIP names, with
// blanks between.
func flipped(t *testing.T, presets []*analysis.Run) []*analysis.Run {
	names := strings.Fields(os.Getenv("LOANMODEL_FLIP"))
	switch {
	case len(names) == 0 && clients.Nightly():
		return presets
	case len(names) == 0:
		names = []string{"reparations-loan+assets-returned"}
	}
	var runs []*analysis.Run
	for _, name := range names {
		i := slices.IndexFunc(presets, func(run *analysis.Run) bool { return run.Scenario.Name == name })
		if i < 0 {
			runs = append(runs, testkit.LibraryRun(t, name))
		} else {
			runs = append(runs, presets[i])
		}
	}
	return runs
}

// offering returns the base case's file whose selector offers a run, whether or
// not it is a preset.
func offering(t *testing.T, run *analysis.Run, presets []*analysis.Run) []byte {
	t.Helper()
	if slices.Contains(presets, run) {
		return write(t, presets[0], presets)
	}
	d, err := analysis.NewDossier(run, presets)
	if err != nil {
		t.Fatal(err)
	}
	file, err := WriteShown(d, asDelivered(presets[0], d.Offered()))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// A tally counts what is compared and how long the clients take.
type tally struct {
	cells, scenarios, spent atomic.Int64
}

func (s *tally) report(t *testing.T) {
	t.Logf("%d formula cells of %d scenarios compared, none differs; the client took %.1f s a scenario",
		s.cells.Load(), s.scenarios.Load(), time.Duration(s.spent.Load()/max(s.scenarios.Load(), 1)).Seconds())
}

// A recalculating client computes every formula of a workbook anew.
type recalculating interface {
	Recalculate(context.Context, []byte) ([]byte, error)
}

// everyScenario flips the selector inside the base case's file, has a client
// recalculate it and compares every formula cell with the engine. One cached
// value is planted wrong, so that a client that does not recalculate is found
// out.
func everyScenario(t *testing.T, client func(*testing.T) recalculating) {
	t.Parallel()
	client(t)
	presets := testkit.Presets(t)
	var sum tally
	t.Cleanup(func() { sum.report(t) })
	for _, run := range flipped(t, presets) {
		t.Run(run.Scenario.Name, func(t *testing.T) {
			t.Parallel()
			office := client(t) // a profile of its own
			file := plantedAndFlipped(t, offering(t, run, presets), run.Scenario.Name)
			start := time.Now()
			out, err := office.Recalculate(t.Context(), file)
			if err != nil {
				t.Fatal(err)
			}
			sum.spent.Add(int64(time.Since(start)))
			want := readBook(t, write(t, run, presets))
			sum.cells.Add(int64(compareBooks(t, want, readBook(t, out))))
			sum.scenarios.Add(1)
		})
	}
}

func plantedAndFlipped(t *testing.T, book []byte, scenario string) []byte {
	t.Helper()
	flipped, err := clients.SetInlineString(book, sheetSelector, selectorCell(), scenario)
	if err != nil {
		t.Fatal(err)
	}
	planted, err := clients.SetCached(flipped, calcPrefix+"A", sheet.ColumnName(sheet.ColumnFirstPeriod)+strconv.Itoa(sheet.FirstRow+1), "777")
	if err != nil {
		t.Fatal(err)
	}
	return planted
}

func selectorCell() string { return sheet.ColumnName(columnSelector) + strconv.Itoa(rowChosen) }

func TestLibreOfficeRecalculatesEveryScenario(t *testing.T) {
	everyScenario(t, func(t *testing.T) recalculating { return clients.LibreOffice(t) })
}

func TestGnumericRecalculatesEveryScenario(t *testing.T) {
	everyScenario(t, func(t *testing.T) recalculating { return clients.Gnumeric(t) })
}

// TestHyperFormulaRecalculatesEveryScenario loads the base case's file once,
// flips the selector in HyperFormula and compares every formula cell with the
// engine after each flip. It ends where it began, at the base case.
func TestHyperFormulaRecalculatesEveryScenario(t *testing.T) {
	t.Parallel()
	hyper := clients.HyperFormula(t)
	presets := testkit.Presets(t)
	runs := append(flipped(t, presets), presets[0])
	var changes []clients.Change
	for _, run := range runs {
		changes = append(changes, clients.Change{Sheet: sheetSelector, Cell: selectorCell(), Text: run.Scenario.Name})
	}
	cells, start := 0, time.Now()
	var computed time.Duration
	err := hyper.Recalculate(t.Context(), write(t, presets[0], presets), changes, func(i int, got map[string]clients.Sheet) error {
		if i == 0 {
			computed = time.Since(start)
		}
		want := readBook(t, write(t, runs[i], presets))
		cells += compareBooks(t, want, got)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d formula cells compared, none differs; %d flips, for which the client took %.1f s", cells, len(runs), computed.Seconds())
}
