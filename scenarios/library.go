package scenarios

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"loanmodel/finance"
	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// embedded is the library as it is built into the program.
//
//go:embed library
var embedded embed.FS

// libraryFolder is the folder of the library; messages show its files with it.
const libraryFolder = "library"

// Files of the library that are no overlays.
const (
	baseFile    = "base.yaml"
	statesFile  = "states.yaml" // the part of the base that is data of the states
	sourcesFile = "sources.yaml"
)

// overlayFolders are the folders of overlays by kind. Those of later kinds
// need not be there.
var overlayFolders = []struct{ folder, kind string }{
	{"structures", kindStructure}, {"settlements", kindSettlement}, {"shocks", kindShock}, {"vintages", kindVintage},
	{"history", kindHistory},
}

// A library is the base, the overlays and the sources. It is never changed
// after it was read and may be shared.
type library struct {
	registry  *Registry
	sources   []Source
	sourceIDs map[string]bool
	base      *file
	overlays  map[string]*file
	names     []string // of the overlays, in the order of showing
}

// A LibraryError says that the library built into the program is faulty, which
// tests rule out: the program is broken and not its input.
type LibraryError struct{ Faults diagnostic.List }

// Error lists the faults.
func (e *LibraryError) Error() string {
	return "the embedded scenario library is faulty:\n" + e.Faults.Error()
}

// EmbeddedFiles are the files of the library as they are built into the program,
// under the folder library.
func EmbeddedFiles() fs.FS { return embedded }

// standard is the embedded library for the model of this program, read once.
var standard = sync.OnceValues(func() (*library, error) {
	program, err := finance.Build()
	if err != nil {
		return nil, err
	}
	return newLibrary(embedded, NewRegistry(program.Model()))
})

// newLibrary reads a library from the folder of that name in a file system. It
// fails with a [*LibraryError] that has all faults of all files.
func newLibrary(fsys fs.FS, registry *Registry) (*library, error) {
	b := &libraryBuilder{fsys: fsys, library: &library{registry: registry, overlays: map[string]*file{}}}
	b.readSources()
	b.readBase()
	for _, of := range overlayFolders {
		b.readOverlays(of.folder, of.kind)
	}
	if len(b.faults) == 0 {
		b.checkDefault(defaultStructure, kindStructure)
		b.checkDefault(defaultSettlement, kindSettlement)
	}
	if b.err != nil {
		return nil, b.err
	}
	if len(b.faults) > 0 {
		b.faults.Sort()
		return nil, &LibraryError{b.faults}
	}
	b.order()
	return b.library, nil
}

// A libraryBuilder collects the files of a library and what is wrong with
// them.
type libraryBuilder struct {
	fsys    fs.FS
	library *library
	faults  diagnostic.List
	err     error // the first of the file system
}

// content is the content of a file, empty where it cannot be read.
func (b *libraryBuilder) content(name string) []byte {
	content, err := fs.ReadFile(b.fsys, name)
	if err != nil && b.err == nil {
		b.err = fmt.Errorf("the embedded scenario library: %w", err)
	}
	return content
}

func (b *libraryBuilder) readSources() {
	name := path.Join(libraryFolder, sourcesFile)
	sources, faults := readSources(name, b.content(name))
	b.faults.Add(faults...)
	b.library.sources, b.library.sourceIDs = sources, ids(sources)
}

// read reads one scenario file of the library, which is named like its file.
func (b *libraryBuilder) read(name, kind string) *file {
	at := place{path: path.Join(libraryFolder, name), kind: kind, name: strings.TrimSuffix(path.Base(name), ".yaml")}
	f, faults := readFile(b.library.registry, b.library.sourceIDs, at, b.content(at.path))
	b.faults.Add(faults...)
	return f
}

// readBase reads the two files of the base and joins them.
func (b *libraryBuilder) readBase() {
	base, states := b.read(baseFile, kindBase), b.read(statesFile, kindBase)
	if base == nil || states == nil {
		return
	}
	base.settings = append(base.settings, states.settings...)
	b.library.base = base
	if len(b.faults) == 0 {
		b.checkComplete(base)
	}
}

// checkComplete wants the base to give every parameter one value.
func (b *libraryBuilder) checkComplete(base *file) {
	given := map[address]int{}
	for _, s := range base.settings {
		given[s.address]++
	}
	for number, line := range b.library.registry.lines {
		for member := range line.Over.Len() {
			name := addressText(string(line.ID), line.Over.Code(member))
			switch given[address{number, member}] {
			case 0:
				b.faults.Add(base.root.Fault(document.KeyMissing, "the base has no value for "+name, ""))
			case 1:
			default:
				b.faults.Add(base.root.Fault(document.KeyDuplicate, "the base has two values for "+name, ""))
			}
		}
	}
}

// checkDefault wants the overlays that hold where none is named to be there.
func (b *libraryBuilder) checkDefault(name, kind string) {
	if overlay := b.library.overlays[name]; overlay == nil || overlay.kind != kind {
		b.faults.Add(diagnostic.Diagnostic{Code: FileMissing.ID, File: libraryFolder,
			Message: fmt.Sprintf("there is no %s %s", kind, name)})
	}
}

// isOverlayName reports whether an overlay may have a name: one by which no
// expression can be misread.
func isOverlayName(name string) bool { return sourceID.MatchString(name) && name != baseAlias }

// readOverlays reads the overlays of one kind.
func (b *libraryBuilder) readOverlays(folder, kind string) {
	entries, err := fs.ReadDir(b.fsys, path.Join(libraryFolder, folder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) && b.err == nil {
		b.err = fmt.Errorf("the embedded scenario library: %w", err)
	}
	for _, entry := range entries {
		f := b.read(path.Join(folder, entry.Name()), kind)
		if f == nil {
			continue
		}
		if !isOverlayName(f.name) || b.library.overlays[f.name] != nil {
			b.faults.Add(f.root.Get("name").Fault(NameForm, "the name "+diagnostic.QuoteASCII(f.name)+
				" is taken or not of lower-case letters, digits and hyphens", ""))
			continue
		}
		b.library.overlays[f.name] = f
	}
}

// order puts the names of the overlays in the order of showing.
func (b *libraryBuilder) order() {
	files := make([]*file, 0, len(b.library.overlays))
	for _, f := range b.library.overlays {
		files = append(files, f)
	}
	slices.SortFunc(files, shownOrder)
	for _, f := range files {
		b.library.names = append(b.library.names, f.name)
	}
}
