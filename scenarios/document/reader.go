package document

import (
	"fmt"
	"unicode/utf8"

	"loanmodel/scenarios/diagnostic"
)

// A Reader takes typed values from nodes and collects what is wrong with them.
// The zero value is ready for use. One reader can serve several files.
//
// Each method that takes a value returns it with ok true. If the value cannot
// be used, the method adds a fault and returns the zero value with ok false.
// For a nil node and for one whose fault [Parse] has reported, ok is false and
// nothing is added, because [Reader.CheckKeys] or Parse has already said what
// is wrong.
type Reader struct {
	faults diagnostic.List
}

// Add adds faults found by the caller, such as those made by [Node.Fault].
func (r *Reader) Add(faults ...diagnostic.Diagnostic) {
	r.faults.Add(faults...)
}

// Faults returns the faults collected so far, sorted.
func (r *Reader) Faults() diagnostic.List {
	var sorted diagnostic.List
	sorted.Add(r.faults...)
	sorted.Sort()
	return sorted
}

// usable reports whether a node is there and has not been refused before.
func usable(n *Node) bool {
	return n != nil && !n.faulty
}

// Mapping returns the keys of a mapping in the order of the file.
func (r *Reader) Mapping(n *Node) (entries []Entry, ok bool) {
	if !r.isKind(n, Mapping, "a mapping (key: value)") {
		return nil, false
	}
	return n.Entries(), true
}

// List returns the entries of a list that has at most limit entries.
func (r *Reader) List(n *Node, limit int) (items []*Node, ok bool) {
	if !r.isKind(n, List, "a list") {
		return nil, false
	}
	if n.Len() > limit {
		r.Add(n.KeyFault(LimitList, fmt.Sprintf("%s has %d entries, at most %d are allowed", subject(n), n.Len(), limit), ""))
		return nil, false
	}
	return n.Items(), true
}

// isKind checks that a node is a mapping or a list, whichever is wanted.
func (r *Reader) isKind(n *Node, want Kind, name string) bool {
	switch {
	case !usable(n):
		return false
	case n.kind == want:
		return true
	case n.IsNull():
		// The value is missing rather than wrong, so point at the key.
		r.Add(n.KeyFault(ValueEmpty, subject(n)+" has no value", "expected "+name))
	default:
		r.Add(n.Fault(ValueType, fmt.Sprintf("%s must be %s, found %s", subject(n), name, describe(n)), ""))
	}
	return false
}

// scalar checks that a node is a single value that is not left out. want names
// what is expected, for example "a number".
func (r *Reader) scalar(n *Node, want string) bool {
	switch {
	case !usable(n):
		return false
	case n.kind != Scalar:
		r.mismatch(n, want, "")
	case n.written == asNull || n.text == "":
		r.Add(n.Fault(ValueEmpty, subject(n)+" has no value", "expected "+want))
	default:
		return true
	}
	return false
}

// mismatch reports a value of another type than the expected one.
func (r *Reader) mismatch(n *Node, want, hint string) {
	r.Add(n.Fault(ValueType, fmt.Sprintf("%s must be %s, found %s", subject(n), want, describe(n)), hint))
}

// maxSubject limits the length of a path in a message, in characters.
const maxSubject = 60

// subject names a node in a message: by its path, cutting the start of a long
// one, or as the file if it is the top.
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
