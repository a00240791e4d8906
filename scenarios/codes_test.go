package scenarios

import (
	"regexp"
	"strings"
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
// the reference of codes, and all that the files of testdata/faults cause.
func TestReportedCodesAreKnown(t *testing.T) {
	known := map[string]bool{}
	for _, code := range append(document.Codes(), Codes()...) {
		known[code.ID] = true
	}
	for _, path := range faultFiles(t) {
		for _, want := range wanted(t, path) {
			if code := want[strings.LastIndex(want, "[")+1 : len(want)-1]; !known[code] {
				t.Errorf("%s: nobody explains %s", path, code)
			}
		}
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
