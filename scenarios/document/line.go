package document

import "unicode/utf8"

// markEvery is the distance in characters between remembered places of a line.
const markEvery = 64

// line is one line of a file in which a column is found quickly. A file may be
// one line of a megabyte with thousands of values, each of which needs its
// place; counting characters from the start for each would take minutes.
type line struct {
	text string
	// marks are the byte offsets of the characters 0, 64, 128 and so on; nil
	// when every character is one byte.
	marks []int
}

// newLine prepares a line. A byte that is no UTF-8 counts as one character.
func newLine(text string) line {
	if isASCII(text) {
		return line{text: text}
	}
	l := line{text: text}
	count := 0
	for offset := range text {
		if count%markEvery == 0 {
			l.marks = append(l.marks, offset)
		}
		count++
	}
	return l
}

// from returns the rest of the line from a column on, counted from 1; empty
// when the line is shorter.
func (l line) from(column int) string {
	index := column - 1
	if index < 0 {
		return ""
	}
	if l.marks == nil {
		return l.text[min(index, len(l.text)):]
	}
	mark := min(index/markEvery, len(l.marks)-1)
	rest := l.text[l.marks[mark]:]
	for skip := index - mark*markEvery; skip > 0 && rest != ""; skip-- {
		_, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
	}
	return rest
}

// isASCII reports whether a text has ASCII characters only.
func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
