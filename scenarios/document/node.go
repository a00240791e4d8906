package document

import (
	"slices"
	"strconv"
	"strings"

	"loanmodel/scenarios/diagnostic"
)

// A Kind says what a node is: a single value, a mapping or a list.
type Kind int

// The kinds of nodes.
const (
	// Scalar is a single value: a text, a number, a switch, a date, or no
	// value at all.
	Scalar Kind = iota
	// Mapping has keys with values.
	Mapping
	// List has entries without keys.
	List
)

// A Node is a value of a file with its place. It never changes. All methods can
// be called on a nil node, which stands for a missing value.
type Node struct {
	src    *source
	kind   Kind
	pos    diagnostic.Position
	keyPos diagnostic.Position
	parent *Node
	key    string // in a mapping
	index  int    // in a list

	text    string // of a scalar
	written written
	entries []Entry
	byKey   map[string]*Node
	items   []*Node

	// faulty is true if a fault of the node has been reported; readers skip it.
	faulty bool
}

// An Entry is one key of a mapping with its value.
type Entry struct {
	Key    string
	KeyPos diagnostic.Position
	Value  *Node
}

// Kind returns what the node is; Scalar for nil.
func (n *Node) Kind() Kind {
	if n == nil {
		return Scalar
	}
	return n.kind
}

// File returns the name of the file as given to [Parse].
func (n *Node) File() string {
	if n == nil {
		return ""
	}
	return n.src.file
}

// Pos returns where the value begins. For a value that is left out, as in
// "key:", it returns the position of the key.
func (n *Node) Pos() diagnostic.Position {
	if n == nil {
		return diagnostic.Position{}
	}
	return n.pos
}

// KeyPos returns where the key of the value begins, or where the value begins
// if it has no key.
func (n *Node) KeyPos() diagnostic.Position {
	switch {
	case n == nil:
		return diagnostic.Position{}
	case n.keyPos.Line == 0:
		return n.pos
	}
	return n.keyPos
}

// Path returns the keys that lead to the node, such as
// loan.instalments[2].amount, with list entries counted from 0; "" for the
// mapping at the top. It quotes keys that could be mistaken for part of a path.
func (n *Node) Path() string {
	if n == nil || n.parent == nil {
		return ""
	}
	steps := []string{}
	for at := n; at.parent != nil; at = at.parent {
		steps = append(steps, at.step())
	}
	slices.Reverse(steps)
	return strings.TrimPrefix(strings.Join(steps, ""), ".")
}

// step returns the last part of the path.
func (n *Node) step() string {
	switch {
	case n.parent.kind == List:
		return "[" + strconv.Itoa(n.index) + "]"
	case isPlainKey(n.key):
		return "." + n.key
	}
	return "." + diagnostic.QuoteASCII(n.key)
}

// isPlainKey reports whether a key has only characters that need no quotes in a
// path.
func isPlainKey(key string) bool {
	const others = "_-/+ "
	for _, char := range key {
		letter := char >= 'a' && char <= 'z' || char >= 'A' && char <= 'Z' || char >= '0' && char <= '9'
		if !letter && !strings.ContainsRune(others, char) {
			return false
		}
	}
	return key != ""
}

// Entries returns the keys of a mapping in the order of the file, without
// faulty keys; none for other nodes.
func (n *Node) Entries() []Entry {
	if n == nil {
		return nil
	}
	return slices.Clone(n.entries)
}

// Get returns the value of a key of a mapping, or nil if there is none.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	return n.byKey[key]
}

// Items returns the entries of a list in the order of the file; none for other
// nodes.
func (n *Node) Items() []*Node {
	if n == nil {
		return nil
	}
	return slices.Clone(n.items)
}

// Len returns the number of keys of a mapping or of entries of a list; 0 for
// other nodes.
func (n *Node) Len() int {
	if n == nil {
		return 0
	}
	return len(n.entries) + len(n.items)
}

// IsNull reports whether the value is left out or written as null or ~, or the
// node is nil.
func (n *Node) IsNull() bool {
	return n == nil || n.kind == Scalar && n.written == asNull
}

// Raw returns the text of a scalar as YAML understands it, with quotes removed
// and escapes resolved; "" for other nodes. The text is unchecked: use a
// [Reader] for values.
func (n *Node) Raw() string {
	if n == nil {
		return ""
	}
	return n.text
}

// Quoted reports whether a scalar is written in single or double quotes.
func (n *Node) Quoted() bool {
	return n != nil && n.written == asQuoted
}

// Fault makes a diagnostic at the value. Message and hint follow the rules of
// [diagnostic.Diagnostic]; add the diagnostic to a list or a [Reader]. For a
// nil node it has no place.
func (n *Node) Fault(code diagnostic.Code, message, hint string) diagnostic.Diagnostic {
	return n.faultAt(n.Pos(), code, message, hint)
}

// KeyFault makes a diagnostic at the key of the value.
func (n *Node) KeyFault(code diagnostic.Code, message, hint string) diagnostic.Diagnostic {
	return n.faultAt(n.KeyPos(), code, message, hint)
}

// faultAt makes a diagnostic at a place of the node's file.
func (n *Node) faultAt(pos diagnostic.Position, code diagnostic.Code, message, hint string) diagnostic.Diagnostic {
	if n == nil {
		return diagnostic.Diagnostic{Code: code.ID, Message: message, Hint: hint}
	}
	return n.src.fault(code, pos, message, hint)
}
