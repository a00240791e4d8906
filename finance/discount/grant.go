package discount

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// UnifiedRate returns the 5 % a year at which the International Monetary Fund and
// the World Bank discount debt service for the grant element of a loan, since
// the decision of their boards of 11 October 2013 on unified discount rates.
func UnifiedRate() decimal.Decimal { return decimal.New(5, -2) }

// GrantElement returns the grant element of a loan without interest, repaid in one
// sum so many years after it is paid out, as a share of 1:
//
//	1 − 1/(1+rate)^years
//
// At 5 % these are 0.355391 for 9 years, 0.386087 for 10 and 0.768623 for 30.
// The power is whole; it and the quotient are rounded to 34 significant digits.
// It fails with ErrRate or, for years below 0 or above 12,000, ErrPeriods.
func GrantElement(years int, rate decimal.Decimal) (decimal.Decimal, error) {
	factor, err := growth(rate)
	if err != nil {
		return zero, err
	}
	if err := checkPeriods(years); err != nil {
		return zero, err
	}
	return working.sub(one, working.over(factor, years, one)), nil
}

// GrantElementOf returns the grant element of any loan as a share of 1: what its
// face value exceeds the present value of its debt service by, over the face
// value (the definition of the International Monetary Fund and the OECD).
// service[k] is what is paid k periods after the loan is paid out, a positive
// amount, and rate is per period. Amounts are in one currency; rounding is
// NPV's, then one division to 34 significant digits. It fails as NPV does, and
// with ErrFace unless face is above 0.
func GrantElementOf(rate, face decimal.Decimal, service []decimal.Decimal) (decimal.Decimal, error) {
	if err := checkAmounts(face); err != nil {
		return zero, err
	}
	if face.Sign() <= 0 {
		return zero, fmt.Errorf("face value %s: %w", face, ErrFace)
	}
	value, err := NPV(rate, service)
	if err != nil {
		return zero, err
	}
	return working.quotient(working.sub(face, value), face), nil
}
