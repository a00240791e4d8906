package calendar

// hasThirtyDayMonths reports whether c belongs to the 30-day families. It
// relies on their standing together in the list.
func (c Convention) hasThirtyDayMonths() bool {
	return Thirty360ISDA <= c && c <= ThirtyE365
}

// thirtyDayMonths counts days as if every month had 30, after adjusting the day
// of the month of both dates as convention c prescribes.
func thirtyDayMonths(c Convention, start, end Date, t terms) int64 {
	if start == end {
		return 0 // moving only the start to the 30th would make 28 February to itself −2 days
	}
	first, last := adjustedDays(c, start, end, t)
	return int64(30*MonthOf(start).Until(MonthOf(end)) + last - first)
}

func adjustedDays(c Convention, start, end Date, t terms) (first, last int) {
	switch c {
	case Thirty360PSA:
		return bondBasis(monthEndAs30(start), end.Day())
	case Thirty360US:
		if t.endOfMonth {
			return usEndOfMonth(start, end)
		}
		return bondBasis(start.Day(), end.Day())
	case Thirty360USEndOfMonth:
		return usEndOfMonth(start, end)
	case ThirtyE360:
		return min(start.Day(), 30), min(end.Day(), 30)
	case ThirtyE360ISDA:
		if end == t.maturity {
			return monthEndAs30(start), min(end.Day(), 30)
		}
		return monthEndAs30(start), monthEndAs30(end)
	case ThirtyEPlus360:
		// The 1st of the next month is day 31 of this one: as many 30-day months
		// and days from any start.
		return min(start.Day(), 30), end.Day()
	case ThirtyE365:
		return monthEndAs30(start), monthEndAs30(end)
	default: // Thirty360ISDA and Thirty365
		return bondBasis(start.Day(), end.Day())
	}
}

func bondBasis(first, last int) (adjustedFirst, adjustedLast int) {
	if first < 30 {
		return first, last
	}
	return 30, min(last, 30)
}

func usEndOfMonth(start, end Date) (first, last int) {
	if !start.isFebruaryEnd() {
		return bondBasis(start.Day(), end.Day())
	}
	if end.isFebruaryEnd() {
		return 30, 30
	}
	return bondBasis(30, end.Day())
}

func monthEndAs30(d Date) int {
	if d.isMonthEnd() {
		return 30
	}
	return d.Day()
}

func (d Date) isFebruaryEnd() bool { return d.Month() == february && d.isMonthEnd() }
