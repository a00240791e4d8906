package calendar

import "math/big"

// act365Actual divides the days by 366 if a 29 February is among them, not
// counting the first day but counting the last; else by 365.
func act365Actual(start, end Date) *big.Rat {
	year := int64(daysPerYear)
	if leapDaysAfter(start, end) > 0 {
		year = daysPerLeapYear
	}
	return big.NewRat(start.DaysUntil(end), year)
}

// act365L divides the days by 366 or 365. For annual coupons it takes 366 if a
// 29 February lies after the start and up to the coupon date, for more frequent
// coupons if the coupon date is in a leap year.
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

// actActISDA adds up, year by year, the days of the period that fall in the
// year divided by the length of that year.
func actActISDA(start, end Date) *big.Rat {
	first, last := start.Year(), end.Year()
	if first == last {
		return big.NewRat(start.DaysUntil(end), daysInYear(first))
	}
	inFirst := big.NewRat(serialOf(first+1, 1, 1)-start.Serial(), daysInYear(first))
	inLast := big.NewRat(end.Serial()-serialOf(last, 1, 1), daysInYear(last))
	between := big.NewRat(int64(last-first-1), 1)
	return between.Add(between, inFirst).Add(between, inLast)
}

// actActICMA lays nominal coupon periods over the calendar, from the coupon
// date in both directions. It adds up the days of the period that fall in each,
// divided by the length of that nominal period times the coupons per year.
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

// nominalCoupon returns the serial of the i-th nominal coupon date after the
// given coupon. Each is counted from the given one, so that none inherits the
// clamping of another. It may lie outside the range of dates.
func (t terms) nominalCoupon(i int) int64 {
	return t.coupon.serialAfterMonths(i*t.couponMonths, t.endOfMonth)
}

// nominalPeriodOf returns the i for which d lies on or after nominal coupon i
// and before coupon i+1.
func (t terms) nominalPeriodOf(d Date) int {
	// Starting two periods early is never too late: truncation may have rounded
	// the quotient up by almost one, and d may come before the coupon of its
	// month.
	i := MonthOf(t.coupon).Until(MonthOf(d))/t.couponMonths - 2
	for t.nominalCoupon(i+1) <= d.Serial() {
		i++
	}
	return i
}

// actActAFB counts back from the end as many whole years as fit, and divides
// the days before them by 366 if a 29 February is among them, counting the
// first day but not the last; else by 365.
//
// The years are counted back by plain subtraction, 29 February becoming 28
// February in a common year. This follows the French text of 1994 as OpenGamma
// Strata reads it; ISDA's note of 1999 would also move 28 February to 29
// February in a leap year, which pays one day twice and the next not at all.
func actActAFB(start, end Date) *big.Rat {
	years := end.Year() - start.Year()
	if end.AddMonths(-monthsPerYear * years).Before(start) {
		years--
	}
	rest := end.AddMonths(-monthsPerYear * years)
	year := int64(daysPerYear)
	if leapDaysFrom(start, rest) > 0 {
		year = daysPerLeapYear
	}
	return wholeYearsAnd(years, start.DaysUntil(rest), year)
}

// actActYear counts forward from the start as many whole years as fit, and
// divides the days after them by the length of the year that begins there.
func actActYear(start, end Date) *big.Rat {
	years := end.Year() - start.Year()
	if start.AddMonths(monthsPerYear * years).After(end) {
		years--
	}
	anniversary := start.AddMonths(monthsPerYear * years)
	return wholeYearsAnd(years, anniversary.DaysUntil(end), anniversary.daysInYearFrom())
}

// daysInYearFrom returns the number of days from d to its first anniversary.
// The anniversary of a 29 February is 28 February.
func (d Date) daysInYearFrom() int64 {
	year, month, _ := d.civil()
	if month > february {
		year++ // the next 29 February to come is that of next year
	}
	return daysInYear(year) - d.asLeapDay()
}

func wholeYearsAnd(years int, days, yearLength int64) *big.Rat {
	whole := big.NewRat(int64(years), 1)
	return whole.Add(whole, big.NewRat(days, yearLength))
}

// actActExcel divides the days as YEARFRAC does with basis 1. Up to a year the
// divisor is 366 if the period lies within one leap year or contains a 29
// February, first and last day included, else 365. Beyond a year it is the
// average length of all calendar years touched. The makers of Excel do not
// document the rule; this is how LibreOffice computes it.
func actActExcel(start, end Date) *big.Rat {
	first, last := start.Year(), end.Year()
	days := start.DaysUntil(end)
	if first == last {
		return big.NewRat(days, daysInYear(first))
	}
	if end.After(start.AddMonths(monthsPerYear)) {
		touched := serialOf(last+1, 1, 1) - serialOf(first, 1, 1)
		return big.NewRat(days*int64(last-first+1), touched)
	}
	return big.NewRat(days, daysPerYear+leapDaysAfter(start, end)+start.asLeapDay())
}
