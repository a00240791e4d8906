package document

import (
	"go.yaml.in/yaml/v4"
)

// written is how a scalar stands in the file. For a scalar without quotes it
// is also what YAML takes it for; only the distinction counts, the value is
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

// The tags that YAML gives without being told.
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

// implicit has the tags above: what they mean for a scalar without quotes. A
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
