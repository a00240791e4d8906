//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd)

package delivery

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

// lockFile makes a file that must not be there and writes this process's
// number into it. The lock of a process that was killed stays: its file is to
// be removed by hand, as the message says. It fails with ErrLocked when the
// file is there.
func lockFile(path string) (release func() error, err error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if errors.Is(err, fs.ErrExist) {
		owner, _ := os.ReadFile(path) // an empty number still says enough
		return nil, fmt.Errorf("%w: process %s has the lock; if there is no such process, remove the file",
			ErrLocked, strings.TrimSpace(string(owner)))
	}
	if err != nil {
		return nil, err
	}
	release = func() error { return os.Remove(path) }
	if _, err = file.WriteString(strconv.Itoa(os.Getpid()) + "\n"); err != nil {
		return nil, errors.Join(err, file.Close(), release())
	}
	return release, file.Close()
}

// flushFolder does nothing: these systems have no such call, or none that Go
// offers.
func flushFolder(string) error { return nil }
