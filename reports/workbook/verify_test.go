package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"loanmodel/internal/clients"
	"loanmodel/reports"
	"loanmodel/scenarios"
)

// A delivered workbook is one that the program has written, with what it was
// written from.
type delivered struct {
	run     *reports.Run
	presets []*reports.Run
	data    []byte
	file    *File
}

// deliver writes the base case beside two other presets, once for all tests.
var deliver = sync.OnceValues(func() (d delivered, err error) {
	for _, name := range []string{"base", "joint-borrowing+assets-returned", "reparations-loan+assets-returned"} {
		s, err := scenarios.Resolve(name, scenarios.Options{})
		if err != nil {
			return d, err
		}
		run, err := reports.NewRun(s, "0.0.0")
		if err != nil {
			return d, err
		}
		d.presets = append(d.presets, run)
	}
	d.run = d.presets[0]
	if d.data, err = Write(d.run, d.presets); err == nil {
		d.file, err = ReadFile("workbook.xlsx", d.data)
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

// verified is what Verify finds in a file. What is expected is not written once
// more for each of them.
func (d delivered) verified(t *testing.T, data []byte) *reports.Verification {
	t.Helper()
	file, err := ReadFile("workbook.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	v := &verifier{path: "workbook.xlsx", found: file, run: d.run, presets: d.presets, control: offered(d.run, d.presets), want: d.file,
		layout: layoutOf(d.run, d.presets), report: &reports.Verification{}}
	found, err := v.compare()
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// withPart is a workbook with another content of one part.
func withPart(t testing.TB, workbook []byte, name string, change func([]byte) []byte) []byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range archive.File {
		if file.Name != name {
			if err := w.Copy(file); err != nil {
				t.Fatal(err)
			}
			continue
		}
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		changed := change(content)
		if bytes.Equal(changed, content) {
			t.Fatalf("%s is not changed", name)
		}
		if _, err := part.Write(changed); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// inCell changes the XML of one cell.
func inCell(t testing.TB, at place, change func(string) string) func([]byte) []byte {
	return func(content []byte) []byte {
		cell := regexp.MustCompile(`<c r="` + at.String() + `"[^>]*>.*?</c>`)
		where := cell.FindIndex(content)
		if where == nil {
			t.Fatalf("no cell %s", at)
		}
		return slices.Concat(content[:where[0]], []byte(change(string(content[where[0]:where[1]]))), content[where[1]:])
	}
}

// anotherDigit changes the last digit between two tags.
func anotherDigit(from, to string) func(string) string {
	return func(xml string) string {
		start := strings.Index(xml, from) + len(from)
		end := start + strings.Index(xml[start:], to)
		at := start + strings.LastIndexAny(xml[start:end], "0123456789")
		return xml[:at] + string('0'+(xml[at]-'0'+1)%10) + xml[at+1:]
	}
}

// anotherLetter changes the first letter of a text.
func anotherLetter(xml string) string {
	at := strings.Index(xml, `preserve">`) + len(`preserve">`)
	letter := byte('x')
	if xml[at] == letter {
		letter = 'y'
	}
	return xml[:at] + string(letter) + xml[at+1:]
}

// hasDigit says whether a text has a digit to change.
func hasDigit(text string) bool { return strings.ContainsAny(text, "0123456789") }

// A tampering is one way to alter a cell.
type tampering struct {
	name   string
	fits   func(s *fileSheet, at place, c fileCell) bool
	change func(string) string
	kind   string
}

func isInputCell(s *fileSheet, at place) bool {
	return slices.Contains(inputSheets(), s.name) && at.column >= inputFirstScenario && s.cells[place{at.row, inputLive}].formula != ""
}

func tamperings() []tampering {
	return []tampering{
		{"a digit of a formula", func(_ *fileSheet, _ place, c fileCell) bool { return hasDigit(c.formula) },
			anotherDigit("<f>", "</f>"), "formula"},
		{"a digit of a cached value", func(_ *fileSheet, _ place, c fileCell) bool { return c.formula != "" && c.kind == holdsNumber },
			anotherDigit("<v>", "</v>"), "value"},
		{"a digit of an assumption", func(s *fileSheet, at place, c fileCell) bool { return c.kind == holdsNumber && isInputCell(s, at) },
			anotherDigit("<v>", "</v>"), reports.KindAssumption},
		{"a letter of a text", func(_ *fileSheet, _ place, c fileCell) bool { return c.kind == holdsText && c.formula == "" },
			anotherLetter, "text"},
	}
}

// Whatever cell of whatever sheet is altered by one character, it is found and
// its cell is named. The cells are drawn with a fixed seed.
func TestVerifyFindsEveryAlteredCell(t *testing.T) {
	d := deliverTo(t)
	draw := rand.New(rand.NewPCG(20251219, 9))
	for _, how := range tamperings() {
		var cells []string
		for _, s := range d.file.sheets {
			for _, at := range s.places() {
				if how.fits(s, at, s.cells[at]) {
					cells = append(cells, s.name+"!"+at.String())
				}
			}
		}
		if len(cells) < 100 {
			t.Fatalf("%s: only %d cells", how.name, len(cells))
		}
		var altered []string
		data := d.data
		for range 6 {
			cell := cells[draw.IntN(len(cells))]
			if slices.Contains(altered, cell) {
				continue
			}
			altered = append(altered, cell)
			sheet, at, _ := cellOf(cell)
			data = withPart(t, data, d.file.sheet(sheet).part, inCell(t, at, how.change))
		}
		slices.Sort(altered)
		checkFound(t, how, altered, d.verified(t, data).Found)
	}
}

// checkFound: what was altered is what is found. An altered assumption of the
// scenario shown also leaves figures behind that do not follow from it.
func checkFound(t *testing.T, how tampering, altered []string, found []reports.Discrepancy) {
	t.Helper()
	var places []string
	for _, f := range found {
		switch {
		case f.Kind == how.kind && f.Expected != f.Found:
			places = append(places, f.Place)
		case how.kind != reports.KindAssumption || f.Kind != "value":
			t.Errorf("%s: also found %+v", how.name, f)
		}
	}
	slices.Sort(places)
	if !slices.Equal(places, altered) {
		t.Errorf("%s in %q: found in %q", how.name, altered, places)
	}
}

func firstOf(found []reports.Discrepancy) string {
	return fmt.Sprintf("%d: %+v", len(found), found[:min(3, len(found))])
}

// What stands beside the cells is compared too.
func TestVerifyFindsWhatIsBesideTheCells(t *testing.T) {
	d := deliverTo(t)
	replaced := func(old, new string) func([]byte) []byte {
		return func(content []byte) []byte { return bytes.Replace(content, []byte(old), []byte(new), 1) }
	}
	selector := d.file.sheet(sheetSelector).part
	for _, c := range []struct {
		part        string
		change      func([]byte) []byte
		kind, place string
	}{
		{partWorkbook, replaced(`<definedName name="MonthsAYear">`+d.file.names["MonthsAYear"], `<definedName name="MonthsAYear">`+d.file.names["PerCent"]), "name", "MonthsAYear"},
		{partCore, replaced(d.run.RunID[:8], "00000000"), "property", "identifier"},
		{selector, replaced("<formula1>ScenarioNames", "<formula1>ScenarioIndex"), "validation", ""},
		{selector, replaced(`sheet="true" objects="true"`, `sheet="false" objects="true"`), "settings", sheetSelector},
		{selector, replaced(d.run.RunID[:8], "00000000"), "footer", sheetSelector},
		{"xl/styles.xml", replaced(`<font>`, `<font >`), "part", "xl/styles.xml"},
	} {
		found := d.verified(t, withPart(t, d.data, c.part, c.change)).Found
		if len(found) != 1 || found[0].Kind != c.kind || c.place != "" && found[0].Place != c.place {
			t.Errorf("%s %s: found %s", c.kind, c.place, firstOf(found))
		}
	}
}

func TestVerifyFindsNothingInAnUntouchedFile(t *testing.T) {
	d := deliverTo(t)
	found, err := Verify("workbook.xlsx", d.file, d.run, d.presets)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Found) > 0 || len(found.Overrides) > 0 {
		t.Errorf("found %s, %+v", firstOf(found.Found), found.Overrides)
	}
}

// A file that LibreOffice has recalculated and saved verifies, unchanged as well
// as with another scenario chosen, overrides and an edited assumption, which is
// then the one difference. Figures that are not recalculated do not verify.
func TestVerifyAfterLibreOffice(t *testing.T) {
	d := deliverTo(t)
	office := clients.LibreOffice(t)
	saved := func(data []byte) []byte {
		data, err := office.Recalculate(t.Context(), data)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	if found := d.verified(t, saved(d.data)); len(found.Found) > 0 {
		t.Errorf("unchanged: %s", firstOf(found.Found))
	}
	typed, err := clients.SetInlineString(d.data, sheetSelector, place{rowChosen, columnSelector}.String(), d.presets[1].Scenario.Name)
	if err != nil {
		t.Fatal(err)
	}
	typed = d.typed(t, typed, "guarantees.ceiling_eur", inputOverride, "80000000000")
	typed = d.typed(t, typed, "rates.owed_on_swapped_cash_pct", inputOverride, "0.25")
	typed = d.typed(t, typed, "euroclear.tax_rate_pct", inputFirstScenario+1, "20")
	found := d.verified(t, saved(typed))
	if len(found.Found) != 1 || found.Found[0].Kind != reports.KindAssumption || len(found.Overrides) != 2 {
		t.Errorf("another scenario, two overrides, an edited assumption: %s, %+v", firstOf(found.Found), found.Overrides)
	}
	if left := d.verified(t, typed); len(left.Found) < 100 {
		t.Errorf("not recalculated: %s", firstOf(left.Found))
	}
}

// typed is the workbook with a number typed into the first row of an input.
func (d delivered) typed(t *testing.T, data []byte, key string, column int, number string) []byte {
	t.Helper()
	row := d.rowOf(t, key)
	data, err := clients.SetNumber(data, row.sheet, place{row.row, column}.String(), number)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func (d delivered) rowOf(t *testing.T, key string) inputPlace {
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
	return inputPlace{}
}

// TestVerifyLetsReadersChooseWhatIsShown: a month chosen on a sheet that only
// shows is no difference; a formula beside it still is.
func TestVerifyLetsReadersChooseWhatIsShown(t *testing.T) {
	d := deliverTo(t)
	month := d.run.Scenario.Timeline.At(5).Last().Serial()
	chosen, err := clients.SetNumber(d.data, sheetBalance, place{rowBalanceMonth, matrixUnit}.String(), strconv.FormatInt(month, 10))
	if err != nil {
		t.Fatal(err)
	}
	report := d.verified(t, chosen)
	if len(report.Found) > 0 || !strings.Contains(strings.Join(report.About, "\n"), sheetBalance+"!B5 chooses what is shown") {
		t.Errorf("%v, %v", report.About, report.Found)
	}
	at := place{rowBalancePeriod, matrixFirst}
	broken := withPart(t, chosen, d.file.sheet(sheetBalance).part, inCell(t, at, anotherDigit("<f>", "</f>")))
	if report := d.verified(t, broken); len(report.Found) != 1 || report.Found[0].Kind != "formula" {
		t.Errorf("%v", report.Found)
	}
}
