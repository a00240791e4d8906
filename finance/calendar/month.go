package calendar

import (
	"cmp"
	"fmt"
)

const (
	firstMonthIndex = firstYear*monthsPerYear + 2 // 1900-03
	lastMonthIndex  = lastYear*monthsPerYear + 11 // 2200-12
)

// Month is one calendar month between 1900-03 and 2200-12. Two Months are the
// same exactly when they are ==. The zero Month stands for no month; see the
// package comment.
type Month struct {
	index int32 // 12 × year + month of the year − 1, or 0 for the zero Month
}

// NewMonth returns the given month (1 to 12) of a year. It returns an error if
// there is no such month or it lies outside 1900-03 to 2200-12.
func NewMonth(year, month int) (Month, error) {
	if month < 1 || month > monthsPerYear {
		return Month{}, fmt.Errorf("%04d-%02d is not a calendar month: months go from 1 to 12", year, month)
	}
	// Check the year before computing the index, so that no year can overflow it.
	if year < firstYear || year > lastYear || year*monthsPerYear+month-1 < firstMonthIndex {
		return Month{}, fmt.Errorf("%04d-%02d is outside the months served, 1900-03 to 2200-12", year, month)
	}
	return Month{index: int32(year*monthsPerYear + month - 1)}, nil
}

// MonthOf returns the month in which d lies, or the zero Month for the zero
// Date.
func MonthOf(d Date) Month {
	if d.IsZero() {
		return Month{}
	}
	year, month, _ := d.civil()
	return Month{index: int32(year*monthsPerYear + month - 1)}
}

// IsZero reports whether m is the zero Month, which stands for no month.
func (m Month) IsZero() bool { return m.index == 0 }

// String returns the month as YYYY-MM (ISO 8601), or "no month" for the zero Month.
func (m Month) String() string {
	if m.IsZero() {
		return "no month"
	}
	return fmt.Sprintf("%04d-%02d", m.Year(), m.Number())
}

// Year returns the calendar year, 1900 to 2200; 0 for the zero Month.
func (m Month) Year() int { return int(m.index) / monthsPerYear }

// Number returns the month of the year, 1 to 12; 0 for the zero Month.
func (m Month) Number() int {
	if m.IsZero() {
		return 0
	}
	return int(m.index)%monthsPerYear + 1
}

// First returns the first day of the month; the zero Date for the zero Month.
func (m Month) First() Date {
	if m.IsZero() {
		return Date{}
	}
	return dateOrZero(serialOf(m.Year(), m.Number(), 1))
}

// Last returns the last day of the month; the zero Date for the zero Month.
func (m Month) Last() Date { return m.First().AddDays(m.Days() - 1) }

// Days returns the number of days of the month, 28 to 31; 0 for the zero Month.
func (m Month) Days() int { return DaysInMonth(m.Year(), m.Number()) }

// Add returns the month n months later, or earlier if n is negative. It returns
// the zero Month if m is zero or the result lies outside 1900-03 to 2200-12.
func (m Month) Add(n int) Month {
	if m.IsZero() || n > maxShiftMonths || n < -maxShiftMonths {
		return Month{}
	}
	index := int(m.index) + n
	if index < firstMonthIndex || index > lastMonthIndex {
		return Month{}
	}
	return Month{index: int32(index)}
}

// Until returns the number of months from m to other: 1 from a month to the
// next, negative if other is earlier. It returns 0 if either is the zero Month.
func (m Month) Until(other Month) int {
	if m.IsZero() || other.IsZero() {
		return 0
	}
	return int(other.index - m.index)
}

// Compare returns -1 if m is earlier than other, 0 if they are the same month
// and +1 if m is later. The zero Month sorts before every month.
func (m Month) Compare(other Month) int { return cmp.Compare(m.index, other.index) }
