package scenarios

import (
	"regexp"
	"testing"

	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

func TestCodesAreUniqueAndExplained(t *testing.T) {
	form := regexp.MustCompile(`^E(-[A-Z0-9]+)+$`)
	seen := map[string]bool{}
	for _, code := range append(document.Codes(), Codes()...) {
		if seen[code.ID] || !form.MatchString(code.ID) || code.Title == "" || code.Explanation == "" {
			t.Errorf("%+v", code)
		}
		seen[code.ID] = true
	}
}

// TestReportedCodesAreKnown checks that everything that can be reported is in
// the reference of codes.
func TestReportedCodesAreKnown(t *testing.T) {
	known := map[string]bool{}
	for _, code := range append(document.Codes(), Codes()...) {
		known[code.ID] = true
	}
	l := testLibrary(t)
	for _, expression := range []string{"x", "base+joint-borrowing", "missing.yaml", "./testdata"} {
		_, err := l.resolve(expression, Options{})
		faults, ok := err.(diagnostic.List)
		if !ok || !known[faults[0].Code] {
			t.Errorf("%s: %v", expression, err)
		}
	}
}
