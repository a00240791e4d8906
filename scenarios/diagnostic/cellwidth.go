package diagnostic

import (
	"unicode"

	eastasian "golang.org/x/text/width"
)

// cellWidth returns how many terminal columns a printable character takes: 2
// for those that Unicode calls wide or full-width (UAX #11), 0 for marks that
// are drawn on top of the character before, else 1. Full-width digits in an
// amount are a typical fault, and the caret has to point at them.
func cellWidth(char rune) int {
	if char < 0x300 {
		return 1
	}
	if unicode.In(char, unicode.Mn, unicode.Me) {
		return 0
	}
	switch eastasian.LookupRune(char).Kind() {
	case eastasian.EastAsianWide, eastasian.EastAsianFullwidth:
		return 2
	}
	return 1
}
