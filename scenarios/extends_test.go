package scenarios

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loanmodel/scenarios/document"
)

// extending returns a user's file that extends something.
func extending(what string) string {
	return "schema: loanmodel/v1\nextends: " + what + "\nname: mine\n"
}

// chainFiles returns files s01.yaml, s02.yaml and so on, each extending the
// next; the last extends none.
func chainFiles(count int) map[string]string {
	files := map[string]string{}
	for i := 1; i < count; i++ {
		files[fmt.Sprintf("s%02d.yaml", i)] = extending(fmt.Sprintf("s%02d.yaml", i+1))
	}
	files[fmt.Sprintf("s%02d.yaml", count)] = userHead
	return files
}

func TestExtends(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		path  string
		want  string // "" where there is nothing wrong
	}{
		{"a file of its folder", map[string]string{"a.yaml": extending("b.yaml"), "b.yaml": userHead}, "a.yaml", ""},
		{"a file of the library", map[string]string{"a.yaml": extending("joint-borrowing+assets-returned")}, "a.yaml", ""},
		{"a file of its folder, as shells write it", map[string]string{"a.yaml": extending("./b.yaml"), "b.yaml": userHead}, "a.yaml", ""},
		{"the same written twice over", map[string]string{"a.yaml": extending("././b.yaml"), "b.yaml": userHead}, "a.yaml", ""},
		{"a path to a file of its folder", map[string]string{"sub/a.yaml": extending("./b.yaml"), "sub/b.yaml": userHead}, "sub/a.yaml", ""},
		{"a path without ending", map[string]string{"a.yaml": extending("./plain"), "plain": userHead}, "a.yaml", ""},
		{"a yml file", map[string]string{"a.yml": extending("b.yml"), "b.yml": userHead}, "a.yml", ""},
		{"in another folder", map[string]string{"sub/a.yaml": extending("b.yaml"), "sub/b.yaml": userHead}, "sub/a.yaml", ""},
		{"ten files", chainFiles(10), "s01.yaml", ""},
		{"eleven files", chainFiles(11), "s01.yaml", "s10.yaml:2:10: the chain of extends is deeper than 10 files [E-EXTENDS-DEPTH]"},
		{"itself", map[string]string{"a.yaml": extending("a.yaml")}, "./a.yaml",
			"a.yaml:2:10: extends cycle: a.yaml -> a.yaml [E-EXTENDS-CYCLE]"},
		{"a circle", map[string]string{"a.yaml": extending("b.yaml"), "b.yaml": extending("c.yaml"), "c.yaml": extending("a.yaml")}, "a.yaml",
			"c.yaml:2:10: extends cycle: a.yaml -> b.yaml -> c.yaml -> a.yaml [E-EXTENDS-CYCLE]"},
		{"a circle farther up", map[string]string{"a.yaml": extending("b.yaml"), "b.yaml": extending("c.yaml"), "c.yaml": extending("b.yaml")}, "a.yaml",
			"c.yaml:2:10: extends cycle: b.yaml -> c.yaml -> b.yaml [E-EXTENDS-CYCLE]"},
		{"itself by its path", map[string]string{"a.yaml": extending("./a.yaml")}, "a.yaml",
			"a.yaml:2:10: extends cycle: a.yaml -> a.yaml [E-EXTENDS-CYCLE]"},
		{"a circle of two names for one file", map[string]string{"a.yaml": extending("./b.yaml"), "b.yaml": extending("c.yaml"), "c.yaml": extending("./././b.yaml")}, "a.yaml",
			"c.yaml:2:10: extends cycle: b.yaml -> c.yaml -> b.yaml [E-EXTENDS-CYCLE]"},
		{"missing by its path", map[string]string{"a.yaml": extending("./bsae.yaml"), "base.yaml": userHead}, "a.yaml",
			`a.yaml:2:10: cannot find "bsae.yaml"; did you mean "base.yaml"? [E-FILE-MISSING]`},
		{"a name of the library by its path", map[string]string{"a.yaml": extending("./joint-borrowing")}, "a.yaml",
			`a.yaml:2:10: cannot find "joint-borrowing"`},
		{"no name", map[string]string{"a.yaml": extending("./")}, "a.yaml",
			`a.yaml:2:10: "./" is not in the scenario's folder; only files next to it can be extended [E-EXTENDS-FILE]`},
		{"the folder itself", map[string]string{"a.yaml": extending("./.")}, "a.yaml",
			`a.yaml:2:10: cannot find "." [E-FILE-MISSING]`},
		{"dots behind a dot", map[string]string{"sub/a.yaml": extending("./../b.yaml"), "b.yaml": userHead}, "sub/a.yaml",
			`sub/a.yaml:2:10: "../b.yaml" is outside the scenario's folder [E-EXTENDS-FILE]`},
		{"absolute behind a dot", map[string]string{"a.yaml": extending(".//etc/passwd")}, "a.yaml",
			"a.yaml:2:10: absolute paths are not allowed [E-EXTENDS-FILE]"},
		{"a folder below behind a dot", map[string]string{"a.yaml": extending("./sub/b.yaml"), "sub/b.yaml": userHead}, "a.yaml",
			`a.yaml:2:10: "sub/b.yaml" is not in the scenario's folder; only files next to it can be extended [E-EXTENDS-FILE]`},
		{"missing", map[string]string{"a.yaml": extending("bsae.yaml"), "base.yaml": userHead}, "a.yaml",
			`a.yaml:2:10: cannot find "bsae.yaml"; did you mean "base.yaml"? [E-FILE-MISSING]`},
		{"other case", map[string]string{"a.yaml": extending("Base.yaml"), "base.yaml": userHead}, "a.yaml",
			`a.yaml:2:10: cannot find "Base.yaml"; did you mean "base.yaml"? [E-FILE-MISSING]`},
		{"dots", map[string]string{"sub/a.yaml": extending("../b.yaml"), "b.yaml": userHead}, "sub/a.yaml",
			`sub/a.yaml:2:10: "../b.yaml" is outside the scenario's folder [E-EXTENDS-FILE]`},
		{"dots on Windows", map[string]string{"a.yaml": extending(`..\b.yaml`)}, "a.yaml",
			`a.yaml:2:10: "..\\b.yaml" is outside the scenario's folder [E-EXTENDS-FILE]`},
		{"absolute", map[string]string{"a.yaml": extending("/etc/passwd")}, "a.yaml",
			"a.yaml:2:10: absolute paths are not allowed [E-EXTENDS-FILE]"},
		{"absolute on Windows", map[string]string{"a.yaml": extending(`'C:\b.yaml'`)}, "a.yaml",
			"a.yaml:2:10: absolute paths are not allowed [E-EXTENDS-FILE]"},
		{"an address", map[string]string{"a.yaml": extending("https://example.com/b.yaml")}, "a.yaml",
			"a.yaml:2:10: only files can be extended, not URLs [E-EXTENDS-FILE]"},
		{"a folder below", map[string]string{"a.yaml": extending("sub/b.yaml"), "sub/b.yaml": userHead}, "a.yaml",
			`a.yaml:2:10: "sub/b.yaml" is not in the scenario's folder; only files next to it can be extended [E-EXTENDS-FILE]`},
		{"a folder", map[string]string{"a.yaml": extending("parent"), "parent/x.yaml": userHead}, "a.yaml",
			`a.yaml:2:10: "parent" is a folder, not a file [E-FILE-FOLDER]`},
		{"a folder named like a file", map[string]string{"a.yaml": extending("parent.yaml"), "parent.yaml/x": ""}, "a.yaml",
			`a.yaml:2:10: "parent.yaml" is a folder, not a file [E-FILE-FOLDER]`},
		{"without ending", map[string]string{"a.yaml": extending("parent"), "parent.yaml": userHead}, "a.yaml",
			`a.yaml:2:10: unknown scenario "parent"; did you mean the file "parent.yaml"? [E-SCENARIO-UNKNOWN]`},
		{"other ending", map[string]string{"a.yaml": extending("parent.txt"), "parent.txt": userHead}, "a.yaml",
			`a.yaml:2:10: unknown scenario "parent.txt"; the name of a file ends in .yaml [E-SCENARIO-UNKNOWN]`},
		{"an unknown name", map[string]string{"a.yaml": extending("joint-borowing")}, "a.yaml",
			`a.yaml:2:10: unknown scenario "joint-borowing"; did you mean "joint-borrowing"? [E-SCENARIO-UNKNOWN]`},
		{"a faulty parent", map[string]string{"a.yaml": extending("base.yaml"), "base.yaml": userHead + "nmae: x\n"}, "a.yaml",
			`base.yaml:3:1: unknown key "nmae" (extended from a.yaml:2:10); did you mean "name"? [E-KEY-UNKNOWN]`},
		{"an unreadable parent", map[string]string{"a.yaml": extending("base.yaml"), "base.yaml": "- a list\n"}, "a.yaml",
			`base.yaml:1:1: expected a mapping (key: value), found a list (extended from a.yaml:2:10)`},
		{"faults in both", map[string]string{"a.yaml": extending("base.yaml") + "loan: 5\n", "base.yaml": userHead + "nonsense: x\n"}, "a.yaml",
			"a.yaml:4:7: loan must be a mapping"},
		{"another type than the parent", map[string]string{"a.yaml": extending("base.yaml") + "guarantees: 5\n",
			"base.yaml": userHead + "guarantees: {ceiling_eur: \"90.00\"}\n"}, "a.yaml",
			"a.yaml:4:13: guarantees must be a mapping (key: value), found the number 5 [E-VALUE-TYPE]"},
		{"a sum over both", map[string]string{"a.yaml": extending("base.yaml") + "funding: {bonds_weight_pct: \"10.00\"}\n",
			"base.yaml": userHead + "funding: {assets_weight_pct: \"91.00\"}\n"}, "a.yaml",
			"a.yaml:4:29: the funding weights sum to 101, must be 100 (1 too much); assets_weight_pct is 91, grants_weight_pct 0, bonds_weight_pct 10 [E-SUM]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := testLibrary(t)
			folderOf(t, c.files)
			_, err := l.resolve(c.path, Options{})
			if got := errorText(err); c.want == "" && err != nil || c.want != "" && !strings.HasPrefix(got, c.want) {
				t.Error(cmp.Diff(c.want, got))
			}
		})
	}
}

func TestFilesThatCannotBeGiven(t *testing.T) {
	large := userHead + "notes: |\n" + strings.Repeat("  a line of notes\n", document.MaxFileBytes/18+1)
	l := testLibrary(t)
	folderOf(t, map[string]string{"base.yaml": userHead, "folder/x.yaml": userHead, "large.yaml": large, "plain": userHead})
	for path, want := range map[string]string{
		"bsae.yaml":                      `bsae.yaml: cannot find "bsae.yaml"; did you mean "base.yaml"? [E-FILE-MISSING]`,
		"BASE.yaml":                      `BASE.yaml: cannot find "BASE.yaml"; did you mean "base.yaml"? [E-FILE-MISSING]`,
		"nowhere/base.yaml":              `nowhere/base.yaml: there is no folder "nowhere" [E-FILE-MISSING]`,
		"base.yaml/x.yaml":               `base.yaml/x.yaml: there is no folder "base.yaml" [E-FILE-MISSING]`,
		"base.yaml/x/y.yaml":             `base.yaml/x/y.yaml: there is no folder "base.yaml/x" [E-FILE-MISSING]`,
		"folder/":                        `folder: "folder" is a folder, not a file [E-FILE-FOLDER]`,
		"./folder":                       `folder: "folder" is a folder, not a file [E-FILE-FOLDER]`,
		"large.yaml":                     fmt.Sprintf(`large.yaml: "large.yaml" has %d bytes, at most 1048576 are read [E-LIMIT-SIZE]`, len(large)),
		"folder":                         `unknown scenario "folder"; to read a file, write its path with a slash: ./folder [E-SCENARIO-UNKNOWN]`,
		"plain":                          `unknown scenario "plain"; to read a file, write its path with a slash: ./plain [E-SCENARIO-UNKNOWN]`,
		"":                               `a name is missing; join names of the library by +, for example reparations-loan+immobilised [E-SCENARIO-UNKNOWN]`,
		"opt-out+":                       `a name is missing; join names of the library by +, for example reparations-loan+immobilised [E-SCENARIO-UNKNOWN]`,
		"optout":                         `unknown scenario "optout"; did you mean "opt-out"? [E-SCENARIO-UNKNOWN]`,
		"Base":                           `unknown scenario "Base"; did you mean "base"? [E-SCENARIO-UNKNOWN]`,
		"xyz":                            `unknown scenario "xyz"; known: base, reparations-loan, joint-borrowing, immobilised, assets-returned, high-rates, opt-out, low-rates [E-SCENARIO-UNKNOWN]`,
		"assets-returned+immobilised":    `assets-returned and immobilised are both settlements, and a scenario has one [E-SCENARIO-TWICE]`,
		strings.Repeat("opt-out+", 1000): `1001 overlays are joined, at most 50 can be [E-SCENARIO-LONG]`,
	} {
		if _, err := l.resolve(path, Options{}); errorText(err) != want {
			t.Errorf("%.40q:\n%s", path, cmp.Diff(want, errorText(err)))
		}
	}
	if _, err := l.resolve("./plain", Options{}); err != nil {
		t.Errorf("a file is read by its path whatever its ending: %v", err)
	}
}

func TestAbsolutePathsOfTheUserAreRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.yaml")
	if err := os.WriteFile(path, []byte(userHead), 0o600); err != nil {
		t.Fatal(err)
	}
	if s := mustResolve(t, testLibrary(t), path); s.Name != "mine" {
		t.Errorf("read %q", s.Name)
	}
}
