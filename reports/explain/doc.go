// Package explain takes one number of a run apart: a tree from the number
// through its equation to the inputs and their sources. The value of every part
// is the engine's, or follows from the engine's by the same equation; no
// scenario is evaluated here.
package explain
