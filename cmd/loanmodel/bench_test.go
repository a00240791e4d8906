package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The tests of this file's bench disturb a run while it publishes, and look at
// what it leaves. Whatever happens, the outputs are the old ones or the new
// ones, whole, and the next run clears up.

// A situation is one in which a run publishes.
type situation struct {
	name    string
	earlier bool   // an earlier run is to be replaced
	always  string // what fails anyway
	gap     bool   // a kill can come while the earlier run is put aside
	points  int    // calls that are tried, at least
}

// A bench is a folder in which a run is repeated from the same state.
type bench struct {
	t         *testing.T
	situation situation
	folder    string
	program   string
	before    map[string]string // files at the start
	old, new  map[string]string // what the outputs may be afterwards; nil is none
	gaps      int               // how often the earlier run was found beside its place
}

const (
	benchScenario = "schema: loanmodel/v1\nname: mine\ntitle: \"%s\"\nhorizon: {end: \"2027-12\"}\nloan: {military_parts: %d}\n"
	benchRun      = "out/mine"
)

// newBench makes the old outputs and the new ones.
func newBench(t *testing.T, s situation) *bench {
	t.Helper()
	b := &bench{t: t, situation: s, folder: t.TempDir(), before: map[string]string{}}
	var err error
	if b.program, err = exec.LookPath(name); err != nil {
		t.Fatal(err)
	}
	if s.earlier {
		b.before["mine.yaml"] = fmt.Sprintf(benchScenario, "Old", 1)
		b.reset()
		b.again()
		b.old = filesUnder(t, filepath.Join(b.folder, benchRun))
		for path, text := range b.old {
			b.before[filepath.Join(benchRun, path)] = text
		}
	}
	b.before["mine.yaml"] = fmt.Sprintf(benchScenario, "New", 2)
	b.reset()
	b.again()
	b.new = filesUnder(t, filepath.Join(b.folder, benchRun))
	if cmp.Equal(b.old, b.new) {
		t.Fatal("old and new outputs are the same")
	}
	return b
}

// reset puts the folder back to how it was at the start.
func (b *bench) reset() {
	b.t.Helper()
	entries, err := os.ReadDir(b.folder)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, entry := range entries {
		if err := os.RemoveAll(filepath.Join(b.folder, entry.Name())); err != nil {
			b.t.Fatal(err)
		}
	}
	for path, text := range b.before {
		path = filepath.Join(b.folder, path)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			b.t.Fatal(err)
		}
	}
}

// arguments are the command line that is repeated.
func (b *bench) arguments() []string {
	return []string{"run", filepath.Join(b.folder, "mine.yaml"), "--out", filepath.Join(b.folder, "out"), "--format", "json,md", "--force"}
}

// again runs the program without a fault. It must succeed, whatever stands in
// the folder.
func (b *bench) again() {
	b.t.Helper()
	if got := runInProcess(b.t, b.arguments()...); got.exit != exitOK {
		b.t.Fatalf("a run without faults: %+v", got)
	}
}

// filesUnder is everything under a folder, nil where there is no folder.
func filesUnder(t *testing.T, folder string) map[string]string {
	t.Helper()
	if _, err := os.Lstat(folder); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		relative, _ := filepath.Rel(folder, path)
		files[relative] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// check looks at what a disturbed run left and lets the next one clear up. It
// says whether the outputs are the new ones.
func (b *bench) check(about string) (published bool) {
	b.t.Helper()
	now := filesUnder(b.t, filepath.Join(b.folder, benchRun))
	published = cmp.Equal(now, b.new)
	if !published && !cmp.Equal(now, b.old) && !b.isAside(now) {
		b.t.Errorf("%s: the outputs are neither the old nor the new ones", about)
	}
	b.again()
	want := map[string]string{}
	for path, text := range b.new {
		want[filepath.Join(filepath.Base(benchRun), path)] = text
	}
	if after := filesUnder(b.t, filepath.Join(b.folder, "out")); !cmp.Equal(after, want) {
		b.t.Errorf("%s: the next run leaves %v", about, slices.Sorted(maps.Keys(after)))
	}
	return published
}

// isAside says whether the earlier run stands beside its place, whole, from
// where the next run puts it back. On a file system that cannot exchange two
// folders there is a moment at which this is so.
func (b *bench) isAside(now map[string]string) bool {
	if !b.situation.gap || now != nil {
		return false
	}
	aside, err := filepath.Glob(filepath.Join(b.folder, "out", ".old-????????????-mine"))
	if err != nil || len(aside) != 1 || !cmp.Equal(filesUnder(b.t, aside[0]), b.old) {
		return false
	}
	b.gaps++
	return true
}

// surroundings are the variables of whoever runs the tests, without those that
// the program and the tests themselves have a meaning for.
func surroundings(more ...string) []string {
	kept := slices.DeleteFunc(os.Environ(), func(assignment string) bool { return strings.HasPrefix(assignment, variablePrefix) })
	return append(kept, more...)
}
