package scenarios

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// embeddedLibrary returns the real library.
func embeddedLibrary(t testing.TB) *library {
	t.Helper()
	l, err := standard()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestEveryValueOfTheBaseHasASourceOrAReason(t *testing.T) {
	s := mustResolve(t, embeddedLibrary(t), "base")
	for _, p := range append(s.Horizon(), s.Parameters()...) {
		for member, value := range p.Values {
			name, o := addressText(p.Key(), p.Line.Over.Code(member)), value.Origin
			if len(o.Sources) == 0 && strings.TrimSpace(o.Reason) == "" {
				t.Errorf("%s has neither source nor reason", name)
			}
			if slices.Contains(o.Sources, "") || o.Grade == "" || o.Checked == "" || o.File == "" || o.Line == 0 {
				t.Errorf("%s has an incomplete origin: %+v", name, o)
			}
			if o.Overlay != baseAlias && o.Overlay != "states" {
				t.Errorf("%s comes from %s and not from the base", name, o.Overlay)
			}
		}
	}
}

func TestEveryCitedSourceIsInTheRegister(t *testing.T) {
	sources, err := Sources()
	if err != nil || len(sources) == 0 {
		t.Fatalf("%d sources, error %v", len(sources), err)
	}
	register := ids(sources)
	l := embeddedLibrary(t)
	files := []*file{l.base}
	for _, name := range l.names {
		files = append(files, l.overlays[name])
	}
	for _, f := range files {
		for _, s := range f.settings {
			for _, id := range citedBy(s.value) {
				if !register[id] {
					t.Errorf("%s cites %q, which is not in the register", f.path, id)
				}
			}
		}
	}
}

// citedBy lists the sources of a value and of its entries.
func citedBy(value Value) []string {
	cited := slices.Clone(value.Origin.Sources)
	for _, entry := range value.Entries {
		cited = append(cited, entry.Sources...)
	}
	return cited
}

func TestPresetsResolveAndRun(t *testing.T) {
	presets, err := Presets()
	if err != nil {
		t.Fatal(err)
	}
	model := modelOf(t)
	runs := map[string]string{}
	for _, name := range presets {
		s, err := Resolve(name, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if s.Name != name {
			t.Errorf("%s is named %s", name, s.Name)
		}
		if _, err := s.Inputs(model); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		id := RunID(s, "test")
		if runs[id] != "" {
			t.Errorf("%s and %s have the same values", name, runs[id])
		}
		runs[id] = name
	}
}

func TestThePresetsBeginWithTheBaseCase(t *testing.T) {
	presets, err := Presets()
	if err != nil || len(presets) == 0 || presets[0] != "reparations-loan+immobilised" {
		t.Errorf("%q, error %v", presets, err)
	}
	want := []string{"reparations-loan+immobilised", "reparations-loan+assets-returned", "joint-borrowing+immobilised", "joint-borrowing+assets-returned"}
	if got := testLibrary(t).presets(); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestOverlaysWithoutPlaceInTheOrderFollowByName(t *testing.T) {
	l, err := libraryWith(t, map[string]string{
		"structures/zebra.yaml":             overlayHead("structure", "zebra"),
		"structures/antelope.yaml":          overlayHead("structure", "antelope"),
		"settlements/reparations-paid.yaml": overlayHead("settlement", "reparations-paid"),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"reparations-loan", "joint-borrowing", "antelope", "zebra", "immobilised", "reparations-paid", "assets-returned",
		"high-rates", "opt-out", "low-rates"}
	if !slices.Equal(l.names, want) {
		t.Errorf("%q, want %q", l.names, want)
	}
}

func TestDescriptions(t *testing.T) {
	list := testLibrary(t).describe()
	if list[0].Kind != "base" || len(list[0].Keys) != len(modelRegistry(t).Keys()) {
		t.Errorf("the base: %+v", list[0])
	}
	i := slices.IndexFunc(list, func(d Description) bool { return d.Name == "joint-borrowing" })
	want := Description{Kind: "structure", Name: "joint-borrowing", Title: "joint-borrowing", Reason: "To test joint-borrowing",
		Keys: []string{"funding.assets_weight_pct", "funding.bonds_weight_pct", "guarantees.ceiling_eur", "budget.participates"}}
	if diff := cmp.Diff(want, list[i]); diff != "" {
		t.Error(diff)
	}
	if real, err := Describe(); err != nil || len(real) < 4 {
		t.Errorf("%d descriptions, error %v", len(real), err)
	}
}

// TestFaultyLibraries changes a file of the library and checks what is
// reported.
func TestFaultyLibraries(t *testing.T) {
	head := overlayHead("shock", "x")
	for _, c := range []struct{ name, file, content, want string }{
		{"bare value", "shocks/x.yaml", head + "loan: {commitment_eur: \"1.00\"}\n",
			"library/shocks/x.yaml:6:8: loan.commitment_eur does not say where its value comes from; give it value, source, checked and grade [E-PROVENANCE]"},
		{"no grade", "shocks/x.yaml", head + "loan: {commitment_eur: {value: \"1.00\", checked: \"2026-01-01\"}}\n",
			"library/shocks/x.yaml:6:8: loan.commitment_eur has no grade [E-PROVENANCE]"},
		{"no day of checking", "shocks/x.yaml", head + "loan: {commitment_eur: {value: \"1.00\", grade: assumption}}\n",
			"library/shocks/x.yaml:6:8: loan.commitment_eur has no checked (its grade is assumption) [E-PROVENANCE]"},
		{"no source", "shocks/x.yaml", head + "loan: {commitment_eur: {value: \"1.00\", checked: \"2026-01-01\", grade: reported}}\n",
			"library/shocks/x.yaml:6:8: loan.commitment_eur has no source (its grade is reported) [E-PROVENANCE]"},
		{"no formula", "shocks/x.yaml", head + "loan: {commitment_eur: {value: \"1.00\", checked: \"2026-01-01\", grade: derived, source: [first-source]}}\n",
			"library/shocks/x.yaml:6:8: loan.commitment_eur has no formula (its grade is derived) [E-PROVENANCE]"},
		{"no reason", "shocks/x.yaml", "schema: loanmodel/v1\nname: x\nkind: shock\ntitle: T\nloan: {commitment_eur: " + record(`"1.00"`) + "}\n",
			"library/shocks/x.yaml:5:8: loan.commitment_eur has no reason (its grade is assumption) [E-PROVENANCE]"},
		{"unknown source", "shocks/x.yaml", head + "loan: {commitment_eur: {value: \"1.00\", checked: \"2026-01-01\", grade: official, source: [frist-source]}}\n",
			`library/shocks/x.yaml:6:89: unknown source "frist-source"; did you mean "first-source"? [E-SOURCE-UNKNOWN]`},
		{"another name", "shocks/y.yaml", head, `library/shocks/y.yaml:2:7: the file is "y", its name "x"; make them equal [E-NAME]`},
		{"another kind", "vintages/x.yaml", head, "library/vintages/x.yaml:3:7: the kind of this file is vintage, not shock; write vintage [E-KIND]"},
		{"no title", "shocks/x.yaml", "schema: loanmodel/v1\nname: x\nkind: shock\n", `library/shocks/x.yaml: missing key "title" [E-KEY-MISSING]`},
		{"extends", "shocks/x.yaml", head + "extends: opt-out\n",
			"library/shocks/x.yaml:6:1: a file of the library cannot extend another [E-EXTENDS-LIBRARY]"},
		{"name twice", "vintages/opt-out.yaml", overlayHead("vintage", "opt-out"),
			`library/vintages/opt-out.yaml:2:7: the name "opt-out" is taken or has characters other than lower-case letters, digits and hyphens [E-NAME]`},
		{"name with a plus", "shocks/a+b.yaml", overlayHead("shock", "a+b"),
			`library/shocks/a+b.yaml:2:7: the name "a+b" is taken or has characters other than lower-case letters, digits and hyphens [E-NAME]`},
		{"name of the base", "shocks/base.yaml", overlayHead("shock", "base"),
			`library/shocks/base.yaml:2:7: the name "base" is taken or has characters other than lower-case letters, digits and hyphens [E-NAME]`},
		{"an empty file", "structures/reparations-loan.yaml", "", "library/structures/reparations-loan.yaml:1:1: the file is empty"},
	} {
		_, err := libraryWith(t, map[string]string{c.file: c.content})
		var broken *LibraryError
		if !errors.As(err, &broken) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := broken.Faults.Error(); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s", c.name, cmp.Diff(c.want, got))
		}
	}
}

func TestAnIncompleteBaseIsRefused(t *testing.T) {
	registry := modelRegistry(t)
	states := testBase(registry, "states", true)
	base := testBase(registry, "base", false)
	for name, c := range map[string]struct{ base, states, want string }{
		"a member": {base, strings.Replace(states, "{all: true}", "{BE: true}", 1), `missing state "states.taxes_euroclear.value.MT"`},
		"a key":    {strings.Replace(base, "  write_offs_eur:", "  #", 1), states, "the base has no value for loan.write_offs_eur"},
		"twice":    {base, states + "loan: {write_offs_eur: {value: [], checked: \"2026-01-31\", grade: official, source: [first-source]}}\n", "the base has two values for loan.write_offs_eur"},
	} {
		_, err := libraryWith(t, map[string]string{"base.yaml": c.base, "states.yaml": c.states})
		if got := errorText(err); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestALibraryWithoutFilesIsRefused(t *testing.T) {
	_, err := newLibrary(fstest.MapFS{}, modelRegistry(t))
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}
