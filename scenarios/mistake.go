package scenarios

import (
	"strings"

	"loanmodel/scenarios/diagnostic"
)

// A mistake is a fault without the place where it stands: the same name of a
// scenario or file may come from the command line or from another file.
type mistake struct {
	code          diagnostic.Code
	message, hint string
}

// Error is the message with its hint.
func (m *mistake) Error() string { return strings.TrimSuffix(m.message+"; "+m.hint, "; ") }

// in is the mistake as a fault of a file as a whole, or of the command line
// where the file is "".
func (m mistake) in(file string) diagnostic.Diagnostic {
	return diagnostic.Diagnostic{Code: m.code.ID, File: file, Message: m.message, Hint: m.hint}
}

// suggestion is the hint that names the known word which was probably meant,
// "" where there is none.
func suggestion(word string, known []string) string {
	if meant := diagnostic.Suggest(word, known); meant != "" {
		return "did you mean " + diagnostic.Quote(meant) + "?"
	}
	return ""
}

// maxListed is the greatest length of the words listed in a hint.
const maxListed = 120

// listing is the hint that lists known words, as many as there is room for.
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
