package explain

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
)

// TestMeasuresAreTakenApart explains every measure of runs in which guarantees are
// called, something comes back and nothing is lent: each names its value, how it is
// found and all its lines, and of one that is missing why.
func TestMeasuresAreTakenApart(t *testing.T) {
	for _, expression := range []string{"assets-returned+guarantor-default", "reparations-paid", "bilateral-grants"} {
		run := testkit.LibraryRun(t, expression)
		for _, m := range run.Measures() {
			text, err := Measure(run, m.ID, Options{Depth: 2, Width: 10_000})
			if err != nil || !strings.Contains(text, "= "+m.Rule()) || strings.Contains(m.Rule(), "{") {
				t.Errorf("%s %s: %v\n%s", expression, m.ID, err, text)
			}
			if !m.Defined() {
				if !strings.Contains(text, m.Missing) {
					t.Errorf("%s %s does not say why it is missing", expression, m.ID)
				}
				continue
			}
			for _, id := range m.Lines {
				if m.Year == 0 && !strings.Contains(text, "─ "+string(id)) {
					t.Errorf("%s %s: nothing of %s\n%s", expression, m.ID, id, text)
				}
			}
		}
	}
}

// TestDecidingNumberIsTheMeasure: where one number decides, it is the measure's.
func TestDecidingNumberIsTheMeasure(t *testing.T) {
	compared := 0
	for _, expression := range []string{"assets-returned", "joint-borrowing", "assets-returned+guarantor-default"} {
		run := testkit.LibraryRun(t, expression)
		for _, m := range run.Measures() {
			at := deciding(run, m)
			if len(at) == 0 || m.Kind != metric.ByGreatest && m.Kind != metric.ByWorstYear && m.Kind != metric.ByWhereGreatest {
				continue
			}
			compared++
			if got := decimal.New(numberAt(run, at[0]), -2); !got.Equal(m.Value) {
				t.Errorf("%s of %s is %s, the number that decides it %s", m.ID, expression, m.Value, got)
			}
		}
	}
	if compared < 6 {
		t.Errorf("%d compared", compared)
	}
}

// TestMeasureNamed: a measure is named with and without its prefix, and a slip of the
// pen is answered with the name that was meant.
func TestMeasureNamed(t *testing.T) {
	for text, want := range map[string]string{"recall_gap": "recall_gap", "measure.recall_gap": "recall_gap", " npv_loan": "npv_loan", "recal_gap": "", "": ""} {
		if got, ok := MeasureNamed(text); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", text, got, ok)
		}
	}
	run := testkit.LibraryRun(t, "base")
	if _, err := ParseTarget(run.Model, run.Scenario.Timeline, "recal_gap"); err == nil || !strings.Contains(err.Error(), "did you mean recall_gap?") {
		t.Error(err)
	}
	if _, err := Measure(run, "none", Options{}); err == nil {
		t.Error("there is no such measure")
	}
}
