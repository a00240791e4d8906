package scenarios

import (
	"slices"

	"loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/scenarios/diagnostic"
)

// rules lists what the values of a scenario must satisfy together, after
// composition. Each rule finds all of its own faults.
var rules = []func(*Scenario) diagnostic.List{
	monthTotals,
	fundingWeights,
	refinancedBonds,
	instalmentsOfAll,
	maturitiesWithinSecurities,
	partsOfWholes,
	releaseShares,
	waterfallRanks,
	defaultDates,
	keysWithSomebody,
	cumulativeShares,
}

// checkRules applies the rules.
func (s *Scenario) checkRules() diagnostic.List {
	var faults diagnostic.List
	if s.Timeline.Months > 0 {
		faults = insideHorizon(s)
	}
	for _, rule := range rules {
		faults.Add(rule(s)...)
	}
	return faults
}

// values returns the values of one parameter, member by member.
func (s *Scenario) values(key equation.ID) []Value { return s.Parameter(string(key)).Values }

// value returns the value of a parameter that has no dimension.
func (s *Scenario) value(key equation.ID) Value { return s.values(key)[0] }

// lastGiven returns the value that was given last: by the latest layer and,
// within a layer, farthest down in its file. A fault of several values is shown
// there, because the author has just touched it.
func lastGiven(values ...Value) Value {
	return slices.MaxFunc(values, func(a, b Value) int {
		if a.layer != b.layer {
			return a.layer - b.layer
		}
		return a.Origin.position().Compare(b.Origin.position())
	})
}

// euro writes cents as euro for a message.
func euro(cents int64) string {
	return money.ToDecimal(cents, money.CentDigits).StringFixed(money.CentDigits) + " EUR"
}

// total adds up dated amounts. Their number and size are bounded, so that the
// sum fits.
func total(entries []Entry) int64 {
	var sum int64
	for _, entry := range entries {
		sum += entry.Value
	}
	return sum
}
