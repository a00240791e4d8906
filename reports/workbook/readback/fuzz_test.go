package readback

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"loanmodel/internal/testkit"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
)

// Reading never panics, whatever the file, and reads the same each time.
func FuzzReadWorkbook(f *testing.F) {
	f.Add(testkit.Zipped(f, testkit.TinyParts(`<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>`)))
	f.Add(testkit.Zipped(f, testkit.TinyParts(`<row r="1"><c r="A1"><f t="shared" si="0">B1</f><v>1</v></c><c r="A2"><f t="shared" si="0"/><v>1</v></c></row>`)))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := ReadFile(t.Context(), "fuzz.xlsx", data)
		if err != nil {
			if file != nil {
				t.Error("a file and an error")
			}
			return
		}
		file.Selected()
		file.Offered()
		file.RunID()
		file.Version()
		for _, s := range file.Sheets {
			for _, at := range s.Places() {
				if cell := s.Cells[at]; cell.Kind == xlsx.HoldsNumber {
					if _, ok := xlsx.ParseNumber(cell.Value); !ok {
						t.Errorf("%s: %q is no number", at, cell.Value)
					}
				}
			}
		}
	})
}

// Whatever somebody types into one cell of a row of an input sheet, it is a
// fault that is said, or it holds: a change of the scenario, which the loader
// takes or refuses.
func FuzzOverride(f *testing.F) {
	d := deliverTo(f)
	inputs, err := d.file.inputs(d.run.Model)
	if err != nil {
		f.Fatal(err)
	}
	place := func(key string) uint16 {
		return uint16(slices.IndexFunc(inputs, func(i fileInput) bool { return i.name() == key }))
	}
	for _, seed := range []struct {
		key   string
		kind  uint8
		value string
	}{
		{"guarantees.ceiling_eur", 0, "80000000000"}, {"guarantees.ceiling_eur", 0, "1e+300"}, {"euroclear.tax_rate_pct", 0, "27.182800000000001"},
		{"euroclear.tax_rate_pct", 1, "25 %"}, {"guarantees.participates[IT]", 2, "1"}, {"rates.deposit_facility_pct", 3, "#N/A"}, {"guarantees.default_from[DE]", 0, "46000"},
	} {
		f.Add(place(seed.key), uint8(sheet.InputOverride), seed.kind, seed.value)
	}
	f.Add(place("guarantees.ceiling_eur"), uint8(sheet.InputKey), uint8(1), "guarantees.key_basis")
	f.Fuzz(func(t *testing.T, input uint16, column, kind uint8, value string) {
		row := inputs[int(input)%len(inputs)].values[0]
		cell := xlsx.Cell{Kind: xlsx.HoldsNumber + xlsx.Kind(kind%4), Value: value}
		if column == 0 || cell.Kind == xlsx.HoldsNumber && !xlsx.IsNumber(value) || cell.Kind == xlsx.HoldsSwitch && value != "0" && value != "1" {
			t.Skip("no such cell")
		}
		cells, at := d.file.Sheet(row.Sheet).Cells, xlsx.At(row.Row, int(column))
		before, had := cells[at]
		cells[at] = cell
		defer func() {
			if delete(cells, at); had {
				cells[at] = before
			}
		}()
		checkTyped(t, d, row.Sheet)
	})
}

func checkTyped(t *testing.T, d delivered, tab string) {
	t.Helper()
	reading, err := d.file.Read("typed.xlsx", d.run.Scenario, d.run.Model)
	if err != nil {
		var faults diagnostic.List
		if !errors.As(err, &faults) || faults[0].File != "typed.xlsx" || faults[0].Message == "" {
			t.Errorf("an error that is no fault of the file: %v", err)
		}
		return
	}
	changed, err := d.run.Scenario.With(reading.Changes)
	if err != nil {
		if !strings.Contains(err.Error(), tab+"!") {
			t.Errorf("the cell is not named: %v", err)
		}
		return
	}
	if same := bytes.Equal(scenarios.Canonical(changed), scenarios.Canonical(d.run.Scenario)); same != (len(reading.Changes) == 0) {
		t.Errorf("%d changes, and the scenario is the same: %t", len(reading.Changes), same)
	}
}
