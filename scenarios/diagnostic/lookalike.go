package diagnostic

import (
	"strings"
	"unicode"
)

// Latin replaces letters of other alphabets that look like ASCII letters, such
// as the Cyrillic Е, with the letters they look like; it drops combining
// accents and removes the accents from common accented letters. It leaves all
// other characters unchanged. Use it to guess what an author meant, never to
// read a value.
func Latin(text string) string {
	return strings.Map(latinRune, text)
}

// fullWidthShift is the distance from a full-width character to its ASCII twin.
const fullWidthShift = 0xff01 - '!'

// latinRune does the work of Latin for one character. A negative result drops
// the character.
func latinRune(char rune) rune {
	switch {
	case char < 0x80:
		return char
	case char >= 0xff01 && char <= 0xff5e:
		return char - fullWidthShift
	case unicode.In(char, unicode.Mn, unicode.Cf):
		return -1
	}
	if plain, known := lookalikes[char]; known {
		return plain
	}
	return char
}

// lookalikes maps letters to the ASCII letters they can be mistaken for.
var lookalikes = pairUp(
	// Cyrillic
	"АВЕЅІЈКМНОРСТУХаеѕіјорсух", "ABESIJKMHOPCTYXaesijopcyx",
	// Greek
	"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονα", "ABEZHIKMNOPTYXova",
	// Latin with accents
	"ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ", "AAAAAACEEEEIIIINOOOOOOUUUUY",
	"àáâãäåçèéêëìíîïñòóôõöøùúûüýÿı", "aaaaaaceeeeiiiinoooooouuuuyyi",
	"ĄĆČĎĘĚŁŃŇŘŚŠŤŮŹŻŽąćčďęěłńňřśšťůźżž", "ACCDEELNNRSSTUZZZaccdeelnnrsstuzzz",
)

// pairUp builds a map from texts that come in pairs of equal length.
func pairUp(pairs ...string) map[rune]rune {
	twins := map[rune]rune{}
	for i := 0; i+1 < len(pairs); i += 2 {
		to := []rune(pairs[i+1])
		for index, from := range []rune(pairs[i]) {
			twins[from] = to[index]
		}
	}
	return twins
}
