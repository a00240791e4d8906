package manual

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"loanmodel/internal/testkit"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
)

// resolveText resolves a scenario file.
func resolveText(t *testing.T, text string) *scenarios.Scenario {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mine.yaml")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	scenario, err := scenarios.Resolve(path, scenarios.Options{})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return scenario
}

// A template is valid as it stands and changes nothing; with everything in it
// taken over it is still the same, so that no value is missing or wrong.
func TestScenarioTemplate(t *testing.T) {
	for _, expression := range []string{"base", "joint-borrowing+reparations-paid"} {
		base := testkit.LibraryRun(t, expression).Scenario
		text := Template(base, "mine")
		head, body, _ := strings.Cut(text, "\n\n")
		whole := head + "\n" + strings.ReplaceAll("\n"+body, "\n# ", "\n")
		want := scenarios.RunID(base, testkit.Version)
		if id := scenarios.RunID(resolveText(t, text), testkit.Version); id != want {
			t.Errorf("%s: the template is another run", expression)
		}
		taken := resolveText(t, whole)
		if id := scenarios.RunID(taken, testkit.Version); id != want {
			t.Errorf("%s: the template with all values is another run: %v", expression, analysis.Changes(base, taken))
		}
		for _, key := range base.Registry().Keys() {
			_, name, _ := strings.Cut(key, ".")
			if !strings.Contains(text, "\n#   "+name+":") {
				t.Errorf("%s is not in the template", key)
			}
			if parameter := taken.Parameter(key); parameter.Values[0].Origin.Overlay != "mine" {
				t.Errorf("%s comes from %s", key, parameter.Values[0].Origin.Overlay)
			}
		}
		for line := range strings.Lines(text) {
			if utf8.RuneCountInString(strings.TrimSuffix(line, "\n")) > 80 {
				t.Errorf("%s: a long line: %s", expression, line)
			}
		}
	}
}

// Any name can stand in a template that can stand in a file.
func TestScenarioTemplateNames(t *testing.T) {
	for _, name := range []string{"plain", "with blanks", `quoted "name"`, `back\slash`, "colon: # no comment", "Ünïcödé", "- list", "NAME EXTENDS"} {
		if got := resolveText(t, Template(testkit.LibraryRun(t, "base").Scenario, name)).Name; got != name {
			t.Errorf("%q became %q", name, got)
		}
	}
}
