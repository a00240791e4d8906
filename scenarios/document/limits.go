package document

// The limits of an input file. They are far above what a file written for the
// purpose needs, and low enough that every file is answered within a second.
const (
	// MaxFileBytes is the greatest size of a file in bytes (1 MiB). Callers
	// that read a file should stop after one byte more.
	MaxFileBytes = 1 << 20
	// MaxDepth limits how deep mappings and lists may be nested; the mapping at
	// the top counts as 1.
	MaxDepth = 32
	// MaxKeys is the greatest number of keys in one mapping.
	MaxKeys = 2_000
	// MaxNodes is the greatest number of keys, values, lists and mappings in
	// a file.
	MaxNodes = 20_000
	// MaxTextLength is the greatest length of a text in characters.
	MaxTextLength = 4_000
	// MaxKeyLength is the greatest length of a key in characters.
	MaxKeyLength = 100
	// MaxSigns is the greatest number of commas and opening brackets in a file.
	// The YAML parser keeps thousands of bytes for each of them on a line, so
	// they are counted before it sees them. Every node may have one, and texts
	// may have as many again.
	MaxSigns = 2 * MaxNodes
	// MaxQuotes is the greatest number of single and double quotes in a file, for
	// the same reason: two for each node, and as many again in texts.
	MaxQuotes = 4 * MaxNodes
)

// maxCharacterFaults limits how many faulty characters are reported. A file
// with more is not a text file with mistakes but another kind of file.
const maxCharacterFaults = 100
