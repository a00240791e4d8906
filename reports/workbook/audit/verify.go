package audit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"loanmodel/reports/workbook"
	"loanmodel/reports/workbook/readback"
	"loanmodel/reports/workbook/sheet"
	"loanmodel/reports/workbook/xlsx"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
)

// Evaluate runs a scenario of the version of the model that wrote the file.
type Evaluate func(s *scenarios.Scenario, version string) (*analysis.Run, error)

// Verify compares a workbook that was read with what this program writes for a
// run: every formula, cached value, input and text of every sheet, names,
// validations, properties and, where this program has saved the file, every
// other byte.
//
// The run is the one for which the file was written. What the file shows may be
// another one: another scenario of the selector, overrides, inputs that
// somebody has changed. Formulas, labels and inputs are then compared with the
// run's, and cached values with those of a workbook written with what was
// chosen and typed, whose figures are the engine's.
//
// In a file that another program has saved, formulas are compared without
// regard to how they are written, and numbers to half a cent or 1e-12 of their
// size, whichever is less. The error is of the evaluation or of writing,
// or the cause of the cancellation.
func Verify(ctx context.Context, path string, found *readback.File, d *analysis.Dossier, evaluate Evaluate) (*Verification, error) {
	v := newVerifier(ctx, path, found, d, evaluate)
	var err error
	if v.want, err = written(ctx)(workbook.Write(d)); err != nil {
		return nil, err
	}
	return v.compare()
}

// written returns what the program writes, read by the reader that reads the
// file.
func written(ctx context.Context) func(data []byte, err error) (*xlsx.File, error) {
	return func(data []byte, err error) (*xlsx.File, error) {
		if err != nil {
			return nil, err
		}
		return xlsx.Read(ctx, data)
	}
}

// A verifier compares one file.
type verifier struct {
	ctx      context.Context // a verifier lives for one call
	path     string
	found    *readback.File
	dossier  *analysis.Dossier
	run      *analysis.Run   // for which the file was written
	offered  []*analysis.Run // by the selector
	evaluate Evaluate

	shown  workbook.Shown
	want   *xlsx.File // what the program writes for the run
	values *xlsx.File // what it writes for what is shown
	exact  bool       // whether this program saved the file
	strict bool       // and nobody has chosen or typed

	dropped        dropped
	shownOtherwise []string // sheets that show what a reader has chosen
	report         *Verification
}

func newVerifier(ctx context.Context, path string, found *readback.File, d *analysis.Dossier, evaluate Evaluate) *verifier {
	return &verifier{ctx: ctx, path: path, found: found, dossier: d, run: d.Run, offered: d.Offered(), evaluate: evaluate, report: &Verification{Path: path}}
}

// compare finds what differs from the file that is expected.
func (v *verifier) compare() (*Verification, error) {
	v.exact = v.found.Application == v.want.Application
	if err := v.recompute(); err != nil {
		return nil, err
	}
	v.describe()
	v.readDropped()
	v.readChoices()
	v.sheets()
	v.frame()
	if v.ctx.Err() != nil {
		return nil, context.Cause(v.ctx)
	}
	return v.report, nil
}

// recompute writes what the file should show with what was chosen and typed.
func (v *verifier) recompute() error {
	own := slices.Index(v.offered, v.run)
	chosen := slices.IndexFunc(v.offered, func(r *analysis.Run) bool { return r.Scenario.Name == v.found.Selected() })
	if chosen < 0 {
		chosen = own
	}
	v.shown = workbook.Shown{Chosen: chosen, Run: v.offered[chosen], Filled: v.found.Filled()}
	reading, err := v.found.Read(v.path, v.shown.Run.Scenario, v.run.Model)
	if err == nil {
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
	if chosen == own && v.shown.Filled == 0 && v.shown.Inputs == nil {
		v.values, v.strict = v.want, v.exact
		return nil
	}
	v.values, err = written(v.ctx)(workbook.WriteShown(v.dossier, v.shown))
	return err
}

// alter evaluates the chosen scenario with what the file has otherwise.
func (v *verifier) alter(reading readback.Reading) error {
	if len(reading.Changes) > 0 { // an override may say what the scenario has
		s, err := v.shown.Run.Scenario.With(reading.Changes)
		if err != nil {
			return err
		}
		run, err := v.evaluate(s, v.run.Version)
		if err != nil {
			return err
		}
		v.shown.Run = run
	}
	if len(reading.Changes) > 0 || len(reading.Overrides) > 0 {
		v.shown.Inputs = reading.Inputs
	}
	return nil
}

// override shows a cell that was filled in beside what the scenario has.
func (v *verifier) override(o readback.OverrideCell) (Discrepancy, bool) {
	tab, at, ok := xlsx.ParseCell(o.Cell)
	own := v.found.Cell(tab, xlsx.At(at.Row, sheet.InputFirstScenario+v.shown.Chosen))
	return Discrepancy{Kind: KindOverride, File: readback.BaseName(v.path), Place: o.Cell, Expected: shown(own),
		Found: o.Value + " for " + o.Input}, ok
}

func (v *verifier) say(format string, values ...any) {
	v.report.About = append(v.report.About, fmt.Sprintf(format, values...))
}

// describe says what was compared with what.
func (v *verifier) describe() {
	shows := "It shows " + v.shown.Run.Scenario.Name
	if n := len(v.report.Overrides); n > 0 {
		shows += fmt.Sprintf(" with %d cells filled in", n)
	}
	v.say("The workbook was written for %s, run %s. %s, run %s.", v.run.Scenario.Name, analysis.ShortID(v.run.RunID), shows, analysis.ShortID(v.shown.Run.RunID))
	if !v.exact {
		v.say("It was saved by %s: formulas are compared without regard to how they are written, numbers to half a cent or 1e-12 of their size; styles, charts and what is printed are not compared.",
			diagnostic.Quote(v.found.Application))
	}
}

func (v *verifier) differs(kind, at, expected, found string) {
	v.report.Found = append(v.report.Found, Discrepancy{Kind: kind, File: readback.BaseName(v.path), Place: at, Expected: expected, Found: found})
}

// sheets compares the sheets in the order in which they are written.
func (v *verifier) sheets() {
	var order, has []string
	for _, want := range v.want.Sheets {
		order = append(order, want.Name)
		if found := v.found.Sheet(want.Name); found == nil {
			v.differs("sheet", want.Name, "a sheet", Nothing)
		} else {
			v.sheet(want, found)
		}
	}
	for _, s := range v.found.Sheets {
		has = append(has, s.Name)
		if v.want.Sheet(s.Name) == nil {
			v.differs("sheet", s.Name, Nothing, "a sheet")
		}
	}
	if both := slices.DeleteFunc(has, func(name string) bool { return !slices.Contains(order, name) }); len(both) == len(order) && !slices.Equal(both, order) {
		v.differs("sheet", "", "sheets in their order", "another order")
	}
}

// cellsBetweenLooks is after how many cells the verifier asks again whether it
// is still wanted.
const cellsBetweenLooks = 4096

// sheet compares one sheet: cells, rules and footer, and then the rest.
func (v *verifier) sheet(want, found *xlsx.Sheet) {
	before := len(v.report.Found)
	places := want.Places()
	for at := range found.Cells {
		if _, known := want.Cells[at]; !known {
			places = append(places, at)
		}
	}
	slices.SortFunc(places, xlsx.ByPlace)
	for i, at := range places {
		if i%cellsBetweenLooks == 0 && v.ctx.Err() != nil {
			return
		}
		v.cell(want, found, at)
	}
	v.footer(want, found)
	v.rules(want, found)
	if found.Hidden && !want.Hidden {
		v.differs("sheet", want.Name, "a sheet that is shown", "hidden")
	}
	if v.exact && len(v.report.Found) == before && !bytes.Equal(want.Rest, found.Rest) {
		expected, shown := firstBytes(want.Rest, found.Rest)
		v.differs("settings", want.Name, expected, shown)
	}
	if v.strict && !slices.Contains(v.shownOtherwise, want.Name) && len(v.report.Found) == before && want.Digest != found.Digest {
		v.differs("settings", want.Name, "the styles and rows as written", "others")
	}
}

// rules compares what may be typed into which cells.
func (v *verifier) rules(want, found *xlsx.Sheet) {
	if v.dropped.rules {
		return
	}
	expected, _ := want.Rules() // of this program's own file, which is small
	actual, err := found.Rules()
	if err != nil {
		v.differs("validation", want.Name, "rules", err.Error())
		return
	}
	var places []xlsx.Place
	for at := range expected {
		places = append(places, at)
	}
	for at := range actual {
		if _, known := expected[at]; !known {
			places = append(places, at)
		}
	}
	slices.SortFunc(places, xlsx.ByPlace)
	for _, at := range places {
		if expected[at] != actual[at] {
			v.differs("validation", want.Name+"!"+at.String(), orNothing(expected[at]), orNothing(actual[at]))
		}
	}
}

func orNothing(text string) string {
	if text == "" {
		return Nothing
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
