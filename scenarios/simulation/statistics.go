package simulation

import (
	"cmp"
	"math/big"
	"slices"

	"loanmodel/finance"
)

// AllStates is the place of all states together among those of a figure.
var AllStates = finance.MemberStates.Len()

// Results are the runs of a whole simulation with the probabilities of its leaves.
type Results struct {
	*Part
	Chances []*big.Rat // of the leaves
	weights []*big.Int // of one run of each leaf, over a common denominator
	total   *big.Int   // of all runs: that denominator
}

// NewResults reads the probabilities of a whole simulation.
func NewResults(p *Part) *Results {
	var chances []*big.Rat
	for _, leaf := range p.Leaves {
		chance, _ := new(big.Rat).SetString(leaf.Probability) // checked when it was read or made
		chances = append(chances, chance)
	}
	return newResults(p, chances)
}

// newResults brings the probabilities to a common denominator: sums of whole numbers
// are exact and quick.
func newResults(p *Part, chances []*big.Rat) *Results {
	r := &Results{Part: p, Chances: chances, total: big.NewInt(1)}
	for _, chance := range chances {
		common := new(big.Int).GCD(nil, nil, r.total, chance.Denom())
		r.total.Mul(r.total, new(big.Int).Quo(chance.Denom(), common))
	}
	for _, chance := range chances {
		weight := new(big.Int).Quo(r.total, chance.Denom())
		r.weights = append(r.weights, weight.Mul(weight, chance.Num()))
	}
	r.total = new(big.Int).Mul(r.total, big.NewInt(int64(r.runsALeaf())))
	return r
}

// amount returns a figure of a run, in cents.
func (r *Results) amount(scenario, run, figure, state int) int64 {
	return r.Amounts[(run*len(r.Scenarios)+scenario)*width+figure*states+state]
}

// runsALeaf is how many runs a leaf has.
func (r *Results) runsALeaf() int { return int(max(1, r.Paths)) }

// Statistics are what is found of one figure of one state, or of all together.
type Statistics struct {
	Expected  *big.Rat // in cents: exact, given the paths drawn
	Deviation *big.Rat // variance of Expected from drawing, in cents squared; 0 where nothing is drawn
	Any       *big.Rat // the chance that it is above 0
	GivenAny  *big.Rat // expected where it is above 0, in cents; nil where it never is
	Quantiles []int64  // at Levels, in cents
	Shortfall *big.Rat // mean of the worst 5 %, the atom at the quantile split, in cents
	Least     int64    // of what has a chance
	Greatest  int64
	Seen      int // runs in which it is above 0
	Runs      int
}

// Levels are the quantiles that are found, in per cent.
func Levels() []int64 { return []int64{5, 50, 90, 95, 99} }

// tail is the part of the worst outcomes whose mean is the shortfall, in per cent.
const tail = 5

// Of finds the statistics of a figure; state AllStates is all together.
func (r *Results) Of(scenario, figure, state int) Statistics {
	return r.statistics(func(run int) int64 { return r.amount(scenario, run, figure, state) })
}

// Difference finds those of one scenario less another, run by run.
func (r *Results) Difference(a, b, figure, state int) Statistics {
	return r.statistics(func(run int) int64 { return r.amount(a, run, figure, state) - r.amount(b, run, figure, state) })
}

// statistics finds all of them from the runs and the weights of their leaves: whole
// numbers and fractions alone.
func (r *Results) statistics(of func(run int) int64) Statistics {
	n := r.runsALeaf()
	s := Statistics{Expected: new(big.Rat), Deviation: new(big.Rat), Any: new(big.Rat), Runs: n * len(r.Chances)}
	above := new(big.Rat)
	var list []weighted
	for leaf, chance := range r.Chances {
		sum, squares, positive, seen := new(big.Int), new(big.Int), new(big.Int), int64(0)
		each := new(big.Rat).Quo(chance, big.NewRat(int64(n), 1))
		for path := range n {
			value := of(leaf*n + path)
			v := big.NewInt(value)
			sum.Add(sum, v)
			squares.Add(squares, new(big.Int).Mul(v, v))
			if value > 0 {
				positive.Add(positive, v)
				seen++
			}
			list = append(list, weighted{value, r.weights[leaf]})
		}
		s.Seen += int(seen)
		s.Expected.Add(s.Expected, new(big.Rat).Mul(each, new(big.Rat).SetInt(sum)))
		s.Any.Add(s.Any, new(big.Rat).Mul(each, big.NewRat(seen, 1)))
		above.Add(above, new(big.Rat).Mul(each, new(big.Rat).SetInt(positive)))
		s.Deviation.Add(s.Deviation, spread(chance, sum, squares, int64(n)))
	}
	if s.Any.Sign() > 0 {
		s.GivenAny = above.Quo(above, s.Any)
	}
	slices.SortStableFunc(list, func(a, b weighted) int { return cmp.Compare(a.value, b.value) })
	possible := slices.DeleteFunc(slices.Clone(list), func(w weighted) bool { return w.weight.Sign() == 0 })
	s.Least, s.Greatest = possible[0].value, possible[len(possible)-1].value
	s.Quantiles, s.Shortfall = r.quantiles(list), r.shortfall(list)
	return s
}

// A weighted is a value with its probability, as a part of the total.
type weighted struct {
	value  int64
	weight *big.Int
}

// spread returns what one leaf adds to the variance of the mean: its probability
// squared times the variance of its paths over their number.
func spread(chance *big.Rat, sum, squares *big.Int, n int64) *big.Rat {
	if n < 2 {
		return new(big.Rat)
	}
	mean := new(big.Rat).SetFrac(new(big.Int).Mul(sum, sum), big.NewInt(n))
	variance := new(big.Rat).Sub(new(big.Rat).SetInt(squares), mean)
	variance.Quo(variance, big.NewRat(n*(n-1), 1))
	return variance.Mul(variance, new(big.Rat).Mul(chance, chance))
}

// quantiles returns, for each level, the least value up to which at least so much of
// the probability lies.
func (r *Results) quantiles(list []weighted) []int64 {
	levels, found, sum := Levels(), []int64{}, new(big.Int)
	hundred := big.NewInt(100)
	reached := func(level int64) bool {
		return new(big.Int).Mul(sum, hundred).Cmp(new(big.Int).Mul(r.total, big.NewInt(level))) >= 0
	}
	for _, w := range list {
		sum.Add(sum, w.weight)
		for len(found) < len(levels) && reached(levels[len(found)]) {
			found = append(found, w.value)
		}
	}
	return found
}

// shortfall returns the mean of the worst of the probability, of which the atom at
// its beginning counts with the part that belongs to it (Rockafellar and Uryasev 2002).
func (r *Results) shortfall(list []weighted) *big.Rat {
	worst, hundred := new(big.Int).Mul(r.total, big.NewInt(tail)), big.NewInt(100)
	left, sum := new(big.Int).Set(worst), new(big.Int)
	for _, w := range slices.Backward(list) {
		part := new(big.Int).Mul(w.weight, hundred)
		if part.Cmp(left) > 0 {
			part.Set(left)
		}
		sum.Add(sum, new(big.Int).Mul(part, big.NewInt(w.value)))
		if left.Sub(left, part).Sign() == 0 {
			break
		}
	}
	return new(big.Rat).SetFrac(sum, worst)
}

// Weighted returns the results with other probabilities of the leaves: another opinion
// only weighs the same runs anew. Probabilities of a leaf, or of a settlement, over
// whose leaves they are shared as they are now, must name every settlement that is
// possible and sum to 1.
func (r *Results) Weighted(opinion map[string]*big.Rat) (*Results, error) {
	now, members := map[string]*big.Rat{}, map[string]int{}
	for i, leaf := range r.Leaves {
		name := r.opinionOf(leaf.ID, opinion)
		if now[name] == nil {
			now[name] = new(big.Rat)
		}
		now[name].Add(now[name], r.Chances[i])
		members[name]++
	}
	var chances []*big.Rat
	sum := new(big.Rat)
	for i, leaf := range r.Leaves {
		name := r.opinionOf(leaf.ID, opinion)
		given := opinion[name]
		switch {
		case given == nil:
			return nil, &WeightsError{"nothing is said of " + leaf.ID, "name each leaf or its settlement"}
		case now[name].Sign() == 0:
			chances = append(chances, new(big.Rat).Quo(given, big.NewRat(int64(members[name]), 1)))
		default:
			share := new(big.Rat).Quo(r.Chances[i], now[name])
			chances = append(chances, share.Mul(share, given))
		}
	}
	for name, chance := range opinion {
		if chance.Sign() < 0 {
			return nil, &WeightsError{"the chance of " + name + " is below 0", ""}
		}
		if members[name] == 0 {
			return nil, &WeightsError{"there is no leaf and no settlement " + name, "simulation.json lists the leaves"}
		}
		sum.Add(sum, chance)
	}
	if sum.Cmp(big.NewRat(1, 1)) != 0 {
		return nil, &WeightsError{"the chances sum to " + sum.FloatString(6) + " and not to 1", "what is left is the chance of immobilised"}
	}
	return newResults(r.Part, chances), nil
}

// opinionOf returns the name by which an opinion speaks of a leaf: its own, or that of
// its settlement.
func (r *Results) opinionOf(leaf string, opinion map[string]*big.Rat) string {
	if opinion[leaf] != nil {
		return leaf
	}
	for i, c := range leaf {
		if c == '@' || c == '+' {
			return leaf[:i]
		}
	}
	return leaf
}

// A WeightsError says why chances are none.
type WeightsError struct{ Reason, Hint string }

// Error returns one line of printable characters.
func (e *WeightsError) Error() string { return e.Reason }

// A Regret is how much more a scenario is under a settlement than the least of all.
type Regret struct {
	Leaf    string
	Amounts []int64 // by scenario, in cents
}

// Regrets returns for each leaf how much more each scenario is, of a figure, than the
// scenario that is least there, on the mean of its paths rounded to a cent; and the
// scenario whose greatest regret is least. No probabilities are used.
func (r *Results) Regrets(figure, state int) (list []Regret, least int, greatest []int64) {
	greatest = make([]int64, len(r.Scenarios))
	for leaf := range r.Leaves {
		var means []int64
		for scenario := range r.Scenarios {
			means = append(means, r.Mean(scenario, leaf, figure, state))
		}
		lowest := slices.Min(means)
		regret := Regret{Leaf: r.Leaves[leaf].ID}
		for scenario, mean := range means {
			regret.Amounts = append(regret.Amounts, mean-lowest)
			greatest[scenario] = max(greatest[scenario], mean-lowest)
		}
		list = append(list, regret)
	}
	return list, slices.Index(greatest, slices.Min(greatest)), greatest
}

// Mean returns the mean of a figure over the paths of a leaf, in cents, rounded half
// away from zero; of a single run its amount.
func (r *Results) Mean(scenario, leaf, figure, state int) int64 {
	n := r.runsALeaf()
	sum := new(big.Int)
	for path := range n {
		sum.Add(sum, big.NewInt(r.amount(scenario, leaf*n+path, figure, state)))
	}
	return Cents(new(big.Rat).SetFrac(sum, big.NewInt(int64(n))))
}

// Cents rounds a fraction of cents to whole cents, half away from zero.
func Cents(x *big.Rat) int64 {
	twice := new(big.Int).Mul(x.Num(), big.NewInt(2))
	twice.Abs(twice).Add(twice, x.Denom())
	twice.Quo(twice, new(big.Int).Mul(x.Denom(), big.NewInt(2)))
	if x.Sign() < 0 {
		twice.Neg(twice)
	}
	return twice.Int64()
}
