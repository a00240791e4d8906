// Package compare puts runs side by side: comparisons with their differences,
// the matrix of every combination, the brief of one state, and what two
// scenarios say differently. It evaluates nothing: runs are handed to it.
package compare
