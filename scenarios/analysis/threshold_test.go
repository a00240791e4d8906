package analysis

import (
	"errors"
	"testing"
)

// A ratio to all states is that of their sums.
func TestThresholdOfAllStates(t *testing.T) {
	run := libraryRun(t, "joint-borrowing")
	byHeadline, byStates := mustThreshold(t, "union_cost.pct_gni > 0"), mustThreshold(t, "interest_share.pct_gni > 0")
	a, _ := byHeadline.of(run)
	if b, _ := byStates.of(run); !a.Equal(b) || !a.IsPositive() {
		t.Errorf("%s and %s", a, b)
	}
}

func TestThresholdMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  `"" has no comparison; write METRIC OPERATOR NUMBER, as in calls_paid.NL > 0`,
		"calls_paid":                        `"calls_paid" has no comparison; write METRIC OPERATOR NUMBER, as in calls_paid.NL > 0`,
		"calls paid > 0":                    `"calls paid > 0" has no comparison; write METRIC OPERATOR NUMBER, as in calls_paid.NL > 0`,
		"calls_paid = 0":                    `there is no operator "="; write one of > >= < <= == !=`,
		"calls_paid => 0":                   `there is no operator "=>"; write one of > >= < <= == !=`,
		"calls_paid >":                      `"" is not a number; write digits and a point, as in 1500000000.00 or 1.5`,
		"calls_paid > 1e9":                  `"1e9" is not a number; write digits and a point, as in 1500000000.00 or 1.5`,
		"calls_paid > 1,5":                  `"1,5" is not a number; write digits and a point, as in 1500000000.00 or 1.5`,
		"calls_paid > +1":                   `"+1" is not a number; write digits and a point, as in 1500000000.00 or 1.5`,
		"calls_paid > 010":                  `"010" is not a number; write digits and a point, as in 1500000000.00 or 1.5`,
		"calls_paid > NaN":                  `"NaN" is not a number; write digits and a point, as in 1500000000.00 or 1.5`,
		"calls_paid > 1 %":                  `"1 %" is not a number; write digits and a point, as in 1500000000.00 or 1.5`,
		"calls_paid > 1234567890123456789":  `"1234567890123456789" is not a number; write digits and a point, as in 1500000000.00 or 1.5`,
		"cals_paid > 0":                     `there is no metric "cals_paid"; did you mean calls_paid?`,
		"expsure.NL > 0":                    `there is no metric "expsure"; did you mean exposure?`,
		"nonsense > 0":                      `there is no metric "nonsense"; result.json and states.csv have the ids, such as calls_paid`,
		"nonsense.NL > 0":                   `there is no metric "nonsense"; states.csv has the ids, such as calls_paid`,
		"measure.npv_lone > 0":              `there is no measure "npv_lone"; did you mean measure.npv_loan?`,
		"measure.nonsense > 0":              `there is no measure "nonsense"; result.json has the ids, under measures, such as npv_loan`,
		"measure > 0":                       `there is no metric "measure"; result.json and states.csv have the ids, such as calls_paid`,
		"> 0":                               `there is no metric ""; result.json and states.csv have the ids, such as calls_paid`,
		"union_cost.DE > 0":                 `union_cost is of the whole run and of no state; states.csv has the ids of measures of a state`,
		"calls_paid.GR > 0":                 `"GR" is neither a member state nor a ratio; Greece is "EL"`,
		"calls_paid.de > 0":                 `"de" is neither a member state nor a ratio; did you mean "DE" (Germany)?`,
		"calls_paid.pct_gpd > 0":            `"pct_gpd" is neither a member state nor a ratio; did you mean pct_gdp?`,
		"calls_paid.DE.pct_gnl > 0":         `"pct_gnl" is no ratio; did you mean pct_gni?`,
		"calls_paid.DE.head > 0":            `"head" is no ratio; known: pct_gdp, pct_gni`,
		"calls_paid.DE.FR > 0":              `"FR" is no ratio; known: pct_gdp, pct_gni`,
		"calls_paid.pct_gdp.DE > 0":         `"DE" follows a ratio; it comes last, as in calls_paid.NL.pct_gdp`,
		"calls_paid.DE.pct_gdp.pct_gni > 0": `"pct_gni" follows a ratio; it comes last, as in calls_paid.NL.pct_gdp`,
		"paid_pct_gdp > 0":                  `paid_pct_gdp is of one state; name a state, as in paid_pct_gdp.NL`,
		"paid_pct_gdp.DE.pct_gdp > 0":       `paid_pct_gdp is a ratio already; leave out the ratio after it`,
		"burden_pv_unified.DE.pct_gdp>0":    `burden_pv_unified is in euro only; leave out the ratio after it`,
	} {
		_, err := ParseThreshold(text)
		mistake := (*ThresholdError)(nil)
		if !errors.As(err, &mistake) {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if got := mistake.Error() + "; " + mistake.Hint; got != want {
			t.Errorf("%q: %s\nwant %s", text, got, want)
		}
	}
}

func mustThreshold(t *testing.T, text string) Threshold {
	t.Helper()
	threshold, err := ParseThreshold(text)
	if err != nil {
		t.Fatal(err)
	}
	return threshold
}
