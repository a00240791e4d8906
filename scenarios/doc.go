// Package scenarios turns files and names into the complete inputs of the
// model.
//
// A scenario is a base plus named differences. The base is a file of the
// embedded library that gives every parameter a value with its source; an
// overlay is a file that changes some of them and says why. Overlays are of
// five kinds: financing structures, settlements, shocks, vintages and a user's
// own files. [Resolve] composes them:
//
//	joint-borrowing+assets-returned     names of the library
//	my/stress.yaml                      a user's file, which may extend others
//
// # Registry
//
// What can be set is not listed here but taken from the inputs of the model:
// the [Registry] has the key, unit, shape, dimension and bounds of each. An
// input added to the model is thereby a key of the files, of --set, of the
// templates and of the run id.
//
// # Exactness
//
// A value is read from its text into the model's whole number of cents,
// millionths or the like. Nothing is rounded: a value with more decimals than
// its unit has is refused. There is no floating point in this package.
//
// # Faults
//
// Whatever is wrong with input files is returned as a [diagnostic.List] with
// all faults of all files, each with its place; a mistake in --set is a
// [*UsageError]. If the system prevents a file from being read, the error has
// another type and wraps the system's.
package scenarios
