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

// embedded holds the library that is built into the program.
//
//go:embed library
var embedded embed.FS

// libraryFolder is the folder of the library; messages show its files with it.
const libraryFolder = "library"

// Files of the library that are not overlays.
const (
	baseFile    = "base.yaml"
	statesFile  = "states.yaml" // the part of the base that is data of the states
	sourcesFile = "sources.yaml"
)

// overlayFolders lists the folders of overlays with their kinds. A folder may
// be absent.
var overlayFolders = []struct{ folder, kind string }{
	{"structures", kindStructure}, {"settlements", kindSettlement}, {"shocks", kindShock}, {"sequels", kindSequel},
	{"vintages", kindVintage},
	{"history", kindHistory},
}

// A library holds the base, the overlays and the sources. It never changes
// after it has been read and may be shared.
type library struct {
	registry  *Registry
	sources   []Source
	sourceIDs map[string]bool
	base      *file
	overlays  map[string]*file
	names     []string // of the overlays, in the order of showing
}

// A LibraryError says that the library built into the program is faulty. Tests
// rule this out: the program is broken, not its input.
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
// returns a [*LibraryError] with all faults of all files.
func newLibrary(fsys fs.FS, registry *Registry) (*library, error) {
	b := &libraryBuilder{fsys: fsys, library: &library{registry: registry, overlays: map[string]*file{}}}
	b.readSources()
	b.readBase()
	for _, overlays := range overlayFolders {
		b.readOverlays(overlays.folder, overlays.kind)
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

// A libraryBuilder collects the files of a library and their faults.
type libraryBuilder struct {
	fsys    fs.FS
	library *library
	faults  diagnostic.List
	err     error // the first of the file system
}

// content returns the content of a file, or nothing if it cannot be read; the
// first error of the file system is kept.
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

// read reads one scenario file of the library, whose name must be that of the
// file.
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

// checkComplete checks that the base gives every parameter exactly one value.
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

// checkDefault checks that the library has an overlay that applies if an
// expression names none of its kind.
func (b *libraryBuilder) checkDefault(name, kind string) {
	if overlay := b.library.overlays[name]; overlay == nil || overlay.kind != kind {
		b.faults.Add(diagnostic.Diagnostic{Code: FileMissing.ID, File: libraryFolder,
			Message: fmt.Sprintf("there is no %s %s", kind, name)})
	}
}

// isOverlayName reports whether an overlay may have this name: one that cannot
// be misread in an expression.
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
				" is taken or has characters other than lower-case letters, digits and hyphens", ""))
			continue
		}
		b.library.overlays[f.name] = f
	}
}

// order puts the names of the overlays in the order in which they are shown.
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
