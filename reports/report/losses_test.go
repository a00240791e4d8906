package report

import (
	"strings"
	"testing"

	"loanmodel/internal/testkit"
)

// The buffer is gone in December 2028, own funds in December 2029; what nobody
// bears is 17,008,500,000.00 less what the two bore.
func TestLosses(t *testing.T) {
	run := testkit.LibraryRun(t, "court-award-large")
	want := "Euroclear loses EUR 17.0 bn: its loss buffer bears EUR 5.6 bn and its own funds EUR 7.5 bn. Nobody bears the other EUR 4.0 bn, the first of it in December 2029."
	if got := lossText(run); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	text := string(markdownOf(run))
	for _, want := range []string{
		"- " + want + "\n", "## What Euroclear loses and who bears it, by year",
		"| 2029 | 4,252,125,000.00 | 162,764,223.41 | 3,688,981,434.98 | 0.00 | 0.00 | 400,379,341.61 | 41,666,666.67 |",
		"| **All years** | **17,008,500,000.00** | ",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if !strings.Contains(strings.Join(strings.Fields(Summary(run, "", 80)), " "), "Losses "+want) {
		t.Error("the summary does not say who is short")
	}
}

func TestBearersOfLosses(t *testing.T) {
	for expression, want := range map[string]string{
		"base":        "",
		"nsd-seizure": "Clients of Euroclear lose EUR 17.0 bn in Russia; EUR 7.0 bn of it is made good out of the Bank of Russia's assets and EUR 10.0 bn out of other sanctioned clients' cash.",
		"nsd-seizure-uncompensated": "Clients of Euroclear lose EUR 17.0 bn in Russia; nothing of it is made good out of the Bank of Russia's assets and nothing out of other sanctioned clients' cash. " +
			"Euroclear loses EUR 17.0 bn: its loss buffer bears EUR 4.7 bn and its own funds EUR 5.2 bn. Nobody bears the other EUR 7.1 bn, the first of it in June 2026.",
	} {
		if got := lossText(testkit.LibraryRun(t, expression)); got != want {
			t.Errorf("%s: %s\nwant %s", expression, got, want)
		}
	}
	belgium := lossText(testkit.LibraryRun(t, "nsd-seizure-uncompensated", "retaliation.uncovered_loss_bearer=belgium"))
	guarantors := lossText(testkit.LibraryRun(t, "nsd-seizure-uncompensated", "retaliation.uncovered_loss_bearer=guarantors"))
	if !strings.HasSuffix(belgium, "Belgium bears EUR 7.1 bn, the first of it in June 2026.") ||
		!strings.HasSuffix(guarantors, "The guarantors bear EUR 7.1 bn, the first of it in June 2026.") {
		t.Errorf("%s\n%s", belgium, guarantors)
	}
}
