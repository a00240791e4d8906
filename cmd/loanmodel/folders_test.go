package main

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loanmodel/scenarios"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"reparations-loan+immobilised": "reparations-loan+immobilised",
		"Base case":                    "base-case",
		"../../../../outside/pwned":    "outside-pwned",
		"Stress 50/50":                 "stress-50-50",
		"CON":                          "con-scenario",
		"lpt1":                         "lpt1-scenario",
		"com10":                        "com10",
		"日本":                           "scenario",
		".":                            "scenario",
		"":                             "scenario",
		"trailing dot.":                "trailing-dot",
		"İstanbul":                     "istanbul",
		strings.Repeat("ab-", 100):     strings.TrimSuffix(strings.Repeat("ab-", 27)[:80], "-"),
	} {
		if got := slug(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// Whatever a scenario is called, its folder has a plain name.
func TestSlugIsAlwaysPlain(t *testing.T) {
	plain := regexp.MustCompile(`^[a-z0-9]([a-z0-9+-]{0,98}[a-z0-9])?$`)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		got := slug(name)
		if !plain.MatchString(got) || reservedName(got) {
			t.Fatalf("%q: %q", name, got)
		}
		if again := slug(got); again != got {
			t.Fatalf("%q: %q and then %q", name, got, again)
		}
	})
}

func TestFolderNamesDiffer(t *testing.T) {
	names := folderNames([]*scenarios.Scenario{{Name: "a b"}, {Name: "A/B"}, {Name: "a-b-2"}, {Name: "c"}})
	if got := strings.Join(names, " "); got != "a-b a-b-2 a-b-2-2 c" {
		t.Error(got)
	}
}
