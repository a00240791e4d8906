// Package processor reports which instructions of the machine a program may
// use. It stands apart so that the arithmetic asks neither the processor nor the
// environment: no figure and no kernel is here, and no figure depends on it.
package processor

import (
	"os"

	"golang.org/x/sys/cpu"
)

// WithoutVectors is the variable of the environment that turns the kernels
// with vectors off where it is "off": to measure, or to look for a fault. The
// figures are the same.
const WithoutVectors = "LOANMODEL_SIMD"

// AVX512 reports whether vectors of eight 64-bit numbers may be used, with their
// products and their conversions from and to binary floating point.
func AVX512() bool {
	return wanted(os.Getenv(WithoutVectors)) && cpu.X86.HasAVX512F && cpu.X86.HasAVX512DQ
}

func wanted(wish string) bool { return wish != "off" }
