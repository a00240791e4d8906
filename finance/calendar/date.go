package calendar

import "fmt"

const (
	firstYear = 1900
	lastYear  = 2200

	firstSerial = 61      // 1900-03-01
	lastSerial  = 109_939 // 2200-12-31
)

// Date is one day of the Gregorian calendar between 1900-03-01 and 2200-12-31.
// Two Dates are the same day exactly when they are ==. The zero Date is no day
// at all; see the package comment.
type Date struct {
	serial int32 // days since 1899-12-30, or 0 for the zero Date
}

// NewDate returns the given day. It is an error if the calendar has no such day
// or the day lies outside 1900-03-01 to 2200-12-31.
func NewDate(year, month, day int) (Date, error) {
	if month < 1 || month > monthsPerYear {
		return Date{}, fmt.Errorf("%04d-%02d-%02d is not a calendar date: months go from 1 to 12", year, month, day)
	}
	if days := DaysInMonth(year, month); day < 1 || day > days {
		return Date{}, fmt.Errorf("%04d-%02d-%02d is not a calendar date: that month has days 1 to %d",
			year, month, day, days)
	}
	// The year is looked at before its serial is computed: no year can overflow it.
	if year < firstYear || year > lastYear || !inRange(serialOf(year, month, day)) {
		return Date{}, fmt.Errorf("%04d-%02d-%02d is outside the dates served, 1900-03-01 to 2200-12-31",
			year, month, day)
	}
	return dateOrZero(serialOf(year, month, day)), nil
}

// DateFromSerial returns the day with spreadsheet serial number n (days since
// 1899-12-30): 61 is 1900-03-01, 46023 is 2026-01-01. It is an error if n is
// not between 61 and 109939.
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

// dateOrZero is DateFromSerial for arithmetic, which has no error to return.
func dateOrZero(serial int64) Date {
	if !inRange(serial) {
		return Date{}
	}
	return Date{serial: int32(serial)}
}

// IsZero reports whether d is the zero Date, which is no day.
func (d Date) IsZero() bool { return d.serial == 0 }

// Serial returns the spreadsheet serial number: days since 1899-12-30, as Excel
// from 1900-03-01 on and LibreOffice count them. The zero Date has serial 0.
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
// gives the month together with its year.
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
