package finance

import (
	"loanmodel/finance/calendar"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// Keys of the inputs: group, name, unit last. A scenario gives each a value.
const (
	CalendarMonth   eq.ID = "calendar.month"    // month of the year
	CalendarLastDay eq.ID = "calendar.last_day" // last day of the month
	CalendarDays    eq.ID = "calendar.days"     // days of the month

	AssetsOpeningSecurities eq.ID = "assets.opening_securities_eur" // immobilised securities, opening
	AssetsOpeningCash       eq.ID = "assets.opening_cash_eur"       // immobilised cash, opening
	AssetsMaturities        eq.ID = "assets.maturities_eur"         // securities maturing into cash
	AssetsLiquidityFloor    eq.ID = "assets.liquidity_floor_eur"    // deposit that a custodian keeps when cash is swapped

	RatesDepositFacility eq.ID = "rates.deposit_facility_pct"         // ECB deposit facility rate
	RatesYieldMargin     eq.ID = "rates.yield_margin_pct"             // yield of the sanctioned cash over the deposit facility
	RatesOwedOnSwapped   eq.ID = "rates.owed_on_swapped_cash_pct"     // interest owed to the Bank of Russia on its cash
	RatesBondPool        eq.ID = "rates.bond_pool_pct"                // cost of new and refinanced bonds of the Union
	RatesRefinanced      eq.ID = "rates.bond_refinanced_pct_per_year" // part of the Union's bonds refinanced in a year

	EuroclearCosts            eq.ID = "euroclear.sanction_costs_eur_per_year" // cost of the sanctions to Euroclear, a year
	EuroclearTaxRate          eq.ID = "euroclear.tax_rate_pct"                // Belgian corporate income tax
	EuroclearContributionRate eq.ID = "euroclear.contribution_rate_pct"       // windfall contribution, of net profit
	EuroclearRetentionRate    eq.ID = "euroclear.retention_rate_pct"          // part of the contribution kept as a risk buffer
	EuroclearERAShare         eq.ID = "euroclear.era_share_pct"               // part of the contribution that serves the ERA loans
	EuroclearOpeningBuffer    eq.ID = "euroclear.opening_buffer_eur"          // loss buffer, opening
	EuroclearOpeningPayable   eq.ID = "euroclear.opening_payable_eur"         // contribution of the second half of 2025, payable
	EuroclearFirstTransfer    eq.ID = "euroclear.first_half_transfer_month"   // month in which the first half's contribution is paid
	EuroclearSecondTransfer   eq.ID = "euroclear.second_half_transfer_month"  // month in which the second half's contribution is paid

	LoanCommitment    eq.ID = "loan.commitment_eur"           // loan to Ukraine, committed
	LoanInstalments   eq.ID = "loan.instalments_eur"          // instalments of the loan
	LoanAll           eq.ID = "loan.instalments_all_eur"      // all instalments together, the whole of which the dated ones are parts
	LoanInPlace       eq.ID = "loan.guarantees_in_place_pct"  // guarantees in place, of all that are due
	LoanThreshold     eq.ID = "loan.guarantees_threshold_pct" // guarantees that must be in place before money flows
	LoanMilitaryParts eq.ID = "loan.military_parts"           // parts of the loan for military use
	LoanTotalParts    eq.ID = "loan.total_parts"              // parts of the loan for all uses
	LoanWriteOffs     eq.ID = "loan.write_offs_eur"           // loan written off

	FundingAssets         eq.ID = "funding.assets_weight_pct" // funding from immobilised cash
	FundingGrants         eq.ID = "funding.grants_weight_pct" // funding by grants of the states
	FundingBonds          eq.ID = "funding.bonds_weight_pct"  // funding by Union bonds
	FundingCouponMonth    eq.ID = "funding.coupon_month"      // month in which the Union's bonds pay interest
	FundingRefinancedFrom eq.ID = "funding.refinanced_from"   // day from which immobilised cash takes the bonds' place

	GuaranteesCeiling      eq.ID = "guarantees.ceiling_eur"         // guarantees, ceiling
	GuaranteesThird        eq.ID = "guarantees.third_countries_eur" // part of the ceiling that third countries guarantee
	GuaranteesBasis        eq.ID = "guarantees.key_basis"           // key of the guarantees
	GuaranteesCustomWeight eq.ID = "guarantees.custom_weight"       // weight of a state in the custom key
	GuaranteesParticipates eq.ID = "guarantees.participates"        // a state takes part in the guarantees
	GuaranteesDefaultFrom  eq.ID = "guarantees.default_from"        // first day of a state in default
	GuaranteesDefaultUntil eq.ID = "guarantees.default_until"       // last day of a state in default
	GuaranteesMonths       eq.ID = "guarantees.months_to_pay"       // months that a guarantor has to pay a call
	GuaranteesEnd          eq.ID = "guarantees.end_from"            // day from which nothing new is called

	BudgetParticipates      eq.ID = "budget.participates"                 // a state bears the Union's costs of the loan
	BudgetParticipatesLater eq.ID = "budget.participates_once_refinanced" // a state bears them once immobilised cash has taken the bonds' place
	HeadroomCapacity        eq.ID = "headroom.capacity_eur_per_year"      // budget headroom for calls, a year
	BridgeLimit             eq.ID = "bridge.limit_eur"                    // bridge borrowing of the Union, limit
	BridgeTerm              eq.ID = "bridge.term_months"                  // bridge borrowing, term in months
	WaterfallFirst          eq.ID = "waterfall.first"                     // first source of what the Union owes
	WaterfallSecond         eq.ID = "waterfall.second"                    // second source of it
	WaterfallThird          eq.ID = "waterfall.third"                     // third source of it

	SettlementReparations    eq.ID = "settlement.reparations_eur"     // reparations paid by Russia to Ukraine
	SettlementRepaymentShare eq.ID = "settlement.repayment_share_pct" // part of the reparations that repays the loan
	SettlementRelease        eq.ID = "settlement.release_share_pct"   // part of the claim due to the Bank of Russia so far
	SettlementOffset         eq.ID = "settlement.offset_share_pct"    // part of the loan set off against reparations so far

	RetaliationSeized       eq.ID = "retaliation.client_assets_seized_eur"  // client assets seized in Russia
	RetaliationOffsetShare  eq.ID = "retaliation.compensated_share_pct"     // part of the seizures compensated out of immobilised assets
	RetaliationCompensates  eq.ID = "retaliation.compensates"               // a custodian compensates its clients
	RetaliationLiableShare  eq.ID = "retaliation.liable_share_pct"          // part of other seizures for which Euroclear is liable
	RetaliationLitigation   eq.ID = "retaliation.litigation_eur"            // cost of litigation
	RetaliationCourtClaim   eq.ID = "retaliation.court_claim_eur"           // claim awarded by Russian courts
	RetaliationEnforced     eq.ID = "retaliation.court_enforced_pct"        // part of the claim enforced outside the Union so far
	RetaliationRecognised   eq.ID = "retaliation.court_recognised_pct"      // part of an award that reduces the claim of the Bank of Russia
	RetaliationSued         eq.ID = "retaliation.sued"                      // awards are enforced against a custodian
	RetaliationBearer       eq.ID = "retaliation.uncovered_loss_bearer"     // who bears a loss that Euroclear cannot
	RetaliationOtherCash    eq.ID = "retaliation.other_clients_cash_eur"    // cash of other clients at Euroclear
	RetaliationOutflow      eq.ID = "retaliation.other_clients_outflow_pct" // part of other clients' cash withdrawn so far
	RetaliationLiquidShare  eq.ID = "retaliation.liquid_share_pct"          // part of other clients' cash that is liquid
	RetaliationSpread       eq.ID = "retaliation.spread_pct"                // wider spread on bonds of the Union and the states
	RetaliationFirmsSeized  eq.ID = "retaliation.firms_seized_pct"          // part of firms' assets seized so far
	RetaliationInsuredShare eq.ID = "retaliation.firms_insured_pct"         // part of firms' seized assets insured by their state
	EuroclearOwnFunds       eq.ID = "euroclear.own_funds_eur"               // Euroclear's own funds, opening

	StatesYield        eq.ID = "states.yield_10y_pct"              // long-term yield of a state's bonds
	StatesDebt         eq.ID = "states.debt_eur"                   // a state's debt
	StatesRefinanced   eq.ID = "states.refinanced_eur_per_year"    // debt refinanced in a year
	StatesFirmsAssets  eq.ID = "states.firms_assets_in_russia_eur" // assets of a state's firms in Russia
	StatesGNI2024      eq.ID = "states.gni_2024_eur_m"             // gross national income 2024
	StatesGNI2026      eq.ID = "states.gni_2026_forecast_eur_m"    // gross national income 2026, forecast
	StatesGDP2024      eq.ID = "states.gdp_2024_eur_m"             // gross domestic product 2024
	StatesCapitalKey   eq.ID = "states.capital_key_pct"            // key of the ECB's capital
	StatesPopulation   eq.ID = "states.population_heads"           // population on 1 January 2024
	StatesTaxEuroclear eq.ID = "states.taxes_euroclear"            // Euroclear is taxed in this state
)

// Limits of amounts and of the sums that a run may form from them.
const (
	maxAmountCents   = 1_000_000_000_000_00 // EUR 1,000 bn
	maxRate          = 500_000              // 50 %
	earliestSerial   = 0
	latestSerial     = 109_574 // 2199-12-31
	maxWeight        = eq.MaxWeight
	maxParts         = 1_000_000
	maxDebtCents     = 10_000_000_000_000_00 // EUR 10,000 bn
	maxHeads         = 100_000_000
	waterfallSources = 3
	maxMonthsToPay   = 12
	maxRefinanced    = 12_000_000 // 1,200 % a year: all of it every month
)

// inputs registers what a scenario must say. Values, sources and
// grades stand in the scenario library; here are names, units and bounds.
func inputs() eq.Section {
	return eq.Section{
		Letter: "0", Title: "Inputs",
		About: "What every scenario says. Each value carries its source, its grade and the day it was last checked.",
		Lines: concat(calendarInputs(), assetInputs(), rateInputs(), euroclearInputs(), loanInputs(), fundingInputs(),
			guaranteeInputs(), waterfallInputs(), settlementInputs(), peaceInputs(), retaliationInputs(), compensationInputs(), eraInputs(), needInputs(), forceInputs(), stateInputs()),
	}
}

func concat(lists ...[]eq.Line) []eq.Line {
	var all []eq.Line
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

func calendarInputs() []eq.Line {
	return []eq.Line{
		{ID: CalendarMonth, Name: "Month of the year", Unit: eq.Count, Input: &eq.Input{Shape: eq.Calendar, Min: 1, Max: 12}},
		{ID: CalendarLastDay, Name: "Last day of the period", Unit: eq.Date, Input: &eq.Input{Shape: eq.Calendar, Min: earliestSerial, Max: latestSerial}},
		{ID: CalendarDays, Name: "Days of the period", Unit: eq.Days, Input: &eq.Input{Shape: eq.Calendar, Min: 28, Max: 31}},
	}
}

func assetInputs() []eq.Line {
	return []eq.Line{
		amount(AssetsOpeningSecurities, "Immobilised securities, opening", Custodians),
		amount(AssetsOpeningCash, "Immobilised cash, opening", Custodians),
		schedule(AssetsMaturities, "Securities maturing into cash", Custodians),
		amount(AssetsLiquidityFloor, "Deposit that a custodian keeps when cash is swapped", Custodians),
	}
}

func rateInputs() []eq.Line {
	return []eq.Line{
		ratePath(RatesDepositFacility, "ECB deposit facility rate", nil),
		ratePath(RatesYieldMargin, "Yield of the sanctioned cash over the deposit facility", nil),
		// Below 0 it would be taken off the claim: the custodian would pay the
		// Union for its debt, out of a deposit that the swap may have emptied.
		rateFromZero(RatesOwedOnSwapped, "Interest that a custodian owes on the Bank of Russia's cash; on what is swapped, borne by the Union", Custodians),
		rateInForce(RatesBondPool, "Cost of new and refinanced bonds of the Union"),
		refinanced(RatesRefinanced, "Part of the Union's bonds refinanced in a year"),
	}
}

func euroclearInputs() []eq.Line {
	return []eq.Line{
		amount(EuroclearCosts, "Cost of the sanctions to Euroclear, a year", nil),
		share(EuroclearTaxRate, "Belgian corporate income tax", nil),
		share(EuroclearContributionRate, "Windfall contribution, of net profit", nil),
		share(EuroclearRetentionRate, "Part of the contribution kept as a risk buffer", nil),
		share(EuroclearERAShare, "Part of the contribution that serves the ERA loans", nil),
		amount(EuroclearOpeningBuffer, "Loss buffer, opening", nil),
		amount(EuroclearOpeningPayable, "Contribution of the second half of 2025, payable", nil),
		month(EuroclearFirstTransfer, "Month in which the first half's contribution is paid"),
		month(EuroclearSecondTransfer, "Month in which the second half's contribution is paid"),
	}
}

func loanInputs() []eq.Line {
	return []eq.Line{
		amount(LoanCommitment, "Loan to Ukraine, committed", nil),
		schedule(LoanInstalments, "Instalments of the loan", nil),
		amount(LoanAll, "All instalments together, the whole of which the dated ones are parts", nil),
		sharePath(LoanInPlace, "Guarantees in place, of all that are due"),
		share(LoanThreshold, "Guarantees that must be in place before money flows", nil),
		count(LoanMilitaryParts, "Military use: parts", 0, maxParts),
		count(LoanTotalParts, "All uses: parts", 1, maxParts),
		schedule(LoanWriteOffs, "Loan written off", nil),
	}
}

func fundingInputs() []eq.Line {
	return []eq.Line{
		share(FundingAssets, "Funding from immobilised cash", nil),
		share(FundingGrants, "Funding by grants of the states", nil),
		share(FundingBonds, "Funding by Union bonds", nil),
		month(FundingCouponMonth, "Month in which the Union's bonds pay interest"),
		date(FundingRefinancedFrom, "Immobilised cash takes the bonds' place from", nil),
	}
}

func guaranteeInputs() []eq.Line {
	return []eq.Line{
		amount(GuaranteesCeiling, "Guarantees, ceiling", nil),
		amount(GuaranteesThird, "Of it, fixed guarantees of third countries", nil),
		choice(GuaranteesBasis, "Key of the guarantees", "gni_2024", "gni_2026_forecast", "gdp_2024", "capital_key", "population", "custom"),
		weight(GuaranteesCustomWeight, "Custom key: weight", "weight", 0),
		yesNo(GuaranteesParticipates, "Guarantees", MemberStates),
		date(GuaranteesDefaultFrom, "Guarantor in default from", MemberStates),
		date(GuaranteesDefaultUntil, "Guarantor in default until", MemberStates),
		count(GuaranteesMonths, "Months that a guarantor has to pay a call", 0, maxMonthsToPay),
		date(GuaranteesEnd, "Guarantees end on, for new calls", nil),
	}
}

func waterfallInputs() []eq.Line {
	sources := []string{"headroom", "guarantees", "bridge"}
	return []eq.Line{
		yesNo(BudgetParticipates, "Bears the Union's costs of the loan", MemberStates),
		yesNo(BudgetParticipatesLater, "Bears them once the bonds are refinanced", MemberStates),
		amountPath(HeadroomCapacity, "Budget headroom for calls, a year"),
		amountPath(BridgeLimit, "Bridge borrowing of the Union, limit"),
		count(BridgeTerm, "Bridge borrowing, term in months", 1, eq.MaxLag),
		choice(WaterfallFirst, "First source of what the Union owes", sources...),
		choice(WaterfallSecond, "Second source", sources...),
		choice(WaterfallThird, "Third source", sources...),
	}
}

func settlementInputs() []eq.Line {
	return []eq.Line{
		schedule(SettlementReparations, "Reparations paid by Russia to Ukraine", nil),
		share(SettlementRepaymentShare, "Part of the reparations that repays the loan", nil),
		sharePath(SettlementRelease, "Part of the claim due to the Bank of Russia so far"),
		sharePath(SettlementOffset, "Part of the loan set off against reparations so far"),
	}
}

func retaliationInputs() []eq.Line {
	return []eq.Line{
		amount(EuroclearOwnFunds, "Euroclear's own funds, opening", nil),
		schedule(RetaliationSeized, "Client assets seized in Russia", nil),
		share(RetaliationOffsetShare, "Part of it compensated out of immobilised assets", nil),
		yesNo(RetaliationCompensates, "Compensates its clients", Custodians),
		share(RetaliationLiableShare, "Part of the rest for which Euroclear is liable", nil),
		schedule(RetaliationLitigation, "Cost of litigation", nil),
		amount(RetaliationCourtClaim, "Claim awarded by Russian courts", nil),
		sharePath(RetaliationEnforced, "Part of it enforced outside the Union so far"),
		share(RetaliationRecognised, "Part of an award that reduces the claim of the Bank of Russia", nil),
		yesNo(RetaliationSued, "Awards are enforced against it", Custodians),
		choice(RetaliationBearer, "Who bears a loss that Euroclear cannot", "belgium", "guarantors", "nobody"),
		amount(RetaliationOtherCash, "Cash of other clients at Euroclear", nil),
		sharePath(RetaliationOutflow, "Part of it withdrawn so far"),
		share(RetaliationLiquidShare, "Part of it that is liquid", nil),
		rateInForce(RetaliationSpread, "Wider spread on bonds of the Union and the states"),
		sharePath(RetaliationFirmsSeized, "Part of firms' assets seized so far"),
		share(RetaliationInsuredShare, "Part of it insured by their state", nil),
	}
}

func stateInputs() []eq.Line {
	return []eq.Line{
		weight(StatesGNI2024, "Gross national income 2024", "EUR m", 1),
		weight(StatesGNI2026, "Gross national income 2026, forecast", "EUR m", 1),
		weight(StatesGDP2024, "Gross domestic product 2024", "EUR m", 1),
		weight(StatesCapitalKey, "Key of the ECB's capital", "%", 4),
		weight(StatesPopulation, "Population on 1 January 2024", "heads", 0),
		yesNo(StatesTaxEuroclear, "Taxes Euroclear", MemberStates),
		yield(StatesYield, "Long-term yield of its government bonds"),
		debt(StatesDebt, "Government debt"),
		debt(StatesRefinanced, "Of it refinanced in a year"),
		amount(StatesFirmsAssets, "Assets of its firms in Russia", MemberStates),
	}
}

func amount(id eq.ID, name string, over *eq.Dimension) eq.Line {
	return eq.Line{ID: id, Name: name, Unit: eq.EUR, Over: over, Static: true, Input: amountInput(eq.Constant)}
}

func schedule(id eq.ID, name string, over *eq.Dimension) eq.Line {
	return eq.Line{ID: id, Name: name, Unit: eq.EUR, Over: over, Input: amountInput(eq.Schedule)}
}

func amountPath(id eq.ID, name string) eq.Line {
	return eq.Line{ID: id, Name: name, Unit: eq.EUR, Input: amountInput(eq.StepEnd)}
}

func amountInput(shape eq.Shape) *eq.Input {
	return &eq.Input{Shape: shape, Written: "EUR", Decimals: 2, Digits: 2, Max: maxAmountCents}
}

// percent describes a value written in per cent with four decimals: whole
// millionths inside.
func percent(shape eq.Shape, low, high int64) *eq.Input {
	return &eq.Input{Shape: shape, Written: "%", Decimals: 4, Digits: 4, Min: low, Max: high}
}

func share(id eq.ID, name string, over *eq.Dimension) eq.Line {
	return eq.Line{ID: id, Name: name, Unit: eq.Millionths, Over: over, Static: true, Input: percent(eq.Constant, 0, money.Million)}
}

func sharePath(id eq.ID, name string) eq.Line {
	return eq.Line{ID: id, Name: name, Unit: eq.Millionths, Input: percent(eq.StepEnd, 0, money.Million)}
}

// ratePath declares a yearly rate that is summed over the days of a period, so
// its bounds are those of 31 days at the greatest rate.
func ratePath(id eq.ID, name string, over *eq.Dimension) eq.Line {
	return eq.Line{ID: id, Name: name, Unit: eq.RateDays, Over: over, Input: percent(eq.StepDays, -31*maxRate, 31*maxRate)}
}

// rateFromZero declares a rate path that is never below 0.
func rateFromZero(id eq.ID, name string, over *eq.Dimension) eq.Line {
	line := ratePath(id, name, over)
	line.Input.Min = 0
	return line
}

// rateInForce declares a yearly rate of which a period has that of its last day.
func rateInForce(id eq.ID, name string) eq.Line {
	return eq.Line{ID: id, Name: name, Unit: eq.Millionths, Input: percent(eq.StepEnd, -maxRate, maxRate)}
}

// refinanced declares a part of a stock that may turn over more than once a year.
func refinanced(id eq.ID, name string) eq.Line {
	line := share(id, name, nil)
	line.Input.Max = maxRefinanced
	return line
}

func count(id eq.ID, name string, low, high int64) eq.Line {
	return eq.Line{ID: id, Name: name, Unit: eq.Count, Static: true, Input: &eq.Input{Shape: eq.Constant, Written: "number", Min: low, Max: high}}
}

func month(id eq.ID, name string) eq.Line { return count(id, name, 1, 12) }

func choice(id eq.ID, name string, names ...string) eq.Line {
	return eq.Line{ID: id, Name: name, Unit: eq.Count, Static: true,
		Input: &eq.Input{Shape: eq.Constant, Written: "choice", Min: 1, Max: int64(len(names)), Choices: names}}
}

func weight(id eq.ID, name, written string, decimals int32) eq.Line {
	return eq.Line{ID: id, Name: name, Unit: eq.Weight, Over: MemberStates, Static: true,
		Input: &eq.Input{Shape: eq.Constant, Written: written, Decimals: decimals, Digits: decimals, Max: maxWeight}}
}

// yield only discounts what a state pays; no equation reads it.
func yield(id eq.ID, name string) eq.Line {
	line := share(id, name, MemberStates)
	line.Input.Max = maxRate
	return line
}

// debt declares an amount with room for the debt of a large state.
func debt(id eq.ID, name string) eq.Line {
	line := amount(id, name, MemberStates)
	line.Input.Max = maxDebtCents
	return line
}

func yesNo(id eq.ID, name string, over *eq.Dimension) eq.Line {
	return eq.Line{ID: id, Name: name, Unit: eq.Flag, Over: over, Static: true,
		Input: &eq.Input{Shape: eq.Constant, Written: "yes/no", Max: 1}}
}

// date declares a day, or nothing (0) where it never comes.
func date(id eq.ID, name string, over *eq.Dimension) eq.Line {
	return eq.Line{ID: id, Name: name, Unit: eq.Date, Over: over, Static: true,
		Input: &eq.Input{Shape: eq.Constant, Written: "date", Min: earliestSerial, Max: latestSerial}}
}

// SetCalendar fills the inputs that the timeline itself gives.
func SetCalendar(in *eq.Inputs, timeline calendar.Timeline) error {
	months, lastDays, days := make([]int64, timeline.Months), make([]int64, timeline.Months), make([]int64, timeline.Months)
	for i := range timeline.Months {
		months[i] = int64(timeline.At(i).Number())
		lastDays[i] = timeline.At(i).Last().Serial()
		days[i] = int64(timeline.At(i).Days())
	}
	if err := in.Set(CalendarMonth, 0, months); err != nil {
		return err
	}
	if err := in.Set(CalendarDays, 0, days); err != nil {
		return err
	}
	return in.Set(CalendarLastDay, 0, lastDays)
}
