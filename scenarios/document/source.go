package document

import (
	"strings"
	"unicode/utf8"

	"loanmodel/scenarios/diagnostic"
)

// source is a file's text by lines, for finding places in it. Lines end with
// "\n" or "\r\n" and are kept without their end.
type source struct {
	file string
	// lines are as in the file but for a byte-order mark; they may hold any
	// byte.
	lines []line
	// repaired says that faulty characters were replaced before parsing.
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

// line returns a line of the file by its number from 1, empty outside of it.
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

// clamp returns a position of the YAML parser, moved into the file if it is
// outside of it, as it can be at the end. Line 0 is unknown and stays so.
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
