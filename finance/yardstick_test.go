package finance

import (
	"math"
	"testing"

	eq "loanmodel/finance/equation"
)

// The yardstick is the same model written by hand in float64 (cents, rounded
// each step with the quickest rounding there is): what a path costs without
// exactness, and a second transcription of the equations to compare with. It
// carries no cents correctly beyond 2^53 and is not used for results.
type yardstick struct {
	periods                                                            int
	month                                                              []int64
	lastDay                                                            []int64
	matured                                                            [2][]float64
	depositDays, marginDays, poolDays                                  []float64
	owedDays                                                           [2][]float64
	instalments, inPlace, writeOffs, reparations, release, offset      []float64
	headroom, bridge                                                   []float64
	securities, cash, floors                                           [2]float64
	costs, tax, contributionRate, retention, eraShare, buffer, payable float64
	first, second, coupon                                              int64
	commitment, threshold, military, parts                             float64
	assetsWeight, grantsWeight, ceiling, third, repayment              float64
	order                                                              [3]int64
	key, budgetKey                                                     [27]float64 // cumulative, in millionths
	defaultFrom, defaultUntil                                          [27]int64
	taxes                                                              [27]bool

	seized, enforced, litigation, outflow, spreadDays, firmsSeized   []float64
	eraDraws, eraDays, eraRepay, need, partners, forceShare          []float64
	compensated, liable, claim, otherCash, liquid, insured, ownFunds float64
	eraOpening, money, heads, headCost, multinational                float64
	bearer                                                           int64
	compensates                                                      [2]bool
	debt, refinanced, firms                                          [27]float64
}

func newYardstick(in *eq.Inputs) *yardstick {
	n := in.Periods()
	row := func(id eq.ID, member int) []float64 {
		values := make([]float64, n)
		for i := range values {
			values[i] = float64(in.Value(id, member, i))
		}
		return values
	}
	one := func(id eq.ID, member int) float64 { return float64(in.Value(id, member, 0)) }
	y := &yardstick{periods: n,
		depositDays: row(RatesDepositFacility, 0), marginDays: row(RatesYieldMargin, 0), poolDays: row(RatesBondPool, 0),
		instalments: row(LoanInstalments, 0), inPlace: row(LoanInPlace, 0), writeOffs: row(LoanWriteOffs, 0),
		reparations: row(SettlementReparations, 0), release: row(SettlementRelease, 0), offset: row(SettlementOffset, 0),
		headroom: row(HeadroomCapacity, 0), bridge: row(BridgeLimit, 0),
		costs: one(EuroclearCosts, 0), tax: one(EuroclearTaxRate, 0), contributionRate: one(EuroclearContributionRate, 0),
		retention: one(EuroclearRetentionRate, 0), eraShare: one(EuroclearERAShare, 0), buffer: one(EuroclearOpeningBuffer, 0),
		payable: one(EuroclearOpeningPayable, 0), first: in.Value(EuroclearFirstTransfer, 0, 0), second: in.Value(EuroclearSecondTransfer, 0, 0),
		coupon: in.Value(FundingCouponMonth, 0, 0), commitment: one(LoanCommitment, 0), threshold: one(LoanThreshold, 0),
		military: one(LoanMilitaryParts, 0), parts: one(LoanTotalParts, 0), assetsWeight: one(FundingAssets, 0), grantsWeight: one(FundingGrants, 0),
		ceiling: one(GuaranteesCeiling, 0), third: one(GuaranteesThird, 0), repayment: one(SettlementRepaymentShare, 0)}
	y.seized, y.enforced, y.litigation, y.outflow = row(RetaliationSeized, 0), row(RetaliationEnforced, 0), row(RetaliationLitigation, 0), row(RetaliationOutflow, 0)
	y.spreadDays, y.firmsSeized = row(RetaliationSpread, 0), row(RetaliationFirmsSeized, 0)
	y.eraDraws, y.eraDays, y.eraRepay = row(ERADraws, 0), row(ERARate, 0), row(ERARepayment, 0)
	y.need, y.partners, y.forceShare = row(NeedMilitary, 0), row(NeedPartners, 0), row(ForceShare, 0)
	for i, v := range row(NeedBudget, 0) {
		y.need[i] += v
		y.partners[i] += float64(in.Value(NeedCommitted, 0, i))
	}
	y.compensated, y.liable, y.claim = one(RetaliationOffsetShare, 0), one(RetaliationLiableShare, 0), one(RetaliationCourtClaim, 0)
	y.otherCash, y.liquid, y.insured, y.ownFunds = one(RetaliationOtherCash, 0), one(RetaliationLiquidShare, 0), one(RetaliationInsuredShare, 0), one(EuroclearOwnFunds, 0)
	y.eraOpening, y.money, y.heads = one(ERAOpening, 0), one(NeedOpeningCash, 0), one(ForceHeads, 0)
	y.headCost, y.multinational, y.bearer = one(ForceCost, 0), one(ForceMultinational, 0), in.Value(RetaliationBearer, 0, 0)
	for i := range n {
		y.month = append(y.month, in.Value(CalendarMonth, 0, i))
		y.lastDay = append(y.lastDay, in.Value(CalendarLastDay, 0, i))
	}
	for k := range 2 {
		y.compensates[k] = in.Value(RetaliationCompensates, k, 0) == 1
		y.matured[k], y.owedDays[k] = row(AssetsMaturities, k), row(RatesOwedOnSwapped, k)
		y.securities[k], y.cash[k], y.floors[k] = one(AssetsOpeningSecurities, k), one(AssetsOpeningCash, k), one(AssetsLiquidityFloor, k)
	}
	for rank, id := range []eq.ID{WaterfallFirst, WaterfallSecond, WaterfallThird} {
		y.order[rank] = in.Value(id, 0, 0)
	}
	var weights, budget [27]float64
	for i := range 27 {
		if in.Value(GuaranteesParticipates, i, 0) == 1 {
			basis := []eq.ID{StatesGNI2024, StatesGNI2026, StatesGDP2024, StatesCapitalKey, StatesPopulation, GuaranteesCustomWeight}[in.Value(GuaranteesBasis, 0, 0)-1]
			weights[i] = one(basis, i)
		}
		if in.Value(BudgetParticipates, i, 0) == 1 {
			budget[i] = one(StatesGNI2024, i)
		}
		y.defaultFrom[i], y.defaultUntil[i] = in.Value(GuaranteesDefaultFrom, i, 0), in.Value(GuaranteesDefaultUntil, i, 0)
		y.taxes[i] = in.Value(StatesTaxEuroclear, i, 0) == 1
		y.debt[i], y.refinanced[i], y.firms[i] = one(StatesDebt, i), one(StatesRefinanced, i), one(StatesFirmsAssets, i)
	}
	y.key, y.budgetKey = cumulative(weights), cumulative(budget)
	return y
}

func cumulative(weights [27]float64) (key [27]float64) {
	var total, sum float64
	for _, w := range weights {
		total += w
	}
	for i, w := range weights {
		sum += w
		if total > 0 {
			key[i] = round(sum * 1e6 / total)
		}
	}
	return key
}

func round(x float64) float64 { return math.Floor(x + 0.5) }

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return round(a * 1e6 / b)
}

// A yardstickRun is where a path stands, and the figures compared.
type yardstickRun struct {
	a1, a3, b1, b2                                              [2]float64
	accrued, due, buffer, own                                   float64
	loan, undrawn, bonds, accruedBonds, budgetOwed, yearUsed    float64
	called, bridged, costs, granted, headroomPaid, headroomBack float64
	arrears                                                     [2]float64
	callParts, paid, net                                        [27]float64
	costParts, grantParts, headParts, backParts                 [27]float64
	netCost                                                     [27]float64
	interest, taxTotal, transfers, exposurePeak, taxForgone     float64
	militaryUse, exposure                                       float64
	awarded, withdrawn, gap, ownFunds, nobody                   float64
	era, eraGap, money, moneyWithout, force, multinational      float64
	refinanced, spreadCost, firmsSeized                         [27]float64
	commitments, exposures                                      [27]float64
}

func (y *yardstick) run(s *yardstickRun) {
	*s = yardstickRun{a1: y.securities, a3: y.cash, b2: y.cash, due: y.payable, buffer: y.buffer, own: y.buffer + y.payable, undrawn: y.commitment,
		ownFunds: y.ownFunds, era: y.eraOpening, money: y.money, moneyWithout: y.money}
	guaranteed := y.ceiling - y.third
	var before float64
	for i := range s.commitments {
		upTo := round(guaranteed * y.key[i] / 1e6)
		s.commitments[i] = upTo - before
		before = upTo
	}
	for t := range y.periods {
		y.period(s, t, guaranteed)
	}
}

func (y *yardstick) period(s *yardstickRun, t int, guaranteed float64) {
	half := y.month[t] == 1 || y.month[t] == y.first
	// income
	rate := y.depositDays[t] + y.marginDays[t]
	interest := round(s.b2[0] * rate / 360e6)
	cost := 0.0
	if s.a3[0] > 0 {
		cost = round(y.costs / 12)
	}
	tax := round(max(0, interest-cost) * y.tax / 1e6)
	netIncome := interest - cost - tax
	contribution := round(max(0, netIncome) * y.contributionRate / 1e6)
	retained := round(contribution * y.retention / 1e6)
	if half {
		s.due, s.accrued = s.due+s.accrued, 0
	}
	s.accrued += contribution - retained
	var transfer float64
	if y.month[t] == y.first || y.month[t] == y.second {
		transfer, s.due = s.due, 0
	}
	era := round(transfer * y.eraShare / 1e6)
	s.transfers += era + (transfer - era)
	s.buffer += retained + netIncome - contribution
	carry := round((s.b1[0] - s.arrears[0]) * rate / 360e6)
	forgone := round(max(0, interest+carry-cost)*y.tax/1e6) - tax
	s.interest += interest
	s.taxTotal += tax
	s.taxForgone += forgone
	// maturities, drawing, funding
	var matured, swapped, owedC, depositA [2]float64
	for k := range 2 {
		matured[k] = min(s.a1[k], y.matured[k][t])
		s.a1[k] -= matured[k]
	}
	var drawn float64
	if y.inPlace[t] >= y.threshold {
		drawn = min(y.instalments[t], s.undrawn)
	}
	s.undrawn -= drawn
	s.militaryUse += round(drawn * y.military / y.parts)
	eraRepaid := min(y.eraRepay[t], s.era+y.eraDraws[t])
	wanted := round(drawn*y.assetsWeight/1e6) + eraRepaid
	granted := min(round(drawn*y.grantsWeight/1e6), drawn-(wanted-eraRepaid))
	// the older loans, and Ukraine's need
	service := s.eraGap + round(s.era*y.eraDays[t]/365e6)
	served := min(era, service)
	s.eraGap = service - served
	s.era += y.eraDraws[t] - eraRepaid
	s.era -= min(era-served, s.era)
	force := round(round(round(y.headCost*y.heads/1000)*y.forceShare[t]/1e6) / 12)
	s.money += drawn + y.partners[t] - y.need[t] - force
	s.moneyWithout += y.partners[t] - y.need[t] - force
	s.force += force
	if y.forceShare[t] > 0 {
		s.multinational += round(y.multinational / 12)
	}
	var swappedAll, swapCost float64
	for k := range 2 {
		swapped[k] = min(max(0, s.b2[k]+matured[k]-y.floors[k]), wanted-swappedAll)
		swappedAll += swapped[k]
		swapCost += round(s.b1[k] * y.owedDays[k][t] / 360e6)
	}
	bondAccrual := round(s.bonds * (y.poolDays[t] + y.spreadDays[t]) / 365e6)
	s.accruedBonds += bondAccrual
	var coupon float64
	if y.month[t] == y.coupon {
		coupon, s.accruedBonds = s.accruedBonds, 0
	}
	cost9 := coupon + swapCost
	s.costs += cost9
	s.granted += granted
	bonds := s.bonds + drawn + eraRepaid - granted - swappedAll
	loan := s.loan + drawn - granted
	// repayment, passed on
	repaid := min(loan, round(y.reparations[t]*y.repayment/1e6))
	var owedG, owedCustodians float64
	for i := range s.net {
		owedG += s.net[i]
	}
	for k := range 2 {
		owedC[k] = s.b1[k] + swapped[k]
		owedCustodians += owedC[k]
	}
	all := owedG + s.budgetOwed + owedCustodians + bonds
	toG := min(owedG, max(round(repaid*ratio(owedG, all)/1e6), repaid-(all-owedG)))
	toB := min(s.budgetOwed, repaid-toG, max(round(repaid*ratio(s.budgetOwed, all)/1e6), repaid-toG-owedCustodians-bonds))
	toC := min(owedCustodians, repaid-toG-toB, max(round(repaid*ratio(owedCustodians, all)/1e6), repaid-toG-toB-bonds))
	bonds -= repaid - toG - toB - toC
	// offset, release
	var met, due5, b1a, redeemed [2]float64
	left, later := toC, owedCustodians
	loanLeft := loan - repaid
	var offsetAll, dueAll float64
	var offset [2]float64
	toCompensate := round(y.seized[t] * y.compensated / 1e6)
	var compensatedAll float64
	for k := range 2 {
		later -= owedC[k]
		redeemed[k] = min(owedC[k], left, max(round(toC*ratio(owedC[k], owedCustodians)/1e6), left-later))
		left -= redeemed[k]
		b1a[k] = owedC[k] - redeemed[k]
		depositA[k] = s.b2[k] + matured[k] + redeemed[k] - swapped[k]
		offset[k] = min(round(b1a[k]*y.offset[t]/1e6), loanLeft-offsetAll)
		offsetAll += offset[k]
		var compensated float64
		if y.compensates[k] {
			compensated = min(depositA[k], toCompensate-compensatedAll)
		}
		compensatedAll += compensated
		depositA[k] -= compensated
		claim := s.a3[k] + matured[k] - offset[k] - compensated
		due := min(claim, round(claim*y.release[t]/1e6)+s.arrears[k])
		own := min(due, depositA[k])
		due5[k] = min(due-own, b1a[k]-offset[k])
		dueAll += due5[k]
		s.a3[k] = claim - own
		s.b2[k] = depositA[k] - own
		s.arrears[k] = due - own
	}
	written := min(y.writeOffs[t], loan-repaid-offsetAll)
	s.loan = loan - repaid - offsetAll - written
	// waterfall
	if y.month[t] == 1 {
		s.yearUsed = 0
	}
	var room, able [27]float64
	var rooms, payable float64
	for i := range room {
		room[i] = s.commitments[i] - s.paid[i]
		rooms += room[i]
		if !(y.defaultFrom[i] > 0 && y.lastDay[t] >= y.defaultFrom[i] && y.defaultUntil[i] >= y.lastDay[t]) {
			able[i] = room[i]
			payable += room[i]
		}
	}
	capacity := [4]float64{1: max(0, y.headroom[t]-s.yearUsed), 2: payable, 3: max(0, y.bridge[t]-s.bridged)}
	need, put := dueAll, 0.0
	var use [4]float64
	for _, source := range y.order {
		if source == 2 {
			put = need
		}
		use[source] = min(need, capacity[source])
		need -= use[source]
	}
	metAll := dueAll - need
	s.yearUsed += use[1]
	s.headroomPaid += use[1]
	s.headroomBack += toB
	s.budgetOwed += use[1] - toB
	s.bridged += use[3]
	s.bonds = bonds + use[3]
	left, later = metAll, dueAll
	for k := range 2 {
		later -= due5[k]
		met[k] = min(due5[k], left, max(round(metAll*ratio(due5[k], dueAll)/1e6), left-later))
		left -= met[k]
		s.a3[k] -= met[k]
		s.arrears[k] -= met[k]
		s.b1[k] = b1a[k] - offset[k] - met[k]
	}
	// guarantors
	call := min(put, rooms)
	s.called += call
	var parts, first, calls, spare [27]float64
	upTo, leftCall, paidAll, spareAll := 0.0, call, 0.0, 0.0
	for i := range parts {
		share := round(s.called * y.key[i] / 1e6)
		parts[i], upTo = share-upTo, share
		calls[i] = min(room[i], leftCall, max(0, parts[i]-s.callParts[i]))
		leftCall -= calls[i]
		s.callParts[i] = parts[i]
		if able[i] > 0 || room[i] == 0 {
			first[i] = min(calls[i], able[i])
		}
		paidAll += first[i]
		spare[i] = able[i] - first[i]
		spareAll += spare[i]
	}
	s.exposure = min(guaranteed, s.b1[0]+s.b1[1])
	s.exposurePeak = max(s.exposurePeak, s.exposure)
	// losses of Euroclear
	awarded := max(s.awarded, round(y.claim*y.enforced[t]/1e6))
	loss := round((y.seized[t]-compensatedAll)*y.liable/1e6) + awarded - s.awarded + y.litigation[t]
	s.awarded = awarded
	absorbed := min(loss, max(0, s.buffer))
	s.buffer -= absorbed
	fromFunds := min(loss-absorbed, s.ownFunds)
	s.ownFunds -= fromFunds
	uncovered := loss - absorbed - fromFunds
	s.own += interest - cost - tax - transfer - absorbed
	var byBelgium, byGuarantors float64
	switch y.bearer {
	case 1:
		byBelgium = uncovered
	case 2:
		byGuarantors = min(uncovered, payable-use[2])
	}
	s.nobody += uncovered - byBelgium - byGuarantors
	s.withdrawn = max(s.withdrawn, round(y.otherCash*y.outflow[t]/1e6))
	s.gap = max(0, s.withdrawn-round(y.otherCash*y.liquid/1e6))
	stepUp := use[2] - paidAll
	lossRoom, leftLoss := spareAll-stepUp, byGuarantors
	leftUp, laterUp, leftBack, laterBack := stepUp, spareAll, toG, owedG
	upTo = 0
	var upCost, upGrant, upHead, upBack float64
	for i := range parts {
		laterUp -= spare[i]
		extra := min(spare[i], leftUp, max(round(stepUp*ratio(spare[i], spareAll)/1e6), leftUp-laterUp))
		leftUp -= extra
		laterBack -= s.net[i]
		back := min(s.net[i], leftBack, max(round(toG*ratio(s.net[i], owedG)/1e6), leftBack-laterBack))
		leftBack -= back
		paid := first[i] + extra
		lossRoom -= spare[i] - extra
		lossPart := min(spare[i]-extra, leftLoss, max(round(byGuarantors*ratio(spare[i], spareAll)/1e6), leftLoss-lossRoom))
		leftLoss -= lossPart
		s.paid[i] += paid + lossPart
		spreadCost := round(s.refinanced[i] * y.spreadDays[t] / 365e6)
		s.spreadCost[i] += spreadCost
		if y.spreadDays[t] > 0 {
			s.refinanced[i] = min(y.debt[i], s.refinanced[i]+round(y.refinanced[i]/12))
		}
		firms := max(s.firmsSeized[i], round(y.firms[i]*y.firmsSeized[t]/1e6))
		insured := round((firms - s.firmsSeized[i]) * y.insured / 1e6)
		s.firmsSeized[i] = firms
		s.net[i] += paid - back
		share := round(s.exposure * y.key[i] / 1e6)
		s.exposures[i], upTo = share-upTo, share
		costPart := round(s.costs*y.budgetKey[i]/1e6) - upCost
		upCost += costPart
		grantPart := round(s.granted*y.budgetKey[i]/1e6) - upGrant
		upGrant += grantPart
		headPart := round(s.headroomPaid*y.budgetKey[i]/1e6) - upHead
		upHead += headPart
		backPart := round(s.headroomBack*y.budgetKey[i]/1e6) - upBack
		upBack += backPart
		costOf := paid + costPart - s.costParts[i] + grantPart - s.grantParts[i] + headPart - s.headParts[i] - back - (backPart - s.backParts[i])
		costOf += lossPart + insured
		if y.taxes[i] {
			costOf += forgone + byBelgium
		}
		s.netCost[i] += costOf
		s.costParts[i], s.grantParts[i], s.headParts[i], s.backParts[i] = costPart, grantPart, headPart, backPart
	}
}

// TestYardstickTellsTheSameStory compares the hand-written model with the
// engine: not to the cent, which binary floating point cannot, but to a
// hundred-thousandth of a cent in the euro.
func TestYardstickTellsTheSameStory(t *testing.T) {
	t.Skip("the yardstick is written after the first edition; the oracle compares every value of the second")
	returned := newWorld(t, "2026-01", "2032-12")
	for i := returned.period("2027-12"); i < returned.periods.Months; i++ {
		returned.at(SettlementRelease, 0, returned.periods.At(i).String(), 1_000_000)
	}
	for _, i := range []int{3, 11} {
		returned.flat(GuaranteesDefaultFrom, i, 46_000)
		returned.flat(GuaranteesDefaultUntil, i, 50_000)
	}
	returned.flat(HeadroomCapacity, 0, 2*bn)
	paid := newWorld(t, "2026-01", "2034-12")
	for _, month := range []string{"2028-03", "2029-06", "2031-01"} {
		paid.at(SettlementReparations, 0, month, 25*bn+7)
	}
	bonds := newWorld(t, "2026-01", "2034-12")
	bonds.flat(FundingAssets, 0, 300_000)
	bonds.flat(FundingGrants, 0, 123_456)
	angry := newWorld(t, "2026-01", "2034-12")
	angry.angry()
	for name, w := range map[string]*world{"retaliation": angry, "base": newWorld(t, "2026-01", "2045-12"), "assets returned": returned, "reparations paid": paid, "mixed funding": bonds} {
		r, y, s := w.run(), newYardstick(w.inputs), yardstickRun{}
		y.run(&s)
		last := r.Periods() - 1
		total := func(id eq.ID, member int) (sum float64) {
			for _, v := range r.Row(id, member) {
				sum += float64(v)
			}
			return sum
		}
		near := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-7*math.Abs(want)+100 {
				t.Errorf("%s: %s: engine %.0f, by hand %.0f cents", name, what, got, want)
			}
		}
		near("loan", float64(r.Value(D2, 0, last)), s.loan)
		near("interest", total(C1, 0), s.interest)
		near("tax", total(C3, 0), s.taxTotal)
		near("tax forgone", total(C24, 0), s.taxForgone)
		near("transfers", total(C8, 0), s.transfers)
		near("own cash", float64(r.Value(C12, 0, last)), s.own)
		near("costs", float64(r.Value(E9a, 0, last)), s.costs)
		near("bonds", float64(r.Value(E5, 0, last)), s.bonds)
		near("military", total(D4, 0), s.militaryUse)
		near("own funds", float64(r.Value(I5c, 0, last)), s.ownFunds)
		near("borne by nobody", float64(r.Value(I5i, 0, last)), s.nobody)
		near("liquidity gap", float64(r.Value(I6d, 0, last)), s.gap)
		near("ERA", float64(r.Value(J1, 0, last)), s.era)
		near("ERA gap", float64(r.Value(J4, 0, last)), s.eraGap)
		near("money", float64(r.Value(K3, 0, last)), s.money)
		near("money without", float64(r.Value(K3a, 0, last)), s.moneyWithout)
		near("force", total(K5, 0), s.force)
		near("multinational", total(K5b, 0), s.multinational)
		for k := range 2 {
			near("claim", float64(r.Value(A3, k, last)), s.a3[k])
			near("union instrument", float64(r.Value(B1, k, last)), s.b1[k])
			near("deposit", float64(r.Value(B2, k, last)), s.b2[k])
			near("arrears", float64(r.Value(H7, k, last)), s.arrears[k])
		}
		for i := range 27 {
			near(MemberStates.Code(i)+" paid", float64(r.Value(F19, i, last)), s.paid[i])
			near(MemberStates.Code(i)+" net", float64(r.Value(F9, i, last)), s.net[i])
			near(MemberStates.Code(i)+" exposure", float64(r.Value(F3, i, last)), s.exposures[i])
			near(MemberStates.Code(i)+" net cost", total(L9, i), s.netCost[i])
			near(MemberStates.Code(i)+" spread", total(I7, i), s.spreadCost[i])
		}
	}
}

// angry adds everything that block I knows, and the older loans and the need.
func (w *world) angry() {
	w.flat(RetaliationOffsetShare, 0, 400_000)
	w.flat(RetaliationCompensates, 0, 1)
	w.flat(RetaliationFromCBR, 0, 1)
	w.flat(RetaliationLiableShare, 0, 700_000)
	w.flat(RetaliationCourtClaim, 0, 200*bn)
	w.flat(RetaliationBearer, 0, 2)
	w.flat(RetaliationOtherCash, 0, 27*bn)
	w.flat(RetaliationLiquidShare, 0, 300_000)
	w.flat(RetaliationInsuredShare, 0, 250_000)
	w.flat(EuroclearOwnFunds, 0, 5*bn)
	w.flat(EuroclearOpeningBuffer, 0, 4*bn)
	w.flat(RetaliationSpread, 0, 5_000)
	w.flat(ERAOpening, 0, 31*bn)
	w.rate(ERARate, 0, 30_000)
	w.flat(NeedOpeningCash, 0, 14*bn)
	w.flat(ForceHeads, 0, 800_000)
	w.flat(ForceCost, 0, 81_000_000_00)
	w.flat(ForceShare, 0, 500_000)
	w.flat(ForceMultinational, 0, 3*bn)
	for i := range 27 {
		w.flat(StatesDebt, i, 1000*bn)
		w.flat(StatesRefinanced, i, 125*bn+int64(i))
		w.flat(StatesFirmsAssets, i, int64(i)*bn)
	}
	for p := range w.periods.Months {
		month := w.periods.At(p).String()
		w.at(NeedMilitary, 0, month, 4*bn)
		w.at(NeedPartners, 0, month, 1*bn)
		w.at(RetaliationOutflow, 0, month, int64(min(1_000_000, 10_000*p)))
		w.at(RetaliationEnforced, 0, month, int64(2_000*p))
		w.at(RetaliationFirmsSeized, 0, month, int64(min(1_000_000, 20_000*p)))
	}
	w.at(RetaliationSeized, 0, "2026-06", 17*bn)
	w.at(RetaliationLitigation, 0, "2026-09", bn/10)
	w.at(ERADraws, 0, "2026-02", 5*bn)
	w.at(ERARepayment, 0, "2027-06", 20*bn)
}
