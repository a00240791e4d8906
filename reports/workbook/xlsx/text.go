package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// section returns what begins at the start of a text and is no tag: a comment
// or an instruction, which say nothing, or CDATA with the text in it. The
// length is 0 where a tag begins.
func section(rest []byte) (text []byte, length int, err error) {
	for _, kind := range []struct{ opening, closing string }{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}} {
		inside, ok := bytes.CutPrefix(rest, []byte(kind.opening))
		if !ok {
			continue
		}
		end := bytes.Index(inside, []byte(kind.closing))
		if end < 0 {
			return nil, 0, fmt.Errorf("%s without an end", kind.opening)
		}
		if kind.opening == "<![CDATA[" {
			text = inside[:end]
		}
		return text, len(kind.opening) + end + len(kind.closing), nil
	}
	if bytes.HasPrefix(rest, []byte("<!")) {
		return nil, 0, errors.New("a document type, which no spreadsheet needs")
	}
	return nil, 0, nil
}

// characters returns the text between two tags: CDATA as it stands, entities
// resolved, comments and instructions left out, all line ends as one character.
func characters(raw []byte) (string, error) {
	if bytes.IndexByte(raw, '<') < 0 {
		return unescaped(raw)
	}
	var text strings.Builder
	for len(raw) > 0 {
		at := bytes.IndexByte(raw, '<')
		if at < 0 {
			at = len(raw)
		}
		plain, err := unescaped(raw[:at])
		if err != nil {
			return "", err
		}
		text.WriteString(plain)
		if raw = raw[at:]; len(raw) == 0 {
			break
		}
		verbatim, length, err := section(raw)
		if err != nil || length == 0 || !utf8.Valid(verbatim) {
			return "", errors.New("text that is not UTF-8, or a tag in it")
		}
		text.WriteString(oneLineEnd(string(verbatim)))
		raw = raw[length:]
	}
	return text.String(), nil
}

// oneLineEnd turns line ends of all systems into that of XML.
func oneLineEnd(text string) string {
	if strings.IndexByte(text, '\r') < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// unescaped returns text of a part with its entities resolved.
func unescaped(text []byte) (string, error) {
	if !utf8.Valid(text) {
		return "", errors.New("text that is not UTF-8")
	}
	if bytes.IndexByte(text, '&') < 0 {
		return oneLineEnd(string(text)), nil
	}
	out := make([]byte, 0, len(text))
	text = []byte(oneLineEnd(string(text)))
	for len(text) > 0 {
		plain, rest, found := bytes.Cut(text, []byte("&"))
		out = append(out, plain...)
		if !found {
			break
		}
		end := bytes.IndexByte(rest[:min(len(rest), longestEntity)], ';')
		if end < 0 {
			return "", errors.New("an entity that XML does not have")
		}
		char, known := entity(string(rest[:end]))
		if !known {
			return "", errors.New("an entity that XML does not have")
		}
		out, text = utf8.AppendRune(out, char), rest[end+1:]
	}
	return string(out), nil
}

// longestEntity is how many bytes the name of an entity may have.
const longestEntity = 12

// entity returns the character that an entity stands for.
func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, base := name, 10
	if len(digits) < 2 || digits[0] != '#' {
		return 0, false
	}
	if digits = digits[1:]; digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	code, err := strconv.ParseUint(digits, base, 21)
	if err != nil || !utf8.ValidRune(rune(code)) {
		return 0, false
	}
	return rune(code), true
}

// The format writes a character that XML cannot hold as _xHHHH_, and the
// underscore before what only looks like that as _x005F_.
const escapeLength = len("_x0041_")

// EscapedAt returns the character that _xHHHH_ at the start of a text stands
// for, false where there is none.
func EscapedAt(text string) (rune, bool) {
	if len(text) < escapeLength || text[0] != '_' || text[1] != 'x' || text[escapeLength-1] != '_' {
		return 0, false
	}
	code, err := strconv.ParseUint(text[2:escapeLength-1], 16, 16)
	return rune(code), err == nil
}

// Decoded returns a text of a cell with the format's own escapes resolved. A
// half of a surrogate pair alone is no character and stays as it is written.
func Decoded(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var out strings.Builder
	for len(text) > 0 {
		char, ok := EscapedAt(text)
		switch {
		case ok && utf8.ValidRune(char):
			out.WriteRune(char)
			text = text[escapeLength:]
		default:
			out.WriteByte(text[0])
			text = text[1:]
		}
	}
	return out.String()
}
