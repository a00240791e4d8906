package workbook

import (
	"math"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"loanmodel/finance"
	"loanmodel/internal/clients"
)

func readBook(t testing.TB, file []byte) map[string]clients.Sheet {
	t.Helper()
	book, err := clients.ReadWorkbook(file)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// compareBooks compares every formula cell of the expected workbook with the
// same cell of another: amounts to less than half a cent, ratios to 1e-12.
func compareBooks(t *testing.T, want, got map[string]clients.Sheet) (cells int) {
	t.Helper()
	different := 0
	for name, sheet := range want {
		for address, cell := range sheet {
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

// sameCell compares two values: texts and amounts (at most two decimals in the
// engine's own text) exactly, that is to less than half a cent, ratios to 1e-12
// of themselves.
func sameCell(want, got clients.Cell) bool {
	a, errA := strconv.ParseFloat(want.Value, 64)
	b, errB := strconv.ParseFloat(got.Value, 64)
	if errA != nil || errB != nil {
		return want.Value == got.Value
	}
	if _, decimals, _ := strings.Cut(want.Value, "."); len(decimals) <= 2 {
		return math.Abs(a-b) < 0.005
	}
	return math.Abs(a-b) <= 1e-12*math.Abs(a)
}

func splitCell(cell string) (sheet, address string) {
	sheet, address, _ = strings.Cut(cell, "!")
	return sheet, address
}

// TestLibreOfficeRecalculatesEveryScenario flips the selector inside the base
// case's file, recalculates it and compares every formula cell with the engine.
// One cached value is planted wrong, so that a client that does not recalculate
// is found out. With LOANMODEL_ALL_SCENARIOS=1 all presets are flipped, which takes
// minutes; otherwise the base case and the return of the assets.
func TestLibreOfficeRecalculatesEveryScenario(t *testing.T) {
	clients.LibreOffice(t)
	presets := presetRuns(t)
	base := write(t, presets[0], presets)
	var total, scenarios atomic.Int64
	t.Cleanup(func() {
		t.Logf("%d formula cells of %d scenarios compared, none differs", total.Load(), scenarios.Load())
	})
	for i, run := range presets {
		if i > 0 && os.Getenv("LOANMODEL_ALL_SCENARIOS") == "" && run.Scenario.Name != "reparations-loan+assets-returned" {
			continue
		}
		t.Run(run.Scenario.Name, func(t *testing.T) {
			t.Parallel()
			office := clients.LibreOffice(t) // a profile of its own
			want := readBook(t, write(t, run, presets))
			out, err := office.Recalculate(t.Context(), plantedAndFlipped(t, base, run.Scenario.Name))
			if err != nil {
				t.Fatal(err)
			}
			total.Add(int64(compareBooks(t, want, readBook(t, out))))
			scenarios.Add(1)
		})
	}
}

func plantedAndFlipped(t *testing.T, book []byte, scenario string) []byte {
	t.Helper()
	flipped, err := clients.SetInlineString(book, sheetSelector, columnName(columnSelector)+strconv.Itoa(rowChosen), scenario)
	if err != nil {
		t.Fatal(err)
	}
	planted, err := clients.SetCached(flipped, calcPrefix+"A", columnName(columnFirstPeriod)+strconv.Itoa(firstRow+1), "777")
	if err != nil {
		t.Fatal(err)
	}
	return planted
}

// TestChangedInputRecalculates changes one assumption in the file and compares
// LibreOffice's result with a run of the engine with the same change.
func TestChangedInputRecalculates(t *testing.T) {
	office := clients.LibreOffice(t)
	presets := presetRuns(t)
	base := presets[0]
	file := write(t, base, presets)
	l := layoutOf(base, presets)
	changed := runOf(t, "base", "euroclear.tax_rate_pct=27.1828")
	row := l.lines[finance.EuroclearTaxRate].row
	edited, err := clients.SetNumber(file, sheetAssumptions, columnName(inputOverride)+strconv.Itoa(row), "27.1828")
	if err != nil {
		t.Fatal(err)
	}
	out, err := office.Recalculate(t.Context(), edited)
	if err != nil {
		t.Fatal(err)
	}
	got := readBook(t, out)
	compared := 0
	for _, line := range changed.Model.Equations() {
		for member := range line.Over.Len() {
			for period := range changed.Result.Periods() {
				sheet, address := splitCell(l.cell(line.ID, member, period))
				cell := got[sheet][address]
				value, err := strconv.ParseFloat(cell.Value, 64)
				want := changed.Result.Decimal(line.ID, member, period).InexactFloat64()
				if err != nil || math.Abs(value-want) >= 0.005 {
					t.Fatalf("%s!%s: recalculated %q, engine %v", sheet, address, cell.Value, want)
				}
				compared++
			}
		}
	}
	t.Logf("%d cells compared after the change, none differs", compared)
}
