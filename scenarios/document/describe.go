package document

import (
	"unicode/utf8"

	"loanmodel/scenarios/diagnostic"
)

// maxSubject is the greatest length of a path in a message, in characters.
const maxSubject = 60

// subject names a node in a message: by its path, of which a long one loses its
// start, or as the file when it is the top.
func subject(n *Node) string {
	path := n.Path()
	if path == "" {
		return "the file"
	}
	for utf8.RuneCountInString(path) > maxSubject {
		path = "..." + path[len(path)-maxSubject+3:]
	}
	return path
}

// describe says what a node is, for "expected …, found …".
func describe(n *Node) string {
	switch n.Kind() {
	case Mapping:
		return "a mapping"
	case List:
		return "a list"
	}
	return describeScalar(n.written, n.text)
}

// describeScalar says what a scalar is.
func describeScalar(how written, text string) string {
	switch how {
	case asNumber:
		return "the number " + bare(text)
	case asDate:
		return "the date " + bare(text)
	case asBoolean:
		return bare(text)
	case asNull:
		return "no value"
	}
	return "the text " + diagnostic.Quote(text)
}

// bare shows a word without quotes if it is short. Numbers, dates and switches
// of YAML have only ASCII letters, digits and signs.
func bare(text string) string {
	if len(text) > diagnostic.MaxQuoted || !isASCII(text) {
		return diagnostic.Quote(text)
	}
	return text
}
