package equation

import "os"

// WithoutVectors is the variable of the environment that turns vector kernels
// off where it is "off", to measure or to look for a fault.
const WithoutVectors = "LOANMODEL_SIMD"

// fastest are the kernels of a new machine, chosen when the program starts.
var fastest = choose(vectorKernels(), os.Getenv(WithoutVectors))

func choose(vectors []kernels, wish string) kernels {
	if len(vectors) == 0 || wish == "off" {
		return plain
	}
	return vectors[0]
}
