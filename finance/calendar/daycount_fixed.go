package calendar

import "math/big"

// fixedYear divides days by the year length that convention c fixes once for all.
func fixedYear(c Convention, days int64) *big.Rat {
	switch c {
	case OneOne:
		return big.NewRat(days, 1)
	case Act364:
		return big.NewRat(days, 364)
	case Act365F, NL365, Thirty365, ThirtyE365:
		return big.NewRat(days, 365)
	case Act36525:
		return big.NewRat(days*4, 1_461) // four years of 365.25 days
	default: // Act360, NL360 and all of 30/360
		return big.NewRat(days, 360)
	}
}
