package scenarios

import (
	"strings"

	"loanmodel/scenarios/diagnostic"
)

// A mistake is a fault without its place: the same name of a scenario or file
// may come from the command line or from another file.
type mistake struct {
	code          diagnostic.Code
	message, hint string
}

// Error returns the message with its hint.
func (m *mistake) Error() string { return strings.TrimSuffix(m.message+"; "+m.hint, "; ") }

// in turns the mistake into a fault of a file as a whole, or of the command
// line if file is "".
func (m mistake) in(file string) diagnostic.Diagnostic {
	return diagnostic.Diagnostic{Code: m.code.ID, File: file, Message: m.message, Hint: m.hint}
}

// suggestion returns the hint that names the known word that was probably
// meant, or "" if there is none.
func suggestion(word string, known []string) string {
	if meant := diagnostic.Suggest(word, known); meant != "" {
		return "did you mean " + diagnostic.Quote(meant) + "?"
	}
	return ""
}

// maxListed limits the length of the words listed in a hint, in bytes.
const maxListed = 120

// listing returns the hint that lists as many of the known words as there is
// room for.
func listing(known []string) string {
	list := "known: "
	for i, word := range known {
		if len(list)+len(word) > maxListed {
			return list + ", ..."
		}
		if i > 0 {
			list += ", "
		}
		list += word
	}
	return list
}
