package calendar

// IsTARGETBusinessDay reports whether TARGET, the euro's large-value payment
// system (now T2), is open on d. Since 2002 it has been closed on Saturdays,
// Sundays, 1 January, Good Friday, Easter Monday, 1 May, and 25 and 26 December
// (ECB press release of 14 December 2000, the long-term calendar). In 2000 and
// 2001 it closed on the same days. In 1999 and in the test phase before it, its
// only holidays were 1 January and 25 December. It also closed on 31 December
// in 1999 and 2001. The result for the zero Date is false.
func IsTARGETBusinessDay(d Date) bool {
	return !d.IsZero() && !d.IsWeekend() && !isTARGETHoliday(d)
}

func isTARGETHoliday(d Date) bool {
	year, month, day := d.civil()
	switch {
	case month == 1 && day == 1, month == december && day == 25:
		return true
	case month == december && day == 31:
		return year == 1999 || year == 2001
	case year < 2000:
		return false
	case month == 5 && day == 1, month == december && day == 26:
		return true
	}
	easter := easterSunday(year)
	return d == easter.AddDays(-2) || d == easter.AddDays(1)
}

// easterSunday returns Western Easter of a year in the range of dates by the
// method of Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms,
// chapter 8). The usual letters for its steps are replaced by what they stand
// for.
func easterSunday(year int) Date {
	golden := year % 19 // place in the 19-year cycle of the moon
	century, yearOfCentury := year/100, year%100
	moonShift := (century - (century+8)/25 + 1) / 3
	epact := (19*golden + century - century/4 - moonShift + 15) % 30
	toSunday := (32 + 2*(century%4) + 2*(yearOfCentury/4) - epact - yearOfCentury%4) % 7
	correction := (golden + 11*epact + 22*toSunday) / 451
	marchBased := epact + toSunday - 7*correction + 114
	return dateOrZero(serialOf(year, marchBased/31, marchBased%31+1))
}
