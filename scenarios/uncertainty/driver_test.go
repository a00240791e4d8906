package uncertainty

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"loanmodel/scenarios"
)

func libraryDrivers(t *testing.T) *Drivers {
	t.Helper()
	d, err := LibraryDrivers()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestTreeByHand works three trees out as arithmetic. Two kinds with 10 and 20 % a
// year: 0.1, 0.2; then 0.7 × 0.1, 0.7 × 0.2; then nothing, 0.49. A shock of a half
// halves each. No chance at all leaves only nothing.
func TestTreeByHand(t *testing.T) {
	s := resolved(t, "base", "horizon.end=2029-06", "era.draws_eur[all]=[]", "need.committed_eur=[]")
	d := Drivers{From: libraryDrivers(t).From, Step: 12, Kinds: []Kind{{Settlement: "a", Chance: 100_000}, {Settlement: "b", Chance: 200_000}}}
	check := func(d Drivers, want map[string]*big.Rat) {
		t.Helper()
		leaves := d.Leaves(s.Timeline)
		sum := new(big.Rat)
		for _, leaf := range leaves {
			sum.Add(sum, leaf.Probability)
			if p := want[leaf.ID]; p == nil || p.Cmp(leaf.Probability) != 0 {
				t.Errorf("%s: %s, want %v", leaf.ID, leaf.Probability, p)
			}
		}
		if len(leaves) != len(want) || sum.Cmp(big.NewRat(1, 1)) != 0 {
			t.Errorf("%d leaves that sum to %s", len(leaves), sum)
		}
	}
	check(d, map[string]*big.Rat{"a@2027-11": big.NewRat(1, 10), "b@2027-11": big.NewRat(2, 10), "a@2028-11": big.NewRat(7, 100), "b@2028-11": big.NewRat(14, 100), "immobilised": big.NewRat(49, 100)})
	d.Kinds, d.Step, d.Shocks = d.Kinds[:1], 24, []Shock{{"s", 500_000}}
	check(d, map[string]*big.Rat{"a@2028-11": big.NewRat(5, 100), "a@2028-11+s": big.NewRat(5, 100), "immobilised": big.NewRat(45, 100), "immobilised+s": big.NewRat(45, 100)})
	// Long before the run begins nothing comes: the first step is the run's first year.
	early := Drivers{From: d.From.Add(-240), Step: 24, Kinds: []Kind{{Settlement: "a", Chance: 500_000}}}
	check(early, map[string]*big.Rat{"a@2027-12": big.NewRat(1, 2), "immobilised": big.NewRat(1, 2)})
	check(Drivers{From: d.From, Step: 12}, map[string]*big.Rat{"immobilised": big.NewRat(1, 1)})
}

// TestDoubledChances: doubling every chance makes some settlement likelier and none
// less likely than before; no chances give none.
func TestDoubledChances(t *testing.T) {
	s, d := resolved(t, "base"), *libraryDrivers(t)
	comes := func(d Drivers) *big.Rat {
		leaves := d.Leaves(s.Timeline)
		return new(big.Rat).Sub(big.NewRat(1, 1), leaves[len(leaves)-1].Probability)
	}
	once, twice, never := comes(d), d, d
	twice.Kinds, never.Kinds = slices.Clone(d.Kinds), slices.Clone(d.Kinds)
	for i := range d.Kinds {
		twice.Kinds[i].Chance *= 2
		never.Kinds[i].Chance = 0
	}
	if comes(twice).Cmp(once) <= 0 || comes(never).Sign() != 0 {
		t.Errorf("once %s, twice %s, never %s", once.FloatString(6), comes(twice).FloatString(6), comes(never).FloatString(6))
	}
}

// TestLeavesAreTheLibrarysSettlementsMoved: in the month in which a settlement stands
// in the library a leaf is the library's own run; later it moves, and what comes after
// the run ends is left out.
func TestLeavesAreTheLibrarysSettlementsMoved(t *testing.T) {
	d := *libraryDrivers(t)
	for i := range d.Kinds {
		kind := &d.Kinds[i]
		s := resolved(t, "reparations-loan+"+kind.Settlement)
		if sets := (Leaf{Month: kind.month, kind: kind}).Assignments(s); sets != nil {
			t.Errorf("%s: %v", kind.Settlement, sets)
		}
		for _, leaf := range d.Leaves(s.Timeline) {
			if leaf.kind == kind || leaf.Settlement == kind.Settlement {
				if _, err := s.WithSets(leaf.Assignments(s)...); err != nil {
					t.Errorf("%s: %v", leaf.ID, err)
				}
			}
		}
	}
	returned, paid := resolved(t, "assets-returned"), resolved(t, "reparations-paid")
	for _, c := range []struct {
		s    *scenarios.Scenario
		id   string
		want string
	}{
		{returned, "assets-returned@2030-11", "settlement.release_share_pct=2030-11-01:100.0000"},
		{paid, "reparations-paid@2043-11", "settlement.reparations_eur=2043-11-30:9000000000.00,2044-11-30:9000000000.00,2045-11-30:9000000000.00 settlement.reparations_if_late_eur=[]"},
	} {
		for _, leaf := range d.Leaves(c.s.Timeline) {
			if leaf.ID == c.id {
				if got := strings.Join(leaf.Assignments(c.s), " "); !strings.HasPrefix(got, strings.Fields(c.want)[0]) {
					t.Errorf("%s: %s, want %s", c.id, got, c.want)
				}
			}
		}
	}
}

// TestStreamIsChaCha8 reads the known answer of the generator, as Go's own tests of
// math/rand/v2 have it: with this key it begins so. Streams differ in all that their
// key is made of, seed 0 is a seed, and the same stream is the same.
func TestStreamIsChaCha8(t *testing.T) {
	known := stream{rand.NewChaCha8([32]byte([]byte("ABCDEFGHIJKLMNOPQRSTUVWXYZ123456")))}
	for _, want := range []uint64{0xb773b6063d4616a5, 0x1160af22a66abc3c, 0x8c2599d9418d287c, 0x7ee07e037edc5cd6} {
		if got := known.source.Uint64(); got != want {
			t.Errorf("%x, want %x", got, want)
		}
	}
	first, again := newStream(0, "leaf", 1, "driver"), newStream(0, "leaf", 1, "driver")
	if first.below(1<<62) != again.below(1<<62) {
		t.Error("the same stream differs")
	}
	seen := map[uint64]string{}
	for _, other := range []stream{newStream(0, "leaf", 1, "driver"), newStream(1, "leaf", 1, "driver"), newStream(0, "leaf2", 1, "driver"), newStream(0, "leaf", 2, "driver"), newStream(0, "leaf", 1, "driver2")} {
		draw := other.below(1 << 62)
		if seen[draw] != "" {
			t.Error("two streams begin alike")
		}
		seen[draw] = "seen"
	}
}

// TestDrawsHaveTheirChances counts draws against exact bounds: of 20,000 draws with a
// chance of 3/10 the count lies within five standard errors, 5 × √(20000 × 0.21) = 324;
// a triangle 0, mode, 1 has the mean (mode + 1)/3.
func TestDrawsHaveTheirChances(t *testing.T) {
	of := []outcome{{chance: 300_000}, {chance: 0}, {chance: 700_000}}
	var counts [3]int
	var sum int64
	const draws = 20_000
	r, mode := newStream(7, "l", 1, "d"), int64(200_000)
	for range draws {
		counts[r.one(of)]++
		at := r.triangular(mode)
		if at < 0 || at > whole {
			t.Fatalf("%d is outside", at)
		}
		sum += at
	}
	if counts[0] < 6_000-324 || counts[0] > 6_000+324 || counts[1] != 0 {
		t.Errorf("%v", counts)
	}
	// Variance (1 + m² − m)/18 ≤ 0.047: five standard errors of the mean are 0.0077.
	if mean := sum / draws; mean < 400_000-7_700 || mean > 400_000+7_700 {
		t.Errorf("mean %d", mean)
	}
}

// TestPathsAreAllowed: what paths assign is allowed in the leaves of each structure,
// paths differ, the same path is the same, and no rate leaves its bounds.
func TestPathsAreAllowed(t *testing.T) {
	d := libraryDrivers(t)
	for _, structure := range []string{"reparations-loan", "joint-borrowing", "ukraine-support-loan"} {
		seen := map[string]bool{}
		s := resolved(t, structure+"+assets-returned+nsd-seizure")
		for path := int64(1); path <= 40; path++ {
			sets := d.Path(s, 0, "leaf", path)
			if strings.Join(sets, " ") != strings.Join(d.Path(s, 0, "leaf", path), " ") {
				t.Fatal("a path is drawn twice and differs")
			}
			seen[strings.Join(sets, " ")] = true
			drawn, err := s.WithSets(sets...)
			if err != nil {
				t.Fatalf("%s, path %d: %v", structure, path, err)
			}
			for _, entry := range drawn.Parameter("rates.deposit_facility_pct").Values[0].Entries {
				if entry.Value < -5_000 || entry.Value > 40_000 {
					t.Errorf("%s is %d", entry.Date, entry.Value)
				}
			}
		}
		if len(seen) != 40 {
			t.Errorf("%d different paths of 40", len(seen))
		}
	}
}

// TestFaultsOfDrivers are told all at once, each in its place.
func TestFaultsOfDrivers(t *testing.T) {
	content := `schema: loanmodel/drivers/v1
settlement:
  from: "2026-13"
  step_months: 0
  kinds:
    assets-returned: {chance_pct: "60.0000", month: "2027-12", dated: [settlement.release_share_pct]}
    assets-offset: {chance_pct: "60.0000", month: "2027-12", dated: [settlement.offset]}
  grade: assumption
  reason: "None."
sampled:
  one: {name: "One", process: jump, grade: assumption, reason: "None."}
  two: {name: "Two", process: walk, grade: assumption, reason: "None.", keys: [rates.bond_pool_pct]}
  three: {name: "Three", process: choice, grade: assumption, reason: "None.", of: [{chance_pct: "90.0000", set: ["guarantees.months_to_pay=1"]}]}
  four: {name: "Four", process: scale, grade: assumption, reason: "None.", keys: [need.military_eur], triangle_pct: ["5", "4", "3"]}
`
	_, faults, err := ReadDrivers("mine.yaml", []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"mine.yaml:3:9: ", "mine.yaml:4:16: ", "sum to more than 100 %", "settlement.offset", "mine.yaml:11:31: ", "needs in_months", "sum to 90 %", "do not ascend"} {
		if !strings.Contains(faults.Error(), want) {
			t.Errorf("%q is not in\n%s", want, faults.Error())
		}
	}
}
