package document

import (
	"slices"

	"loanmodel/scenarios/diagnostic"
)

// Parse reads one YAML file. file is its name for messages; content is all of
// it.
//
// It returns the mapping at the top of the file and the faults found, sorted by
// position. The node is nil when a fault makes the file unreadable. Otherwise
// it is there even if the list is not empty, so that the caller can look for
// further faults; a value at fault is then skipped silently by a [Reader].
// The values of a file may be used only when the list is empty.
func Parse(file string, content []byte) (*Node, diagnostic.List) {
	if len(content) > MaxFileBytes {
		return nil, diagnostic.List{tooLarge(file)}
	}
	root, faults := parse(file, string(content))
	faults.Sort()
	return root, slices.Compact(faults)
}

// parse goes from the bytes over characters, lines and YAML syntax to the
// tree. A step that fails for good leaves the next ones nothing to work on.
func parse(file, content string) (*Node, diagnostic.List) {
	if fault, found := otherFormat(file, content); found {
		return nil, diagnostic.List{fault}
	}
	src := newSource(file, content)
	scan := scanCharacters(src)
	if unreadable := append(scan.stopped, checkLines(src)...); len(unreadable) > 0 {
		return nil, append(scan.faults, unreadable...)
	}
	top, syntax := loadYAML(src, scan.clean)
	faults := append(scan.faults, scan.withoutConsequences(syntax)...)
	if top == nil {
		return nil, faults
	}
	tree := buildTree(src, top)
	return tree.root, append(tree.placeHidden(faults), tree.faults...)
}

// tooLarge reports a file above the limit of size.
func tooLarge(file string) diagnostic.Diagnostic {
	return diagnostic.Diagnostic{
		Code:    FileSize.ID,
		File:    file,
		Message: "the file is larger than 1 MiB (1048576 bytes)",
		Hint:    "check that it is the right file",
	}
}
