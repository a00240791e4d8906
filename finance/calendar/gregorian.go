package calendar

const (
	monthsPerYear = 12
	february      = 2
	december      = 12

	daysPerYear     = 365
	daysPerLeapYear = 366

	daysPerCycle  = 146_097 // the Gregorian calendar repeats after 400 years
	yearsPerCycle = 400

	// serialOfCycleStart is 0000-03-01 as a spreadsheet serial. Counting from a
	// 1 March puts the leap day at the end of the year, where it disturbs no month.
	serialOfCycleStart = -693_899
)

// IsLeapYear reports whether year y has a 29 February in the Gregorian calendar:
// every fourth year, but of the full centuries only every fourth.
func IsLeapYear(y int) bool {
	return y%4 == 0 && (y%100 != 0 || y%400 == 0)
}

// DaysInMonth returns the number of days of month m (1 to 12) of year y: 28 to
// 31, or 0 if there is no such month.
func DaysInMonth(y, m int) int {
	switch m {
	case 1, 3, 5, 7, 8, 10, 12:
		return 31
	case 4, 6, 9, 11:
		return 30
	case february:
		if IsLeapYear(y) {
			return 29
		}
		return 28
	default:
		return 0
	}
}

func daysInYear(y int) int64 {
	if IsLeapYear(y) {
		return daysPerLeapYear
	}
	return daysPerYear
}

// serialOf returns the spreadsheet serial of a calendar day in years 1 and
// later. It uses Howard Hinnant's days_from_civil ("chrono-Compatible Low-Level
// Date Algorithms"), which counts years from March, in cycles of 400.
func serialOf(year, month, day int) int64 {
	marchYear, marchMonth := year, month-3
	if month <= february {
		marchYear, marchMonth = year-1, month+9
	}
	cycle, yearOfCycle := marchYear/yearsPerCycle, marchYear%yearsPerCycle
	// 153 days are the five months March to July and again August to December,
	// so (153·m + 2) / 5 is the number of days before the month m of a March year.
	dayOfYear := (153*marchMonth+2)/5 + day - 1
	dayOfCycle := yearOfCycle*daysPerYear + yearOfCycle/4 - yearOfCycle/100 + dayOfYear
	return int64(cycle)*daysPerCycle + int64(dayOfCycle) + serialOfCycleStart
}

// civilOf inverts serialOf (Hinnant's civil_from_days).
func civilOf(serial int64) (year, month, day int) {
	sinceStart := serial - serialOfCycleStart
	cycle, dayOfCycle := int(sinceStart/daysPerCycle), int(sinceStart%daysPerCycle)
	// Take out the leap days so that what remains divides evenly by 365.
	yearOfCycle := (dayOfCycle - dayOfCycle/1_460 + dayOfCycle/36_524 - dayOfCycle/146_096) / daysPerYear
	dayOfYear := dayOfCycle - (daysPerYear*yearOfCycle + yearOfCycle/4 - yearOfCycle/100)
	marchMonth := (5*dayOfYear + 2) / 153
	year, month = cycle*yearsPerCycle+yearOfCycle, marchMonth+3
	if month > december {
		year, month = year+1, month-monthsPerYear
	}
	return year, month, dayOfYear - (153*marchMonth+2)/5 + 1
}

// leapDaysAfter counts the 29ths of February after start and up to and
// including end. Both must be real dates, in order.
func leapDaysAfter(start, end Date) int64 {
	return leapDaysBefore(end) + end.asLeapDay() - leapDaysBefore(start) - start.asLeapDay()
}

// leapDaysFrom counts the 29ths of February from start on, before end.
func leapDaysFrom(start, end Date) int64 {
	return leapDaysBefore(end) - leapDaysBefore(start)
}

// leapDaysBefore counts the 29ths of February from the year 1 to the day before
// d.
func leapDaysBefore(d Date) int64 {
	year, month, _ := d.civil()
	if month <= february {
		year-- // no day of January or February comes after that year's 29 February
	}
	return int64(year/4 - year/100 + year/400)
}

// asLeapDay returns 1 if d is a 29 February, else 0.
func (d Date) asLeapDay() int64 {
	if _, month, day := d.civil(); month == february && day == 29 {
		return 1
	}
	return 0
}
