package calendar

// easterSunday returns Western Easter of a year in the range of dates, by the
// method of Meeus, Jones and Butcher (J. Meeus, Astronomical Algorithms, chapter
// 8). The letters usual for its steps are replaced by what they stand for.
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
