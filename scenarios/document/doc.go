// Package document reads one YAML file into a tree of nodes that keep their
// place in the file, and reads typed values from such nodes.
//
// # Reading a file
//
// [Parse] accepts a strict subset of YAML: one document, a mapping at the top,
// ASCII text keys without repetition, and neither anchors, aliases, merge keys,
// tags nor directives. Everything has a limit (see [MaxFileBytes] and the
// constants next to it), so that no file can use much time or memory. All
// faults of a file are reported together.
//
// # Reading values
//
// A [Reader] takes values from nodes and collects what is wrong with them. It
// decides by how a value is written and never guesses: a text that looks like
// a number has to be in quotes, an amount or rate has to be in quotes too so
// that no YAML reader can round it, a switch is true or false and nothing
// else.
//
// The package knows the keys of no particular file. Its callers say with [Keys]
// and the methods of Reader what a file must contain.
package document
