// Package sheet is the surface on which a workbook is written: rows of cells as
// SpreadsheetML, formulas that move along a row, the columns that sheets share,
// addresses, cell styles, and the archive that they are packed into. Which
// sheets there are, and what stands on them, is not its concern.
//
// Numbers are written as decimal text, and the archive has one fixed order and
// form, so that the same cells give the same bytes.
package sheet
