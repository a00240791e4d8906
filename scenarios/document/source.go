package document

import (
	"strings"
	"unicode/utf8"

	"loanmodel/scenarios/diagnostic"
)

// A source is a file's text as lines, for finding places in it. Lines end with
// "
//
// " or "\r
//
// " and are stored without that end.
type source struct {
	file string
	// lines holds the lines as they are in the file, without a byte-order mark;
	// they may contain any byte.
	lines []line
	// repaired is true if faulty characters were replaced before parsing.
	repaired bool
}

// newSource splits a file into lines.
func newSource(file, content string) *source {
	s := &source{file: file}
	for text := range strings.SplitSeq(strings.TrimPrefix(content, byteOrderMark), "\n") {
		s.lines = append(s.lines, newLine(strings.TrimSuffix(text, "\r")))
	}
	return s
}

// line returns a line of the file by its number, counted from 1, or an empty
// line for a number outside the file.
func (s *source) line(number int) line {
	if number < 1 || number > len(s.lines) {
		return line{}
	}
	return s.lines[number-1]
}

// from returns the rest of the line that begins at a position.
func (s *source) from(pos diagnostic.Position) string {
	return s.line(pos.Line).from(pos.Column)
}

// fault makes a diagnostic for the word at a position.
func (s *source) fault(code diagnostic.Code, pos diagnostic.Position, message, hint string) diagnostic.Diagnostic {
	return diagnostic.Diagnostic{
		Code:    code.ID,
		File:    s.file,
		Pos:     pos,
		Width:   wordWidth(s.from(pos)),
		Message: message,
		Hint:    hint,
		Excerpt: s.line(pos.Line).text,
	}
}

// characterFault makes a diagnostic for the single character at a position.
func (s *source) characterFault(code diagnostic.Code, pos diagnostic.Position, message, hint string) diagnostic.Diagnostic {
	fault := s.fault(code, pos, message, hint)
	fault.Width = 1
	return fault
}

// clamp returns a position reported by the YAML parser, moved into the file if
// it lies outside, as it can at the end. Line 0 means unknown and stays.
func (s *source) clamp(number, column int) diagnostic.Position {
	if number < 1 {
		return diagnostic.Position{}
	}
	if number > len(s.lines) {
		number, column = len(s.lines), 1
	}
	end := utf8.RuneCountInString(s.lines[number-1].text) + 1
	return diagnostic.Position{Line: number, Column: min(max(column, 1), end)}
}

// markEvery is the distance, in characters, between the remembered places of a
// line.
const markEvery = 64

// A line is one line of a file in which a column is found quickly. A file may
// be one line of a megabyte with thousands of values, each of which needs its
// place; counting characters from the start for each would take minutes.
type line struct {
	text string
	// marks holds the byte offsets of the characters 0, 64, 128 and so on. It is
	// nil if every character is one byte.
	marks []int
}

// newLine prepares a line. A byte that is not UTF-8 counts as one character.
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

// from returns the rest of the line from a column on, counted from 1. It is
// empty if the line is shorter.
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

// isASCII reports whether a text has only ASCII characters.
func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// wordWidth returns the number of characters, at least 1, of the YAML word that
// begins the rest of a line: a text with its quotes, a bracket, or whatever
// stands without quotes up to a comment, a colon or a comma. It only decides
// how much of the line a caret underlines.
func wordWidth(rest string) int {
	return max(1, utf8.RuneCountInString(word(rest)))
}

// word returns the YAML word that begins the rest of a line.
func word(rest string) string {
	if rest == "" {
		return ""
	}
	switch rest[0] {
	case '"', '\'':
		return quotedWord(rest)
	case '[', ']', '{', '}', ',':
		return rest[:1]
	}
	return plainWord(rest)
}

// quotedWord returns the text up to the closing quote, or the whole line if the
// quote is not closed on it.
func quotedWord(rest string) string {
	quote := rest[0]
	for i := 1; i < len(rest); i++ {
		switch {
		case quote == '"' && rest[i] == '\\':
			i++
		case quote == '\'' && strings.HasPrefix(rest[i:], "''"):
			i++
		case rest[i] == quote:
			return rest[:i+1]
		}
	}
	return rest
}

// plainWord returns the text up to whatever ends a text without quotes.
func plainWord(rest string) string {
	end := len(rest)
	for _, mark := range []string{" #", ": ", ", ", "]", "}"} {
		if at := strings.Index(rest[:end], mark); at > 0 {
			end = at
		}
	}
	return strings.TrimRight(strings.TrimSuffix(rest[:end], ":"), " \t")
}
