package calendar

import "cmp"

// The longest shifts that can lead from one date to another. Longer ones are
// rejected before they can overflow.
const (
	maxShiftDays   = lastSerial - firstSerial
	maxShiftMonths = lastMonthIndex - firstMonthIndex
)

// AddDays returns the day n days after d, or before it if n is negative. It
// returns the zero Date if d is zero or the result lies outside 1900-03-01 to
// 2200-12-31.
func (d Date) AddDays(n int) Date {
	if d.IsZero() || n > maxShiftDays || n < -maxShiftDays {
		return Date{}
	}
	return dateOrZero(d.Serial() + int64(n))
}

// AddMonths returns the same day of the month n months later, or earlier if n
// is negative. If that month is too short, it returns the month's last day:
// 2026-01-31 plus one month is 2026-02-28. Adding months one by one may
// therefore give another day than adding them at once; count from the first
// date. It returns the zero Date if d is zero or the result lies outside
// 1900-03-01 to 2200-12-31.
func (d Date) AddMonths(n int) Date { return d.addMonths(n, false) }

// AddMonthsKeepingEnd works like AddMonths, except that the last day of a month
// moves to the last day of the month n months away: 2026-02-28 plus one month
// is 2026-03-31. This is the end-of-month rule of bond coupons.
func (d Date) AddMonthsKeepingEnd(n int) Date { return d.addMonths(n, true) }

func (d Date) addMonths(n int, keepEnd bool) Date {
	if d.IsZero() || n > maxShiftMonths || n < -maxShiftMonths {
		return Date{}
	}
	return dateOrZero(d.serialAfterMonths(n, keepEnd))
}

// serialAfterMonths adds n months without limiting the result to the range of
// dates: nominal coupon dates may lie a little outside it. d must not be zero,
// and n must keep the result after the year 1.
func (d Date) serialAfterMonths(n int, keepEnd bool) int64 {
	year, month, day := d.civil()
	shifted := year*monthsPerYear + month - 1 + n
	year, month = shifted/monthsPerYear, shifted%monthsPerYear+1
	last := DaysInMonth(year, month)
	if day > last || keepEnd && d.isMonthEnd() {
		day = last
	}
	return serialOf(year, month, day)
}

// DaysUntil returns the number of days from d to other: 1 from a day to the
// next, negative if other is earlier. It returns 0 if either is the zero Date.
func (d Date) DaysUntil(other Date) int64 {
	if d.IsZero() || other.IsZero() {
		return 0
	}
	return other.Serial() - d.Serial()
}

// Compare returns -1 if d is earlier than other, 0 if they are the same day and
// +1 if d is later. The zero Date sorts before every day.
func (d Date) Compare(other Date) int { return cmp.Compare(d.serial, other.serial) }

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.serial < other.serial }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.serial > other.serial }
