package diagnostic

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A cell is one character as it is shown.
type cell struct {
	text  string // the character itself or its escape
	width int    // columns it takes on a terminal
}

// show returns the cell of a character: the character itself if it is
// printable, else an escape in ASCII. raw holds the bytes of the character in
// the file.
func show(char rune, raw string) cell {
	if unicode.IsPrint(char) && (char != utf8.RuneError || len(raw) > 1) {
		return cell{raw, cellWidth(char)}
	}
	text := escape(char, raw)
	return cell{text, len(text)}
}

// escape writes an unprintable character, or a byte that belongs to no
// character, as Go and YAML write it between double quotes.
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

// printable escapes every unprintable character of text. It is the last step
// before output, whoever made the text.
func printable(text string) string {
	var shown strings.Builder
	for text != "" {
		char, size := utf8.DecodeRuneInString(text)
		shown.WriteString(show(char, text[:size]).text)
		text = text[size:]
	}
	return shown.String()
}

// maxPathBytes limits how much of a file's path is shown.
const maxPathBytes = 120

// displayPath returns a path that is safe to show. It cuts the start of a long
// path, because the end tells files apart.
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

// clip cuts text to at most limit bytes without splitting a character, and
// marks the cut. It returns "" if it has to cut and limit has no room for the
// mark.
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
