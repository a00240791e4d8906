package document

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"loanmodel/scenarios/diagnostic"
)

// mapping builds the entries of a mapping. The value of a key at fault is
// checked too but is no entry.
func (t *tree) mapping(n *Node, from *yaml.Node, depth int) {
	n.byKey = map[string]*Node{}
	seen := seenKeys{}
	for i := 0; i+1 < len(from.Content) && !t.cut; i += 2 {
		key, value := from.Content[i], from.Content[i+1]
		if i/2 == MaxKeys {
			t.cut = true
			t.report(LimitKeys, place(key), fmt.Sprintf("more than %d keys in one mapping", MaxKeys), "check the indentation")
			return
		}
		name, ok := t.key(key)
		if key.Tag == tagMerge && value.Kind == yaml.AliasNode {
			continue // one mistake, one message
		}
		at := origin{parent: n, key: name, keyPos: place(key), depth: depth}
		child := t.node(value, at)
		if ok && t.unique(seen, name, at.keyPos) {
			n.entries = append(n.entries, Entry{name, at.keyPos, child})
			n.byKey[name] = child
		}
	}
}

// key returns the text of a key and whether it can be used.
func (t *tree) key(from *yaml.Node) (name string, ok bool) {
	if !t.count(from) || t.unsupported(from) {
		return from.Value, false
	}
	pos := place(from)
	if from.Kind == yaml.ScalarNode && strings.ContainsRune(from.Value, damage) && t.src.repaired {
		t.damaged[pos.Line] = append(t.damaged[pos.Line], pos.Column)
		return from.Value, false
	}
	if fault, bad := judgeKey(from); bad {
		t.report(fault.code, pos, fault.message, fault.hint)
		return from.Value, false
	}
	return from.Value, true
}

// judgeKey decides whether a node can be a key.
func judgeKey(from *yaml.Node) (refusal, bool) {
	quoted := howWritten(from) == asQuoted
	switch {
	case from.Kind == yaml.MappingNode:
		return refusal{KeyText, "a key must be text, found a mapping", "write key, colon, blank and value"}, true
	case from.Kind == yaml.SequenceNode:
		return refusal{KeyText, "a key must be text, found a list", "write key, colon, blank and value"}, true
	case from.Tag == tagMerge && !quoted:
		return refusal{YAMLMerge, "YAML merge keys are not supported", "repeat the keys, or let one file extend another"}, true
	case from.Tag == tagNull && !quoted || from.Value == "":
		return refusal{KeyText, "empty key", "write a key before the colon"}, true
	case implicit[from.Tag] != asText && !quoted:
		found := describeScalar(implicit[from.Tag], from.Value)
		return refusal{KeyText, "a key must be text, found " + found, "put it in quotes"}, true
	}
	return judgeKeyText(from.Value)
}

// judgeKeyText decides whether a text can be a key.
func judgeKeyText(key string) (refusal, bool) {
	if length := utf8.RuneCountInString(key); length > MaxKeyLength {
		return refusal{KeyText, fmt.Sprintf("key is too long: %d characters, at most %d", length, MaxKeyLength), "shorten it"}, true
	}
	for _, char := range key {
		if char > unicode.MaxASCII {
			return foreignKey(key, char), true
		}
		if unicode.IsControl(char) {
			return refusal{KeyText, fmt.Sprintf("key %s holds the control character U+%04X", diagnostic.QuoteASCII(key), char), "remove it"}, true
		}
	}
	return refusal{}, false
}

// foreignKey describes a key with a character that is not ASCII. The key is
// shown with its code points, because the letters alone may look right.
func foreignKey(key string, char rune) refusal {
	message := fmt.Sprintf("unknown key %s: it holds U+%04X, and keys have ASCII characters only", diagnostic.QuoteASCII(key), char)
	if isUnusualBlank(char) {
		return refusal{KeyASCII, message, "it is a blank that looks like the ordinary one; use that"}
	}
	if latin := diagnostic.Latin(key); isASCII(latin) && latin != "" {
		return refusal{KeyASCII, message, "did you mean " + diagnostic.Quote(latin) + "?"}
	}
	return refusal{KeyASCII, message, "type it with ASCII letters"}
}

// seenKeys has the keys of a mapping, in lower case, with their first form and
// line.
type seenKeys map[string]seenKey

// seenKey is the first of the keys that are equal but for case.
type seenKey struct {
	name string
	line int
}

// unique reports a key that was given before, also if only its case differs.
func (t *tree) unique(seen seenKeys, name string, pos diagnostic.Position) bool {
	folded := strings.ToLower(name)
	first, twice := seen[folded]
	switch {
	case !twice:
		seen[folded] = seenKey{name, pos.Line}
	case first.name == name:
		t.report(KeyDuplicate, pos, fmt.Sprintf("key %s is given twice (first at line %d)", diagnostic.Quote(name), first.line), "remove one")
	default:
		t.report(KeyCase, pos, fmt.Sprintf("key %s differs only by upper and lower case from %s at line %d",
			diagnostic.Quote(name), diagnostic.Quote(first.name), first.line), "remove one")
	}
	return !twice
}
