package scenarios

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/scenarios/document"
)

func TestTextsAndListsHaveLimits(t *testing.T) {
	l := testLibrary(t)
	var entries strings.Builder
	for day := range maxEntries + 1 {
		fmt.Fprintf(&entries, "    - {from: %q, value: \"1.00\"}\n", calendar.MustDate("2020-01-01").AddDays(day))
	}
	folderOf(t, map[string]string{
		"name.yaml":    "schema: loanmodel/v1\nname: " + strings.Repeat("n", MaxName+1) + "\n",
		"fits.yaml":    "schema: loanmodel/v1\nname: " + strings.Repeat("ä", MaxName) + "\nnotes: \"" + strings.Repeat("n", maxText) + "\"\n",
		"notes.yaml":   userHead + "notes: \"" + strings.Repeat("n", maxText+1) + "\"\n",
		"entries.yaml": userHead + "rates:\n  bond_pool_pct:\n" + entries.String(),
	})
	for path, want := range map[string]string{
		"name.yaml":    "name.yaml:2:7: name is too long: 101 characters, at most 100; shorten it [E-LIMIT-TEXT]",
		"fits.yaml":    "no error",
		"notes.yaml":   "notes.yaml:3:8: notes is too long: 4001 characters, at most 4000; shorten it [E-LIMIT-TEXT]",
		"entries.yaml": "entries.yaml:4:3: rates.bond_pool_pct has 2001 entries, at most 2000 are allowed [E-LIMIT-LIST]",
	} {
		if _, err := l.resolve(path, Options{}); errorText(err) != want {
			t.Errorf("%s: %s", path, errorText(err))
		}
	}
}

func TestALargeFolderIsReadAllTheSame(t *testing.T) {
	files := map[string]string{"zz.yaml": userHead}
	for i := range maxFolderEntries {
		files[fmt.Sprintf("%05d", i)] = ""
	}
	l := testLibrary(t)
	folderOf(t, files)
	if _, err := l.resolve("zz.yaml", Options{}); err != nil {
		t.Error(err)
	}
	if _, err := l.resolve("zy.yaml", Options{}); !strings.Contains(errorText(err), `cannot find "zy.yaml"`) {
		t.Error(err)
	}
}

func TestControlCharactersOfACommandLineAreNotShown(t *testing.T) {
	l := testLibrary(t)
	for _, expression := range []string{"a\x1b[31m", "a\x1b[31m/x.yaml", "./\x1b[31m.yaml"} {
		if _, err := l.resolve(expression, Options{}); err == nil || strings.ContainsRune(err.Error(), '\x1b') {
			t.Errorf("%q", errorText(err))
		}
	}
	if _, err := l.resolve("base", Options{Sets: []string{"\x1b[31m=1"}}); err == nil || strings.ContainsRune(err.Error(), '\x1b') {
		t.Errorf("%q", errorText(err))
	}
}

func TestAConstantThatMovesIsTheSameInEveryPeriod(t *testing.T) {
	line := &equation.Line{Input: &equation.Input{Shape: equation.Constant}}
	series, err := seriesOf(line, Value{Scalar: 7}, calendar.Timeline{Start: calendar.MustMonth("2026-01"), Months: 3})
	if err != nil || !slices.Equal(series, []int64{7, 7, 7}) {
		t.Errorf("%v, error %v", series, err)
	}
}

func TestParametersThatAreNotThere(t *testing.T) {
	s := mustResolve(t, testLibrary(t), "base")
	if s.Parameter("loan") != nil || s.Parameter("calendar.month") != nil {
		t.Error("there are parameters that are no inputs")
	}
	if !slices.Equal(s.Registry().Groups(), testLibrary(t).registry.groups) || s.Registry().Groups()[0] != "horizon" {
		t.Errorf("groups %q", s.Registry().Groups())
	}
}

func TestACustomKeyWithAWeightIsFine(t *testing.T) {
	mustResolve(t, testLibrary(t), "base", "guarantees.key_basis=custom", "guarantees.custom_weight[IT]=5")
}

func TestLongListsOfKnownWordsAreCut(t *testing.T) {
	got := listing(slices.Repeat([]string{"reparations-loan"}, 20))
	if len(got) > maxListed+20 || !strings.HasSuffix(got, ", ...") {
		t.Errorf("%q", got)
	}
}

func TestTheDefaultsOfALibraryMustBeThere(t *testing.T) {
	_, err := libraryWith(t, map[string]string{
		"structures/reparations-loan.yaml": overlayHead("structure", "reparations-loan"),
		"settlements/immobilised.yaml":     removed,
	})
	if !strings.Contains(errorText(err), "there is no settlement immobilised [E-FILE-MISSING]") {
		t.Errorf("%v", err)
	}
}

// TestATooLargeFileIsRefusedByTheParserToo checks that the limits of the
// document package catch a large file too.
func TestATooLargeFileIsRefusedByTheParserToo(t *testing.T) {
	registry := modelRegistry(t)
	_, faults := readFile(registry, nil, place{path: "x.yaml", kind: kindUser}, make([]byte, document.MaxFileBytes+1))
	if len(faults) != 1 || faults[0].Code != document.FileSize.ID {
		t.Errorf("%v", faults)
	}
}

// TestAReleaseMayBeGivenAwayWhole checks that shares of exactly the whole are
// allowed, and that a millionth more is not.
func TestAReleaseMayBeGivenAwayWhole(t *testing.T) {
	for vehicle, allowed := range map[string]bool{"40.0000": true, "40.0001": false} {
		_, err := Resolve("base", Options{Sets: []string{
			"settlement.reconstruction_fund_share_pct=60.00", "settlement.joint_vehicle_share_pct=" + vehicle}})
		if (err == nil) != allowed {
			t.Errorf("60 and %s: %v", vehicle, err)
		}
	}
}
