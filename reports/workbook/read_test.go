package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"loanmodel/internal/clients"
	"loanmodel/reports"
	"loanmodel/scenarios"
	"loanmodel/scenarios/diagnostic"
)

// A tinyPart is a part of a workbook made by hand.
type tinyPart struct{ name, content string }

const tinyRelations = `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>`

// tinyParts are the parts of a workbook with one sheet of so many rows.
func tinyParts(rows string) []tinyPart {
	return []tinyPart{
		{partWorkbook, `<?xml version="1.0"?><workbook xmlns:r="x"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets>` +
			`<definedNames><definedName name="Here">One!$A$1</definedName></definedNames></workbook>`},
		{partRelations, tinyRelations},
		{partSharedStrings, `<sst><si><t>first</t></si><si><r><t>sec</t></r><r><t>ond</t></r><rPh><t>hint</t></rPh></si></sst>`},
		{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`},
	}
}

// zipped is an archive of parts.
func zipped(t testing.TB, list []tinyPart) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range list {
		part, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(p.content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Every way to write a cell is read; no digit is changed.
func TestReadCells(t *testing.T) {
	rows := `<row r="1"><c r="A1"><v>27.182800000000001</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>a &lt;b&gt; &#8364;</t></is></c>` +
		`<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#DIV/0!</v></c><c r="F1" s="3"/><c r="G1" t="str"><f>"x"&amp;A1</f><v>x27</v></c></row>` +
		`<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B1+$B$1+ROUND(A$1,2)&amp;"A1"</f><v>1.05E+11</v></c></row>` +
		`<row r="3"><c r="A3"><f t="shared" si="0"/><v>2</v></c></row>`
	f, err := ReadFile("tiny.xlsx", zipped(t, tinyParts(rows)))
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]fileCell{
		"A1": {"", holdsNumber, "27.182800000000001"},
		"B1": {"", holdsText, "second"},
		"C1": {"", holdsText, "a <b> €"},
		"D1": {"", holdsSwitch, "1"},
		"E1": {"", holdsError, "#DIV/0!"},
		"F1": {},
		"G1": {`"x"&A1`, holdsText, "x27"},
		"A2": {`B1+$B$1+ROUND(A$1,2)&"A1"`, holdsNumber, "1.05E+11"},
		"A3": {`B2+$B$1+ROUND(A$1,2)&"A1"`, holdsNumber, "2"},
	} {
		at, _ := parsePlace(address)
		if got := f.cell("One", at); got != want {
			t.Errorf("%s: %+v, want %+v", address, got, want)
		}
	}
	if f.names["Here"] != "One!$A$1" {
		t.Error(f.names)
	}
}

// What a spreadsheet does not need is refused, whatever it is.
func TestReadRefuses(t *testing.T) {
	replace := func(name, content string) []tinyPart {
		list := tinyParts("")
		i := slices.IndexFunc(list, func(p tinyPart) bool { return p.name == name })
		list[i].content = content
		return list
	}
	sheet := "xl/worksheets/sheet1.xml"
	row := func(cell string) []tinyPart { return tinyParts(`<row r="1">` + cell + `</row>`) }
	many := make([]tinyPart, maxParts+1)
	for i := range many {
		many[i].name = strconv.Itoa(i)
	}
	for name, c := range map[string]struct {
		parts []tinyPart
		says  string
	}{
		"a part twice":       {append(tinyParts(""), tinyPart{partWorkbook, ""}), "twice"},
		"by case only":       {append(tinyParts(""), tinyPart{"XL/workbook.xml", ""}), "twice"},
		"no workbook":        {tinyParts("")[1:], "no part"},
		"a part that is not": {replace(partRelations, `<Relationships><Relationship Id="r1" Target="../../../etc/passwd"/></Relationships>`), "no part"},
		"an external sheet":  {replace(partRelations, `<Relationships><Relationship Id="r1" Target="sheet1.xml" TargetMode="External"/></Relationships>`), "no part of its own"},
		"a document type":    {replace(sheet, `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>`), "document type"},
		"an entity":          {row(`<c r="A1" t="str"><v>&a;</v></c>`), "an entity"},
		"no end":             {replace(sheet, `<worksheet><sheetData>`), "has no end"},
		"wrong end":          {replace(sheet, `<worksheet></sheetData>`), "ends nothing"},
		"a cut tag":          {replace(sheet, `<worksheet><row r="1"`), "without an end"},
		"too deep":           {replace(sheet, strings.Repeat("<a>", maxDepth+1)), "deeper"},
		"a cell twice":       {row(`<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>`), "twice"},
		"no address":         {row(`<c r="1A"><v>1</v></c>`), "the address"},
		"beyond the sheet":   {row(`<c r="XFE1"><v>1</v></c>`), "the address"},
		"a false number":     {row(`<c r="A1"><v>1,5</v></c>`), "a number cell"},
		"a huge exponent":    {row(`<c r="A1"><v>1e999</v></c>`), "a number cell"},
		"no shared text":     {row(`<c r="A1" t="s"><v>7</v></c>`), "no shared text"},
		"no shared formula":  {row(`<c r="A1"><f t="shared" si="4"/><v>7</v></c>`), "no shared formula"},
		"not UTF-8":          {row("<c r=\"A1\" t=\"str\"><v>\xff</v></c>"), "not UTF-8"},
		"a bomb":             {append(tinyParts(""), tinyPart{"xl/bomb.bin", strings.Repeat("0", 32<<20)}), "times its size"},
		"many parts":         {many, "parts"},
	} {
		_, err := ReadFile("bad.xlsx", zipped(t, c.parts))
		var faults diagnostic.List
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), c.says) || !strings.HasPrefix(err.Error(), "bad.xlsx: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, text := range []string{"", "PK", "no archive at all", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"} {
		if _, err := ReadFile("bad.xlsx", []byte(text)); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}

func TestNormalisedFormulas(t *testing.T) {
	for a, b := range map[string]string{
		"if( A1 =0, 'Calc_F'!B2, $Calc_F.x )": "IF(A1=0,CALC_F!B2,$CALC_F.X)",
		"$Timeline!H$8+\"a b\"":               "TIMELINE!H$8+\"a b\"",
		"'My sheet'!A1":                       "'MY SHEET'!A1",
	} {
		if got := normalised(a); got != b {
			t.Errorf("%q: %q, want %q", a, got, b)
		}
	}
}

// filled is the delivered workbook with one override and its scenario.
func filled(t *testing.T, d delivered, key, number string) (*File, *scenarios.Scenario) {
	t.Helper()
	file, err := ReadFile("workbook.xlsx", d.typed(t, d.data, key, inputOverride, number))
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
		if reason := fmt.Sprintf("override in workbook.xlsx, %s", d.rowOf(t, c.key).cell(inputOverride)); len(got.Differences) > 0 && got.Differences[0].Reason != reason {
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
			data = d.typed(t, data, b.key, inputOverride, b.number)
			continue
		}
		row := d.rowOf(t, b.key)
		var err error
		if data, err = clients.SetInlineString(data, row.sheet, place{row.row, inputOverride}.String(), b.text); err != nil {
			t.Fatal(err)
		}
	}
	file, err := ReadFile("workbook.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	_, err = file.Read("in/workbook.xlsx", d.run.Scenario, d.run.Model)
	var faults diagnostic.List
	if !errors.As(err, &faults) || len(faults) != len(list) {
		t.Fatalf("%d faults: %v", len(faults), err)
	}
	for _, b := range list {
		cell := d.rowOf(t, b.key).cell(inputOverride)
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
	if _, err := s.With(reading.Changes); err == nil || !strings.Contains(err.Error(), d.rowOf(t, "guarantees.ceiling_eur").cell(inputOverride)) {
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
	var last inputPlace
	inputs, err := d.file.inputs(d.run.Model)
	if err != nil {
		t.Fatal(err)
	}
	for _, input := range inputs {
		for k, row := range input.values {
			// A value where this scenario has no entry has no date.
			if len(input.dates) > 0 && d.file.cell(row.sheet, place{row.row, inputFirstScenario}).kind == holdsNothing {
				last = input.values[k]
			}
		}
	}
	if last.row == 0 {
		t.Fatal("every entry of every scenario is used")
	}
	data, err := clients.SetNumber(d.data, last.sheet, place{last.row, inputOverride}.String(), "5")
	if err != nil {
		t.Fatal(err)
	}
	if file, err = ReadFile("workbook.xlsx", data); err != nil {
		t.Fatal(err)
	}
	if _, err = file.Read("workbook.xlsx", s, d.run.Model); err == nil || !strings.Contains(err.Error(), "[E-OVERRIDE-ENTRY]") {
		t.Errorf("a value without a date: %v", err)
	}
}

// A workbook of overrides is a run like any other: its own workbook verifies.
func TestRunOfOverridesVerifies(t *testing.T) {
	d := deliverTo(t)
	file, s := filled(t, d, "guarantees.ceiling_eur", "80000000000")
	reading, err := file.Read("workbook.xlsx", s, d.run.Model)
	if err != nil {
		t.Fatal(err)
	}
	changed, err := s.With(reading.Changes)
	if err != nil {
		t.Fatal(err)
	}
	run, err := reports.NewRun(changed, d.run.Version)
	if err != nil {
		t.Fatal(err)
	}
	data, err := Write(run, d.presets)
	if err != nil {
		t.Fatal(err)
	}
	if file, err = ReadFile("workbook.xlsx", data); err != nil {
		t.Fatal(err)
	}
	if found, err := Verify("workbook.xlsx", file, run, d.presets); err != nil || len(found.Found) > 0 {
		t.Error(err, firstOf(found.Found))
	}
}

// Reading never panics, whatever the file, and reads the same each time.
func FuzzReadWorkbook(f *testing.F) {
	f.Add(zipped(f, tinyParts(`<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>`)))
	f.Add(zipped(f, tinyParts(`<row r="1"><c r="A1"><f t="shared" si="0">B1</f><v>1</v></c><c r="A2"><f t="shared" si="0"/><v>1</v></c></row>`)))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := ReadFile("fuzz.xlsx", data)
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
		for _, s := range file.sheets {
			for _, at := range s.places() {
				if cell := s.cells[at]; cell.kind == holdsNumber {
					if _, ok := parseNumber(cell.value); !ok {
						t.Errorf("%s: %q is no number", at, cell.value)
					}
				}
			}
		}
	})
}

// The XML of a sheet has its own fuzz test: few changes of an archive lead to
// an archive.
func FuzzReadSheet(f *testing.F) {
	f.Add([]byte(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a&amp;b</t></is></c></row></sheetData></worksheet>`))
	f.Add([]byte(`<w><sheetData><row><c r="B2"><f t="shared" si="0">A1+$B$2</f><v>-1.5E-7</v></c><c r="XFD1048576"><f t="shared" si="0"/><v>0</v></c></row></sheetData>` +
		`<dataValidations><dataValidation sqref="B2:C3 D4" type="list"><formula1>X</formula1></dataValidation></dataValidations></w>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		sheet, err := readSheet("One", "part", content, []string{"shared"})
		if err != nil {
			return
		}
		_, _ = sheet.rules()
		for at, cell := range sheet.cells {
			if again, ok := parsePlace(at.String()); !ok || again != at {
				t.Errorf("%v is read as %v", at, again)
			}
			_ = normalised(cell.formula)
		}
	})
}
