package audit

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"loanmodel/internal/clients"
	"loanmodel/reports/workbook"
	"loanmodel/reports/workbook/readback"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// A delivered workbook is one that the program has written, with what it was
// written from.
type delivered struct {
	run     *analysis.Run
	presets []*analysis.Run
	data    []byte
	file    *readback.File
	dossier *analysis.Dossier
}

// deliver and deliverShort write a workbook once for all tests: with all months
// of the library's scenarios, and with those to 2030 alone, which a client
// recalculates in a third of the time.
var (
	deliver      = sync.OnceValues(func() (delivered, error) { return newDelivered() })
	deliverShort = sync.OnceValues(func() (delivered, error) { return newDelivered("horizon.end=2030-12") })
)

// newDelivered writes the base case beside two other scenarios. One of these has
// more steps of the release than the base case, whose rows for them are empty.
func newDelivered(common ...string) (d delivered, err error) {
	sets := map[string][]string{"reparations-loan+assets-returned": {"settlement.release_share_pct=2045-01-01:10,2046-01-01:20,2047-01-01:30"}}
	for _, name := range []string{"base", "joint-borrowing+assets-returned", "reparations-loan+assets-returned"} {
		s, err := scenarios.Resolve(name, scenarios.Options{Sets: append(sets[name], common...)})
		if err != nil {
			return d, err
		}
		run, err := analysis.NewRun(s, "0.0.0")
		if err != nil {
			return d, err
		}
		d.presets = append(d.presets, run)
	}
	d.run = d.presets[0]
	if d.dossier, err = analysis.NewDossier(d.run, d.presets); err != nil {
		return d, err
	}
	if d.data, err = workbook.Write(d.dossier); err == nil {
		d.file, err = readback.ReadFile(context.Background(), "workbook.xlsx", d.data)
	}
	return d, err
}

func deliverTo(t testing.TB) delivered { return deliveredBy(t, deliver) }

func deliveredBy(t testing.TB, how func() (delivered, error)) delivered {
	t.Helper()
	d, err := how()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// verified returns what Verify finds in a file. What is expected is not
// written once more for each of them.
func (d delivered) verified(t *testing.T, data []byte) *Verification {
	t.Helper()
	file, err := readback.ReadFile(t.Context(), "workbook.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	v := newVerifier(t.Context(), "workbook.xlsx", file, d.dossier, analysis.NewRun)
	v.want = d.file.File
	found, err := v.compare()
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// withPart returns a workbook with another content of one part.
func withPart(t testing.TB, workbook []byte, name string, change func([]byte) []byte) []byte {
	t.Helper()
	parts, err := clients.Open(workbook)
	if err != nil {
		t.Fatal(err)
	}
	content, err := parts.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	changed := change(content)
	if bytes.Equal(changed, content) {
		t.Fatalf("%s is not changed", name)
	}
	data, err := parts.With(name, changed)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// inCell changes the XML of one cell.
func inCell(t testing.TB, at xlsx.Place, change func(string) string) func([]byte) []byte {
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

// formulaElement is a formula in the XML of a cell, also one that it shares.
var formulaElement = regexp.MustCompile(`<f>.*?</f>|<f [^>]*/>`)

// anotherFormula replaces a cell's formula by one that is nowhere else.
func anotherFormula(xml string) string {
	return formulaElement.ReplaceAllLiteralString(xml, "<f>ABS(987654)</f>")
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

// A tampering is one way to alter a cell.
type tampering struct {
	name   string
	fits   func(s *xlsx.Sheet, at xlsx.Place, c xlsx.Cell) bool
	change func(string) string
	kind   string
}

func isInputCell(s *xlsx.Sheet, at xlsx.Place) bool {
	return slices.Contains(workbook.InputSheets(), s.Name) && at.Column >= sheet.InputFirstScenario && s.Cells[xlsx.At(at.Row, sheet.InputLive)].Formula != ""
}

func tamperings() []tampering {
	return []tampering{
		{"a formula", func(_ *xlsx.Sheet, at xlsx.Place, c xlsx.Cell) bool {
			return c.Formula != "" && at.Column != sheet.ColumnFirstPeriod // which may stand for its row
		},
			anotherFormula, "formula"},
		{"a digit of a cached value", func(_ *xlsx.Sheet, _ xlsx.Place, c xlsx.Cell) bool {
			return c.Formula != "" && c.Kind == xlsx.HoldsNumber
		},
			anotherDigit("<v>", "</v>"), "value"},
		{"a digit of an assumption", func(s *xlsx.Sheet, at xlsx.Place, c xlsx.Cell) bool {
			return c.Kind == xlsx.HoldsNumber && isInputCell(s, at)
		},
			anotherDigit("<v>", "</v>"), KindAssumption},
		{"a letter of a text", func(_ *xlsx.Sheet, _ xlsx.Place, c xlsx.Cell) bool {
			return c.Kind == xlsx.HoldsText && c.Formula == ""
		},
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
		for _, s := range d.file.Sheets {
			for _, at := range s.Places() {
				if how.fits(s, at, s.Cells[at]) {
					cells = append(cells, s.Name+"!"+at.String())
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
			tab, at, _ := xlsx.ParseCell(cell)
			data = withPart(t, data, d.file.Sheet(tab).Part, inCell(t, at, how.change))
		}
		slices.Sort(altered)
		checkFound(t, how, altered, d.verified(t, data).Found)
	}
}

// A formula that stands for a row of cells is altered: each of them differs.
func TestVerifyFindsAnAlteredRow(t *testing.T) {
	d := deliverTo(t)
	tab := d.file.Sheet("Calc_A")
	first := regexp.MustCompile(`<c r="([A-Z]+[0-9]+)"[^>]*><f t="shared" ref="[A-Z]+[0-9]+:([A-Z]+)[0-9]+"`)
	content := clients.Part(t, d.data, tab.Part)
	match := first.FindSubmatch(content)
	if match == nil {
		t.Fatal("no formula of the sheet stands for a row")
	}
	_, at, _ := xlsx.ParseCell(tab.Name + "!" + string(match[1]))
	data := withPart(t, d.data, tab.Part, inCell(t, at, func(xml string) string {
		return regexp.MustCompile(`(<f t="shared"[^>]*>)[^<]*`).ReplaceAllString(xml, "${1}ABS(987654)")
	}))
	found := d.verified(t, data).Found
	for i, f := range found {
		if want := tab.Name + "!" + xlsx.At(at.Row, at.Column+i).String(); f.Kind != "formula" || f.Place != want {
			t.Fatalf("%+v, want a formula at %s", f, want)
		}
	}
	if last := found[len(found)-1].Place; last != tab.Name+"!"+string(match[2])+strconv.Itoa(at.Row) {
		t.Errorf("the last is %s, the row ends in column %s", last, match[2])
	}
}

// checkFound: what was altered is what is found. An altered assumption of the
// scenario shown also leaves figures behind that do not follow from it.
func checkFound(t *testing.T, how tampering, altered []string, found []Discrepancy) {
	t.Helper()
	var places []string
	for _, f := range found {
		switch {
		case f.Kind == how.kind && f.Expected != f.Found:
			places = append(places, f.Place)
		case how.kind != KindAssumption || f.Kind != "value":
			t.Errorf("%s: also found %+v", how.name, f)
		}
	}
	slices.Sort(places)
	if !slices.Equal(places, altered) {
		t.Errorf("%s in %q: found in %q", how.name, altered, places)
	}
}

func firstOf(found []Discrepancy) string {
	return fmt.Sprintf("%d: %+v", len(found), found[:min(3, len(found))])
}

// What stands beside the cells is compared too.
func TestVerifyFindsWhatIsBesideTheCells(t *testing.T) {
	d := deliverTo(t)
	replaced := func(old, new string) func([]byte) []byte {
		return func(content []byte) []byte { return bytes.Replace(content, []byte(old), []byte(new), 1) }
	}
	selectorSheet, _ := workbook.Selector()
	selector := d.file.Sheet(selectorSheet).Part
	for _, c := range []struct {
		part        string
		change      func([]byte) []byte
		kind, place string
	}{
		{"xl/workbook.xml", replaced(`<definedName name="MonthsAYear">`+d.file.Names["MonthsAYear"], `<definedName name="MonthsAYear">`+d.file.Names["PerCent"]), "name", "MonthsAYear"},
		{"docProps/core.xml", replaced(d.run.RunID[:8], "00000000"), "property", "identifier"},
		{selector, replaced("<formula1>ScenarioNames", "<formula1>ScenarioIndex"), "validation", ""},
		{selector, replaced(`sheet="true" objects="true"`, `sheet="false" objects="true"`), "settings", selectorSheet},
		{selector, replaced(d.run.RunID[:8], "00000000"), "footer", selectorSheet},
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
	found, err := Verify(t.Context(), "workbook.xlsx", d.file, d.dossier, analysis.NewRun)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Found) > 0 || len(found.Overrides) > 0 {
		t.Errorf("found %s, %+v", firstOf(found.Found), found.Overrides)
	}
}

// A typing is what somebody does to a delivered workbook: numbers typed into a
// column of the rows of some inputs, with another scenario chosen where there
// is one.
type typing struct {
	name     string
	scenario string
	cells    []typedCell
}

type typedCell struct {
	key, member string
	dates       bool // of the entries, and not their values
	entry       int
	column      int
	number      string
}

func typings(d delivered) []typing {
	own := sheet.InputFirstScenario
	return []typing{
		{name: "unchanged"},
		{name: "another scenario, two overrides, an edited assumption", scenario: d.presets[1].Scenario.Name, cells: []typedCell{
			{key: "guarantees.ceiling_eur", column: sheet.InputOverride, number: "80000000000"},
			{key: "rates.owed_on_swapped_cash_pct", column: sheet.InputOverride, number: "0.25"},
			{key: "euroclear.tax_rate_pct", column: own + 1, number: "20"}}},
		{name: "dated overrides, a state, a choice, one that changes nothing", cells: []typedCell{
			{key: "loan.instalments_eur", dates: true, entry: 0, column: sheet.InputOverride, number: "46098"}, // 17 March 2026
			{key: "loan.instalments_eur", entry: 2, column: sheet.InputOverride, number: "1234567890.12"},
			{key: "settlement.release_share_pct", dates: true, entry: 1, column: sheet.InputOverride, number: "46826"}, // 14 March 2028
			{key: "settlement.release_share_pct", entry: 1, column: sheet.InputOverride, number: "27.1828"},
			{key: "states.gni_2024_eur_m", member: "IT", column: sheet.InputOverride, number: "2718281.8"},
			{key: "guarantees.key_basis", column: sheet.InputOverride, number: "2"},
			{key: "euroclear.tax_rate_pct", column: sheet.InputOverride, number: "25"}}},
		{name: "an edited assumption alone: the engine's totals are others", cells: []typedCell{
			{key: "rates.owed_on_swapped_cash_pct", column: own, number: "0.25"}}},
	}
}

// on returns the workbook after it, not recalculated.
func (how typing) on(t *testing.T, d delivered) []byte {
	t.Helper()
	data, err := d.data, error(nil)
	if how.scenario != "" {
		tab, at := workbook.Selector()
		if data, err = clients.SetInlineString(data, tab, at.String(), how.scenario); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range how.cells {
		row := d.rowsOf(t, c.key, c.member, c.dates)[c.entry]
		if data, err = clients.SetNumber(data, row.Sheet, xlsx.At(row.Row, c.column).String(), c.number); err != nil {
			t.Fatal(err)
		}
	}
	return data
}

// edits returns the cells of a typing that stand in a scenario's own column.
func (how typing) edits(t *testing.T, d delivered) (cells []string) {
	t.Helper()
	for _, c := range how.cells {
		if c.column != sheet.InputOverride {
			cells = append(cells, d.rowsOf(t, c.key, c.member, c.dates)[c.entry].Cell(c.column))
		}
	}
	return cells
}

// rowsOf returns the rows of an input's values, or of its dates, in the file;
// of all its members where none is named.
func (d delivered) rowsOf(t *testing.T, key, member string, dates bool) (rows []workbook.InputRow) {
	t.Helper()
	for _, name := range workbook.InputSheets() {
		s := d.file.Sheet(name)
		for _, at := range s.Places() {
			if at.Column == sheet.InputKey && s.Text(at.Row, sheet.InputKey) == key && (member == "" || s.Text(at.Row, sheet.InputMember) == member) &&
				s.Cells[xlsx.At(at.Row, sheet.InputLive)].Formula != "" && (s.Text(at.Row, sheet.InputUnit) == workbook.UnitDate) == dates {
				rows = append(rows, workbook.InputRow{Sheet: name, Row: at.Row})
			}
		}
	}
	if len(rows) == 0 {
		t.Fatalf("no input %s[%s]", key, member)
	}
	return rows
}

// A file that LibreOffice has recalculated and saved verifies, unchanged as well
// as with another scenario chosen, overrides and edited assumptions, which are
// then the only differences. Figures that are not recalculated do not verify.
// The file with all months is tried by night.
func TestVerifyAfterLibreOffice(t *testing.T) {
	office := clients.LibreOffice(t)
	d := deliveredBy(t, deliverShort)
	if clients.Nightly() {
		d = deliverTo(t)
	}
	for _, how := range typings(d) {
		saved, err := office.Recalculate(t.Context(), how.on(t, d))
		if err != nil {
			t.Fatal(err)
		}
		report := d.verified(t, saved)
		var found []string
		for _, f := range report.Found {
			if found = append(found, f.Place); f.Kind != KindAssumption {
				found = append(found, f.Kind, f.Expected, f.Found)
			}
		}
		edits := how.edits(t, d)
		if !slices.Equal(found, edits) || len(report.Overrides) != len(how.cells)-len(edits) {
			t.Errorf("%s: found %.300q, want %q; %d overrides", how.name, found, edits, len(report.Overrides))
		}
	}
	if left := d.verified(t, typings(d)[1].on(t, d)); len(left.Found) < 100 {
		t.Errorf("not recalculated: %s", firstOf(left.Found))
	}
}

// In a recalculated file with overrides every altered value is found, on
// whatever sheet, and nothing else.
func TestVerifyFindsAlteredValuesBesideOverrides(t *testing.T) {
	d := deliverTo(t)
	how := typings(d)[2]
	typed, err := readback.ReadFile(t.Context(), "workbook.xlsx", how.on(t, d))
	if err != nil {
		t.Fatal(err)
	}
	v := newVerifier(t.Context(), "workbook.xlsx", typed, d.dossier, analysis.NewRun)
	v.want = d.file.File
	if err := v.recompute(); err != nil {
		t.Fatal(err)
	}
	written, err := workbook.WriteShown(d.dossier, v.shown)
	if err != nil {
		t.Fatal(err)
	}
	if found := d.verified(t, written).Found; !onlyParts(found) {
		t.Fatalf("as written with what was typed: %s", firstOf(found))
	}
	draw := rand.New(rand.NewPCG(20251219, 10))
	shown, err := xlsx.Read(t.Context(), written)
	if err != nil {
		t.Fatal(err)
	}
	var altered []string
	for _, s := range shown.Sheets {
		var cells []xlsx.Place
		for _, at := range s.Places() {
			if c := s.Cells[at]; c.Formula != "" && c.Kind == xlsx.HoldsNumber {
				cells = append(cells, at)
			}
		}
		if len(cells) == 0 {
			continue
		}
		at := cells[draw.IntN(len(cells))]
		altered = append(altered, s.Name+"!"+at.String())
		written = withPart(t, written, s.Part, inCell(t, at, anotherFirstDigit))
	}
	var found []string
	for _, f := range d.verified(t, written).Found {
		if f.Kind == "value" {
			found = append(found, f.Place)
		}
	}
	if !slices.Equal(found, altered) || len(altered) < 15 {
		t.Errorf("altered %q, found %q", altered, found)
	}
}

// onlyParts: charts keep what they show when the file was delivered.
func onlyParts(found []Discrepancy) bool {
	return !slices.ContainsFunc(found, func(f Discrepancy) bool { return f.Kind != "part" })
}

// anotherFirstDigit changes a value so much that no rounding explains it.
func anotherFirstDigit(xml string) string {
	start := strings.Index(xml, "<v>") + len("<v>")
	at := start + strings.IndexAny(xml[start:], "0123456789")
	return xml[:at] + string('0'+(xml[at]-'0'+1)%10) + xml[at+1:]
}

// TestVerifyLetsReadersChooseWhatIsShown: a month chosen on a sheet that only
// shows is no difference; a formula beside it still is.
func TestVerifyLetsReadersChooseWhatIsShown(t *testing.T) {
	d := deliverTo(t)
	month := d.run.Scenario.Timeline.At(5).Last().Serial()
	choice := workbook.ViewChoices()[0]
	chosen, err := clients.SetNumber(d.data, choice.Sheet, choice.At.String(), strconv.FormatInt(month, 10))
	if err != nil {
		t.Fatal(err)
	}
	report := d.verified(t, chosen)
	if len(report.Found) > 0 || !strings.Contains(strings.Join(report.About, "\n"), choice.Sheet+"!B5 chooses what is shown") {
		t.Errorf("%v, %v", report.About, report.Found)
	}
	at := xlsx.At(choice.At.Row+1, choice.At.Column+1) // the number of that month
	broken := withPart(t, chosen, d.file.Sheet(choice.Sheet).Part, inCell(t, at, anotherDigit("<f>", "</f>")))
	if report := d.verified(t, broken); len(report.Found) != 1 || report.Found[0].Kind != "formula" {
		t.Errorf("%v", report.Found)
	}
}

// A workbook of overrides is a run like any other: its own workbook verifies.
func TestRunOfOverridesVerifies(t *testing.T) {
	d := deliverTo(t)
	row := d.rowsOf(t, "guarantees.ceiling_eur", "", false)[0]
	typed, err := clients.SetNumber(d.data, row.Sheet, xlsx.At(row.Row, sheet.InputOverride).String(), "80000000000")
	if err != nil {
		t.Fatal(err)
	}
	file, err := readback.ReadFile(t.Context(), "workbook.xlsx", typed)
	if err != nil {
		t.Fatal(err)
	}
	s := d.run.Scenario
	reading, err := file.Read("workbook.xlsx", s, d.run.Model)
	if err != nil {
		t.Fatal(err)
	}
	changed, err := s.With(reading.Changes)
	if err != nil {
		t.Fatal(err)
	}
	run, err := analysis.NewRun(changed, d.run.Version)
	if err != nil {
		t.Fatal(err)
	}
	of, err := analysis.NewDossier(run, d.presets)
	if err != nil {
		t.Fatal(err)
	}
	data, err := workbook.Write(of)
	if err != nil {
		t.Fatal(err)
	}
	if file, err = readback.ReadFile(t.Context(), "workbook.xlsx", data); err != nil {
		t.Fatal(err)
	}
	if found, err := Verify(t.Context(), "workbook.xlsx", file, of, analysis.NewRun); err != nil || len(found.Found) > 0 {
		t.Error(err, firstOf(found.Found))
	}
}
