package seek_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"loanmodel/scenarios/seek"
)

// TestEdges works two trees by hand: 0 against 87.28 if nothing happens, 84.71
// against 87.28 if the assets are returned: A costs less under both. With 100 in
// place of 84.71: p × 100 = 87.28, p = 0.8728.
func TestEdges(t *testing.T) {
	trial := func(a, b int64) seek.Trial {
		return seek.Trial{CostA: decimal.New(a, -2), CostB: decimal.New(b, -2)}
	}
	if edges := seek.Edges([]seek.Trial{trial(0, 8728), trial(8471, 8728), trial(5, 5)}); edges != nil {
		t.Errorf("%v", edges)
	}
	edges := seek.Edges([]seek.Trial{trial(10000, 8728), trial(0, 8728), trial(8728, 8728)})
	if len(edges) != 1 || edges[0].AIsLess != 1 || edges[0].BIsLess != 0 || edges[0].Chance.Cmp(big.NewRat(8728, 10000)) != 0 {
		t.Errorf("%v", edges)
	}
}

// TestEdgesAreEqualMixtures mixes both ways of funding at each chance that is found:
// they cost the same, and a little below it A costs less.
func TestEdgesAreEqualMixtures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var trials []seek.Trial
		for range rapid.IntRange(1, 6).Draw(t, "settlements") {
			cents := rapid.Int64Range(-5, 10_000_000_000_000)
			trials = append(trials, seek.Trial{CostA: decimal.New(cents.Draw(t, "A"), -2), CostB: decimal.New(cents.Draw(t, "B"), -2)})
		}
		for _, edge := range seek.Edges(trials) {
			mixed := func(p *big.Rat, cost func(seek.Trial) decimal.Decimal) *big.Rat {
				rest := new(big.Rat).Sub(big.NewRat(1, 1), p)
				first := new(big.Rat).Mul(rest, cost(trials[edge.AIsLess]).Rat())
				return first.Add(first, new(big.Rat).Mul(p, cost(trials[edge.BIsLess]).Rat()))
			}
			a := func(t seek.Trial) decimal.Decimal { return t.CostA }
			b := func(t seek.Trial) decimal.Decimal { return t.CostB }
			if mixed(edge.Chance, a).Cmp(mixed(edge.Chance, b)) != 0 {
				t.Fatalf("at %s they differ", edge.Chance)
			}
			below := new(big.Rat).Mul(edge.Chance, big.NewRat(999, 1000))
			if mixed(below, a).Cmp(mixed(below, b)) >= 0 {
				t.Fatalf("below %s A does not cost less", edge.Chance)
			}
		}
	})
}
