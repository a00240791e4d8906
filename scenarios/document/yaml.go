package document

import (
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"

	"loanmodel/scenarios/diagnostic"
)

// loadYAML parses text that has only allowed characters. It returns the node at
// the top of the first document, or nil if there is none to work with. It
// decodes nothing into Go values: the readers decide which text is a number or
// a date.
func loadYAML(src *source, text string) (*yaml.Node, diagnostic.List) {
	loader, err := yaml.NewLoader(strings.NewReader(text), yaml.WithPlugin(depthLimit{}))
	if err != nil {
		return nil, diagnostic.List{syntaxFault(src, err)}
	}
	first, err := nextDocument(loader)
	if errors.Is(err, io.EOF) {
		return nil, diagnostic.List{emptyFile(src.file)}
	}
	if err != nil {
		return nil, diagnostic.List{syntaxFault(src, err)}
	}
	second, err := nextDocument(loader)
	switch {
	case errors.Is(err, io.EOF):
		return content(src, first)
	case err != nil:
		return nil, diagnostic.List{syntaxFault(src, err)}
	}
	top, faults := content(src, first)
	faults.Add(src.fault(YAMLDocuments, place(second), "only one document per file",
		"remove the line with --- or move what follows into a file of its own"))
	return top, faults
}

// errParserFailed stands for a failure inside the YAML library.
var errParserFailed = errors.New("the YAML parser failed")

// nextDocument reads one document. It reports a panic of the library like a
// syntax fault: the defect is the library's, but the user's file triggers it.
func nextDocument(loader *yaml.Loader) (node *yaml.Node, err error) {
	defer func() {
		if recover() != nil {
			node, err = nil, errParserFailed
		}
	}()
	node = new(yaml.Node)
	return node, loader.Load(node)
}

// content returns the node inside a document, and a fault if it is not a
// mapping.
func content(src *source, document *yaml.Node) (*yaml.Node, diagnostic.List) {
	if document.Kind != yaml.DocumentNode || len(document.Content) != 1 {
		return nil, diagnostic.List{emptyFile(src.file)}
	}
	top := document.Content[0]
	found := "text"
	switch {
	case top.Kind == yaml.MappingNode:
		return top, nil
	case top.Kind == yaml.SequenceNode:
		found = "a list"
	case top.Tag == tagNull:
		return nil, diagnostic.List{emptyFile(src.file)}
	}
	return nil, diagnostic.List{src.fault(ValueType, place(top),
		"expected a mapping (key: value), found "+found, "begin with a key, a colon and a blank")}
}

// emptyFile reports a file without content.
func emptyFile(file string) diagnostic.Diagnostic {
	return atStart(file, FileEmpty, "the file is empty: it has no keys", "check that it was saved")
}

// place returns the position of a YAML node.
func place(node *yaml.Node) diagnostic.Position {
	return diagnostic.Position{Line: node.Line, Column: node.Column}
}

// depthLimit stops the parser at nesting that no file may have. It counts
// brackets and indentation separately, so the tree is checked again.
type depthLimit struct{}

// tooDeep is the message that identifies the parser's error.
const tooDeep = "nested too deeply"

// CheckDepth implements yaml.LoaderLimitsPlugin.
func (depthLimit) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > MaxDepth {
		return errors.New(tooDeep)
	}
	return nil
}

// CheckAlias implements yaml.LoaderLimitsPlugin. Aliases are never followed.
func (depthLimit) CheckAlias(int, int) error { return nil }

// written says how a scalar stands in the file and, for a scalar without
// quotes, what YAML takes it for. Only the distinction counts: the value is
// always read from the text.
type written int

const (
	asText    written = iota // without quotes, and nothing but a text
	asQuoted                 // in single or double quotes
	asBlock                  // after | or >
	asNumber                 // 5, 2.5, 0x1F, 1e3, .inf
	asBoolean                // true, false
	asNull                   // null, ~, nothing
	asDate                   // 2026-04-01, 2026-04-01T00:00:00Z
)

// The tags that YAML assigns by itself.
const (
	tagText    = "!!str"
	tagWhole   = "!!int"
	tagDecimal = "!!float"
	tagBoolean = "!!bool"
	tagNull    = "!!null"
	tagDate    = "!!timestamp"
	tagMerge   = "!!merge"
	tagMapping = "!!map"
	tagList    = "!!seq"
)

// implicit maps the tags above to what they mean for a scalar without quotes. A
// tag that is not in it was written by the author.
var implicit = map[string]written{
	tagText: asText, tagMerge: asText,
	tagWhole: asNumber, tagDecimal: asNumber,
	tagBoolean: asBoolean, tagNull: asNull, tagDate: asDate,
	tagMapping: asText, tagList: asText, // never scalars
}

// howWritten classifies a scalar node of YAML.
func howWritten(node *yaml.Node) written {
	switch {
	case node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		return asQuoted
	case node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return asBlock
	}
	return implicit[node.Tag]
}

// hasTag reports whether the author gave the node a tag.
func hasTag(node *yaml.Node) bool {
	_, known := implicit[node.Tag]
	return node.Style&yaml.TaggedStyle != 0 || node.Kind != yaml.AliasNode && !known
}
