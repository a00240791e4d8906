// Package testkit has what tests of several packages share: readers of what was
// written, and texts that somebody could write to get out of a document. No
// program imports it.
package testkit
