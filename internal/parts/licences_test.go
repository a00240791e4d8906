package parts

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite docs/licences.md")

// released lists the systems for which binaries are built, as .ci/release does.
var released = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64"}

// A module is compiled into a released binary.
type module struct {
	path, version, folder string
	systems               []string
}

// compiled returns the modules of the released binaries by path, as Go finds
// them in its cache.
func compiled(t *testing.T) []*module {
	t.Helper()
	var list []*module
	for _, system := range released {
		goos, goarch, _ := strings.Cut(system, "/")
		command := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}", "loanmodel/cmd/loanmodel")
		command.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0")
		out, err := command.Output()
		if err != nil {
			t.Skipf("the modules for %s are not in Go's cache (go mod download fetches them): %v", system, err)
		}
		lines := strings.Fields(string(out))
		for i := 0; i+2 < len(lines); i += 3 {
			at := slices.IndexFunc(list, func(m *module) bool { return m.path == lines[i] })
			if at < 0 {
				at, list = len(list), append(list, &module{path: lines[i], version: lines[i+1], folder: lines[i+2]})
			}
			if !slices.Contains(list[at].systems, goos) {
				list[at].systems = append(list[at].systems, goos)
			}
		}
	}
	slices.SortFunc(list, func(a, b *module) int { return strings.Compare(a.path, b.path) })
	return list
}

// TestLicences checks that every module of a released binary has the licence
// that its own file states, and that the list has no other module.
func TestLicences(t *testing.T) {
	listed := []string{standardLibrary}
	for _, m := range compiled(t) {
		listed = append(listed, m.path)
		text, err := Text(Part{Path: m.path, Version: m.version, Licence: "?"}, os.DirFS(m.folder))
		if err != nil {
			t.Error(err)
		}
		if got := identify(text); got != licences[m.path] {
			t.Errorf("%s: the list says %q, its file %q", m.path, licences[m.path], got)
		}
	}
	for path := range licences {
		if !slices.Contains(listed, path) {
			t.Errorf("%s is listed and in no binary", path)
		}
	}
	if got := identify(goLicence(t)); got != licences[standardLibrary] {
		t.Errorf("Go: the list says %q, its file %q", licences[standardLibrary], got)
	}
}

func goLicence(t *testing.T) string {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(os.DirFS(strings.TrimSpace(string(root))), "LICENSE")
	if err != nil {
		t.Skipf("Go's own licence is not beside it here: %v", err)
	}
	return string(text)
}

// identify names the licences of which a text contains the words that no other
// licence allowed here has.
func identify(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	text = strings.ReplaceAll(text, "Apache License Version", "Apache License, Version")
	var found []string
	for _, licence := range []struct{ id, words string }{
		{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy"},
		{"Apache-2.0", "Apache License, Version 2.0"},
		{"BSD-3-Clause", "may be used to endorse or promote products derived from this software without specific prior written permission"},
		{"GPL", "GNU "},
		{"MPL-2.0", "Mozilla Public License"},
	} {
		if strings.Contains(text, licence.words) {
			found = append(found, licence.id)
		}
	}
	return strings.Join(found, " AND ")
}

const page = "../../docs/licences.md"

const pageHead = `# Licences

loanmodel is under Apache-2.0 (see [LICENSE](../LICENSE)). A released binary contains Go's
standard library and the modules below; their licences and notices are in the file
third-party-licences.txt beside the binaries. All of them allow use, change and passing on,
also in a closed program, and none asks for the source of what uses it.

This page is written and checked by the tests of internal/parts: what is compiled in for
every released system is listed with its version, nothing else is, and the licence is the
one in the module's own file. What only tests and tools use is not passed on and not listed.

| module | version | licence | systems |
|:--|:--|:--|:--|
`

// TestPage checks that the page in the manual lists what is compiled in.
func TestPage(t *testing.T) {
	var want strings.Builder
	want.WriteString(pageHead)
	fmt.Fprintf(&want, "| Go's standard library | that of the build | %s | all |\n", licences[standardLibrary])
	for _, m := range compiled(t) {
		systems := strings.Join(m.systems, ", ")
		if systems == "linux, darwin, windows" {
			systems = "all"
		}
		fmt.Fprintf(&want, "| %s | %s | %s | %s |\n", m.path, m.version, licences[m.path], systems)
	}
	if *update {
		if err := os.WriteFile(page, []byte(want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(page); err != nil || string(got) != want.String() {
		t.Errorf("%s is not what is compiled in (%v); go test ./internal/parts -update writes it", page, err)
	}
}

// TestReleased checks that the list here is what is released.
func TestReleased(t *testing.T) {
	script, err := os.ReadFile("../../.ci/release")
	if err != nil {
		t.Fatal(err)
	}
	if line := "\nsystems=(" + strings.Join(released, " ") + ")\n"; !strings.Contains(string(script), line) {
		t.Errorf(".ci/release has no line %q", strings.TrimSpace(line))
	}
}
