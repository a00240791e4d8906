package calendar

import "math/big"

// actActICMA lays nominal coupon periods over the calendar, from the coupon date
// both ways, and adds up the days of the period in each over the days of that
// nominal period times the coupons a year.
func actActICMA(start, end Date, t terms) *big.Rat {
	total := new(big.Rat)
	i := t.nominalPeriodOf(start)
	for from := start.Serial(); from < end.Serial(); i++ {
		opens, closes := t.nominalCoupon(i), t.nominalCoupon(i+1)
		until := min(closes, end.Serial())
		total.Add(total, big.NewRat((until-from)*int64(t.couponMonths), (closes-opens)*monthsPerYear))
		from = until
	}
	return total
}

// nominalCoupon is the serial of the i-th nominal coupon date after the given
// one. Each is counted from the given date, so that none inherits the clamping
// of another. It may lie outside the range of dates.
func (t terms) nominalCoupon(i int) int64 {
	return t.coupon.serialAfterMonths(i*t.couponMonths, t.endOfMonth)
}

// nominalPeriodOf returns the i with d in the nominal period from coupon i up to,
// and without, coupon i+1.
func (t terms) nominalPeriodOf(d Date) int {
	// Two before the quotient of months is surely not too late: truncation may have
	// rounded it up by almost one, and d may come before the coupon of its month.
	i := MonthOf(t.coupon).Until(MonthOf(d))/t.couponMonths - 2
	for t.nominalCoupon(i+1) <= d.Serial() {
		i++
	}
	return i
}
