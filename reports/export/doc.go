// Package export writes the results of a run for programs: lines.csv,
// states.csv and result.json, in fixed forms that other programs rely on. What
// people read is not written here.
package export
