package table

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Visible makes foreign text safe to show on one line: every kind of blank or
// line end is one blank, and what cannot be seen, such as the escape that
// begins a terminal's commands or a change of the direction of writing, is
// replaced by "�".
func Visible(text string) string {
	return strings.Map(func(char rune) rune {
		switch {
		case unicode.IsSpace(char):
			return ' '
		case !unicode.IsPrint(char):
			return unicode.ReplacementChar
		}
		return char
	}, text)
}

// Width returns how many columns a visible text takes on a terminal.
func Width(text string) int {
	columns := 0
	for _, char := range text {
		columns += columnsOfRune(char)
	}
	return columns
}

func columnsOfRune(char rune) int {
	if char < 0x300 {
		return 1
	}
	if unicode.In(char, unicode.Mn, unicode.Me) {
		return 0 // drawn on top of the character before
	}
	switch width.LookupRune(char).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Pad fills a text with blanks up to so many columns, on the right or, for
// what is set to the right, on the left.
func Pad(text string, columns int, align Align) string {
	blanks := strings.Repeat(" ", max(0, columns-Width(text)))
	if align == Right {
		return blanks + text
	}
	return text + blanks
}

// WrapWhole breaks a text at blanks into lines of at most so many columns.
// A word that is longer, such as an address, has a line of its own. There is
// at least one line.
func WrapWhole(text string, columns int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case Width(line)+1+Width(word) <= columns:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

// Wrap does as WrapWhole, but also breaks words that are longer than a line.
func Wrap(text string, columns int) []string {
	columns = max(columns, 1)
	var lines []string
	for _, line := range WrapWhole(text, columns) {
		for Width(line) > columns {
			head, tail := cut(line, columns)
			lines, line = append(lines, head), tail
		}
		lines = append(lines, line)
	}
	return lines
}

// cut splits a text after at most so many columns and at least one character.
func cut(text string, columns int) (head, tail string) {
	used := 0
	for i, char := range text {
		used += columnsOfRune(char)
		if used > columns && i > 0 {
			return text[:i], text[i:]
		}
	}
	return text, ""
}

// longestWord returns the columns of the longest word of a text.
func longestWord(text string) int {
	longest := 0
	for _, word := range strings.Fields(text) {
		longest = max(longest, Width(word))
	}
	return longest
}

// narrowestText is the width that text keeps however deep it stands; there the
// lines become longer than asked for.
const narrowestText = 40

// WriteWrapped writes a line after its prefix, and what does not fit on further
// lines. A currency stays with its amount.
func WriteWrapped(text *strings.Builder, line, first, rest string, columns int) {
	const glue = "\x00" // in no visible text
	room := max(narrowestText, columns-Width(rest))
	for i, part := range WrapWhole(strings.ReplaceAll(Visible(line), "EUR ", "EUR"+glue), room) {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		text.WriteString(strings.TrimRight(prefix+strings.ReplaceAll(part, glue, " "), " ") + "\n")
	}
}
