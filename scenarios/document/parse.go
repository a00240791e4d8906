package document

import (
	"slices"

	"loanmodel/scenarios/diagnostic"
)

// Parse reads one YAML file. file is the name to show in messages; content is
// the whole file.
//
// It returns the mapping at the top of the file and the faults found, sorted by
// position. The node is nil if a fault makes the file unreadable. Otherwise it
// is returned even if there are faults, so that the caller can look for more; a
// [Reader] then silently skips faulty values. The values of a file may be used
// only if the list is empty.
func Parse(file string, content []byte) (*Node, diagnostic.List) {
	if len(content) > MaxFileBytes {
		return nil, diagnostic.List{tooLarge(file)}
	}
	root, faults := parse(file, string(content))
	faults.Sort()
	return root, slices.Compact(faults)
}

// parse takes a file from its bytes through characters, lines and YAML syntax
// to the tree. If a step fails for good, the next ones do not run.
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

// tooLarge reports a file that exceeds the size limit.
func tooLarge(file string) diagnostic.Diagnostic {
	return diagnostic.Diagnostic{
		Code:    FileSize.ID,
		File:    file,
		Message: "the file is larger than 1 MiB (1048576 bytes)",
		Hint:    "check that it is the right file",
	}
}
