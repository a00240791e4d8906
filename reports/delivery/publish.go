package delivery

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"loanmodel/reports/table"
	"loanmodel/scenarios/analysis"
)

// PublishOptions say with what a folder is published.
type PublishOptions struct {
	// Manifest is the text of manifest.json. It lists exactly the files and is
	// written last, so that a folder with a manifest is whole.
	Manifest []byte
	// ReplaceChanged replaces an earlier run even where somebody has changed its
	// files since.
	ReplaceChanged bool

	// fault, in tests, makes a step fail before it begins.
	fault func(operation, path string) error
	// disk, in tests, takes the place of the system's.
	disk disk
}

// Faults of a publication, for errors.Is. They come inside a *PublishError.
var (
	ErrForeign = errors.New("it is not the folder of an earlier run")
	ErrChanged = errors.New("it was changed since it was written")
	ErrOpen    = errors.New("somebody has one of its files open")
	ErrLocked  = errors.New("another run is being written there")
)

// A PublishError says which step of a publication failed, and where. It wraps
// the system's error or one of the faults above.
type PublishError struct {
	Operation string // "write", "rename", …
	Path      string
	Err       error
}

// Error returns a text such as "cannot write out/base/report.md: no space left on device".
func (e *PublishError) Error() string {
	return fmt.Sprintf("cannot %s %s: %v", e.Operation, table.Visible(e.Path), e.Err)
}

// Unwrap returns what failed.
func (e *PublishError) Unwrap() error { return e.Err }

// Publish writes files and their manifest so that the folder appears whole or
// not at all. They are written and flushed in a folder of their own beside the
// target, .partial-<run id>-<name>, the manifest last, and brought into place
// by renaming. A folder of an earlier run is replaced; one that holds anything
// else, or a file of the run that somebody has changed since, is refused with
// ErrForeign or ErrChanged and stays as it is. While it writes, it holds a lock
// beside the target; a second run into the same folder is refused with
// ErrLocked. What a killed run left is cleared away first.
//
// Every error is a *PublishError, but for files and a manifest that do not fit
// each other, which is a fault of the caller. After an error the folder holds
// the old files or, when only clearing up failed, the new ones. Once it has
// returned without an error, a power cut loses nothing of what it published.
func Publish(folder string, files []File, options PublishOptions) error {
	p, err := newPublication(folder, files, options)
	if err != nil {
		return err
	}
	if err := p.do("create the folder", p.parent, func() error { return makeFolder(p.disk, p.parent) }); err != nil {
		return err
	}
	var release func() error
	err = p.do("lock", p.lock, func() (err error) {
		release, err = lockFile(p.lock)
		return err
	})
	if err != nil {
		return err
	}
	err = p.run()
	released := release()
	if unlockErr := p.do("unlock", p.lock, func() error { return released }); unlockErr != nil {
		return errors.Join(err, unlockErr)
	}
	return err
}

const (
	folderMode = 0o755
	fileMode   = 0o644
)

// A publication is the writing of one folder.
type publication struct {
	options PublishOptions
	disk    disk
	files   []File // the manifest last
	target  string // the folder to be published
	parent  string
	partial string // where it is written
	aside   string // where an earlier run is put for a moment
	lock    string
}

// newPublication checks what is the caller's to get right.
func newPublication(folder string, files []File, options PublishOptions) (*publication, error) {
	target := filepath.Clean(folder)
	name := filepath.Base(target)
	if folder == "" || name == "." || name == ".." || name == string(filepath.Separator) {
		return nil, &PublishError{"write into", folder, errors.New("a run needs a folder of its own")}
	}
	manifest, err := ReadManifest(options.Manifest)
	if err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	if !isShortID(analysis.ShortID(manifest.RunID)) {
		return nil, fmt.Errorf("publish: %q is no run id", manifest.RunID)
	}
	if err := checkFiles(manifest, files); err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	parent, id := filepath.Dir(target), analysis.ShortID(manifest.RunID)
	used := options.disk
	if used == nil {
		used = systemDisk{}
	}
	return &publication{
		options: options, disk: used, target: target, parent: parent,
		files:   append(files[:len(files):len(files)], File{ManifestName, options.Manifest}),
		partial: filepath.Join(parent, partialPrefix+id+"-"+name),
		aside:   filepath.Join(parent, asidePrefix+id+"-"+name),
		lock:    filepath.Join(parent, lockPrefix+name),
	}, nil
}

// checkFiles makes sure that the manifest lists exactly the files.
func checkFiles(manifest ManifestRecord, files []File) error {
	if len(manifest.Files) != len(files) {
		return fmt.Errorf("the manifest lists %d files of %d", len(manifest.Files), len(files))
	}
	seen := map[string]bool{ManifestName: true}
	for _, file := range files {
		name := strings.ToLower(file.Name) // some file systems take both cases for one
		if seen[name] || file.Name == "" || !filepath.IsLocal(file.Name) || file.Name != filepath.Base(file.Name) {
			return fmt.Errorf("%q is no name for a file, or is there twice", file.Name)
		}
		seen[name] = true
		if record, listed := manifest.file(file.Name); !listed || record != RecordOf(file) {
			return fmt.Errorf("the manifest does not list %q as it is", file.Name)
		}
	}
	return nil
}

// run does the steps of a publication under the lock.
func (p *publication) run() error {
	if err := p.sweep(); err != nil {
		return err
	}
	exists, err := p.examine()
	if err != nil {
		return err
	}
	if err := p.write(); err != nil {
		_ = p.disk.removeAll(p.partial) // the disk may be full; the next run sweeps again
		return err
	}
	if err := p.place(exists); err != nil {
		_ = p.disk.removeAll(p.partial)
		return err
	}
	return nil
}

// do does one step and says of an error which step it was. Errors of the
// system that name operation and path once more are reduced to their cause.
func (p *publication) do(operation, path string, act func() error) error {
	err := error(nil)
	if p.options.fault != nil {
		err = p.options.fault(operation, path)
	}
	if err == nil {
		err = act()
	}
	if err == nil {
		return nil
	}
	var pathError *fs.PathError
	var linkError *os.LinkError
	switch {
	case errors.As(err, &pathError):
		err = pathError.Err
	case errors.As(err, &linkError):
		err = linkError.Err
	}
	return &PublishError{operation, path, err}
}

// write writes and flushes all files into the partial folder.
func (p *publication) write() error {
	if err := p.do("create the folder", p.partial, func() error { return p.disk.mkdir(p.partial) }); err != nil {
		return err
	}
	for _, file := range p.files {
		path := filepath.Join(p.partial, file.Name)
		if err := p.do("write", path, func() error { return writeFlushed(p.disk, path, file.Data) }); err != nil {
			return err
		}
	}
	return p.do("flush", p.partial, func() error { return p.disk.flush(p.partial) })
}

// writeFlushed writes a new file through to the disk.
func writeFlushed(d disk, path string, data []byte) error {
	file, err := d.create(path)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// place brings the partial folder to the target's name.
func (p *publication) place(exists bool) error {
	if !exists {
		if err := p.rename(p.partial, p.target); err != nil {
			return err
		}
		return p.flushParent()
	}
	err := p.do("replace", p.target, func() error { return p.disk.exchange(p.partial, p.target) })
	if errors.Is(err, errors.ErrUnsupported) {
		return p.placeInTwo()
	}
	if err != nil {
		return err
	}
	if err := p.flushParent(); err != nil {
		return err
	}
	return p.remove(p.partial) // where the earlier run now is
}

// placeInTwo replaces an earlier run where the system cannot exchange two
// folders at once. Killed between the renames, the earlier run is put back by
// the next sweep.
func (p *publication) placeInTwo() error {
	if err := p.rename(p.target, p.aside); err != nil {
		return err
	}
	if err := p.rename(p.partial, p.target); err != nil {
		return errors.Join(err, p.rename(p.aside, p.target))
	}
	if err := p.flushParent(); err != nil {
		return err
	}
	return p.remove(p.aside)
}

func (p *publication) rename(from, to string) error {
	return p.do("rename", from, func() error { return p.disk.rename(from, to) })
}

func (p *publication) remove(path string) error {
	return p.do("remove", path, func() error { return p.disk.removeAll(path) })
}

func (p *publication) flushParent() error {
	return p.do("flush", p.parent, func() error { return p.disk.flush(p.parent) })
}
