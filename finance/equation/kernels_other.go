//go:build !amd64

package equation

// vectorKernels: other processors have plain Go.
func vectorKernels() []kernels { return nil }
