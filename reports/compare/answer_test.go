package compare

import (
	"slices"
	"strings"
	"testing"

	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// screenOf is a document as a terminal of 80 columns shows it.
func screenOf(d table.Document) []string {
	return strings.Split(strings.TrimRight(d.Encode("text", 80), "\n"), "\n")
}

// TestAnswerIsOneScreen: two structures take 24 lines of 80 columns at most; the
// verdict names both, and the figures are the runs'.
func TestAnswerIsOneScreen(t *testing.T) {
	a, b := testkit.LibraryRun(t, "reparations-loan+assets-returned"), testkit.LibraryRun(t, "joint-borrowing+assets-returned")
	lines := screenOf(Runs(Answer, []*analysis.Run{a, b}))
	if len(lines) > 24 || slices.ContainsFunc(lines, func(line string) bool { return len([]rune(line)) > 80 }) {
		t.Errorf("%d lines:\n%s", len(lines), strings.Join(lines, "\n"))
	}
	text := strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
	for _, want := range []string{"reparations-loan EUR 84.7 bn", "joint-borrowing EUR 87.3 bn", "Called and paid 90.00 0.00", "of it Germany", "They differ in",
		"Paid and certain, present value " + metric.PresentBurden(a.Result).Shift(-9).StringFixed(2) + " " + metric.PresentBurden(b.Result).Shift(-9).StringFixed(2)} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, strings.Join(lines, "\n"))
		}
	}
	full := Runs(AllTables, []*analysis.Run{a, b})
	if answer := Runs(Answer, []*analysis.Run{a, b}); len(answer.Data.Rows) != len(full.Data.Rows) || len(full.Tables) < 5 {
		t.Errorf("programs get %d rows with the answer and %d with all", len(answer.Data.Rows), len(full.Data.Rows))
	}
}

// TestShortNames leaves out what all runs have in common, and tells runs of one name
// apart.
func TestShortNames(t *testing.T) {
	returned, immobilised := testkit.LibraryRun(t, "reparations-loan+assets-returned"), testkit.LibraryRun(t, "reparations-loan+immobilised")
	changed := testkit.LibraryRun(t, "reparations-loan+immobilised", "euroclear.tax_rate_pct=30.00")
	for want, runs := range map[string][]*analysis.Run{
		"assets-returned|immobilised": {returned, immobilised}, "as it is|changed": {immobilised, changed},
		"as it is|changed|changed, 2": {immobilised, changed, changed}, "reparations-loan+immobilised": {immobilised},
	} {
		if got := strings.Join(shortNames(runs), "|"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestMatrixAnswerIsOneScreen: all structures under all settlements take 45 lines at
// most, and who is said to be least is, to the digits shown.
func TestMatrixAnswerIsOneScreen(t *testing.T) {
	var rows []MatrixRow
	for _, run := range testkit.Presets(t) {
		rows = append(rows, NewMatrixRow(run, NoShock, nil))
	}
	document := MatrixAnswer(rows)
	lines := screenOf(document)
	if len(lines) > 45 || slices.ContainsFunc(lines, func(line string) bool { return len([]rune(line)) > 80 }) {
		t.Errorf("%d lines:\n%s", len(lines), strings.Join(lines, "\n"))
	}
	if len(document.Tables) != 3 || len(document.Tables[0].Rows)*(len(document.Tables[0].Columns)-1) != len(rows) || len(document.Data.Rows) == 0 {
		t.Error("a run is missing")
	}
	said := leastUnder(rows)
	for _, structure := range matrixAxis(0).names(rows) {
		wins := 0
		for _, row := range rows {
			least := !slices.ContainsFunc(rows, func(other MatrixRow) bool {
				return other.Settlement == row.Settlement && other.burden.Shift(-9).Round(2).LessThan(row.burden.Shift(-9).Round(2))
			})
			if row.Structure == structure && least {
				wins++
			}
		}
		if claims := strings.Contains(said, structure+" under "+table.Counted(wins, "settlement")); claims != (wins > 0) {
			t.Errorf("%s is least under %d settlements: %s", structure, wins, said)
		}
	}
}
