package scenarios

import (
	"fmt"

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

// customChoice names the key whose weights the scenario itself gives.
const customChoice = "custom"

// customKey checks that a custom key gives some participating state a weight.
// Otherwise nobody would guarantee anything.
func customKey(s *Scenario) diagnostic.List {
	basis := s.Parameter(string(finance.GuaranteesBasis))
	if FormatValue(basis.Line, basis.Values[0]) != customChoice {
		return nil
	}
	weights := s.values(finance.GuaranteesCustomWeight)
	for state, participates := range s.values(finance.GuaranteesParticipates) {
		if participates.Scalar != 0 && weights[state].Scalar > 0 {
			return nil
		}
	}
	return diagnostic.List{lastGiven(append([]Value{basis.Values[0]}, weights...)...).Origin.fault(SumTotal,
		"the key of the guarantees is custom, and the weights of the participating states sum to 0",
		"give states a weight in "+string(finance.GuaranteesCustomWeight))}
}
