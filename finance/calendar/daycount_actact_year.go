package calendar

import "math/big"

// actActAFB takes the most whole years that fit, counted back from the end, and
// divides the days before them by 366 if a 29 February is among them, where the
// first day counts and the last does not; else by 365.
//
// The years are counted back by plain subtraction, 29 February going to 28
// February in a common year. This follows the French text of 1994 as OpenGamma
// Strata reads it; ISDA's note of 1999 would also send 28 February to 29 February
// in a leap year, which pays one day twice and the next not at all.
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

// actActYear takes the most whole years that fit, counted on from the start, and
// divides the days after them by the length of the year that begins there.
func actActYear(start, end Date) *big.Rat {
	years := end.Year() - start.Year()
	if start.AddMonths(monthsPerYear * years).After(end) {
		years--
	}
	anniversary := start.AddMonths(monthsPerYear * years)
	return wholeYearsAnd(years, anniversary.DaysUntil(end), anniversary.daysInYearFrom())
}

// daysInYearFrom returns the days from d to its first anniversary, which for
// 29 February is 28 February.
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
