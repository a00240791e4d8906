// Package report writes the report of one run for people, as Markdown and as a
// page with charts, its summary on a screen, and the sentences that charts have
// as titles. It evaluates nothing, and files are not its concern.
//
// Amounts in tables are whole to the cent; sentences are rounded, half away
// from zero, to one decimal of a million or a billion.
package report
