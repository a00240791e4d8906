package scenarios

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// Limits of the texts of a file, in characters.
const (
	MaxName    = 100
	MaxTitle   = 200
	maxExtends = 200
	maxText    = document.MaxTextLength
)

// The version of the format that this program reads.
const (
	schemaFamily = "loanmodel/v"
	schema       = schemaFamily + "1"
)

// A file is a scenario file after reading.
type file struct {
	path   string // as messages show it
	kind   string
	title  string
	notes  string
	reason string // for differences that have no reason of their own
	layer
	extends     string // "" if the file extends nothing
	extendsNode *document.Node
	root        *document.Node
}

// A place says what a file must be.
type place struct {
	path string // as messages show it
	kind string // the kind that it must have
	name string // the name that it must have; "" if any will do
}

// ofLibrary reports whether the file belongs to the library, whose values need
// origins.
func (p place) ofLibrary() bool { return p.kind != kindUser && p.kind != kindSet }

// A fileReader reads one file.
type fileReader struct {
	OriginReader
	registry *Registry
	place    place
	file     *file
}

// readFile reads a scenario file. The file is nil if nothing in it can be read;
// it may be used only if there are no faults.
func readFile(registry *Registry, sources map[string]bool, at place, content []byte) (*file, diagnostic.List) {
	root, faults := document.Parse(at.path, content)
	if root == nil {
		return nil, faults
	}
	r := &fileReader{OriginReader: NewOriginReader(sources), registry: registry, place: at, file: &file{path: at.path, root: root, kind: at.kind}}
	if r.isKnownSchema(root.Get("schema")) {
		r.checkHead(root)
		r.readHead(root)
		r.readGroups(root)
	}
	faults.Add(r.Faults()...)
	faults.Sort()
	return r.file, faults
}

// isKnownSchema reports whether the file follows rules that this program knows;
// under other rules nothing in it could be judged. A file that does not name
// its schema is read, so that all of its faults are found.
func (r *fileReader) isKnownSchema(n *document.Node) bool {
	text, ok := r.Line(n, MaxName)
	if !ok || text == schema {
		return true
	}
	hint := "write " + schema
	if version, isOurs := strings.CutPrefix(text, schemaFamily); isOurs && isWholeNumber(version) {
		hint = "update loanmodel"
	}
	r.Add(n.Fault(SchemaVersion, fmt.Sprintf("this program reads schema %s, the file says %s", schema, diagnostic.QuoteASCII(text)), hint))
	return false
}

func isWholeNumber(text string) bool {
	_, err := strconv.ParseUint(text, 10, 64)
	return err == nil
}

// checkHead checks the keys at the top of the file.
func (r *fileReader) checkHead(root *document.Node) {
	required, optional := []string{"schema", "name"}, []string{"notes", "reason", "extends", "kind", "title"}
	if r.place.ofLibrary() {
		required, optional = []string{"schema", "name", "kind", "title"}, []string{"notes", "reason"}
	}
	if extends := root.Get("extends"); extends != nil && r.place.ofLibrary() {
		r.Add(extends.KeyFault(ExtendsLibrary, "a file of the library cannot extend another", ""))
		optional = append(optional, "extends")
	}
	r.CheckKeys(root, document.Keys{Required: required, Optional: slices.Concat(optional, r.registry.groups)})
}

// readHead reads the texts at the top of the file.
func (r *fileReader) readHead(root *document.Node) {
	f := r.file
	f.name, _ = r.Line(root.Get("name"), MaxName)
	f.title, _ = r.Line(root.Get("title"), MaxTitle)
	f.notes, _ = r.Text(root.Get("notes"), maxText)
	f.reason, _ = r.Text(root.Get("reason"), maxText)
	if f.extendsNode = root.Get("extends"); !r.place.ofLibrary() {
		f.extends, _ = r.Line(f.extendsNode, maxExtends)
	}
	r.checkName(root.Get("name"))
	r.checkKind(root.Get("kind"))
}

// checkName checks that a file of the library bears the name under which it is
// found.
func (r *fileReader) checkName(n *document.Node) {
	if r.file.name != "" && r.place.name != "" && r.file.name != r.place.name {
		r.Add(n.Fault(NameForm, fmt.Sprintf("the file is %s, its name %s", diagnostic.Quote(r.place.name), diagnostic.Quote(r.file.name)), "make them equal"))
	}
}

// checkKind checks that the kind is the one of the file's place.
func (r *fileReader) checkKind(n *document.Node) {
	kind, ok := r.Enum(n, "kind", kindOrder...)
	if ok && kind != r.place.kind {
		r.Add(n.Fault(KindPlace, fmt.Sprintf("the kind of this file is %s, not %s", r.place.kind, kind), "write "+r.place.kind))
	}
}

// extendsFault makes a diagnostic at the extends of a file, or for the file as
// a whole if it has none.
func (f *file) extendsFault(m mistake) diagnostic.Diagnostic {
	if f.extendsNode == nil {
		return m.in(f.path)
	}
	return f.extendsNode.Fault(m.code, m.message, m.hint)
}

// extendsPlace returns where the file extends another, for a message.
func (f *file) extendsPlace() string {
	pos := f.extendsNode.Pos()
	return fmt.Sprintf("%s:%d:%d", f.path, pos.Line, pos.Column)
}
