package export

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/metric"
	"loanmodel/internal/testkit"
	"loanmodel/scenarios"
)

func TestResultJSON(t *testing.T) {
	run := testkit.SmallRun(t)
	run.Figures = []metric.FigureValue{
		{Figure: metric.Figure{ID: "debt", Name: "Debt"}, Value: decimal.RequireFromString("-1234.5")},
		{Figure: metric.Figure{ID: "peak", Name: "Peak"}, Value: decimal.RequireFromString("2"), Month: "2027-01"},
	}
	run.MeasuredBy = func() []metric.Measure {
		return []metric.Measure{
			{ID: "worth", Name: "Worth", Unit: "EUR", Places: 2, Value: decimal.RequireFromString("-1.5"), Method: "guessed",
				Tolerance: decimal.RequireFromString("0.01"), Year: 2027, Note: "Not much."},
			{ID: "rate", Name: "Rate", Unit: "%", Places: 6, Missing: "there is none", Method: "none", Month: "2027-01"},
		}
	}
	run.Checks = []finance.Check{{Line: "P1", Name: "Zero", Unit: eq.EUR}, {Line: "P2", Name: "Off", Unit: eq.EUR, Value: 5}}
	scenario := *run.Scenario
	scenario.Differences = []scenarios.Difference{{Key: "k", Member: "DE", From: "1", To: "2", Overlay: "o", Reason: `a < b & "c"`}}
	run.Scenario = &scenario
	want := `{
  "schema_version": 2,
  "model_version": "test",
  "run_id": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  "scenario": {
    "name": "small,one",
    "title": "Small",
    "structure": "s",
    "settlement": "t",
    "overlays": [],
    "horizon": {
      "start": "2026-12",
      "end": "2027-02",
      "months": 3
    }
  },
  "differences": [
    {
      "key": "k",
      "member": "DE",
      "from": "1",
      "to": "2",
      "overlay": "o",
      "reason": "a < b & \"c\""
    }
  ],
  "conflicts": [],
  "metrics": [
    {
      "id": "debt",
      "name": "Debt",
      "unit": "EUR",
      "value": "-1234.50",
      "month": null
    },
    {
      "id": "peak",
      "name": "Peak",
      "unit": "EUR",
      "value": "2.00",
      "month": "2027-01"
    }
  ],
  "columns": [],
  "measures": [
    {
      "id": "worth",
      "name": "Worth",
      "unit": "EUR",
      "value": "-1.50",
      "missing": null,
      "month": null,
      "year": 2027,
      "method": "guessed",
      "tolerance": "0.01",
      "note": "Not much."
    },
    {
      "id": "rate",
      "name": "Rate",
      "unit": "%",
      "value": null,
      "missing": "there is none",
      "month": "2027-01",
      "year": null,
      "method": "none",
      "tolerance": "0",
      "note": ""
    }
  ],
  "checks": [
    {
      "line": "P1",
      "name": "Zero",
      "unit": "EUR",
      "value": "0.00",
      "passed": true
    },
    {
      "line": "P2",
      "name": "Off",
      "unit": "EUR",
      "value": "0.05",
      "passed": false
    }
  ]
}
`
	if diff := cmp.Diff(want, string(ResultJSON(run))); diff != "" {
		t.Error(diff)
	}
}

// Read back, the figures of every preset are the run's own decimals.
func TestResultReadBack(t *testing.T) {
	for _, run := range testkit.Presets(t) {
		var result struct {
			Metrics []struct {
				ID    string
				Value decimal.Decimal
			}
			Differences []scenarios.Difference
		}
		if err := json.Unmarshal(ResultJSON(run), &result); err != nil {
			t.Fatal(err)
		}
		for i, figure := range run.Figures {
			if got := result.Metrics[i]; got.ID != figure.ID || !got.Value.Equal(figure.Value) {
				t.Errorf("%s: %+v, want %s", run.Scenario.Name, got, figure.Value)
			}
		}
		if len(result.Differences) != len(run.Scenario.Differences) {
			t.Errorf("%s: %d differences of %d", run.Scenario.Name, len(result.Differences), len(run.Scenario.Differences))
		}
	}
}

// Whatever a text holds, the file is JSON in UTF-8; and texts of scenarios,
// which are checked to be UTF-8, come back as they were.
func TestResultOfHostileTexts(t *testing.T) {
	for _, text := range []string{"\x00\x1f\u2028", "</script>", strings.Repeat(`"\`, 1000), "\u202e日本", "a\xffb"} {
		run := testkit.SmallRun(t)
		scenario := *run.Scenario
		scenario.Title = text
		run.Scenario = &scenario
		data := ResultJSON(run)
		var result struct{ Scenario struct{ Title string } }
		if err := json.Unmarshal(data, &result); err != nil || !utf8.Valid(data) {
			t.Errorf("%q: %v", text, err)
		}
		if utf8.ValidString(text) && result.Scenario.Title != text {
			t.Errorf("%q came back as %q", text, result.Scenario.Title)
		}
	}
}
