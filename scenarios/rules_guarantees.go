package scenarios

import (
	"fmt"
	"slices"

	"loanmodel/finance"
	"loanmodel/finance/equation"
	"loanmodel/scenarios/diagnostic"
)

// waterfallRanks checks that each source occurs once in the waterfall.
func waterfallRanks(s *Scenario) diagnostic.List {
	var faults diagnostic.List
	ranks := []equation.ID{finance.WaterfallFirst, finance.WaterfallSecond, finance.WaterfallThird}
	for i, later := range ranks {
		for _, earlier := range ranks[:i] {
			a, b := s.value(earlier), s.value(later)
			if a.Scalar != b.Scalar {
				continue
			}
			choice := formatScalar(s.Parameter(string(later)).Line, b.Scalar)
			faults.Add(lastGiven(a, b).Origin.fault(ChoiceTwice,
				fmt.Sprintf("%s is both %s and %s", choice, earlier, later), ""))
		}
	}
	return faults
}

// defaultDates checks that each default has an end that is not before its
// beginning. A default that never ends must say so with a late day, because to
// the model a day that never comes is no day.
func defaultDates(s *Scenario) diagnostic.List {
	var faults diagnostic.List
	untils := s.values(finance.GuaranteesDefaultUntil)
	for state, from := range s.values(finance.GuaranteesDefaultFrom) {
		until := untils[state]
		if from.Scalar == 0 || until.Scalar >= from.Scalar {
			continue
		}
		code := finance.MemberStates.Code(state)
		faults.Add(lastGiven(from, until).Origin.fault(GuarantorDates,
			fmt.Sprintf("%s is in default from %s until %s", code, formatDate(from.Scalar), formatDate(until.Scalar)),
			fmt.Sprintf("give %s the last day of the default", addressText(string(finance.GuaranteesDefaultUntil), code))))
	}
	return faults
}

// keysWithSomebody checks that each key has somebody in it. Otherwise nobody
// would guarantee, or bear, anything.
func keysWithSomebody(s *Scenario) diagnostic.List {
	basis := s.Parameter(string(finance.GuaranteesBasis))
	weights := finance.GuaranteeBases()[basis.Values[0].Scalar-1]
	faults := s.somebody(finance.GuaranteesParticipates, weights, basis.Values[0])
	faults.Add(s.somebody(finance.BudgetParticipates, finance.StatesGNI2024)...)
	faults.Add(s.somebody(finance.BudgetParticipatesLater, finance.StatesGNI2024)...)
	return faults
}

// somebody wants a participant with a weight.
func (s *Scenario) somebody(who, weights equation.ID, chosen ...Value) diagnostic.List {
	heavy, takesPart := s.values(weights), s.values(who)
	for state, participates := range takesPart {
		if participates.Scalar != 0 && heavy[state].Scalar > 0 {
			return nil
		}
	}
	given := append(chosen, heavy...)
	if slices.ContainsFunc(heavy, func(weight Value) bool { return weight.Scalar > 0 }) {
		given = append(given, takesPart...)
	}
	return diagnostic.List{lastGiven(given...).Origin.fault(SumTotal,
		fmt.Sprintf("nobody is in the key of %s: the weights of the states that take part sum to 0", who),
		fmt.Sprintf("let a state take part that has a weight in %s", weights))}
}

// cumulativeShares wants shares "so far" not to fall: what was released, set
// off or enforced cannot be taken back.
func cumulativeShares(s *Scenario) diagnostic.List {
	var faults diagnostic.List
	for _, key := range []equation.ID{finance.SettlementRelease, finance.SettlementOffset, finance.RetaliationEnforced,
		finance.RetaliationOutflow, finance.RetaliationFirmsSeized} {
		value := s.value(key)
		entries := slices.SortedFunc(slices.Values(value.Entries), func(a, b Entry) int { return a.Date.Compare(b.Date) })
		for i := 1; i < len(entries); i++ {
			if before, now := entries[i-1], entries[i]; now.Value < before.Value {
				faults.Add(now.fault(value, ShareFalls, fmt.Sprintf("%s falls from %s to %s on %s; it is a share so far and cannot fall",
					key, percent(before.Value), percent(now.Value), now.Date)))
				break
			}
		}
	}
	return faults
}
