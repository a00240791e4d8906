package document

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"loanmodel/scenarios/diagnostic"
)

// A tree checks the nodes of YAML and builds those of this package from them.
type tree struct {
	src    *source
	root   *Node // nil if a part of the file was left out
	faults diagnostic.List
	nodes  int  // built so far
	cut    bool // a limit was exceeded and the rest left out
	// damaged maps lines to the columns of texts that hold a refused character.
	damaged map[int][]int
}

// origin says where in the tree a node stands.
type origin struct {
	parent *Node
	key    string
	keyPos diagnostic.Position
	index  int
	depth  int // of a mapping or list at this place; 1 at the top
}

// buildTree builds the tree under the mapping at the top of a file.
func buildTree(src *source, top *yaml.Node) *tree {
	t := &tree{src: src, damaged: map[int][]int{}}
	root := t.node(top, origin{depth: 1})
	if !t.cut {
		t.root = root
	}
	return t
}

// report adds a fault for the word at a position.
func (t *tree) report(code diagnostic.Code, pos diagnostic.Position, message, hint string) {
	t.faults.Add(t.src.fault(code, pos, message, hint))
}

// node builds a node and those below it.
func (t *tree) node(from *yaml.Node, at origin) *Node {
	n := &Node{
		src: t.src, pos: place(from), keyPos: at.keyPos,
		parent: at.parent, key: at.key, index: at.index,
	}
	if !t.count(from) {
		n.faulty = true
		return n
	}
	n.faulty = t.unsupported(from)
	switch from.Kind {
	case yaml.MappingNode:
		n.kind = Mapping
		t.inside(n, from, at, t.mapping)
	case yaml.SequenceNode:
		n.kind = List
		t.inside(n, from, at, t.list)
	case yaml.ScalarNode:
		t.scalar(n, from)
	}
	return n
}

// count counts a key or value and reports the first one above the limit.
// Nothing after it is read.
func (t *tree) count(from *yaml.Node) bool {
	t.nodes++
	if t.nodes == MaxNodes+1 {
		t.cut = true
		t.report(LimitNodes, place(from), fmt.Sprintf("more than %d keys and values in the file", MaxNodes),
			"check that it is the right file; long tables belong in separate files")
	}
	return t.nodes <= MaxNodes
}

// unsupported reports the parts of YAML that no file may use.
func (t *tree) unsupported(from *yaml.Node) bool {
	switch {
	case from.Anchor != "" || from.Kind == yaml.AliasNode:
		t.faults.Add(anchorFault(t.src, place(from)))
	case hasTag(from):
		t.faults.Add(tagFault(t.src, place(from)))
	default:
		return false
	}
	return true
}

// anchorFault reports an anchor or alias.
func anchorFault(src *source, pos diagnostic.Position) diagnostic.Diagnostic {
	return src.fault(YAMLAnchor, pos, "YAML anchors and aliases (& and *) are not supported",
		"repeat the value, or put a text that begins with the sign in quotes")
}

// tagFault reports a tag.
func tagFault(src *source, pos diagnostic.Position) diagnostic.Diagnostic {
	return src.fault(YAMLTag, pos, "YAML tags (!) are not supported",
		"remove the tag, or put a text that begins with the sign in quotes")
}

// inside builds the contents of a mapping or list, unless it is nested too
// deeply.
func (t *tree) inside(n *Node, from *yaml.Node, at origin, build func(*Node, *yaml.Node, int)) {
	if at.depth > MaxDepth {
		t.faults.Add(depthFault(t.src, n.pos))
		n.faulty = true
		return
	}
	build(n, from, at.depth+1)
}

// depthFault reports nesting above the limit.
func depthFault(src *source, pos diagnostic.Position) diagnostic.Diagnostic {
	return src.characterFault(LimitDepth, pos, fmt.Sprintf("nested deeper than %d", MaxDepth),
		"check the brackets and the indentation")
}

// list builds the entries of a list.
func (t *tree) list(n *Node, from *yaml.Node, depth int) {
	for index, item := range from.Content {
		if t.cut {
			return
		}
		n.items = append(n.items, t.node(item, origin{parent: n, index: index, depth: depth}))
	}
}

// scalar takes over a single value and checks its text.
func (t *tree) scalar(n *Node, from *yaml.Node) {
	n.text, n.written = from.Value, howWritten(from)
	if n.written == asNull && n.text == "" && n.keyPos.Line > 0 && !n.faulty {
		n.pos = n.keyPos // there is no value, so point at the key
		return
	}
	if !n.faulty {
		n.faulty = !t.text(n)
	}
}

// text reports the first fault in the text of a scalar.
func (t *tree) text(n *Node) bool {
	if strings.ContainsRune(n.text, damage) && t.src.repaired {
		t.damaged[n.pos.Line] = append(t.damaged[n.pos.Line], n.pos.Column)
		return false // reported when the characters were checked
	}
	for _, char := range n.text {
		if reason, bad := refused(char); bad {
			t.report(reason.code, n.pos, reason.message+" in a text", reason.hint)
			return false
		}
	}
	if length := utf8.RuneCountInString(n.text); length > MaxTextLength {
		t.faults.Add(tooLong(n, length, MaxTextLength))
		return false
	}
	return n.written == asQuoted || n.written == asBlock || t.unquoted(n)
}

// tooLong reports a text that exceeds a limit of characters.
func tooLong(n *Node, length, limit int) diagnostic.Diagnostic {
	return n.Fault(LimitText, fmt.Sprintf("%s is too long: %d characters, at most %d", subject(n), length, limit), "shorten it")
}

// unquoted checks for the faults that only a text without quotes can have.
func (t *tree) unquoted(n *Node) bool {
	if strings.ContainsFunc(n.text, isUnusualBlank) {
		t.report(TextBlank, n.pos, "the text without quotes holds a no-break space (U+00A0) or similar blank",
			"use ordinary blanks, or put the text in quotes")
		return false
	}
	if !strings.HasPrefix(t.src.from(n.pos), n.text) {
		t.report(TextLines, n.pos, "the text without quotes runs on over the next line",
			"put it in quotes, or check the indentation of the next line")
		return false
	}
	return true
}

// placeHidden moves faults of invisible characters to the start of the text
// that holds them if the text is on one line: pointing at something that cannot
// be seen helps less than pointing at the text.
func (t *tree) placeHidden(faults diagnostic.List) diagnostic.List {
	for i := range faults {
		if faults[i].Code == TextHidden.ID {
			t.placeAtText(&faults[i])
		}
	}
	return faults
}

// placeAtText moves one fault to the last damaged text before it on its line.
func (t *tree) placeAtText(fault *diagnostic.Diagnostic) {
	start := 0
	for _, column := range t.damaged[fault.Pos.Line] {
		if column <= fault.Pos.Column {
			start = max(start, column)
		}
	}
	if start > 0 {
		fault.Pos.Column = start
		fault.Width = wordWidth(t.src.from(fault.Pos))
	}
}

// mapping builds the entries of a mapping. It also checks the value of a faulty
// key, but makes no entry of it.
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

// foreignKey describes a key that has a character outside ASCII. The message
// shows code points, because the letters alone may look right.
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

// seenKeys maps the keys of a mapping, in lower case, to their first form and
// line.
type seenKeys map[string]seenKey

// A seenKey is the first of the keys that are equal except for case.
type seenKey struct {
	name string
	line int
}

// unique reports a key that was given before, even if only its case differs.
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
