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
	// Required lists the keys that must be there.
	Required []string
	// Optional lists the keys that may be there.
	Optional []string
	// Hint, if not nil, advises on an unknown key that is likely to be tried, for
	// example that Greece is EL if the key is GR; it returns "" for other keys.
	Hint func(key string) string
}

// noun returns what messages call a key.
func (k Keys) noun() string {
	if k.Noun == "" {
		return "key"
	}
	return k.Noun
}

// CheckKeys checks that a node is a mapping that has all required keys and no
// unknown ones, and reports every difference. It returns whether the node is a
// mapping, so that its values can be read even if keys are wrong.
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

// unknownKey reports an unknown key, with a hint if there is one.
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

// nestHint returns the hint for a key that is written as a path to a key of
// another mapping, or "".
func nestHint(key string, known []string) string {
	first, rest, dotted := strings.Cut(key, ".")
	if !dotted || rest == "" || !slices.Contains(known, first) {
		return ""
	}
	return fmt.Sprintf("nest it: %s: and below it, indented, %s:", first, diagnostic.QuoteASCII(rest))
}

// missingKey reports a required key that is missing. It points at the key of
// the mapping, because the mapping as a whole is at fault and not its first
// line. For the mapping at the top it names the file as a whole, without a
// line.
func (r *Reader) missingKey(n *Node, noun, key string) {
	if n.Path() == "" {
		r.Add(diagnostic.Diagnostic{Code: KeyMissing.ID, File: n.File(), Message: fmt.Sprintf("missing %s %q", noun, key)})
		return
	}
	r.Add(n.KeyFault(KeyMissing, fmt.Sprintf("missing %s %q", noun, subject(n)+"."+key), ""))
}
