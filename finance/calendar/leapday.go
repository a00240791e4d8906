package calendar

// leapDaysAfter counts the 29ths of February after start and up to end, both
// real dates in order.
func leapDaysAfter(start, end Date) int64 {
	return leapDaysBefore(end) + end.asLeapDay() - leapDaysBefore(start) - start.asLeapDay()
}

// leapDaysFrom counts the 29ths of February from start on and before end.
func leapDaysFrom(start, end Date) int64 {
	return leapDaysBefore(end) - leapDaysBefore(start)
}

// leapDaysBefore counts the 29ths of February since the year 1 and before d.
func leapDaysBefore(d Date) int64 {
	year, month, _ := d.civil()
	if month <= february {
		year-- // no day of January or February is after that year's 29 February
	}
	return int64(year/4 - year/100 + year/400)
}

// asLeapDay is 1 if d is a 29 February, else 0.
func (d Date) asLeapDay() int64 {
	if _, month, day := d.civil(); month == february && day == 29 {
		return 1
	}
	return 0
}
