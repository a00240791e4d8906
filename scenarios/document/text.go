package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"loanmodel/scenarios/diagnostic"
)

// Text returns a text of at most limit characters. It may have several lines,
// and may be empty if it is in quotes. A word without quotes is a text only if
// YAML has no other meaning for it: numbers, dates, true, false and null need
// quotes.
func (r *Reader) Text(n *Node, limit int) (text string, ok bool) {
	if usable(n) && n.written == asQuoted && n.text == "" {
		return "", true
	}
	return r.text(n, limit)
}

// Line returns a text of at most limit characters that is one line and not
// blank, for names and titles.
func (r *Reader) Line(n *Node, limit int) (text string, ok bool) {
	text, ok = r.text(n, limit)
	switch {
	case !ok:
		return "", false
	case strings.ContainsAny(text, "\n\r"):
		r.Add(n.Fault(TextLines, subject(n)+" must be one line", ""))
		return "", false
	case strings.TrimSpace(text) == "":
		r.Add(n.Fault(ValueEmpty, subject(n)+" is blank", "expected a text"))
		return "", false
	}
	return text, true
}

// text reads a text that must not be empty.
func (r *Reader) text(n *Node, limit int) (string, bool) {
	if !r.isText(n) {
		return "", false
	}
	if length := utf8.RuneCountInString(n.text); length > limit {
		r.Add(tooLong(n, length, limit))
		return "", false
	}
	return n.text, true
}

// isText checks that a node is a text that is not empty.
func (r *Reader) isText(n *Node) bool {
	if !r.scalar(n, "a text") {
		return false
	}
	switch n.written {
	case asText, asQuoted, asBlock:
		return true
	}
	r.Add(n.Fault(TextQuotes, fmt.Sprintf("%s must be text, found %s", subject(n), describe(n)),
		fmt.Sprintf("put it in quotes: %q", bare(n.text))))
	return false
}

// Enum returns a text that is one of the known values. noun says in messages
// what it is, for example "currency". Upper and lower case matter.
func (r *Reader) Enum(n *Node, noun string, known ...string) (value string, ok bool) {
	if !r.isText(n) {
		return "", false
	}
	if slices.Contains(known, n.text) {
		return n.text, true
	}
	r.Add(n.Fault(ValueUnknown, "unknown "+noun+" "+diagnostic.QuoteASCII(n.text), suggestion(n.text, known)))
	return "", false
}

// maxListed limits the length of a list of known words in a hint, in
// characters.
const maxListed = 120

// suggestion returns the hint for an unknown word: the known word that was
// probably meant, or else as many known words as fit.
func suggestion(word string, known []string) string {
	if meant := diagnostic.Suggest(word, known); meant != "" {
		return "did you mean " + diagnostic.Quote(meant) + "?"
	}
	if len(known) == 0 {
		return ""
	}
	listed := known[0]
	for _, next := range known[1:] {
		if len(listed)+len(next) > maxListed {
			return "known: " + listed + ", ..."
		}
		listed += ", " + next
	}
	return strings.TrimSpace("known: " + listed)
}
