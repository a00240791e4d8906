package main

import (
	"strings"
	"testing"
)

// TestBreakevenOfOne compares a structure with itself, with a sequel joined and for a
// state: everything is equal.
func TestBreakevenOfOne(t *testing.T) {
	for _, words := range [][]string{
		{"joint-borrowing", "joint-borrowing"},
		{"joint-borrowing+refinance-2027", "joint-borrowing+refinance-2027", "--state", "MT"},
		{"reparations-loan", "reparations-loan", "--column", "paid"},
	} {
		got := runInProcess(t, append([]string{"breakeven"}, words...)...)
		if got.exit != exitOK || !strings.Contains(got.stdout, "Both are equal under every settlement") {
			t.Errorf("%v: exit %d: %s%s", words, got.exit, got.stdout, got.stderr)
		}
	}
}

// TestBreakevenRefuses what it cannot compare, before anything is evaluated.
func TestBreakevenRefuses(t *testing.T) {
	for line, code := range map[string]string{
		"joint-borrowing":                                   "E-ARGUMENT",
		"joint-borrowing+immobilised base":                  "E-SCENARIO-TWICE",
		"joint-borrowing nothing":                           "E-SCENARIO-UNKNOWN",
		"joint-borrowing base --state XX":                   "E-FLAG-VALUE",
		"joint-borrowing base --column paid_pct_gdp":        "E-FLAG-VALUE",
		"joint-borrowing base --set loan.commitment_eur=-1": "E-",
	} {
		got := runInProcess(t, append([]string{"breakeven"}, strings.Fields(line)...)...)
		if got.exit == exitOK || got.stdout != "" || !strings.Contains(got.stderr, code) {
			t.Errorf("%s: exit %d: %s%s", line, got.exit, got.stdout, got.stderr)
		}
	}
}
