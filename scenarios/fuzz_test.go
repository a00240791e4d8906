package scenarios

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzUserFile reads any bytes as a user's file. It must not panic, and what it
// accepts must have a canonical text that gives the same scenario again.
func FuzzUserFile(f *testing.F) {
	l := testLibrary(f)
	paths, err := filepath.Glob("testdata/faults/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		read, faults := readFile(l.registry, l.sourceIDs, place{path: "fuzz.yaml", kind: kindUser}, content)
		if len(faults) > 0 {
			return
		}
		s := compose(l.registry, &l.base.layer, []*layer{&read.layer}).scenario()
		s.Timeline, _ = s.timeline()
		s.checkRules()
		text := string(Canonical(s))
		assigned, err := l.readSets(strings.Split(strings.TrimSuffix(text, "\n"), "\n"))
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		again := compose(l.registry, &l.base.layer, []*layer{assigned}).scenario()
		if !bytes.Equal(Canonical(again), []byte(text)) {
			t.Fatalf("replayed, the scenario is another:\n%s", text)
		}
	})
}

// FuzzSet reads any text as an assignment. It must not panic.
func FuzzSet(f *testing.F) {
	l := testLibrary(f)
	for _, set := range []string{"loan.commitment_eur=1.00", "guarantees.participates[IT]=no", "rates.bond_pool_pct=2026-01-01:2.00,", "a[b=c]d"} {
		f.Add(set)
	}
	f.Fuzz(func(t *testing.T, set string) {
		assigned, err := l.readSets([]string{set})
		if err == nil && len(assigned.settings) == 0 {
			t.Fatalf("%q sets nothing and is no mistake", set)
		}
	})
}

// FuzzExpression resolves any text that is not a path. It must not panic, and
// the name of what it accepts must itself be accepted.
func FuzzExpression(f *testing.F) {
	l := testLibrary(f)
	for _, expression := range []string{"base", "joint-borrowing+opt-out", "a+b", "+"} {
		f.Add(expression)
	}
	f.Fuzz(func(t *testing.T, expression string) {
		if isPath(expression) {
			t.Skip("a path")
		}
		s, err := l.resolve(expression, Options{})
		if err != nil {
			return
		}
		if again, err := l.resolve(s.Name, Options{}); err != nil || again.Name != s.Name {
			t.Fatalf("%q is named %q, which is not its canonical name", expression, s.Name)
		}
	})
}
