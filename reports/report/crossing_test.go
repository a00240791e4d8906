package report

import (
	"strings"
	"testing"

	"loanmodel/internal/testkit"
	"loanmodel/scenarios/analysis"
)

func TestThresholds(t *testing.T) {
	run := testkit.LibraryRun(t, "assets-returned")
	for condition, figure := range map[string]string{
		// A headline, a measure of a state, one of all states.
		"calls_paid > 89999999999.99":       "EUR 90,000,000,000.00",
		"calls_paid.DE >= 22407930000.00":   "EUR 22,407,930,000.00",
		"commitment == 90000000000":         "EUR 90,000,000,000.00",
		"paid.DE>0":                         "EUR 22,407,930,000.00",
		"  paid_pct_gdp.BE   >  0.5  ":      "0.508029 %",
		"peak_exposure.NL.pct_gdp > 0.5":    "0.500819 %",
		"exposure.NL.pct_gdp > 0.5":         "0.500819 %",
		"exposure > 0":                      "EUR 90,000,000,000.00",
		"calls_paid.pct_gdp > 0.5":          "0.500444 %", // 90,000 of 17,984,042 m
		"commitment.pct_gni != 0":           "0.502532 %",
		"commitment_per_head.MT < 1000":     "173.469189 EUR per head",
		"union_cost <= 0":                   "EUR 0.00",
		"measure.npv_loan < -20000000000":   "EUR −85,842,401,135.50",
		"measure.guarantee_top5 > 68.7380":  "68.7385 %",
		"measure.run_out_without_loan < 24": "3 months",
		"calls_paid < 90000000000.01":       "EUR 90,000,000,000.00",
		// None of them.
		"calls_paid > 90000000000.00": "",
		"calls_paid < 90000000000":    "",
		"calls_paid.DE == 1":          "",
		"calls_paid != 90000000000.0": "",
		"union_cost >= 0.01":          "",
		"measure.recall_gap > 0":      "",
		// A measure without a value fulfils nothing.
		"measure.irr_loan < 0":  "",
		"measure.irr_loan >= 0": "",
		"union_cost <= -0.01":   "",
	} {
		threshold, err := analysis.ParseThreshold(condition)
		if err != nil {
			t.Errorf("%s: %v", condition, err)
			continue
		}
		crossed := ""
		if crossing, holds := threshold.Crossed(run); holds {
			crossed = Crossing(crossing)
		}
		want := ""
		if figure != "" {
			want = strings.Join(strings.Fields(condition), " ") + ": it is " + figure + ` in "reparations-loan+assets-returned"`
		}
		if crossed != want {
			t.Errorf("%s: %q, want %q", condition, crossed, want)
		}
	}
}
