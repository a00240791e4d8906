package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSensitivityAnswers asks what can be said without running anything: without a
// loan from the assets nothing of the guarantees moves the cost, and bonds cost more
// the higher their rate.
func TestSensitivityAnswers(t *testing.T) {
	for line, says := range map[string]string{
		"bilateral-grants|--outcome|paid":                                        "It is moved by none of: Release of all assets, date;",
		"joint-borrowing|--outcome|measure.union_cost_pv":                        "Cost of the Union's bonds 2.426 per",
		"joint-borrowing|--outcome|union_cost|--pairs":                           "Two together",
		"assets-returned|--outcome|paid.DE":                                      "Key of the guarantees capital key",
		"base|--outcome|windfall_transfers|--grid|own-funds|--grid|yield-margin": "as it is",
		"base|--format|csv":                                                      "deposit-facility,low,1.00 per cent",
		"base|--format|json|--outcome|paid.DE.pct_gdp":                           `"deposit-facility", "low"`,
		"bilateral-grants|--outcome|measure.npv_loan":                            "none",
	} {
		got := runInProcess(t, append([]string{"sensitivity"}, strings.Split(line, "|")...)...)
		if said := strings.Join(strings.Fields(got.stdout), " "); got.exit != exitOK || !strings.Contains(said, says) {
			t.Errorf("%s: exit %d, want %q: %.900s%s", line, got.exit, says, got.stdout, got.stderr)
		}
	}
}

// TestSensitivityOfAFile takes ranges from a user's file, and refuses one with faults
// in their places.
func TestSensitivityOfAFile(t *testing.T) {
	good, bad := filepath.Join(t.TempDir(), "mine.yaml"), filepath.Join(t.TempDir(), "bad.yaml")
	text := "schema: loanmodel/ranges/v1\nranges:\n  mine:\n    name: \"My tax\"\n    low: {says: \"none\", set: [\"euroclear.tax_rate_pct=0.00\"]}\n" +
		"    high: {says: \"half\", set: [\"euroclear.tax_rate_pct=50.00\"]}\n    grade: assumption\n    reason: \"Mine.\"\n"
	for path, content := range map[string]string{good: text, bad: strings.ReplaceAll(text, "tax_rate_pct=50", "tax_rat_pct=50")} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := runInProcess(t, "sensitivity", "--ranges", good, "--outcome", "windfall_transfers"); got.exit != exitOK || !strings.Contains(got.stdout, "My tax") || strings.Contains(got.stdout, "Release") {
		t.Errorf("exit %d: %s%s", got.exit, got.stdout, got.stderr)
	}
	if got := runInProcess(t, "sensitivity", "--ranges", bad); got.exit != exitInput || !strings.Contains(got.stderr, "bad.yaml:6:32: ") {
		t.Errorf("exit %d: %s%s", got.exit, got.stdout, got.stderr)
	}
}

// TestSensitivityRefuses what it cannot look at.
func TestSensitivityRefuses(t *testing.T) {
	for line, code := range map[string]string{
		"--outcome|nothing":                            "E-FLAG-VALUE",
		"--outcome|measure.nothing":                    "E-FLAG-VALUE",
		"--outcome|paid|--outcome|paid":                "E-FLAG-TWICE",
		"--grid|own-funds":                             "E-FLAG-VALUE",
		"--grid|own-funds|--grid|own-fund":             "E-RANGE",
		"--grid|own-funds|--grid|yield-margin|--pairs": "E-FLAG-CONFLICT",
		"--ranges|nowhere.yaml":                        "nowhere.yaml",
		"base|joint-borrowing":                         "E-ARGUMENT-EXTRA",
	} {
		got := runInProcess(t, append([]string{"sensitivity"}, strings.Split(line, "|")...)...)
		if got.exit == exitOK || got.stdout != "" || !strings.Contains(got.stderr, code) {
			t.Errorf("%s: exit %d, want %s: %.300s%s", line, got.exit, code, got.stdout, got.stderr)
		}
	}
}
