package document

import (
	"strings"
	"unicode/utf8"
)

// wordWidth returns the number of characters, at least 1, of the YAML word at
// the start of the rest of a line: a text with its quotes, a bracket, or what
// stands without quotes up to a comment, a colon or a comma. It only says how
// much of the line a caret underlines.
func wordWidth(rest string) int {
	return max(1, utf8.RuneCountInString(word(rest)))
}

// word returns the YAML word at the start of the rest of a line.
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

// quotedWord returns the text up to the closing quote, or all of the line when
// the quote is not closed on it.
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

// plainWord returns the text up to what ends a text without quotes.
func plainWord(rest string) string {
	end := len(rest)
	for _, mark := range []string{" #", ": ", ", ", "]", "}"} {
		if at := strings.Index(rest[:end], mark); at > 0 {
			end = at
		}
	}
	return strings.TrimRight(strings.TrimSuffix(rest[:end], ":"), " \t")
}
