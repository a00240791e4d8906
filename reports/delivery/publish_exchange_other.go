//go:build !linux

package delivery

import "errors"

// exchange is not offered by this system; two renames do instead.
func exchange(string, string) error { return errors.ErrUnsupported }
