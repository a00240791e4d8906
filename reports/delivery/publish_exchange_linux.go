package delivery

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange makes two folders change their names in one step: at no moment is
// there no folder of that name. It fails with errors.ErrUnsupported where the
// kernel or the file system cannot do it.
func exchange(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) {
		return errors.ErrUnsupported
	}
	return err
}
