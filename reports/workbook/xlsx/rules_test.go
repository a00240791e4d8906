package xlsx

import "testing"

// TestRulesCompareNumbers reads a bound as the same number however many digits a
// program writes it with, and one that differs in its fifteenth digit as another.
func TestRulesCompareNumbers(t *testing.T) {
	ruleUpTo := func(most string) string {
		return Validation{Kind: "decimal", First: "0", Second: most}.rule()
	}
	want := "decimal between 0 900719925.4"
	for _, same := range []string{"900719925.4", "900719925.400000000023", "9.007199254E8", "900719925.40"} {
		if got := ruleUpTo(same); got != want {
			t.Errorf("%s: %q, want %q", same, got, want)
		}
	}
	for _, other := range []string{"900719925.400001", "900719925", "Inputs!$B$4", "1E308"} {
		if got := ruleUpTo(other); got == want {
			t.Errorf("%s is taken for the same", other)
		}
	}
}
