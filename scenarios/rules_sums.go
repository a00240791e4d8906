package scenarios

import (
	"fmt"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/equation"
	"loanmodel/finance/money"
	"loanmodel/scenarios/diagnostic"
)

// monthTotals finds months whose dated amounts add up to more than a single
// amount may be.
func monthTotals(s *Scenario) diagnostic.List {
	var faults diagnostic.List
	for _, p := range s.Parameters() {
		if p.Line.Input.Shape != equation.Schedule {
			continue
		}
		for _, value := range p.Values {
			faults.Add(monthsOver(p.Line, value)...)
		}
	}
	return faults
}

func monthsOver(line *equation.Line, value Value) diagnostic.List {
	var faults diagnostic.List
	_, greatest := Bounds(line)
	totals := map[calendar.Month]int64{}
	for _, entry := range value.Entries {
		month := calendar.MonthOf(entry.Date)
		before := totals[month]
		totals[month] += entry.Value
		if totals[month] > greatest && before <= greatest {
			faults.Add(entry.fault(value, SumTotal, fmt.Sprintf("the amounts of %s sum to %s, at most %s are allowed",
				month, euro(totals[month]), euro(greatest))))
		}
	}
	return faults
}

// fundingWeights checks that the three sources of funding make one whole.
func fundingWeights(s *Scenario) diagnostic.List {
	assets, grants, bonds := s.value(finance.FundingAssets), s.value(finance.FundingGrants), s.value(finance.FundingBonds)
	sum := assets.Scalar + grants.Scalar + bonds.Scalar
	if sum == money.Million {
		return nil
	}
	return diagnostic.List{lastGiven(assets, grants, bonds).Origin.fault(SumTotal,
		fmt.Sprintf("the funding weights sum to %s, must be 100 (%s)", percent(sum), off(sum-money.Million, percent)),
		fmt.Sprintf("assets_weight_pct is %s, grants_weight_pct %s, bonds_weight_pct %s",
			percent(assets.Scalar), percent(grants.Scalar), percent(bonds.Scalar)))}
}

// off says by how much a sum is too great or too small.
func off(difference int64, write func(int64) string) string {
	if difference > 0 {
		return write(difference) + " too much"
	}
	return write(-difference) + " missing"
}

// percent writes millionths as per cent for a message.
func percent(millionths int64) string {
	return money.ToDecimal(millionths, money.MillionthDigits-2).String()
}

// followInstalments gives the whole of which the dated instalments are parts,
// where a later layer dates them anew and leaves the whole. They are drawn as they
// stand, and what they leave of the commitment stays undrawn; if a layer after
// theirs changes the commitment alone, it is drawn in proportion to them. It
// returns the new whole. The parameters are the scenario's own; the values of one
// are shared.
func (s *Scenario) followInstalments() (all int64, follows bool) {
	p := s.Parameter(string(finance.LoanAll))
	instalments, whole, commitment := s.value(finance.LoanInstalments), p.Values[0], s.value(finance.LoanCommitment)
	all = commitment.Scalar
	if commitment.layer > instalments.layer {
		all = total(instalments.Entries)
	}
	if _, greatest := Bounds(p.Line); instalments.layer <= whole.layer || all == whole.Scalar || all > greatest {
		return 0, false
	}
	whole.Scalar, whole.layer, whole.Origin = all, instalments.layer, instalments.Origin
	p.Values = []Value{whole}
	return all, true
}

// instalmentsOfAll checks that the dated instalments are no more than the whole
// of which they are parts. Less is allowed: the rest stays undrawn.
func instalmentsOfAll(s *Scenario) diagnostic.List {
	instalments, all := s.value(finance.LoanInstalments), s.value(finance.LoanAll)
	sum := total(instalments.Entries)
	if sum <= all.Scalar {
		return nil
	}
	return diagnostic.List{lastGiven(instalments, all).Origin.fault(SumTotal,
		fmt.Sprintf("%s sum to %s, %s is %s (%s)", finance.LoanInstalments, euro(sum),
			finance.LoanAll, euro(all.Scalar), off(sum-all.Scalar, euro)),
		fmt.Sprintf("set %s to the sum too, or %s to draw the commitment in proportion to them", finance.LoanCommitment, finance.LoanAll))}
}

// maturitiesWithinSecurities checks that no more matures than a custodian
// holds.
func maturitiesWithinSecurities(s *Scenario) diagnostic.List {
	var faults diagnostic.List
	securities := s.values(finance.AssetsOpeningSecurities)
	for custodian, maturities := range s.values(finance.AssetsMaturities) {
		sum, held := total(maturities.Entries), securities[custodian]
		if sum <= held.Scalar {
			continue
		}
		faults.Add(lastGiven(maturities, held).Origin.fault(SumTotal,
			fmt.Sprintf("%s of %s sum to %s, %s is %s (%s)", finance.AssetsMaturities, finance.Custodians.Code(custodian),
				euro(sum), finance.AssetsOpeningSecurities, euro(held.Scalar), off(sum-held.Scalar, euro)), ""))
	}
	return faults
}

// partsOfWholes checks that no part is greater than its whole.
func partsOfWholes(s *Scenario) diagnostic.List {
	var faults diagnostic.List
	for _, pair := range [][2]equation.ID{
		{finance.GuaranteesThird, finance.GuaranteesCeiling},
		{finance.LoanMilitaryParts, finance.LoanTotalParts},
	} {
		part, whole := s.Parameter(string(pair[0])), s.Parameter(string(pair[1]))
		if part.Values[0].Scalar <= whole.Values[0].Scalar {
			continue
		}
		faults.Add(lastGiven(part.Values[0], whole.Values[0]).Origin.fault(SumTotal,
			fmt.Sprintf("%s is %s, more than %s of which it is a part (%s)", part.Key(), FormatValue(part.Line, part.Values[0]),
				whole.Key(), FormatValue(whole.Line, whole.Values[0])), ""))
	}
	return faults
}

// releaseShares checks that no more than the whole of a release is given away:
// what the reconstruction fund and the joint vehicle leave is the Bank of
// Russia's.
func releaseShares(s *Scenario) diagnostic.List {
	fund, vehicle := s.value(finance.SettlementFundShare), s.value(finance.SettlementVehicleShare)
	sum := fund.Scalar + vehicle.Scalar
	if sum <= money.Million {
		return nil
	}
	return diagnostic.List{lastGiven(fund, vehicle).Origin.fault(SumTotal,
		fmt.Sprintf("%s (%s) and %s (%s) sum to %s, at most 100 is allowed (%s)", finance.SettlementFundShare, percent(fund.Scalar),
			finance.SettlementVehicleShare, percent(vehicle.Scalar), percent(sum), off(sum-money.Million, percent)), "")}
}
