package scenarios

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
)

func TestCanonicalText(t *testing.T) {
	text := string(Canonical(mustResolve(t, testLibrary(t), "joint-borrowing")))
	start := "horizon.start=2026-01\n" +
		"horizon.end=2027-12\n" +
		"assets.opening_securities_eur[euroclear]=100.00\n" +
		"assets.opening_securities_eur[banks]=50.00\n"
	if !strings.HasPrefix(text, start) {
		t.Errorf("begins with %q", text[:min(len(text), 200)])
	}
	for _, line := range []string{
		"assets.maturities_eur[euroclear]=2026-03-31:60.00", "assets.maturities_eur[banks]=[]",
		"rates.deposit_facility_pct=2026-01-01:2.0000", "loan.instalments_eur=2026-06-30:45.00,2027-06-30:45.00",
		"funding.bonds_weight_pct=100.0000", "guarantees.key_basis=gni_2024", "guarantees.default_from[IT]=never",
		"budget.participates[HU]=false", "budget.participates[IT]=true", "waterfall.third=bridge",
	} {
		if !strings.Contains(text, "\n"+line+"\n") {
			t.Errorf("there is no line %s", line)
		}
	}
	if strings.Contains(text, "\r") || strings.HasSuffix(text, "\n\n") || !strings.HasSuffix(text, "\n") {
		t.Error("lines do not end with one line feed each")
	}
}

func TestRunID(t *testing.T) {
	l := testLibrary(t)
	s := mustResolve(t, l, "base")
	want := fmt.Sprintf("%x", sha256.Sum256([]byte("loanmodel \"1.2.3\"\n"+string(Canonical(s)))))
	if got := RunID(s, "1.2.3"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if RunID(s, "1.2.4") == want {
		t.Error("another version of the model gives the same run")
	}
	if RunID(mustResolve(t, l, "base", "loan.commitment_eur=90.01"), "1.2.3") == want {
		t.Error("a cent more gives the same run")
	}
	if RunID(mustResolve(t, l, "base", "loan.commitment_eur=90"), "1.2.3") != want {
		t.Error("another way of writing the same amount gives another run")
	}
}

// TestWordsDoNotChangeTheRun checks that texts about a scenario do not count as
// its inputs.
func TestWordsDoNotChangeTheRun(t *testing.T) {
	l := testLibrary(t)
	folderOf(t, map[string]string{
		"plain.yaml": userHead + "loan: {commitment_eur: \"95.00\"}\n",
		"wordy.yaml": "# A comment\nschema: loanmodel/v1\nname: 'Another name'\ntitle: \"A title\"\nnotes: |\n  Notes\nreason: \"Why\"\nkind: user\nextends: base\n" +
			"loan:\n  commitment_eur: {grade: official, source: [first-source], as_of: 2026-01-31, checked: 2026-02-01, formula: \"f\", reason: \"r\", value: '95.0'}\n",
	})
	plain, wordy := mustResolve(t, l, "plain.yaml"), mustResolve(t, l, "wordy.yaml")
	if RunID(plain, "1") != RunID(wordy, "1") {
		t.Error("words changed the run")
	}
}
