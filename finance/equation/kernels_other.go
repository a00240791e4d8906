//go:build !amd64

package equation

// fastest are the kernels of a new machine: other processors have plain Go.
var fastest = plain
