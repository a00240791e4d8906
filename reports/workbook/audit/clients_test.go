package audit

import (
	"context"
	"strings"
	"testing"

	"loanmodel/internal/clients"
	"loanmodel/reports/workbook/xlsx"
)

// A file that Gnumeric has computed and saved verifies, unchanged as well as
// with overrides and edited assumptions, as after LibreOffice.
func TestVerifyAfterGnumeric(t *testing.T) {
	d := deliverTo(t)
	gnumeric := clients.Gnumeric(t)
	for _, how := range typings(d)[:2] {
		saved, err := gnumeric.Recalculate(t.Context(), how.on(t, d))
		if err != nil {
			t.Fatal(err)
		}
		report := d.verified(t, saved)
		if edits := how.edits(t, d); len(report.Found) != len(edits) || len(report.Overrides) != len(how.cells)-len(edits) {
			t.Errorf("%s: found %s, %d overrides", how.name, firstOf(report.Found), len(report.Overrides))
		}
	}
}

// A file that went through a library which computes nothing verifies: what the
// library does not keep is said, and what it writes wrongly is found.
func TestVerifyAfterLibrariesThatSave(t *testing.T) {
	d := deliverTo(t)
	for _, c := range []struct {
		name  string
		saver func(testing.TB) *clients.Saver
		says  string
		spoil func(want xlsx.Cell) bool // what the library cannot keep
	}{
		{"SheetJS", clients.SavedBySheetJS, "kept none", func(xlsx.Cell) bool { return false }},
		{"exceljs", clients.SavedByExcelJS, "kept neither", func(want xlsx.Cell) bool { return want.Kind == xlsx.HoldsText && want.Formula != "" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			saved, err := c.saver(t).Save(t.Context(), d.data)
			if err != nil {
				t.Fatal(err)
			}
			report := d.verified(t, saved)
			if !strings.Contains(strings.Join(report.About, "\n"), c.says) {
				t.Errorf("it is not said what was dropped: %q", report.About)
			}
			for _, f := range report.Found {
				tab, at, _ := xlsx.ParseCell(f.Place)
				if f.Kind != "value" || f.Found != "NaN" || !c.spoil(d.file.Cell(tab, at)) {
					t.Errorf("found %+v", f)
				}
			}
		})
	}
}

// Settings of the whole workbook, hidden sheets and another order of the sheets
// are found in a file of whatever program.
func TestVerifyFindsSettingsOfTheWorkbook(t *testing.T) {
	d := deliverTo(t)
	const book = "xl/workbook.xml"
	replaced := func(old, new string) func([]byte) []byte {
		return func(content []byte) []byte { return []byte(strings.Replace(string(content), old, new, 1)) }
	}
	for _, c := range []struct{ old, new, kind, says string }{
		{"<workbookPr ", `<workbookPr date1904="1" `, "settings", "1904"},
		{"<workbookPr ", `<workbookPr date1904="true" `, "settings", "1904"},
		{"<calcPr ", `<calcPr calcMode="manual" `, "settings", "on demand"},
		{"<calcPr ", `<calcPr fullPrecision="0" `, "settings", "rounded"},
		{"<calcPr ", `<calcPr calcCompleted="0" `, "settings", "before it was computed"},
		{`<sheet name="In_States" `, `<sheet name="In_States" state="veryHidden" `, "sheet", "hidden"},
		{`<sheet name="Calc_F" `, `<sheet name="Calc_F" state="hidden" `, "sheet", "hidden"},
		{`<sheet name="Calc_F" `, `<sheet name="Calc_f" `, "sheet", Nothing},
	} {
		found := d.verified(t, withPart(t, d.data, book, replaced(c.old, c.new))).Found
		if len(found) == 0 || found[0].Kind != c.kind && found[len(found)-1].Kind != c.kind || !strings.Contains(firstOf(found), c.says) {
			t.Errorf("%s: found %s", c.new, firstOf(found))
		}
	}
}

// A verifier that is stopped says why and reports nothing.
func TestVerifyIsCancelled(t *testing.T) {
	d := deliverTo(t)
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(context.DeadlineExceeded)
	v := newVerifier(ctx, "workbook.xlsx", d.file, d.dossier, nil)
	v.want = d.file.File
	if report, err := v.compare(); report != nil || err == nil || err.Error() != context.DeadlineExceeded.Error() {
		t.Errorf("%v, %v", report, err)
	}
}
