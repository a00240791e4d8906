package discount

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// drawSide is a polynomial of a few terms of like size on the discount factor's
// side. Drawn numbers tend to be small; these come from a generator of their own.
func drawSide(draw *rand.Rand) side {
	var terms []term
	power := 0
	for range 3 + draw.IntN(6) {
		terms = append(terms, term{power, decimal.New(draw.Int64N(2001)-1000, -2)})
		power += 1 + draw.IntN(6)
	}
	return side{newPolynomial(append(terms, term{power, one}), fine), 1, false, new(int)}
}

func drawRand(t *rapid.T) *rand.Rand { return rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)) }

// TestBoundsHold: what the bounds of an interval say holds at places inside. The
// draws are the same in every run, so all three kinds of interval are among them.
func TestBoundsHold(t *testing.T) {
	decided := map[string]int{}
	for seed := range uint64(200) {
		draw := rand.New(rand.NewPCG(seed, 1))
		s := drawSide(draw)
		left := 1 + draw.Int64N(999_000)
		right := left + 1 + draw.Int64N(1_000_000-left)
		i := interval{s.at(decimal.New(left, -6)), s.at(decimal.New(right, -6))}
		checkBounds(t, s, i)
		for name, is := range map[string]bool{"clear": i.clear(), "monotone": i.monotone(), "neither": !i.clear() && !i.monotone()} {
			if is {
				decided[name]++
			}
		}
	}
	for _, name := range []string{"clear", "monotone", "neither"} {
		if decided[name] < 5 {
			t.Errorf("only %d intervals were %s", decided[name], name)
		}
	}
	t.Logf("%v", decided)
}

// checkBounds looks at eight places.
func checkBounds(t *testing.T, s side, i interval) {
	t.Helper()
	low, high := i.slopes()
	rising, falling := low.Sign() >= 0, high.Sign() <= 0
	if i.monotone() != (rising || falling) {
		t.Fatal("monotone does not say what the bounds do")
	}
	before := i.left
	for k := int64(1); k <= 8; k++ {
		p := s.at(i.left.at.Add(i.width().Mul(decimal.New(125*k, -3))))
		if slope := p.up.Sub(p.down); slope.LessThan(low) || slope.GreaterThan(high) {
			t.Fatalf("slope %s at %s, not between %s and %s", slope, p.at, low, high)
		}
		if i.clear() && p.value.Sign() != i.left.value.Sign() {
			t.Fatalf("said to be clear, and has %s at %s", p.value, p.at)
		}
		if rising && p.value.LessThan(before.value) || falling && p.value.GreaterThan(before.value) {
			t.Fatalf("said to be monotone, and goes from %s to %s", before.value, p.value)
		}
		before = p
	}
}

// TestBendHasFewerChanges: the recursion over turning points ends.
func TestBendHasFewerChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawSide(drawRand(t)).polynomial
		if f.changes() > 0 && f.bend().changes() != f.changes()-1 {
			t.Fatalf("%d changes of sign, then %d", f.changes(), f.bend().changes())
		}
	})
}

// TestLevelLoanTakesFewSteps: secants, not halvings alone, find the rate of an
// ordinary loan: twenty digits by halving would take seventy evaluations.
func TestLevelLoanTakesFewSteps(t *testing.T) {
	terms := []term{{0, decimal.New(-90_000_000_000, 0)}}
	for k := range 30 {
		terms = append(terms, term{k + 1, decimal.New(5_854_629_157, 0)})
	}
	s := side{newPolynomial(terms, fine), 1, false, new(int)}
	found, err := s.search()
	if err != nil {
		t.Fatal(err)
	}
	rate, err := found.nearest()
	if err != nil || !rate.Value.Round(9).Equal(decimal.New(5, -2)) {
		t.Fatalf("%s, %v", rate.Value, err)
	}
	if evaluations := *s.work / len(s.terms); evaluations > 35 {
		t.Errorf("%d evaluations", evaluations)
	} else {
		t.Logf("%d evaluations", evaluations)
	}
}
