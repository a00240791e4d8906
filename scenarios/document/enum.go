package document

import (
	"slices"
	"strings"

	"loanmodel/scenarios/diagnostic"
)

// Enum returns a text that is one of the known values. noun names what it is
// in messages, for example "currency". Upper and lower case matter.
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

// maxListed is the greatest length of a list of known words in a hint, in
// characters.
const maxListed = 120

// suggestion is the hint for a word that is not among the known ones: the one
// that was probably meant, or all of them.
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
