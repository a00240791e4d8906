// Package table holds what every report is made of: tables of typed cells,
// documents of tables, numbers and words as people and programs read them, and
// their forms CSV, JSON, Markdown and aligned text. It knows no scenario and no
// run.
//
// # Exactness
//
// Amounts are euro to the cent and are written whole wherever they stand in a
// table or a file, so that the rows of a table add up to its total exactly.
// Cells that say so are rounded, half away from zero. There is no floating
// point in this package.
//
// # Hostile text
//
// Names, titles, notes and reasons may hold anything. In CSV a text that a
// spreadsheet would take for a formula gets a leading apostrophe, in Markdown
// nothing of it is markup, and what goes to a terminal holds printable
// characters only.
package table
