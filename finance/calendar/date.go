package calendar

import "fmt"

const (
	firstYear = 1900
	lastYear  = 2200

	firstSerial = 61      // 1900-03-01
	lastSerial  = 109_939 // 2200-12-31
)

// Date is one day of the Gregorian calendar between 1900-03-01 and 2200-12-31.
// Two Dates are the same day exactly when they are ==. The zero Date stands for
// no day; see the package comment.
type Date struct {
	serial int32 // days since 1899-12-30, or 0 for the zero Date
}

// NewDate returns the given day. It returns an error if the calendar has no
// such day or the day lies outside 1900-03-01 to 2200-12-31.
func NewDate(year, month, day int) (Date, error) {
	if month < 1 || month > monthsPerYear {
		return Date{}, fmt.Errorf("%04d-%02d-%02d is not a calendar date: months go from 1 to 12", year, month, day)
	}
	if days := DaysInMonth(year, month); day < 1 || day > days {
		return Date{}, fmt.Errorf("%04d-%02d-%02d is not a calendar date: that month has days 1 to %d",
			year, month, day, days)
	}
	// Check the year before computing its serial, so that no year can overflow it.
	if year < firstYear || year > lastYear || !inRange(serialOf(year, month, day)) {
		return Date{}, fmt.Errorf("%04d-%02d-%02d is outside the dates served, 1900-03-01 to 2200-12-31",
			year, month, day)
	}
	return dateOrZero(serialOf(year, month, day)), nil
}

// DateFromSerial returns the day with spreadsheet serial number n (days since
// 1899-12-30): 61 is 1900-03-01, 46023 is 2026-01-01. It returns an error if n
// is not between 61 and 109939.
func DateFromSerial(n int64) (Date, error) {
	if !inRange(n) {
		return Date{}, fmt.Errorf("serial %d is outside the dates served, %d (1900-03-01) to %d (2200-12-31)",
			n, firstSerial, lastSerial)
	}
	return dateOrZero(n), nil
}

func inRange(serial int64) bool {
	return firstSerial <= serial && serial <= lastSerial
}

// dateOrZero returns the day with the given serial, or the zero Date if the
// serial is out of range. It serves arithmetic, which has no error to return.
func dateOrZero(serial int64) Date {
	if !inRange(serial) {
		return Date{}
	}
	return Date{serial: int32(serial)}
}

// IsZero reports whether d is the zero Date, which stands for no day.
func (d Date) IsZero() bool { return d.serial == 0 }

// Serial returns the spreadsheet serial number of d in days since 1899-12-30,
// as LibreOffice counts them, and Excel from 1900-03-01 on. The zero Date has
// serial 0.
func (d Date) Serial() int64 { return int64(d.serial) }

// String returns the date as YYYY-MM-DD (ISO 8601), or "no date" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return "no date"
	}
	year, month, day := d.civil()
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// Year returns the calendar year, 1900 to 2200; 0 for the zero Date.
func (d Date) Year() int {
	year, _, _ := d.civil()
	return year
}

// Month returns the month of the year, 1 to 12; 0 for the zero Date. MonthOf
// returns the month together with its year.
func (d Date) Month() int {
	_, month, _ := d.civil()
	return month
}

// Day returns the day of the month, 1 to 31; 0 for the zero Date.
func (d Date) Day() int {
	_, _, day := d.civil()
	return day
}

func (d Date) civil() (year, month, day int) {
	if d.IsZero() {
		return 0, 0, 0
	}
	return civilOf(int64(d.serial))
}

// isMonthEnd reports whether d is the last day of its month.
func (d Date) isMonthEnd() bool {
	year, month, day := d.civil()
	return !d.IsZero() && day == DaysInMonth(year, month)
}
