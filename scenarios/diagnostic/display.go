package diagnostic

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cell is one character as it is shown.
type cell struct {
	text  string // the character itself or its escape
	width int    // columns it takes on a terminal
}

// show returns the cell of a character: itself when it is printable, else an
// escape of ASCII characters. raw is the character's bytes in the file.
func show(char rune, raw string) cell {
	if unicode.IsPrint(char) && (char != utf8.RuneError || len(raw) > 1) {
		return cell{raw, cellWidth(char)}
	}
	text := escape(char, raw)
	return cell{text, len(text)}
}

// escape writes a character that is not printable, or a byte that is not part
// of any character, as Go and YAML write it between double quotes.
func escape(char rune, raw string) string {
	switch {
	case char == utf8.RuneError && len(raw) == 1:
		return fmt.Sprintf(`\x%02x`, raw[0])
	case char == '\t':
		return `\t`
	case char == '\n':
		return `\n`
	case char == '\r':
		return `\r`
	case char < 0x80:
		return fmt.Sprintf(`\x%02x`, char)
	case char < 0x10000:
		return fmt.Sprintf(`\u%04x`, char)
	}
	return fmt.Sprintf(`\U%08x`, char)
}

// printable returns the text with every character that is not printable
// escaped. It is the last step before output, whoever made the text.
func printable(text string) string {
	var shown strings.Builder
	for text != "" {
		char, size := utf8.DecodeRuneInString(text)
		shown.WriteString(show(char, text[:size]).text)
		text = text[size:]
	}
	return shown.String()
}

// maxPathBytes is how much of a file's path is shown.
const maxPathBytes = 120

// displayPath returns a path that is safe to show. Of a long one it keeps the
// end, which tells files apart.
func displayPath(path string) string {
	shown := printable(path)
	if len(shown) <= maxPathBytes {
		return shown
	}
	cut := len(shown) - maxPathBytes
	for cut < len(shown) && !utf8.RuneStart(shown[cut]) {
		cut++
	}
	return omitted + shown[cut:]
}

// clip cuts text to at most limit bytes, without splitting a character, and
// marks the cut. limit is at least the length of the mark, or the result is
// empty.
func clip(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	cut := limit - len(omitted)
	if cut < 0 {
		return ""
	}
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + omitted
}
