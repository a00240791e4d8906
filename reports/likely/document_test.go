package likely

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"loanmodel/internal/testkit"
	"loanmodel/scenarios/simulation"
)

// simulated are the leaves of two structures; with paths, some drawn in each.
func simulated(t *testing.T, paths int64) Simulation {
	t.Helper()
	return Simulation{Results: testkit.Simulated(t, paths, "reparations-loan", "joint-borrowing"), State: simulation.AllStates}
}

// TestDocumentSaysWhoseChances: every rendering says that the chances are user-set,
// and those of settlements sum to 100 %.
func TestDocumentSaysWhoseChances(t *testing.T) {
	s := simulated(t, 0)
	document := Document(s)
	for _, format := range []string{"text", "md"} {
		if text := strings.Join(strings.Fields(document.Encode(format, 80)), " "); !strings.Contains(text, "user-set, an illustration and no opinion") {
			t.Errorf("%s: %.300s", format, text)
		}
	}
	sum := new(big.Rat)
	for _, row := range document.Tables[0].Rows {
		chance, ok := new(big.Rat).SetString(row[1].Words())
		if !ok {
			t.Fatalf("%q", row[1].Words())
		}
		sum.Add(sum, chance)
	}
	if off := sum.Sub(sum, big.NewRat(100, 1)); off.Abs(off).Cmp(big.NewRat(3, 10)) > 0 { // five roundings to 0.1
		t.Errorf("off by %s", off.FloatString(2))
	}
}

// TestJSONHasAllLeaves with chances that sum to one and amounts of all states.
func TestJSONHasAllLeaves(t *testing.T) {
	text, err := JSON(simulated(t, 0))
	if err != nil {
		t.Fatal(err)
	}
	var r record
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	sum := new(big.Rat)
	for _, leaf := range r.Leaves {
		chance, ok := new(big.Rat).SetString(leaf.Chance)
		if !ok || len(leaf.Amounts) != 2 || len(leaf.Amounts[0]) != len(r.Figures) || len(leaf.Amounts[0][0]) != len(r.States) {
			t.Fatalf("%s: %q", leaf.ID, leaf.Chance)
		}
		sum.Add(sum, chance)
	}
	if sum.Cmp(big.NewRat(1, 1)) != 0 || !r.UserSet || r.Reason == "" {
		t.Errorf("chances sum to %s; user-set %v, %q", sum.FloatString(6), r.UserSet, r.Reason)
	}
}

// TestUnseenIsNeverNothing: what no drawn run has is given a bound, and what is not
// drawn and does not come is nothing.
func TestUnseenIsNeverNothing(t *testing.T) {
	for paths, want := range map[int64]string{0: "Nothing in any run: forgone, calls paid. ", 4: "(with a chance below 28.3 %"} { // 37.7 % × 3 / 4
		text := strings.Join(strings.Fields(Document(simulated(t, paths)).Encode("text", 80)), " ")
		if !strings.Contains(text, want) {
			t.Errorf("%d paths: %q is not in %s", paths, want, text)
		}
	}
}

// TestPercent never shows nothing for something.
func TestPercent(t *testing.T) {
	for want, p := range map[string]*big.Rat{"0": new(big.Rat), "12.5": big.NewRat(1, 8), "100.0": big.NewRat(1, 1), "0.003": big.NewRat(3, 100_000), "below 0.0000001": big.NewRat(1, 1_000_000_000_000)} {
		if got := percent(p); got != want {
			t.Errorf("%s: %q, want %q", p, got, want)
		}
	}
}
