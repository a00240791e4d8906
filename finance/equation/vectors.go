package equation

// fastest are the kernels of a new machine.
var fastest = plain
