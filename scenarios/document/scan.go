package document

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"loanmodel/scenarios/diagnostic"
)

// A characterScan is the result of checking every character of a file.
type characterScan struct {
	src *source
	// clean is the file with each refused character replaced by a harmless one,
	// so that the columns stay and the rest can be checked too.
	clean string
	// faults holds the faults despite which the file can still be parsed.
	faults diagnostic.List
	// stopped holds the fault because of which it cannot.
	stopped diagnostic.List
}

// scanCharacters checks every character of a file. It reports the first fault
// of each kind on a line; the others on that line look the same.
func scanCharacters(src *source) characterScan {
	scan := characterScan{src: src}
	var clean strings.Builder
	for index := range src.lines {
		if index > 0 {
			clean.WriteByte('\n')
		}
		scan.line(&clean, index+1)
		if len(scan.faults) >= maxCharacterFaults {
			scan.stop(index + 1)
			break
		}
	}
	scan.clean = clean.String()
	src.repaired = len(scan.faults) > 0
	return scan
}

// line checks one line and writes its repaired form.
func (s *characterScan) line(clean *strings.Builder, number int) {
	text := s.src.line(number).text
	reported := map[string]bool{}
	for column := 1; text != ""; column++ {
		char, size := utf8.DecodeRuneInString(text)
		if reason, bad := judge(char, text[:size]); bad {
			if !reported[reason.code.ID] {
				reported[reason.code.ID] = true
				pos := diagnostic.Position{Line: number, Column: column}
				s.faults.Add(s.src.characterFault(reason.code, pos, reason.message, reason.hint))
			}
			char = damage
		}
		clean.WriteRune(char)
		text = text[size:]
	}
}

// judge decides like refused, but about the bytes of a file: it also refuses a
// byte that is not UTF-8, and a carriage return that does not end a line.
func judge(char rune, raw string) (refusal, bool) {
	switch {
	case char == utf8.RuneError && len(raw) == 1:
		return refusal{TextUTF8, fmt.Sprintf("not valid UTF-8 (byte 0x%02x)", raw[0]), "save the file as UTF-8"}, true
	case char == '\r':
		return refusal{TextControl, "control character U+000D (carriage return) inside a line is not allowed",
			"save the file with line ends of Unix or Windows"}, true
	}
	return refused(char)
}

// stop reports that the rest of the file was not read.
func (s *characterScan) stop(number int) {
	pos := diagnostic.Position{Line: number, Column: 1}
	s.stopped.Add(s.src.fault(FileBinary, pos, fmt.Sprintf(
		"more than %d lines with characters that are not allowed; the rest of the file was not read",
		maxCharacterFaults-1), "check that it is a text file in UTF-8"))
}

// withoutConsequences drops syntax faults on lines that have a faulty
// character: the character is most likely their cause.
func (s *characterScan) withoutConsequences(syntax diagnostic.List) diagnostic.List {
	damaged := map[int]bool{}
	for _, fault := range s.faults {
		damaged[fault.Pos.Line] = true
	}
	var kept diagnostic.List
	for _, fault := range syntax {
		if !damaged[fault.Pos.Line] {
			kept.Add(fault)
		}
	}
	return kept
}

// damage replaces a character that was refused, in the text that goes to the
// YAML parser and in the values made from it. The character itself means that
// an earlier conversion damaged the text, so it is refused too and no valid
// value holds it.
const damage = '\uFFFD'

// refusal says why a character is refused.
type refusal struct {
	code    diagnostic.Code
	message string
	hint    string
}

// refused decides whether a character may stand in a file or in a text. It
// accepts line ends, tabs and ordinary blanks, which the caller judges.
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

// isHidden reports whether a character shows nothing or changes the order in
// which others are shown.
func isHidden(char rune) bool {
	return char > unicode.MaxASCII &&
		(unicode.In(char, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point) ||
			unicode.Is(blankLetters, char))
}

// blankLetters lists letters, marks and signs without a visible form.
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

// isUnusualBlank reports whether a character looks like the ordinary blank but
// is another. Such blanks belong to the typography of texts and are a mistake
// anywhere else.
func isUnusualBlank(char rune) bool {
	return char > unicode.MaxASCII && unicode.Is(unicode.Zs, char)
}
