package scenarios

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"loanmodel/finance"
	"loanmodel/finance/equation"
)

// The tests of composition and faults have a library of their own, made from
// the model's inputs, so that no change of the real library's data changes
// what they expect.

// testSources is a register of two sources.
const testSources = `schema: loanmodel/sources/v1
sources:
  first-source: {title: "First", publisher: "P", date: "2025", url: "https://example.com/1", accessed: "2026-01-31"}
  second-source: {title: "Second", publisher: "P", date: "2025-11", url: "https://example.com/2", accessed: "2026-01-31"}
`

// testValues are the values of the test library's base that are not the least
// allowed; lists of dated entries are empty and switches true.
var testValues = map[string]string{
	"horizon.start":                 `"2026-01"`,
	"horizon.end":                   `"2027-12"`,
	"assets.opening_securities_eur": `{euroclear: "100.00", banks: "50.00"}`,
	"assets.maturities_eur":         `{euroclear: [{date: "2026-03-31", amount: "60.00"}], banks: []}`,
	"rates.deposit_facility_pct":    `[{from: "2026-01-01", value: "2.00"}]`,
	"loan.commitment_eur":           `"90.00"`,
	"loan.instalments_eur":          `[{date: "2026-06-30", amount: "45.00"}, {date: "2027-06-30", amount: "45.00"}]`,
	"loan.instalments_all_eur":      `"90.00"`,
	"states.gni_2024_eur_m":         `{all: "1.0"}`,
	"states.capital_key_pct":        `{all: "1.0000"}`,
	"states.population_heads":       `{all: "1"}`,
	"funding.assets_weight_pct":     `"100.00"`,
	"guarantees.ceiling_eur":        `"90.00"`,
	"waterfall.second":              `guarantees`,
	"waterfall.third":               `bridge`,
}

// plain is the text of a value that is the least allowed.
func plain(line *equation.Line) string {
	value := Value{Scalar: max(0, line.Input.Min)}
	if kindOf(line) == isYesNo {
		value.Scalar = 1
	}
	text := FormatYAML(line, value)
	if line.Over != nil {
		return "{all: " + text + "}"
	}
	return text
}

// testBase writes the groups of the base that are or are not those of the
// states.
func testBase(registry *Registry, name string, states bool) string {
	var text strings.Builder
	fmt.Fprintf(&text, "schema: loanmodel/v1\nname: %s\nkind: base\ntitle: \"The base of the tests\"\n", name)
	for _, group := range registry.groups {
		if (group == "states") != states {
			continue
		}
		fmt.Fprintf(&text, "%s:\n", group)
		for _, number := range registry.members[group] {
			line := registry.lines[number]
			value, given := testValues[string(line.ID)]
			if !given {
				value = plain(line)
			}
			_, key := splitKey(string(line.ID))
			fmt.Fprintf(&text, "  %s: {value: %s, checked: \"2026-01-31\", grade: official, source: [first-source]}\n", key, value)
		}
	}
	return text.String()
}

// overlayHead is the start of an overlay of the test library.
func overlayHead(kind, name string) string {
	return fmt.Sprintf("schema: loanmodel/v1\nname: %s\nkind: %s\ntitle: \"%s\"\nreason: \"To test %s\"\n", name, kind, name, name)
}

// record writes a value as a library file needs it.
func record(value string) string {
	return fmt.Sprintf(`{value: %s, checked: "2026-01-31", grade: assumption}`, value)
}

// modelRegistry is the registry of the program's model.
func modelRegistry(t testing.TB) *Registry {
	t.Helper()
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	return NewRegistry(program.Model())
}

// testFiles are the files of the test library.
func testFiles(registry *Registry) map[string]string {
	return map[string]string{
		"sources.yaml":                     testSources,
		"base.yaml":                        testBase(registry, "base", false),
		"states.yaml":                      testBase(registry, "states", true),
		"structures/reparations-loan.yaml": overlayHead("structure", "reparations-loan"),
		"structures/joint-borrowing.yaml": overlayHead("structure", "joint-borrowing") +
			"funding:\n  assets_weight_pct: " + record(`"0.00"`) + "\n  bonds_weight_pct: " + record(`"100.00"`) + "\n" +
			"guarantees:\n  ceiling_eur: " + record(`"0.00"`) + "\n" +
			"budget:\n  participates: " + record(`{HU: false}`) + "\n",
		"settlements/immobilised.yaml": overlayHead("settlement", "immobilised"),
		"settlements/assets-returned.yaml": overlayHead("settlement", "assets-returned") +
			"settlement:\n  release_share_pct: " + record(`[{from: "2026-12-01", value: "100.00"}]`) + "\n",
		"shocks/opt-out.yaml": overlayHead("shock", "opt-out") +
			"guarantees:\n  participates: " + record(`{BE: false, IT: false}`) + "\n",
		"shocks/high-rates.yaml": overlayHead("shock", "high-rates") +
			"rates:\n  deposit_facility_pct: " + record(`[{from: "2026-01-01", value: "5.00"}]`) + "\n",
		"vintages/low-rates.yaml": overlayHead("vintage", "low-rates") +
			"rates:\n  deposit_facility_pct: " + record(`[{from: "2026-01-01", value: "0.50"}]`) + "\n",
	}
}

// removed is the content of a file that is not there.
const removed = "\x00"

// libraryWith is the test library with files added, replaced or removed.
func libraryWith(t testing.TB, more map[string]string) (*library, error) {
	t.Helper()
	registry := modelRegistry(t)
	files := testFiles(registry)
	maps.Copy(files, more)
	fsys := fstest.MapFS{}
	for name, content := range files {
		if content != removed {
			fsys["library/"+name] = &fstest.MapFile{Data: []byte(content)}
		}
	}
	return newLibrary(fsys, registry)
}

// testLibrary is the test library.
func testLibrary(t testing.TB) *library {
	t.Helper()
	l, err := libraryWith(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// mustResolve resolves an expression that has to be in order.
func mustResolve(t testing.TB, l *library, expression string, sets ...string) *Scenario {
	t.Helper()
	s, err := l.resolve(expression, Options{Sets: sets})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// folderOf writes files into a new folder and makes it the current one, so
// that messages show short paths.
func folderOf(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// userHead is the start of a user's file.
const userHead = "schema: loanmodel/v1\nname: mine\n"
