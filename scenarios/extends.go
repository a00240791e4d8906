package scenarios

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"loanmodel/scenarios/diagnostic"
)

// maxChain limits how many files may extend one another, including the given
// one.
const maxChain = 10

// A chain is a user's file with everything that it extends.
type chain struct {
	library   *library
	folder    *folder
	files     []*file // the given one first
	names     []string
	selection selection
	faults    diagnostic.List
}

// readChain reads a user's file, the files that it extends, directly or through
// others, and the expression at the end of the chain. Faults go into the
// chain's list; the error is one of the system.
func (l *library) readChain(path string) (*chain, error) {
	path = filepath.Clean(path)
	c := &chain{library: l}
	folder, err := openFolder(filepath.Dir(path))
	if err != nil {
		return c, c.cannotOpen(path, err)
	}
	defer folder.close()
	c.folder = folder
	content, err := folder.read(filepath.Base(path))
	if err != nil {
		return c, c.cannotOpen(path, err)
	}
	return c, c.follow(filepath.Base(path), content)
}

// cannotOpen records that the given file cannot be read, if the file is to
// blame. It returns errors of the system.
func (c *chain) cannotOpen(path string, err error) error {
	var m *mistake
	if !errors.As(err, &m) {
		return systemError(path, err)
	}
	c.faults.Add(m.in(path))
	return nil
}

// follow reads one file after another until one extends no file.
func (c *chain) follow(name string, content []byte) error {
	for {
		at := place{path: c.folder.shown(name), kind: kindUser}
		f, faults := readFile(c.library.registry, c.library.sourceIDs, at, content)
		c.add(f, name, faults)
		if f == nil || !isPath(f.extends) {
			c.finish(f)
			return nil
		}
		parent := beside(f.extends)
		if !c.mayExtend(f, parent) {
			return nil
		}
		next, err := c.folder.read(parent)
		var m *mistake
		if errors.As(err, &m) {
			c.faults.Add(f.extendsFault(*m))
			return nil
		}
		if err != nil {
			return systemError(c.folder.shown(parent), err)
		}
		name, content = parent, next
	}
}

// beside removes ./ from the name of a file in this folder, so that it reads as
// the folder lists it: ./b.yaml becomes b.yaml. Each file then has one name, by
// which circles are found. Anything else stays as written.
func beside(written string) string {
	name := written
	for strings.HasPrefix(name, "./") {
		name = name[len("./"):]
	}
	if name == "" {
		return written
	}
	return name
}

// add takes a file into the chain. Faults of a file that is extended by another
// say which file led to it.
func (c *chain) add(f *file, name string, faults diagnostic.List) {
	if len(c.files) > 0 {
		child := c.files[len(c.files)-1]
		for i := range faults {
			faults[i].Message += fmt.Sprintf(" (extended from %s)", child.extendsPlace())
		}
	}
	c.faults.Add(faults...)
	c.files, c.names = append(c.files, f), append(c.names, name)
}

// finish resolves the expression at the end of the chain, or the base if there
// is none.
func (c *chain) finish(f *file) {
	if f == nil {
		return
	}
	expression := f.extends
	if expression == "" {
		expression = baseAlias
	}
	selected, mistakes := c.library.selects(expression)
	c.selection = selected
	for _, m := range mistakes {
		c.faults.Add(f.extendsFault(c.meant(f.extends, m)))
	}
}

// meant looks in the folder for what an unknown expression may mean: a folder,
// or a file written without its extension.
func (c *chain) meant(expression string, m mistake) mistake {
	var found *mistake
	switch file := expression + ".yaml"; {
	case m.code != ScenarioUnknown:
	case slices.Contains(c.folder.names, file):
		m.hint = "did you mean the file " + diagnostic.Quote(file) + "?"
	case slices.Contains(c.folder.names, expression):
		if _, err := c.folder.read(expression); errors.As(err, &found) {
			return *found
		}
		m.hint = "the name of a file ends in .yaml"
	}
	return m
}

// mayExtend reports whether f may extend the file of this name, and records the
// reason if not.
func (c *chain) mayExtend(f *file, name string) bool {
	if why := badReference(name); why != "" {
		c.faults.Add(f.extendsFault(mistake{ExtendsFile, why, ""}))
		return false
	}
	if first := slices.Index(c.names, name); first >= 0 {
		circle := strings.Join(append(slices.Clone(c.names[first:]), name), " -> ")
		c.faults.Add(f.extendsFault(mistake{ExtendsCycle, "extends cycle: " + circle, ""}))
		return false
	}
	if len(c.files) >= maxChain {
		c.faults.Add(f.extendsFault(mistake{ExtendsDepth, fmt.Sprintf("the chain of extends is deeper than %d files", maxChain), ""}))
		return false
	}
	return true
}

// badReference says why a text cannot name a file to extend, or "" if it can.
func badReference(name string) string {
	switch {
	case strings.Contains(name, "://"):
		return "only files can be extended, not URLs"
	case filepath.IsAbs(name), strings.HasPrefix(name, "/"), strings.HasPrefix(name, `\`), len(name) > 1 && name[1] == ':':
		return "absolute paths are not allowed"
	case slices.Contains(strings.FieldsFunc(name, isSlash), ".."):
		return diagnostic.Quote(name) + " is outside the scenario's folder"
	case strings.ContainsFunc(name, isSlash):
		return diagnostic.Quote(name) + " is not in the scenario's folder; only files next to it can be extended"
	}
	return ""
}

func isSlash(char rune) bool { return char == '/' || char == '\\' }
