package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"loanmodel/reports"
	"loanmodel/scenarios/diagnostic"
)

// Verify compares a workbook that was read with what this program writes for a
// run: every formula, cached value, input and text of every sheet, names,
// validations, properties and, where this program has saved the file, every
// other byte.
//
// The run is the one for which the file was written. What the file shows may be
// another one: another scenario of the selector, overrides, inputs that
// somebody has changed. Formulas, labels and inputs are then compared with the
// run's, and cached values with an evaluation of the file's own assumptions.
//
// In a file that another program has saved, formulas are compared without
// regard to how they are written, and numbers to half a cent or 1e-12 of their
// size, whichever is less. The error is of the evaluation or of writing.
func Verify(path string, found *File, run *reports.Run, presets []*reports.Run) (*reports.Verification, error) {
	v := &verifier{path: path, found: found, run: run, presets: presets, control: offered(run, presets), report: &reports.Verification{Path: path}}
	if err := v.expect(); err != nil {
		return nil, err
	}
	return v.compare()
}

// compare finds what differs from the file that is expected.
func (v *verifier) compare() (*reports.Verification, error) {
	v.exact = v.found.application == v.want.application
	if err := v.recompute(); err != nil {
		return nil, err
	}
	v.describe()
	v.readChoices()
	v.sheets()
	v.frame()
	return v.report, nil
}

// A verifier compares one file.
type verifier struct {
	path    string
	found   *File
	run     *reports.Run // for which the file was written
	presets []*reports.Run
	control []*reports.Run // of the selector

	live    *reports.Run // what the file shows
	chosen  int          // its place in the selector
	altered bool         // by overrides or changed inputs

	want    *File // what the program writes for run
	values  *File // what it writes for live
	layout  *layout
	compute *evaluator // of the sheets whose values depend on what was altered
	exact   bool       // whether this program saved the file

	shownOtherwise []string // sheets that show what a reader has chosen
	report         *reports.Verification
}

// book is a book of a run, with the scenarios of the selector.
func (v *verifier) book(run *reports.Run, control []*reports.Run) *book {
	b := &book{run: run, delivered: v.run, presets: v.presets, cells: map[string]*cells{}, control: control}
	for _, r := range control {
		b.all = append(b.all, r.Scenario)
	}
	b.layout = v.layout
	return b
}

// written is what the program writes, read by the reader that reads the file.
func (v *verifier) written(run *reports.Run, control []*reports.Run) (*File, error) {
	data, err := v.book(run, control).render()
	if err != nil {
		return nil, err
	}
	return readFile(data)
}

// expect writes what the file should be.
func (v *verifier) expect() (err error) {
	b := v.book(v.run, v.control)
	v.layout = newLayout(v.run.Model, b.all)
	v.want, err = v.written(v.run, v.control)
	return err
}

// recompute evaluates what the file shows from its own assumptions.
func (v *verifier) recompute() error {
	v.chosen = slices.IndexFunc(v.control, func(r *reports.Run) bool { return r.Scenario.Name == v.found.Selected() })
	if v.chosen < 0 {
		v.chosen = slices.Index(v.control, v.run)
	}
	v.live = v.control[v.chosen]
	reading, err := v.found.Read(v.path, v.live.Scenario, v.run.Model)
	if err == nil && len(reading.Changes) > 0 {
		err = v.alter(reading)
	}
	var faults diagnostic.List
	if err != nil && !errors.As(err, &faults) {
		return err
	}
	for _, fault := range faults {
		v.say("Not recomputed with the file's own assumptions: %s.", fault.Message)
	}
	for _, o := range reading.Overrides {
		at, ok := v.override(o)
		if ok {
			v.report.Overrides = append(v.report.Overrides, at)
		}
	}
	if v.live == v.run {
		v.values = v.want
		return nil
	}
	control := slices.Clone(v.control)
	control[v.chosen] = v.live
	if v.values, err = v.written(v.live, control); err != nil {
		return err
	}
	if v.altered {
		v.compute = newEvaluator(v.found, v.want, v.values)
	}
	return nil
}

// alter evaluates the chosen scenario with what the file has otherwise.
func (v *verifier) alter(reading Reading) error {
	s, err := v.live.Scenario.With(reading.Changes)
	if err != nil {
		return err
	}
	run, err := reports.NewRun(s, v.run.Version)
	if err != nil {
		return err
	}
	v.live, v.altered = run, true
	return nil
}

// override shows a cell that was filled in beside what the scenario has.
func (v *verifier) override(o OverrideCell) (reports.Discrepancy, bool) {
	sheet, at, ok := cellOf(o.Cell)
	own := v.found.cell(sheet, place{at.row, inputFirstScenario + v.chosen})
	return reports.Discrepancy{Kind: reports.KindOverride, File: baseName(v.path), Place: o.Cell, Expected: own.shown(),
		Found: o.Value + " for " + o.Input}, ok
}

func (v *verifier) say(format string, values ...any) {
	v.report.About = append(v.report.About, fmt.Sprintf(format, values...))
}

// describe says what was compared with what.
func (v *verifier) describe() {
	shows := "It shows " + v.live.Scenario.Name
	if n := len(v.report.Overrides); n > 0 {
		shows += fmt.Sprintf(" with %d cells filled in", n)
	}
	v.say("The workbook was written for %s, run %s. %s, run %s.", v.run.Scenario.Name, v.run.RunID[:12], shows, v.live.RunID[:12])
	if !v.exact {
		v.say("It was saved by %s: formulas are compared without regard to how they are written, numbers to half a cent or 1e-12 of their size; styles and charts are not compared.",
			diagnostic.Quote(v.found.application))
	}
}

func (v *verifier) differs(kind, at, expected, found string) {
	v.report.Found = append(v.report.Found, reports.Discrepancy{Kind: kind, File: baseName(v.path), Place: at, Expected: expected, Found: found})
}

// sheets compares the sheets in the order in which they are written.
func (v *verifier) sheets() {
	var order, has []string
	for _, want := range v.want.sheets {
		order = append(order, want.name)
		if found := v.found.sheet(want.name); found == nil {
			v.differs("sheet", want.name, "a sheet", reports.Nothing)
		} else {
			v.sheet(want, found)
		}
	}
	for _, s := range v.found.sheets {
		has = append(has, s.name)
		if v.want.sheet(s.name) == nil {
			v.differs("sheet", s.name, reports.Nothing, "a sheet")
		}
	}
	if both := slices.DeleteFunc(has, func(name string) bool { return !slices.Contains(order, name) }); len(both) == len(order) && !slices.Equal(both, order) {
		v.differs("sheet", "", "sheets in their order", "another order")
	}
}

// sheet compares one sheet: cells, rules and footer, and then the rest.
func (v *verifier) sheet(want, found *fileSheet) {
	before := len(v.report.Found)
	places := want.places()
	for at := range found.cells {
		if _, known := want.cells[at]; !known {
			places = append(places, at)
		}
	}
	slices.SortFunc(places, byPlace)
	for _, at := range places {
		v.cell(want, found, at)
	}
	if want.footer != found.footer {
		v.differs("footer", want.name, want.footer, found.footer)
	}
	v.rules(want, found)
	if v.exact && len(v.report.Found) == before && !bytes.Equal(want.rest, found.rest) {
		expected, is := firstBytes(want.rest, found.rest)
		v.differs("settings", want.name, expected, is)
	}
	if v.exact && v.live == v.run && !slices.Contains(v.shownOtherwise, want.name) && len(v.report.Found) == before && want.digest != found.digest {
		v.differs("settings", want.name, "the styles and rows as written", "others")
	}
}

// rules compares what may be typed into which cells.
func (v *verifier) rules(want, found *fileSheet) {
	expected, _ := want.rules() // of this program's own file, which is small
	is, err := found.rules()
	if err != nil {
		v.differs("validation", want.name, "rules", err.Error())
		return
	}
	var places []place
	for at := range expected {
		places = append(places, at)
	}
	for at := range is {
		if _, known := expected[at]; !known {
			places = append(places, at)
		}
	}
	slices.SortFunc(places, byPlace)
	for _, at := range places {
		if expected[at] != is[at] {
			v.differs("validation", want.name+"!"+at.String(), orNothing(expected[at]), orNothing(is[at]))
		}
	}
}

func orNothing(text string) string {
	if text == "" {
		return reports.Nothing
	}
	return text
}

// firstBytes shows two texts from where they part.
func firstBytes(a, b []byte) (string, string) {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	at = max(0, at-20)
	cut := func(text []byte) string {
		return string(bytes.ToValidUTF8(text[at:min(len(text), at+60)], []byte("?")))
	}
	return cut(a), cut(b)
}
