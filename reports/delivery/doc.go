// Package delivery says which files a run has, lists them in a manifest, brings
// them into a folder whole or not at all, and compares files with what they
// should be. What the files say is written by the other packages under
// reports, and evaluated by none of them.
package delivery
