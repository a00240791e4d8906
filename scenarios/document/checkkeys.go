package document

import (
	"fmt"
	"slices"
	"strings"

	"loanmodel/scenarios/diagnostic"
)

// Keys says which keys a mapping has.
type Keys struct {
	// Noun names a key in messages, for example "state"; "key" when empty.
	Noun string
	// Required keys have to be there.
	Required []string
	// Optional keys may be there.
	Optional []string
	// Hint, where it is not nil, advises on a key that is unknown but to be
	// expected, for example that Greece is EL when the key is GR; it is empty
	// for other keys.
	Hint func(key string) string
}

// noun is what a key is called.
func (k Keys) noun() string {
	if k.Noun == "" {
		return "key"
	}
	return k.Noun
}

// CheckKeys checks that a node is a mapping without unknown keys that has all
// required ones, and reports every difference. It returns whether the node is a
// mapping, so that its values can be read; also when keys are wrong.
func (r *Reader) CheckKeys(n *Node, keys Keys) (isMapping bool) {
	entries, ok := r.Mapping(n)
	if !ok {
		return false
	}
	known := slices.Concat(keys.Required, keys.Optional)
	for _, entry := range entries {
		if !slices.Contains(known, entry.Key) {
			r.unknownKey(n, entry, keys, known)
		}
	}
	for _, key := range keys.Required {
		if n.Get(key) == nil {
			r.missingKey(n, keys.noun(), key)
		}
	}
	return true
}

// unknownKey reports a key that is not known.
func (r *Reader) unknownKey(n *Node, entry Entry, keys Keys, known []string) {
	var hint string
	if keys.Hint != nil {
		hint = keys.Hint(entry.Key)
	}
	if hint == "" {
		hint = nestHint(entry.Key, known)
	}
	if hint == "" {
		hint = suggestion(entry.Key, known)
	}
	name := diagnostic.QuoteASCII(entry.Key)
	if keys.Noun == "" && n.Path() != "" {
		name = pathInQuotes(entry.Value)
	}
	r.Add(n.faultAt(entry.KeyPos, KeyUnknown, fmt.Sprintf("unknown %s %s", keys.noun(), name), hint))
}

// pathInQuotes shows the path of a node in quotes.
func pathInQuotes(n *Node) string {
	path := subject(n)
	if strings.Contains(path, `"`) {
		return path // its keys are in quotes already
	}
	return `"` + path + `"`
}

// nestHint is the hint for a key that is a path to a key of another mapping.
func nestHint(key string, known []string) string {
	first, rest, dotted := strings.Cut(key, ".")
	if !dotted || rest == "" || !slices.Contains(known, first) {
		return ""
	}
	return fmt.Sprintf("nest it: %s: and below it, indented, %s:", first, diagnostic.QuoteASCII(rest))
}

// missingKey reports a required key that is not there, at the key of the
// mapping: the mapping as a whole is at fault and not its first line. In the
// mapping at the top it is the file as a whole, which has no line.
func (r *Reader) missingKey(n *Node, noun, key string) {
	if n.Path() == "" {
		r.Add(diagnostic.Diagnostic{Code: KeyMissing.ID, File: n.File(), Message: fmt.Sprintf("missing %s %q", noun, key)})
		return
	}
	r.Add(n.KeyFault(KeyMissing, fmt.Sprintf("missing %s %q", noun, subject(n)+"."+key), ""))
}
