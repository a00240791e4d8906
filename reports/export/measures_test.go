package export

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"

	"loanmodel/internal/testkit"
)

// In result.json every preset has every measure, with its value or with why it
// has none, never with both.
func TestMeasuresReadBack(t *testing.T) {
	missing := 0
	for _, run := range testkit.Presets(t) {
		var result struct {
			Measures []struct {
				ID, Method     string
				Value, Missing *string
				Tolerance      decimal.Decimal
			}
		}
		if err := json.Unmarshal(ResultJSON(run), &result); err != nil || len(result.Measures) != len(run.Measures()) {
			t.Fatalf("%s: %d measures, %v", run.Scenario.Name, len(result.Measures), err)
		}
		for i, m := range run.Measures() {
			got := result.Measures[i]
			if got.ID != m.ID || got.Method == "" || (got.Value == nil) == (got.Missing == nil) || !got.Tolerance.Equal(m.Tolerance) {
				t.Errorf("%s: %+v", run.Scenario.Name, got)
			}
			if got.Value == nil {
				missing++
			} else if !testkit.Number(t, *got.Value).Equal(m.Value) {
				t.Errorf("%s: %s is %s, not %s", run.Scenario.Name, m.ID, *got.Value, m.Value)
			}
		}
	}
	if missing == 0 {
		t.Error("no preset lacks a measure: nothing tests how that is told")
	}
}
