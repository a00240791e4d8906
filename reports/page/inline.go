package page

import (
	"strings"

	"loanmodel/reports/table"
)

// An inlineSpan is a part of a line of text with one look.
type inlineSpan struct {
	Look string // "", "code", "strong", "em" or "link"
	Text string
}

// inline reads the notation of a page: what table.Code, table.Link and
// table.Words write, and the bold and slanted words of the program's own
// sentences. What was made plain by table.Words is a plain span with the very
// text, whatever it holds; a mark that is never closed is itself.
func inline(text string) []inlineSpan {
	text = table.Visible(text) // an address may hold what is no character
	var spans []inlineSpan
	var plain strings.Builder
	add := func(look, words string) {
		if plain.Len() > 0 {
			spans = append(spans, inlineSpan{"", plain.String()})
			plain.Reset()
		}
		spans = append(spans, inlineSpan{look, words})
	}
	for text != "" {
		if words, rest, ok := between(text, "`", "`"); ok {
			add("code", words)
			text = rest
		} else if words, rest, ok := between(text, "**", "**"); ok {
			add("strong", plainWords(words))
			text = rest
		} else if words, rest, ok := between(text, "*", "*"); ok {
			add("em", plainWords(words))
			text = rest
		} else if words, rest, ok := between(text, "<", ">"); ok && isWeb(words) {
			add("link", words)
			text = rest
		} else {
			text = takeCharacter(&plain, text)
		}
	}
	if plain.Len() > 0 {
		spans = append(spans, inlineSpan{"", plain.String()})
	}
	return spans
}

// between takes what stands between two marks at the beginning of a text; an
// escaped closing mark does not close, but in code nothing is escaped.
func between(text, open, end string) (words, rest string, ok bool) {
	inside, ok := strings.CutPrefix(text, open)
	if !ok {
		return "", "", false
	}
	for i := 0; i < len(inside); i++ {
		switch {
		case inside[i] == '\\' && open[0] == '*':
			i++
		case i > 0 && strings.HasPrefix(inside[i:], end):
			return inside[:i], inside[i+len(end):], true
		}
	}
	return "", "", false
}

// plainWords undoes table.Words.
func plainWords(text string) string {
	var plain strings.Builder
	for text != "" {
		text = takeCharacter(&plain, text)
	}
	return plain.String()
}

// takeCharacter moves one character of the notation to plain words.
func takeCharacter(plain *strings.Builder, text string) (rest string) {
	for _, escaped := range []struct{ notation, char string }{{"&lt;", "<"}, {"&amp;", "&"}} {
		if rest, ok := strings.CutPrefix(text, escaped.notation); ok {
			plain.WriteString(escaped.char)
			return rest
		}
	}
	if len(text) > 1 && text[0] == '\\' && (strings.IndexByte(table.Markup, text[1]) >= 0 || text[1] == '_') {
		text = text[1:]
	}
	plain.WriteByte(text[0]) // the other bytes of a character follow one by one
	return text[1:]
}

// isWeb says whether a text is an address of the web.
func isWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}
