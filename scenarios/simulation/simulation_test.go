package simulation

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loanmodel/finance"
	"loanmodel/finance/metric"
	"loanmodel/finance/money"
	"loanmodel/scenarios"
	"loanmodel/scenarios/analysis"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/uncertainty"
)

func plan(t *testing.T, paths int64, expressions ...string) Plan {
	t.Helper()
	drivers, err := uncertainty.LibraryDrivers()
	if err != nil {
		t.Fatal(err)
	}
	return Plan{Expressions: expressions, Drivers: drivers, DriversID: "test", Paths: paths, Version: "test"}
}

func simulate(t *testing.T, p Plan, shard, shards int64) *Part {
	t.Helper()
	part, err := p.Run(t.Context(), shard, shards, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	return part
}

// centsOf measures a run as an ordinary one: each figure of each state.
func centsOf(t *testing.T, s *scenarios.Scenario) []int64 {
	t.Helper()
	run, err := analysis.NewRun(s, "test")
	if err != nil {
		t.Fatal(err)
	}
	var list []int64
	for _, id := range FigureIDs() {
		measure, ok := metric.StateMeasureByID(id)
		if !ok {
			t.Fatalf("there is no measure %s", id)
		}
		for state := range finance.MemberStates.Members {
			cents, err := money.FromDecimal(measure.Value(run.Result, state), money.CentDigits)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, cents)
		}
		all, err := money.FromDecimal(measure.OfAll(run.Result), money.CentDigits)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, all)
	}
	return list
}

// tolerance is how far a present value may be off that is a sum of 128 bits; sums of
// cents are exact. That of all states is rounded once in both.
func tolerance(at int) int64 {
	if figures[at/states].present {
		return 1
	}
	return 0
}

func same(t *testing.T, name string, got, want []int64) {
	t.Helper()
	for i := range want {
		if off := got[i] - want[i]; max(off, -off) > tolerance(i) {
			t.Errorf("%s, %s of state %d: %d, the run has %d", name, figures[i/states].id, i%states, got[i], want[i])
			return
		}
	}
}

// TestLeavesAreOrdinaryRuns: what is enumerated is what each leaf's scenario gives as
// an ordinary run, to the cent, and where nothing can come it is the scenario itself.
func TestLeavesAreOrdinaryRuns(t *testing.T) {
	p := plan(t, 0, "reparations-loan", "joint-borrowing+rating-downgrade")
	part := simulate(t, p, 1, 1)
	size := width * len(p.Expressions)
	for i, leaf := range part.Leaves {
		if i%7 != 0 && i != len(part.Leaves)-1 {
			continue
		}
		for e, expression := range p.Expressions {
			s, err := p.PathScenario(expression, leaf.ID, 0)
			if err != nil {
				t.Fatal(err)
			}
			same(t, expression+" in "+leaf.ID, part.Amounts[i*size+e*width:][:width], centsOf(t, s))
		}
	}
	fixed := p
	fixed.Drivers = &uncertainty.Drivers{From: p.Drivers.From, Step: 12}
	alone := simulate(t, fixed, 1, 1)
	base, err := scenarios.Resolve("reparations-loan", scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(alone.Leaves) != 1 || alone.Scenarios[0].RunID != scenarios.RunID(base, "test") {
		t.Errorf("%d leaves, run %s", len(alone.Leaves), alone.Scenarios[0].RunID)
	}
	same(t, "nothing can come", alone.Amounts[:width], centsOf(t, base))
}

// TestPathsAreOrdinaryRuns re-runs paths of all kinds of leaves as ordinary runs.
func TestPathsAreOrdinaryRuns(t *testing.T) {
	if testing.Short() {
		t.Skip("fifty paths run again: not in a short run")
	}
	p := plan(t, 4, "reparations-loan", "ukraine-support-loan")
	p.Seed = 5
	part := simulate(t, p, 1, 1)
	size, rerun := width*len(p.Expressions), 0
	for i, leaf := range part.Leaves {
		if i%3 != 0 {
			continue
		}
		path := int64(i%4 + 1)
		for e, expression := range p.Expressions {
			s, err := p.PathScenario(expression, leaf.ID, path)
			if err != nil {
				t.Fatal(err)
			}
			rerun++
			same(t, expression+" in "+leaf.ID, part.Amounts[(i*4+int(path)-1)*size+e*width:][:width], centsOf(t, s))
		}
	}
	if rerun < 50 {
		t.Errorf("%d paths are run again", rerun)
	}
}

// TestShardsMergeBitForBit: parts of 1, 3 and 16 shards, in any order, give the bytes
// of one process; another seed does not.
func TestShardsMergeBitForBit(t *testing.T) {
	p := plan(t, 2, "reparations-loan", "joint-borrowing")
	want, err := simulate(t, p, 1, 1).Encode()
	if err != nil {
		t.Fatal(err)
	}
	for _, shards := range []int64{1, 3, 16} {
		var parts []*Part
		var names []string
		for shard := shards; shard >= 1; shard-- {
			text, err := simulate(t, p, shard, shards).Encode()
			if err != nil {
				t.Fatal(err)
			}
			part, err := ReadPart("part", text)
			if err != nil {
				t.Fatal(err)
			}
			parts, names = append(parts, part), append(names, "part")
		}
		merged, err := Merge(parts, names)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := merged.Encode(); err != nil || string(got) != string(want) {
			t.Errorf("%d shards give other bytes: %v", shards, err)
		}
	}
	p.Seed = 1
	if other, _ := simulate(t, p, 1, 1).Encode(); string(other) == string(want) {
		t.Error("another seed gives the same")
	}
}

// TestMergeRefuses parts that are missing, repeated, foreign or broken.
func TestMergeRefuses(t *testing.T) {
	p := plan(t, 0, "bilateral-grants")
	one, two := simulate(t, p, 1, 2), simulate(t, p, 2, 2)
	foreign := *two
	foreign.Seed = 9
	for name, parts := range map[string][]*Part{"missing": {one}, "repeated": {one, one, two}, "foreign": {one, &foreign}} {
		names := []string{"a", "b", "c"}[:len(parts)]
		var fault *PartError
		if _, err := Merge(parts, names); !errors.As(err, &fault) || fault.Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	text, err := one.Encode()
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"empty": "", "half": string(text[:len(text)/2]), "other": `{"schema":"x"}`, "unknown": `{"what":1}`,
		"shard": `{"schema":"` + partSchema + `","shards":2,"shard":3}`} {
		if _, err := ReadPart(name, []byte(content)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
	if got, err := ReadPart("whole", text); err != nil || cmp.Diff(got, one) != "" {
		t.Errorf("%v", err)
	}
}

// TestLimits are told before any work, with what exceeds them.
func TestLimits(t *testing.T) {
	p := plan(t, 100_000, "reparations-loan")
	var limit *LimitError
	if _, err := p.Run(t.Context(), 1, 1, nil); !errors.As(err, &limit) {
		t.Error(err)
	}
	many := plan(t, 0, "reparations-loan")
	drivers := *many.Drivers
	for range 27 {
		drivers.Shocks = append(drivers.Shocks, uncertainty.Shock{Name: "guarantor-default", Chance: 1})
	}
	many.Drivers = &drivers
	if _, err := many.Run(t.Context(), 1, 1, nil); !errors.As(err, &limit) || limit.Hint == "" {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := plan(t, 0, "reparations-loan").Run(ctx, 1, 1, func(int, int) {}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestDrawnValueThatIsNotAllowed names the path in which a scenario refuses what was
// drawn.
func TestDrawnValueThatIsNotAllowed(t *testing.T) {
	content := "schema: loanmodel/drivers/v1\nsettlement: {from: \"2026-01\", step_months: 120, kinds: {}, grade: assumption, reason: \"None.\"}\n" +
		"sampled:\n  one: {name: \"One\", process: scale, keys: [loan.instalments_eur], triangle_pct: [\"200\", \"250\", \"300\"], grade: assumption, reason: \"Too much.\"}\n"
	drivers, faults, err := uncertainty.ReadDrivers("mine.yaml", []byte(content))
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	p := Plan{Expressions: []string{"reparations-loan"}, Drivers: drivers, Paths: 1, Version: "test"}
	var list diagnostic.List
	if _, err := p.Run(t.Context(), 1, 1, func(int, int) {}); !errors.As(err, &list) || !strings.HasPrefix(list[0].Message, "path immobilised/1: loan.instalments_eur sum to") {
		t.Error(err)
	}
}

// byHand are results of two leaves, of 3/4 and 1/4, with two runs each, in which all
// states together pay 0, 0 and 100, 300.
func byHand() *Results {
	part := &Part{Scenarios: []Identified{{Expression: "a"}}, Paths: 2, Leaves: []PartLeaf{{"none", "3/4"}, {"call@2030-01", "1/4"}}, Amounts: make([]int64, 4*width)}
	part.Amounts[2*width+AllStates], part.Amounts[3*width+AllStates] = 100, 300
	return NewResults(part)
}

// TestStatisticsByHand works all statistics of four runs out: weights 3/8, 3/8, 1/8,
// 1/8. Expected 1/8 × 400 = 50; any 1/4; given any 200; the worst 5 % are all in 300;
// variance (1/4)² × 20000 / 2 = 625.
func TestStatisticsByHand(t *testing.T) {
	s := byHand().Of(0, 0, AllStates)
	for name, c := range map[string]struct{ got, want *big.Rat }{
		"expected": {s.Expected, big.NewRat(50, 1)}, "any": {s.Any, big.NewRat(1, 4)}, "given any": {s.GivenAny, big.NewRat(200, 1)},
		"shortfall": {s.Shortfall, big.NewRat(300, 1)}, "variance": {s.Deviation, big.NewRat(625, 1)},
	} {
		if c.got.Cmp(c.want) != 0 {
			t.Errorf("%s: %s, want %s", name, c.got, c.want)
		}
	}
	// Up to 3/4 it is 0, up to 7/8 100, then 300.
	if want := []int64{0, 0, 300, 300, 300}; !slices.Equal(s.Quantiles, want) || s.Least != 0 || s.Greatest != 300 || s.Seen != 2 {
		t.Errorf("%+v", s)
	}
	// With 98 % for nothing the worst 5 % are 2 % × 200 and 3 % × 0: 80.
	other, err := byHand().Weighted(map[string]*big.Rat{"none": big.NewRat(98, 100), "call": big.NewRat(2, 100)})
	if err != nil {
		t.Fatal(err)
	}
	if s := other.Of(0, 0, AllStates); s.Shortfall.Cmp(big.NewRat(80, 1)) != 0 || s.Expected.Cmp(big.NewRat(4, 1)) != 0 || s.Quantiles[3] != 0 || s.Quantiles[4] != 100 {
		t.Errorf("shortfall %s, expected %s, quantiles %v", s.Shortfall, s.Expected, s.Quantiles)
	}
	if s := mustWeigh(t, map[string]*big.Rat{"none": big.NewRat(1, 1), "call": new(big.Rat)}).Of(0, 0, AllStates); s.Greatest != 0 || s.Any.Sign() != 0 {
		t.Errorf("what has no chance counts: %+v", s)
	}
	for _, opinion := range []map[string]*big.Rat{{"none": big.NewRat(1, 1)}, {"none": big.NewRat(1, 2), "call": big.NewRat(1, 4)}, {"none": big.NewRat(3, 2), "call": big.NewRat(-1, 2)}, {"none": big.NewRat(1, 2), "call": big.NewRat(1, 2), "x": new(big.Rat)}} {
		if _, err := byHand().Weighted(opinion); err == nil {
			t.Errorf("%v is taken", opinion)
		}
	}
}

// TestStatisticsHold what they must over a real simulation: nothing above what a state
// can pay in all, the chances of states no greater than that of all, the same scenario
// against itself differs by nothing, and sampling agrees with enumeration where only
// what does not move the figure is drawn.
func TestStatisticsHold(t *testing.T) {
	p := plan(t, 0, "reparations-loan", "reparations-loan")
	r := NewResults(simulate(t, p, 1, 1))
	calls := slices.Index(FigureIDs(), "calls_paid")
	all := r.Of(0, calls, AllStates)
	sum := new(big.Rat)
	for state := range AllStates {
		s := r.Of(0, calls, state)
		sum.Add(sum, s.Expected)
		if s.Any.Cmp(all.Any) > 0 || s.Greatest > 9_000_000_000_000 || s.Quantiles[4] > s.Greatest {
			t.Errorf("state %d: %+v", state, s)
		}
	}
	if sum.Cmp(all.Expected) != 0 || all.Any.Sign() == 0 {
		t.Errorf("all expect %s, the states together %s", all.Expected, sum)
	}
	if d := r.Difference(0, 1, calls, AllStates); d.Expected.Sign() != 0 || d.Greatest != 0 || d.Least != 0 {
		t.Errorf("%+v", d)
	}
	drawn := p
	drawn.Paths = 3
	drivers := *p.Drivers
	drivers.Sampled = slices.DeleteFunc(slices.Clone(drivers.Sampled), func(d uncertainty.Driver) bool { return d.ID != "need" && d.ID != "partners" })
	drawn.Drivers = &drivers
	if got := NewResults(simulate(t, drawn, 1, 1)).Of(0, calls, AllStates); got.Expected.Cmp(all.Expected) != 0 || got.Deviation.Sign() != 0 {
		t.Errorf("drawing the need moves the calls: %s, %s", got.Expected, all.Expected)
	}
}

// TestSamplingAgreesWithEnumeration: a choice that is drawn inside leaves gives the
// mean of the same choice enumerated, within four standard errors.
func TestSamplingAgreesWithEnumeration(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of paths: not in a short run")
	}
	p := plan(t, 60, "reparations-loan")
	drivers := *p.Drivers
	drivers.Step = 60
	drivers.Sampled = slices.DeleteFunc(slices.Clone(drivers.Sampled), func(d uncertainty.Driver) bool { return d.ID != "months-to-pay" })
	p.Drivers = &drivers
	burden := slices.Index(FigureIDs(), "burden_pv")
	got := NewResults(simulate(t, p, 1, 1)).Of(0, burden, AllStates)
	want := new(big.Rat)
	for months, chance := range map[string]int64{"0": 50, "1": 20, "3": 20, "12": 10} {
		fixed := p
		fixed.Paths, fixed.Sets = 0, []string{"guarantees.months_to_pay=" + months}
		mean := NewResults(simulate(t, fixed, 1, 1)).Of(0, burden, AllStates).Expected
		want.Add(want, mean.Mul(mean, big.NewRat(chance, 100)))
	}
	off := new(big.Rat).Sub(got.Expected, want)
	if off.Mul(off, off).Cmp(new(big.Rat).Mul(got.Deviation, big.NewRat(16, 1))) > 0 || got.Deviation.Sign() == 0 {
		t.Errorf("expected %s, enumerated %s, variance %s", got.Expected.FloatString(0), want.FloatString(0), got.Deviation.FloatString(0))
	}
}

func mustWeigh(t *testing.T, opinion map[string]*big.Rat) *Results {
	t.Helper()
	r, err := byHand().Weighted(opinion)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
