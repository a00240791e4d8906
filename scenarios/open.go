package scenarios

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"

	"loanmodel/scenarios/diagnostic"
	"loanmodel/scenarios/document"
)

// maxFolderEntries limits how many names of a folder are read. In a larger
// folder, files are still found, but not by exact case, and no names are
// suggested.
const maxFolderEntries = 10_000

// A folder holds a user's files: the folder of the file that was given. No
// other folder is ever read, whatever the files say.
type folder struct {
	root  *os.Root
	path  string
	names []string // of what is in it, sorted; not all if there are maxFolderEntries
}

// openFolder opens the folder of a user's file. The caller closes it.
func openFolder(path string) (*folder, error) {
	// Check first: opening anything other than a folder might wait for ever.
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || err == nil && !info.IsDir() {
		return nil, &mistake{FileMissing, "there is no folder " + diagnostic.QuotePath(path), ""}
	}
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	names, err := entries(root)
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &folder{root, path, names}, nil
}

// entries lists the names in a folder, sorted.
func entries(root *os.Root) ([]string, error) {
	dir, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	names, err := dir.Readdirnames(maxFolderEntries)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	slices.Sort(names)
	return names, nil
}

func (f *folder) close() { f.root.Close() }

// shown returns a file's path as the user would write it, for messages.
func (f *folder) shown(name string) string {
	if f.path == "." {
		return name
	}
	return filepath.Join(f.path, name)
}

// read returns the content of a file of the folder. The error is a [*mistake]
// if the file is to blame; other errors are the system's.
func (f *folder) read(name string) ([]byte, error) {
	if len(f.names) < maxFolderEntries && !slices.Contains(f.names, name) {
		return nil, f.missing(name) // even if the system would find it under another case
	}
	// Without O_NONBLOCK opening a pipe would wait for a writer for ever.
	opened, err := f.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, f.openError(name, err)
	}
	defer opened.Close()
	info, err := opened.Stat()
	if err != nil {
		return nil, err
	}
	if fault := unreadable(name, info); fault != nil {
		return nil, fault
	}
	// One byte more than allowed shows that a file grew since Stat.
	return io.ReadAll(io.LimitReader(opened, document.MaxFileBytes+1))
}

func (f *folder) missing(name string) *mistake {
	return &mistake{FileMissing, "cannot find " + diagnostic.Quote(name), suggestion(name, f.files())}
}

// files lists the names in the folder that can be scenarios.
func (f *folder) files() []string {
	return slices.DeleteFunc(slices.Clone(f.names), func(name string) bool { return !isPath(name) })
}

// openError separates what the user can fix from errors of the system.
func (f *folder) openError(name string, err error) error {
	if info, statErr := f.root.Lstat(name); statErr == nil && info.Mode()&fs.ModeSymlink != 0 {
		return &mistake{FileOutside, diagnostic.Quote(name) + " is a link that leads nowhere or out of its folder", ""}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f.missing(name)
	case errors.Is(err, syscall.ENXIO): // a socket
		return notRegular(name)
	}
	return err
}

func notRegular(name string) *mistake {
	return &mistake{FileKind, diagnostic.Quote(name) + " is not a regular file", ""}
}

// systemError wraps an error of the system with the name of the file as the
// user knows it.
func systemError(path string, err error) error {
	var detailed *fs.PathError
	if errors.As(err, &detailed) {
		err = detailed.Err
	}
	return fmt.Errorf("cannot read %s: %w", diagnostic.QuotePath(path), err)
}

// unreadable says why a file cannot be a scenario, or returns nil if it can.
func unreadable(name string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return &mistake{FileFolder, diagnostic.Quote(name) + " is a folder, not a file", ""}
	case !info.Mode().IsRegular():
		return notRegular(name)
	case info.Size() > document.MaxFileBytes:
		return &mistake{document.FileSize, fmt.Sprintf("%s has %d bytes, at most %d are read", diagnostic.Quote(name), info.Size(), document.MaxFileBytes), ""}
	}
	return nil
}
