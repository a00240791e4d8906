package scenarios

import (
	"fmt"

	"loanmodel/finance"
	"loanmodel/scenarios/diagnostic"
)

// refinancedBonds checks that a loan which is refinanced from immobilised cash on a
// day has bonds by then, and swaps no cash before.
func refinancedBonds(s *Scenario) diagnostic.List {
	from, assets, bonds, era := s.value(finance.FundingRefinancedFrom), s.value(finance.FundingAssets), s.value(finance.FundingBonds), s.value(finance.ERARepayment)
	refused := func(reason string, cause Value, hint string) diagnostic.List {
		return diagnostic.List{lastGiven(from, cause).Origin.fault(RefinancedCash,
			fmt.Sprintf("bonds are refinanced from %s and %s", formatDate(from.Scalar), reason),
			fmt.Sprintf("%s, or set %s to %s", hint, finance.FundingRefinancedFrom, never))}
	}
	switch {
	case from.Scalar == 0:
		return nil
	case assets.Scalar > 0:
		return refused("immobilised cash is swapped before", assets, fmt.Sprintf("set %s to 0", finance.FundingAssets))
	case len(era.Entries) > 0:
		return refused("immobilised cash repays ERA loans before", era, fmt.Sprintf("set %s to []", finance.ERARepayment))
	case bonds.Scalar == 0:
		return refused("there are none", bonds, fmt.Sprintf("give %s a share", finance.FundingBonds))
	}
	return nil
}
