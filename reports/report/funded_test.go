package report

import (
	"testing"

	"loanmodel/internal/testkit"
)

// TestFundedSaysWhatIsRefinanced holds the sentence on the money against runs with
// one source, with bonds alone, and with bonds that cash redeems later.
func TestFundedSaysWhatIsRefinanced(t *testing.T) {
	for expression, want := range map[string]string{
		"base":                           "The money comes from immobilised cash (EUR 90.0 bn).",
		"joint-borrowing":                "The money comes from bonds of the Union (EUR 90.0 bn).",
		"joint-borrowing+refinance-2027": "The money comes from immobilised cash (EUR 90.0 bn); EUR 67.5 bn of the cash redeems bonds that were issued first.",
	} {
		if got := fundedText(testkit.LibraryRun(t, expression)); got != want {
			t.Errorf("%s: %q, want %q", expression, got, want)
		}
	}
}
