package readback

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"loanmodel/internal/clients"
	"loanmodel/reports/workbook"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

// A delivered workbook is one that the program has written, with what it was
// written from.
type delivered struct {
	run  *analysis.Run
	data []byte
	file *File
}

// deliver writes the base case beside another preset, once for all tests.
var deliver = sync.OnceValues(func() (d delivered, err error) {
	var presets []*analysis.Run
	for _, name := range []string{"base", "joint-borrowing+assets-returned"} {
		s, err := scenarios.Resolve(name, scenarios.Options{})
		if err != nil {
			return d, err
		}
		run, err := analysis.NewRun(s, "0.0.0")
		if err != nil {
			return d, err
		}
		presets = append(presets, run)
	}
	d.run = presets[0]
	of, err := analysis.NewDossier(d.run, presets)
	if err != nil {
		return d, err
	}
	if d.data, err = workbook.Write(of); err == nil {
		d.file, err = ReadFile(context.Background(), "workbook.xlsx", d.data)
	}
	return d, err
})

func deliverTo(t testing.TB) delivered {
	t.Helper()
	d, err := deliver()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// typed returns the workbook with a number typed into the first row of an
// input.
func (d delivered) typed(t *testing.T, data []byte, key string, column int, number string) []byte {
	t.Helper()
	row := d.rowOf(t, key)
	data, err := clients.SetNumber(data, row.Sheet, xlsx.At(row.Row, column).String(), number)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func (d delivered) rowOf(t *testing.T, key string) workbook.InputRow {
	t.Helper()
	inputs, err := d.file.inputs(d.run.Model)
	if err != nil {
		t.Fatal(err)
	}
	for _, input := range inputs {
		if string(input.line.ID) == key || input.name() == key {
			return input.values[0]
		}
	}
	t.Fatalf("no input %s", key)
	return workbook.InputRow{}
}

// The file says for which run it was written and what it shows.
func TestIdentity(t *testing.T) {
	d := deliverTo(t)
	if got := d.file.RunID(); got != d.run.RunID {
		t.Errorf("run %s, want %s", got, d.run.RunID)
	}
	if got := d.file.Version(); got != d.run.Version {
		t.Errorf("version %s, want %s", got, d.run.Version)
	}
	if got := d.file.Selected(); got != d.run.Scenario.Name {
		t.Errorf("it shows %s, want %s", got, d.run.Scenario.Name)
	}
	if got := d.file.Offered(); len(got) != 2 || got[0] != d.run.Scenario.Name {
		t.Errorf("it offers %q", got)
	}
	if d.file.Filled() != 0 {
		t.Errorf("%d cells are filled in", d.file.Filled())
	}
	file, _ := filled(t, d, "guarantees.ceiling_eur", "80000000000")
	if file.Filled() != 1 {
		t.Errorf("%d cells are filled in, want 1", file.Filled())
	}
}

// What cannot be read is a fault of the file that was named, by its kind.
func TestUnreadableFiles(t *testing.T) {
	var many bytes.Buffer
	w := zip.NewWriter(&many)
	for i := range 1001 {
		if _, err := w.Create(strconv.Itoa(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for text, code := range map[string]string{"no archive": FileDamaged.ID, many.String(): FileLimit.ID} {
		_, err := ReadFile(t.Context(), "bad.xlsx", []byte(text))
		var faults diagnostic.List
		if !errors.As(err, &faults) || len(faults) != 1 || faults[0].Code != code || faults[0].File != "bad.xlsx" || faults[0].Hint == "" {
			t.Errorf("%v, want %s", err, code)
		}
	}
}

// filled returns the delivered workbook with one override and its scenario.
func filled(t *testing.T, d delivered, key, number string) (*File, *scenarios.Scenario) {
	t.Helper()
	file, err := ReadFile(t.Context(), "workbook.xlsx", d.typed(t, d.data, key, sheet.InputOverride, number))
	if err != nil {
		t.Fatal(err)
	}
	return file, d.run.Scenario
}

// An override that is read back is the run that --set makes: amounts, rates,
// switches, choices and numbers with the noise of a double.
func TestOverridesAreRunsWithSet(t *testing.T) {
	d := deliverTo(t)
	for _, c := range []struct{ key, number, set string }{
		{"guarantees.ceiling_eur", "80000000000", "guarantees.ceiling_eur=80000000000.00"},
		{"guarantees.ceiling_eur", "80000000000.009995", "guarantees.ceiling_eur=80000000000.01"},
		{"euroclear.tax_rate_pct", "27.182800000000001", "euroclear.tax_rate_pct=27.1828"},
		{"guarantees.participates[IT]", "0", "guarantees.participates[IT]=false"},
		{"guarantees.key_basis", "2", "guarantees.key_basis=" + d.run.Model.Line("guarantees.key_basis").Input.Choices[1]},
	} {
		file, s := filled(t, d, c.key, c.number)
		reading, err := file.Read("out/workbook.xlsx", s, d.run.Model)
		if err != nil || len(reading.Changes) != 1 {
			t.Errorf("%s=%s: %+v, %v", c.key, c.number, reading, err)
			continue
		}
		got, err := s.With(reading.Changes)
		if err != nil {
			t.Errorf("%s=%s: %v", c.key, c.number, err)
			continue
		}
		want, err := scenarios.Resolve("base", scenarios.Options{Sets: []string{c.set}})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(scenarios.Canonical(got), scenarios.Canonical(want)) || got.Name != want.Name || len(got.Differences) != len(want.Differences) {
			t.Errorf("%s=%s is not %s", c.key, c.number, c.set)
		}
		if reason := fmt.Sprintf("override in workbook.xlsx, %s", d.rowOf(t, c.key).Cell(sheet.InputOverride)); len(got.Differences) > 0 && got.Differences[0].Reason != reason {
			t.Errorf("reason %q, want %q", got.Differences[0].Reason, reason)
		}
	}
}

// All bad overrides of a file are refused at once, each with its cell.
func TestBadOverridesAreRefusedTogether(t *testing.T) {
	d := deliverTo(t)
	data := d.data
	type bad struct{ key, number, text, says string }
	list := []bad{
		{"guarantees.ceiling_eur", "80000000000.004", "", "more decimals"},
		{"euroclear.tax_rate_pct", "", "25 %", "holds the text"},
		{"guarantees.participates[IT]", "2", "", "neither yes nor no"},
		{"guarantees.key_basis", "99", "", "none of the choices"},
		{"rates.deposit_facility_pct", "", "3.00", "holds the text"},
		{"guarantees.default_from[DE]", "99999999", "", "no date"},
	}
	for _, b := range list {
		if b.number != "" {
			data = d.typed(t, data, b.key, sheet.InputOverride, b.number)
			continue
		}
		row := d.rowOf(t, b.key)
		var err error
		if data, err = clients.SetInlineString(data, row.Sheet, xlsx.At(row.Row, sheet.InputOverride).String(), b.text); err != nil {
			t.Fatal(err)
		}
	}
	file, err := ReadFile(t.Context(), "workbook.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.Read("in/workbook.xlsx", d.run.Scenario, d.run.Model)
	var faults diagnostic.List
	if !errors.As(err, &faults) || len(faults) != len(list) {
		t.Fatalf("%d faults: %v", len(faults), err)
	}
	for _, b := range list {
		cell := d.rowOf(t, b.key).Cell(sheet.InputOverride)
		if !slices.ContainsFunc(faults, func(f diagnostic.Diagnostic) bool {
			return f.File == "in/workbook.xlsx" && strings.HasPrefix(f.Message, cell+": ") && strings.Contains(f.Message, b.says) && f.Hint != ""
		}) {
			t.Errorf("%s: no fault at %s in %v", b.key, cell, err)
		}
	}
	file, s := filled(t, d, "guarantees.ceiling_eur", "9000000000000000")
	reading, err := file.Read("workbook.xlsx", s, d.run.Model)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.With(reading.Changes); err == nil || !strings.Contains(err.Error(), d.rowOf(t, "guarantees.ceiling_eur").Cell(sheet.InputOverride)) {
		t.Errorf("out of range: %v", err)
	}
}

// Dated overrides are read back; half of an entry is refused.
func TestDatedOverrides(t *testing.T) {
	d := deliverTo(t)
	file, s := filled(t, d, "loan.instalments_eur", "1000000000.5")
	reading, err := file.Read("workbook.xlsx", s, d.run.Model)
	if err != nil || len(reading.Changes) != 1 || !strings.Contains(reading.Changes[0].Set, ":1000000000.50,") {
		t.Fatalf("%+v, %v", reading, err)
	}
	var last workbook.InputRow
	inputs, err := d.file.inputs(d.run.Model)
	if err != nil {
		t.Fatal(err)
	}
	for _, input := range inputs {
		for k, row := range input.values {
			// A value where this scenario has no entry has no date.
			if len(input.dates) > 0 && d.file.Cell(row.Sheet, xlsx.At(row.Row, sheet.InputFirstScenario)).Kind == xlsx.HoldsNothing {
				last = input.values[k]
			}
		}
	}
	if last.Row == 0 {
		t.Fatal("every entry of every scenario is used")
	}
	data, err := clients.SetNumber(d.data, last.Sheet, xlsx.At(last.Row, sheet.InputOverride).String(), "5")
	if err != nil {
		t.Fatal(err)
	}
	if file, err = ReadFile(t.Context(), "workbook.xlsx", data); err != nil {
		t.Fatal(err)
	}
	if _, err = file.Read("workbook.xlsx", s, d.run.Model); err == nil || !strings.Contains(err.Error(), "[E-OVERRIDE-ENTRY]") {
		t.Errorf("a value without a date: %v", err)
	}
}
