package metric

import (
	"github.com/shopspring/decimal"

	"loanmodel/finance"
	eq "loanmodel/finance/equation"
	"loanmodel/finance/money"
)

// Per is what an amount is set in relation to.
type Per uint8

// The relations: of none, the measure is an amount.
const (
	PerNothing Per = iota
	PerGDP         // per cent of gross domestic product 2024
	PerGNI         // per cent of gross national income 2024
	PerDebt        // per cent of government debt
	PerHead        // euro a head of the population
)

// Base returns the input that a relation divides by, empty of none.
func (p Per) Base() eq.ID {
	return [...]eq.ID{"", finance.StatesGDP2024, finance.StatesGNI2024, finance.StatesDebt, finance.StatesPopulation}[p]
}

// Unit returns the unit of a measure in that relation.
func (p Per) Unit() string { return [...]string{"EUR", "%", "%", "%", "EUR per head"}[p] }

// ID ends the id of a measure in that relation.
func (p Per) ID() string { return [...]string{"", "pct_gdp", "pct_gni", "pct_debt", "per_head"}[p] }

// Name ends its name.
func (p Per) Name() string {
	return [...]string{"", "% of GDP 2024", "% of GNI 2024", "% of debt", "a head"}[p]
}

// RatioDigits are the decimals of ratios: they are quotients, not amounts, and
// rounded once, half away from zero.
const RatioDigits = 16

// Ratio sets an amount in euro in relation to the size of some states together,
// of which at least one has a size above 0.
func (p Per) Ratio(r *eq.Result, euro decimal.Decimal, states ...int) decimal.Decimal {
	switch p {
	case PerNothing:
		return euro
	case PerHead:
		return euro.DivRound(sizeOf(r, p.Base(), states), RatioDigits)
	}
	percent, _ := PercentOfLine(r, p.Base(), euro, states...)
	return percent
}

// PercentOfLine returns an amount in euro as per cent of an input of some members
// together, which is in euro or, of weights, in millions of euro. It is false
// where that is 0 or there is no such input.
func PercentOfLine(r *eq.Result, base eq.ID, euro decimal.Decimal, members ...int) (decimal.Decimal, bool) {
	line := r.Model().Line(base)
	if line == nil {
		return decimal.Zero, false
	}
	size := sizeOf(r, base, members)
	if size.IsZero() {
		return decimal.Zero, false
	}
	if line.Unit != eq.EUR {
		euro = euro.Shift(-money.MillionthDigits)
	}
	return Percent(euro, size), true
}

// Percent returns a part as per cent of a whole that is not 0.
func Percent(part, whole decimal.Decimal) decimal.Decimal {
	return part.Shift(2).DivRound(whole, RatioDigits)
}

// sizeOf adds a static input over some members, as it is written.
func sizeOf(r *eq.Result, base eq.ID, members []int) decimal.Decimal {
	var size int64
	for _, member := range members {
		size += r.Value(base, member, 0)
	}
	return money.ToDecimal(size, r.Model().Line(base).Input.Digits)
}
