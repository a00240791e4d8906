package delivery

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// A disk is what a publication changes on a file system, step by step. A step
// outlasts a power cut only once what it changed is flushed: a file by its own
// Sync, names in a folder by flush of that folder.
type disk interface {
	mkdir(path string) error
	create(path string) (diskFile, error) // that is not there
	flush(folder string) error
	rename(from, to string) error
	exchange(a, b string) error
	removeAll(path string) error
}

// A diskFile is a file that is being written.
type diskFile interface {
	Write(data []byte) (int, error)
	Sync() error
	Close() error
}

// systemDisk is the file system of the system.
type systemDisk struct{}

func (systemDisk) mkdir(path string) error { return os.Mkdir(path, folderMode) }

func (systemDisk) create(path string) (diskFile, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
}

func (systemDisk) flush(folder string) error    { return flushFolder(folder) }
func (systemDisk) rename(from, to string) error { return os.Rename(from, to) }
func (systemDisk) exchange(a, b string) error   { return exchange(a, b) }
func (systemDisk) removeAll(path string) error  { return os.RemoveAll(path) }

// MakeFolder makes a folder and those above it that are not there, and flushes
// each of them into the folder above, up to the first that was there: a power
// cut cannot take the folder away from under what is published in it. The error
// is of the system.
func MakeFolder(path string) error { return makeFolder(systemDisk{}, path) }

func makeFolder(d disk, path string) error {
	path = filepath.Clean(path)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil
	}
	above := filepath.Dir(path)
	if above != path {
		if err := makeFolder(d, above); err != nil {
			return err
		}
	}
	if err := d.mkdir(path); errors.Is(err, fs.ErrExist) {
		if info, statErr := os.Stat(path); statErr == nil && info.IsDir() {
			return nil // another run made it first
		}
		return syscall.ENOTDIR
	} else if err != nil {
		return err
	}
	if err := d.flush(above); !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil // a folder into which one may write and not look cannot be flushed
}

// WriteWhole writes one file that appears whole or not at all, in the place of one
// that is there, and outlasts a power cut. The error is of the system.
func WriteWhole(path string, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	err = errors.Join(err, file.Chmod(fileMode), file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return flushFolder(filepath.Dir(path))
}
