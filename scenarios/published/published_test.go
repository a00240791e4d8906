package published

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/scenarios"
)

func TestPublishedTablesAreRead(t *testing.T) {
	tables, err := All()
	if err != nil {
		t.Fatal(err)
	}
	var read []string
	for _, table := range tables {
		read = append(read, table.Name)
		if len(table.Figures) == 0 || len(table.Runs) == 0 || table.Title == "" {
			t.Errorf("%s: %d figures, %d runs, title %q", table.Name, len(table.Figures), len(table.Runs), table.Title)
		}
	}
	if !slices.Equal(read, names) {
		t.Errorf("%q, want %q", read, names)
	}
}

// TestPublishedFolderHasNothingElse checks that every file of the folder is a
// table that is read.
func TestPublishedFolderHasNothingElse(t *testing.T) {
	entries, err := fs.ReadDir(scenarios.EmbeddedFiles(), folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if name, ok := strings.CutSuffix(entry.Name(), ".yaml"); !ok || !slices.Contains(names, name) {
			t.Errorf("%s is read by nobody", entry.Name())
		}
	}
}

// TestPublishedTablesHaveNothingToSpare checks that every reason and every run
// is used, and that every source is in the register.
func TestPublishedTablesHaveNothingToSpare(t *testing.T) {
	tables, err := All()
	if err != nil {
		t.Fatal(err)
	}
	register := map[string]bool{}
	sources, err := scenarios.Sources()
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range sources {
		register[source.ID] = true
	}
	for _, table := range tables {
		used := map[string]bool{}
		for _, id := range table.Compare {
			used["run "+id] = true
		}
		for _, f := range table.Figures {
			used["run "+f.Reading.Run] = true
			for _, id := range slices.Concat(f.Because, f.Fitted, f.Unreproducible) {
				used["reason "+id] = true
			}
			for _, id := range f.Sources {
				if !register[id] {
					t.Errorf("%s: %s cites %q, which is not in the register", table.Name, f.Name, id)
				}
			}
		}
		for _, run := range table.Runs {
			if !used["run "+run.ID] {
				t.Errorf("%s: no figure is held against the run %s", table.Name, run.ID)
			}
			if _, err := scenarios.Resolve(run.Scenario, scenarios.Options{Sets: run.Sets}); err != nil {
				t.Errorf("%s: run %s: %v", table.Name, run.ID, err)
			}
		}
		for _, reason := range table.Reasons {
			if !used["reason "+reason.ID] {
				t.Errorf("%s: no figure has the reason %s", table.Name, reason.ID)
			}
		}
	}
}

func TestFaultyPublishedTables(t *testing.T) {
	const head = "schema: loanmodel/published/v1\nname: x\ntitle: \"T\"\nreasons: {r: \"R\"}\nruns: {a: {scenario: base}}\n"
	const origin = `source: [first-source], published: "2025", grade: reported, rounding: "0.5", because: [r]`
	const model = `model: {run: a, line: C1, from: "2026-01", to: "2026-12"}`
	figure := func(text string) string {
		return head + "figures:\n  - {name: \"N\", unit: \"EUR bn\", " + text + "}\n"
	}
	for _, c := range []struct{ name, content, want string }{
		{"sound", figure(`value: "1.5", ` + origin + ", " + model), ""},
		{"a range", figure(`low: "1", high: "2", ` + origin + ", " + model), ""},
		{"not reported", figure(`unknown: "Nobody said.", ` + model), ""},
		{"no figures", head, `missing key "figures" [E-KEY-MISSING]`},
		{"other name", strings.Replace(figure(`value: "1", `+origin+", "+model), "name: x", "name: y", 1), `unknown name "y"`},
		{"no value", figure(origin + ", " + model), "the figure has no value"},
		{"empty range", figure(`low: "2", high: "2", ` + origin + ", " + model), "low must be less than high"},
		{"no source", figure(`value: "1", published: "2025", grade: reported, rounding: "0.5", because: [r], ` + model), `the figure "N" has no source [E-PROVENANCE]`},
		{"no tolerance", figure(`value: "1", source: [first-source], published: "2025", grade: reported, because: [r], ` + model), `the figure "N" has no rounding`},
		{"no reason", figure(`value: "1", source: [first-source], published: "2025", grade: reported, rounding: "0.5", ` + model), `the figure "N" has no because`},
		{"no formula", figure(`value: "1", ` + strings.Replace(origin, "reported", "derived", 1) + ", " + model), `the figure "N" has no formula`},
		{"unknown source", figure(`value: "1", ` + strings.Replace(origin, "first", "third", 1) + ", " + model), `unknown source "third-source"`},
		{"unknown reason", figure(`value: "1", ` + strings.Replace(origin, "[r]", "[s]", 1) + ", " + model), `unknown reason "s"`},
		{"unknown run", figure(`value: "1", ` + origin + ", " + strings.Replace(model, "run: a", "run: b", 1)), `unknown run "b"`},
		{"unknown line", figure(`value: "1", ` + origin + ", " + strings.Replace(model, "C1", "C99", 1)), `the model has no line "C99"`},
		{"unknown member", figure(`value: "1", ` + origin + `, model: {run: a, line: L4, members: [XX], from: "2026-01", to: "2026-12"}`), `unknown member "XX"`},
		{"no months", figure(`value: "1", ` + origin + ", model: {run: a, line: C1}"), "the reading has no months from and to"},
		{"bad date", figure(`value: "1", ` + strings.Replace(origin, `"2025"`, `"2025-13"`, 1) + ", " + model), "E-DATE-FORMAT"},
		{"bad month", figure(`value: "1", ` + origin + ", " + strings.Replace(model, "2026-12", "2026-13", 1)), "to is not a month"},
		{"too fine", figure(`value: "1.00001", ` + origin + ", " + model), "has 5 decimals"},
	} {
		fsys := fstest.MapFS{"library/published/x.yaml": {Data: []byte(c.content)}}
		_, err := readTables(fsys, []string{"x"}, map[string]bool{"first-source": true}, modelOf(t))
		switch got := fmt.Sprint(err); {
		case c.want == "" && err != nil:
			t.Errorf("%s: %s", c.name, got)
		case c.want != "" && !strings.Contains(got, c.want):
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
	if _, err := readTables(fstest.MapFS{}, []string{"x"}, nil, modelOf(t)); err == nil {
		t.Error("a table that is not there is read")
	}
}

func modelOf(t *testing.T) *equation.Model {
	t.Helper()
	program, err := finance.Build()
	if err != nil {
		t.Fatal(err)
	}
	return program.Model()
}
