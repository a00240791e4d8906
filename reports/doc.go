// Package reports writes down what a run of the model found: tables and
// sentences for people, on a page for browsers with charts, CSV and JSON for
// programs, the explanation of a single number, the chapter of equations and
// the register of sources. (The workbook is written by package
// reports/workbook.)
//
// It computes nothing about the model. Every figure comes from a result, from
// the measures of package metric or from the scenario; here it is put in order,
// added up where a table shows a total, and formatted.
//
// # Exactness
//
// Amounts are euro to the cent and are written whole wherever they stand in a
// table or a file, so that the rows of a table add up to its total exactly.
// Running text, the summary and columns that say so are rounded, half away from
// zero, to one decimal of a million or a billion; ratios are rounded to the
// decimals that are shown. There is no floating point in this package.
//
// # Sameness
//
// The same run gives the same bytes: there is no clock, no locale and no order
// that is not the model's. Lines end with LF. Machine-readable output has an
// ASCII minus and no separators of thousands; text for people has "−" and
// commas.
//
// # Hostile text
//
// Names, titles, notes and reasons come from scenario files and may hold
// anything. In CSV a text that a spreadsheet would take for a formula gets a
// leading apostrophe, in Markdown and HTML nothing of it is markup, and what goes to a
// terminal holds printable characters only.
package reports
