//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package delivery

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// lockFile takes the lock of a file, which it makes, and writes this process's
// number into it. The kernel frees the lock when the process ends, however it
// ends. It fails with ErrLocked when another process has it.
func lockFile(path string) (release func() error, err error) {
	for {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, fileMode)
		if err != nil {
			return nil, err
		}
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err != nil {
			return nil, errors.Join(lockFault(err, file), file.Close())
		}
		if !stillThere(file, path) {
			// Its last owner removed it between our opening and locking it.
			if err := file.Close(); err != nil {
				return nil, err
			}
			continue
		}
		release = unlock(file, path)
		if err := writePID(file); err != nil {
			return nil, errors.Join(err, release())
		}
		return release, nil
	}
}

// lockFault names the process that has the lock.
func lockFault(err error, file *os.File) error {
	if !errors.Is(err, syscall.EWOULDBLOCK) {
		return err
	}
	owner := "another process"
	if text, readErr := io.ReadAll(io.LimitReader(file, 20)); readErr == nil {
		if pid, numberErr := strconv.Atoi(strings.TrimSpace(string(text))); numberErr == nil {
			owner = fmt.Sprintf("process %d", pid)
		}
	}
	return fmt.Errorf("%w: %s has the lock", ErrLocked, owner)
}

// stillThere says whether the locked file is the one that the path names.
func stillThere(file *os.File, path string) bool {
	locked, err := file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(path)
	return err == nil && os.SameFile(locked, named)
}

func writePID(file *os.File) error {
	if err := file.Truncate(0); err != nil {
		return err
	}
	_, err := file.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

// unlock removes the file before it frees the lock: the other way round it
// could remove the lock of the next owner.
func unlock(file *os.File, path string) func() error {
	return func() error { return errors.Join(os.Remove(path), file.Close()) }
}

// flushFolder makes the names in a folder lasting.
func flushFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
