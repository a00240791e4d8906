package calendar

import "math/big"

// actActISDA adds up, year by year, the days of the period in that year over the
// days of that year.
func actActISDA(start, end Date) *big.Rat {
	first, last := start.Year(), end.Year()
	if first == last {
		return big.NewRat(start.DaysUntil(end), daysInYear(first))
	}
	inFirst := big.NewRat(serialOf(first+1, 1, 1)-start.Serial(), daysInYear(first))
	inLast := big.NewRat(end.Serial()-serialOf(last, 1, 1), daysInYear(last))
	between := big.NewRat(int64(last-first-1), 1)
	return between.Add(between, inFirst).Add(between, inLast)
}
