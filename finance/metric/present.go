package metric

import (
	"sync"

	"github.com/shopspring/decimal"

	"loanmodel/finance"
	"loanmodel/finance/calendar"
	"loanmodel/finance/discount"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// Discount is the rate at which a measure is brought to the last day of the
// first month.
type Discount uint8

// The discounts. All are dated, ACT/365.
const (
	Undiscounted  Discount = iota
	AtFundingRate          // what the Union's bonds cost in the first month
	AtOwnYield             // of each state
	AtUnifiedRate          // 5 %, of all
)

// Rate returns the yearly rate, as a fraction, for a state of a run.
func (d Discount) Rate(r *eq.Result, state int) decimal.Decimal {
	switch d {
	case AtFundingRate:
		return FundingRate(r)
	case AtOwnYield:
		return money.ToDecimal(r.Value(finance.StatesYield, state, 0), money.MillionthDigits)
	}
	return discount.UnifiedRate()
}

// FundingRate returns the rate of the Union's bonds in the first month of a run, as a
// fraction: 0.03212 is 3.2120 %.
func FundingRate(r *eq.Result) decimal.Decimal {
	return money.ToDecimal(r.Value(finance.RatesBondPool, 0, 0), money.MillionthDigits)
}

// burden returns the present value, in euro rounded once to the cent, of what a
// state pays and of what it owes for certain at the end.
func (d Discount) burden(r *eq.Result, state int) decimal.Decimal {
	return presentBurdenOf(r, d.Rate(r, state), r.Row(finance.L20, state), r.Row(finance.L21, state)).Round(money.CentDigits)
}

// presentBurdenOf discounts rows of cents, those paid month by month and the
// last of those owed, and returns euro that are not rounded.
func presentBurdenOf(r *eq.Result, rate decimal.Decimal, paid, owed []int64) decimal.Decimal {
	timeline, ok := timelineOf(r)
	factors := FactorsOf(rate, timeline)
	if !ok || len(factors) != len(paid) {
		return decimal.Decimal{}
	}
	var cents decimal.Decimal
	for i, amount := range paid {
		if i == len(paid)-1 {
			amount += owed[i]
		}
		if amount != 0 {
			cents = cents.Add(factors[i].Mul(decimal.NewFromInt(amount)))
		}
	}
	return cents.Shift(-money.CentDigits)
}

// PresentBurden returns the burden of all states together at the Union's funding
// rate, in euro rounded once to the cent.
func PresentBurden(r *eq.Result) decimal.Decimal {
	return presentBurdenOf(r, FundingRate(r), r.Series(finance.M8), r.Series(finance.M9)).Round(money.CentDigits)
}

// horizon is what discount factors depend on.
type horizon struct {
	rate     string
	timeline calendar.Timeline
}

// factors are kept for the life of the process: runs share rates and horizons.
var factors sync.Map

// FactorsOf returns the discount factors of the last days of the months of a
// timeline, on the first of them, to 34 decimals; none for a rate that has none.
func FactorsOf(rate decimal.Decimal, timeline calendar.Timeline) []decimal.Decimal {
	key := horizon{rate.String(), timeline}
	if kept, ok := factors.Load(key); ok {
		return kept.([]decimal.Decimal)
	}
	dates := make([]calendar.Date, timeline.Months)
	for i := range dates {
		dates[i] = timeline.At(i).Last()
	}
	list, err := discount.Factors(rate, dates)
	if err != nil { // rates are bounded by the register of inputs: it cannot be
		return nil
	}
	factors.Store(key, list)
	return list
}
