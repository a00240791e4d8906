package metric

import (
	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// What a run must have for a measure to have a value.
var (
	somethingLent     = Need{[]eq.ID{finance.D1a}, "nothing is lent"}
	somethingBack     = Need{[]eq.ID{finance.M1}, "nothing comes back within the run"}
	someGuarantee     = Need{[]eq.ID{finance.F2}, "no state guarantees anything"}
	someCost          = Need{[]eq.ID{finance.F2, finance.F34}, "no state guarantees anything"}
	somethingDue      = Need{[]eq.ID{finance.H5a}, "nothing falls due from the Union"}
	somethingOwed     = Need{[]eq.ID{finance.M12}, "nothing is owed against the assets"}
	moneyLasts        = Need{[]eq.ID{finance.M14}, "the money lasts to the end of the run"}
	moneyLastsWithout = Need{[]eq.ID{finance.M15}, "the money lasts to the end of the run"}
)

// definitions are all measures, in order: what the loan is worth to the Union as
// its lender, how concentrated and how heavy the guarantees are, when cash is
// short and what stands against what is owed, and who goes short. A measure is
// added here and nowhere else.
var definitions = []Measure{
	{ID: "npv_loan", Name: "Net present value of the loan to the Union, at 5 %", Unit: unitEUR, Places: money.CentDigits,
		Kind: ByPresentValue, Lines: []eq.ID{finance.M2}, Needs: []Need{somethingLent},
		Note: "What the Union lends is paid, what Ukraine repays or what is set off is received, on the last day of each month; valued on the last day of the run's first month at the unified discount rate of the IMF and the World Bank. " +
			"What is outstanding when the run ends counts as nothing. Funding costs are not in it."},
	{ID: "irr_loan", Name: "Internal rate of return of the loan, a year", Unit: unitPercent, Places: 6,
		Kind: ByReturn, Lines: []eq.ID{finance.M2}, Needs: []Need{somethingLent},
		Note: "XIRR of the flows of the net present value. 0 % is a loan without interest that comes back in full; below 0, not all comes back within the run."},
	{ID: "grant_element", Name: "Grant element of the loan, at 5 %", Unit: unitPercent, Places: 6,
		Kind: ByShortfall, Lines: []eq.ID{finance.M1, finance.D1a}, Needs: []Need{somethingLent},
		Note: "1 − present value of what comes back / present value of what is lent, both at the unified discount rate of the IMF and the World Bank: for a loan paid out at once their definition. " +
			"A loan of which nothing comes back within the run has 100 %. Grants are not lent and not in it."},
	{ID: "average_life", Name: "Weighted average life of what comes back", Unit: unitYears, Places: 6,
		Kind: ByAverageLife, Lines: []eq.ID{finance.M4, finance.M1}, Needs: []Need{somethingLent, somethingBack},
		Note: "From the first drawing, months weighted with what is repaid or set off in them, undiscounted. What is outstanding when the run ends has no life yet and is left out."},
	{ID: "guarantee_hhi", Name: "Concentration of the guarantees (HHI)", Unit: unitPoints, Places: 8,
		Kind: ByConcentration, Lines: []eq.ID{finance.F1}, Needs: []Need{someGuarantee},
		Note: "Herfindahl-Hirschman index, Σ (share in per cent)², of the states' shares in the key: 10,000 is a single guarantor, 10,000 / 27 = 370.37 are 27 equal ones."},
	{ID: "guarantee_top5", Name: "Share of the five largest guarantors", Unit: unitPercent, Places: 4,
		Kind: ByLargestFive, Lines: []eq.ID{finance.F1}, Needs: []Need{someGuarantee},
		Note: "Of the states' commitments, by the key."},
	{ID: "calls_worst_year", Name: "Guarantee calls paid in the worst year", Unit: unitEUR, Places: money.CentDigits,
		Kind: ByWorstYear, Lines: []eq.ID{finance.M5a, finance.M5b},
		Note: "By the states and third countries, for the Union's debt and for losses of Euroclear; recoveries are not deducted."},
	{ID: "guarantee_cost_pv", Name: "Present value of the guarantees' cost, at 5 %", Unit: unitEUR, Places: money.CentDigits,
		Kind: ByPresentValue, Lines: []eq.ID{finance.M6}, Needs: []Need{someCost},
		Note: "What guarantors pay less what they recover, dated and discounted as the net present value of the loan; no premium is charged. It is the cost in this scenario, not an expected loss: the probability of a call is not in it."},
	{ID: "union_cost_worst_year", Name: "Cost to the Union budget in the worst year", Unit: unitEUR, Places: money.CentDigits,
		Kind: ByWorstYear, Lines: []eq.ID{finance.M7a, finance.M7b},
		Note: "Interest on bonds, paid, and on swapped cash. Calls on headroom are not in it."},
	{ID: "union_cost_pv", Name: "Present value of the cost to the Union budget, at 5 %", Unit: unitEUR, Places: money.CentDigits,
		Kind: ByPresentValue, Lines: []eq.ID{finance.E9},
		Note: "All that interest costs the Union's budget within the run, dated and discounted as the net present value of the loan. Bonds that are still to be redeemed when the run ends are not in it."},
	{ID: "burden_pv", Name: "Paid and owed for certain by all states, present value at the Union's funding rate", Unit: unitEUR, Places: money.CentDigits,
		Kind: ByBurden, Lines: []eq.ID{finance.M8, finance.M9},
		Note: "The figure that structures are ranked by. " + presentNote + " The rate is what the Union's bonds cost in the first month of the run."},
	{ID: "liquidity_need_worst_month", Name: "Due from the Union at once, worst month", Unit: unitEUR, Places: money.CentDigits,
		Kind: ByGreatest, Lines: []eq.ID{finance.H5a},
		Note: "What the Union must redeem to the custodians in the month, arrears of the month before included."},
	{ID: "liquidity_at_call", Name: "Liquidity at call: what the sources can bring that month", Unit: unitEUR, Places: money.CentDigits,
		Kind: ByWhereGreatest, Lines: []eq.ID{finance.M10, finance.H5a}, Needs: []Need{somethingDue},
		Note: "Guarantors who pay, third countries, budget headroom and bridge borrowing, as far as each still has room in the month in which most is due. Less than what is due means arrears."},
	{ID: "recall_gap", Name: "Recall gap: not covered if all were recalled at once", Unit: unitEUR, Places: money.CentDigits,
		Kind: ByGreatest, Lines: []eq.ID{finance.M11},
		Note: "A what-if for every month end, the worst of them: what the Union owes the custodians less what its sources still have room for after the month's own calls (guarantors who pay, third countries, headroom of the year, bridge). " +
			"The custodians' own cash covers the rest of the claim (identity B3)."},
	{ID: "asset_coverage_least", Name: "Asset coverage, least", Unit: unitPercent, Places: 6,
		Kind: ByLeastRatio, Lines: []eq.ID{finance.M13, finance.M12}, Needs: []Need{somethingOwed},
		Note: "Immobilised assets (A4) over what the Union owes the custodians (B1) and the ERA loans outstanding (J1), at the month end at which it is lowest. Below 100 %, the assets do not cover both. Months in which nothing is owed are left out."},
	{ID: "run_out_with_loan", Name: "Ukraine is out of money, with the loan", Unit: unitMonths,
		Kind: ByFirstMonth, Lines: []eq.ID{finance.M14}, Needs: []Need{moneyLasts},
		Note: "The first month at whose end less than nothing is left (K3); the value is how many months of the run the money lasts before it. Months without an entered need use nothing up."},
	{ID: "run_out_without_loan", Name: "Ukraine is out of money, without the loan", Unit: unitMonths,
		Kind: ByFirstMonth, Lines: []eq.ID{finance.M15}, Needs: []Need{moneyLastsWithout},
		Note: "As with the loan, of K3a."},
}
