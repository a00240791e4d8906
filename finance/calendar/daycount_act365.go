package calendar

import "math/big"

// act365Actual divides the days by 366 if a 29 February is among them, where
// the first day does not count and the last one does; else by 365.
func act365Actual(start, end Date) *big.Rat {
	year := int64(daysPerYear)
	if leapDaysAfter(start, end) > 0 {
		year = daysPerLeapYear
	}
	return big.NewRat(start.DaysUntil(end), year)
}

// act365L divides the days by 366 if, for annual coupons, a 29 February lies
// after the start and up to the coupon date, and for more frequent coupons if
// the coupon date is in a leap year; else by 365.
func act365L(start, end Date, t terms) *big.Rat {
	year := daysInYear(t.coupon.Year())
	if t.couponMonths == monthsPerYear {
		year = daysPerYear
		if leapDaysAfter(start, t.coupon) > 0 {
			year = daysPerLeapYear
		}
	}
	return big.NewRat(start.DaysUntil(end), year)
}
