package document

import (
	"fmt"
	"unicode"

	"loanmodel/scenarios/diagnostic"
)

// damage stands for a character that was refused, in the text that is given to
// the YAML parser and in the values made of it. The character itself means
// that a text was damaged by an earlier conversion, so it is refused too and
// no valid value holds it.
const damage = '\uFFFD'

// refusal says why a character is refused.
type refusal struct {
	code    diagnostic.Code
	message string
	hint    string
}

// refused decides whether a character may stand in a file or in a text. Line
// ends, tabs and ordinary blanks are for the caller to judge and not refused.
func refused(char rune) (refusal, bool) {
	switch {
	case char == '\t' || char == '\n' || char == '\r':
		return refusal{}, false
	case unicode.Is(unicode.Cc, char):
		return refusal{TextControl, fmt.Sprintf("control character U+%04X is not allowed", char), "remove it"}, true
	case char == damage:
		return refusal{TextUTF8, "character U+FFFD: the text was damaged when it was converted", "type it again"}, true
	case isHidden(char):
		return refusal{TextHidden, fmt.Sprintf("invisible or direction-changing character U+%04X", char), "remove it"}, true
	}
	return refusal{}, false
}

// isHidden reports characters that show nothing and characters that change
// the order in which others are shown.
func isHidden(char rune) bool {
	return char > unicode.MaxASCII &&
		(unicode.In(char, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point) ||
			unicode.Is(blankLetters, char))
}

// blankLetters are letters, marks and signs without a visible form.
var blankLetters = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x034f, Hi: 0x034f, Stride: 1}, // combining grapheme joiner
		{Lo: 0x115f, Hi: 0x1160, Stride: 1}, // Hangul fillers
		{Lo: 0x17b4, Hi: 0x17b5, Stride: 1}, // Khmer inherent vowels
		{Lo: 0x180b, Hi: 0x180f, Stride: 1}, // Mongolian selectors
		{Lo: 0x2800, Hi: 0x2800, Stride: 1}, // Braille blank
		{Lo: 0x3164, Hi: 0x3164, Stride: 1}, // Hangul filler
		{Lo: 0xfe00, Hi: 0xfe0f, Stride: 1}, // variation selectors
		{Lo: 0xffa0, Hi: 0xffa0, Stride: 1}, // half-width Hangul filler
	},
	R32: []unicode.Range32{
		{Lo: 0xe0000, Hi: 0xe0fff, Stride: 1}, // tags and variation selectors
	},
}

// isUnusualBlank reports blanks that look like the ordinary one. They belong
// to the typography of texts and mean a mistake anywhere else.
func isUnusualBlank(char rune) bool {
	return char > unicode.MaxASCII && unicode.Is(unicode.Zs, char)
}
