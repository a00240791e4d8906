package calendar

import "math/big"

// actActExcel divides the days as YEARFRAC with basis 1 does. Up to a year the
// divisor is 366 if the period lies in one leap year or has a 29 February, first
// and last day included, else 365. Beyond a year it is the average length of all
// calendar years touched. The rule is not documented by its makers; this is how
// LibreOffice computes it.
func actActExcel(start, end Date) *big.Rat {
	first, last := start.Year(), end.Year()
	days := start.DaysUntil(end)
	if first == last {
		return big.NewRat(days, daysInYear(first))
	}
	if end.After(start.AddMonths(monthsPerYear)) {
		touched := serialOf(last+1, 1, 1) - serialOf(first, 1, 1)
		return big.NewRat(days*int64(last-first+1), touched)
	}
	return big.NewRat(days, daysPerYear+leapDaysAfter(start, end)+start.asLeapDay())
}
