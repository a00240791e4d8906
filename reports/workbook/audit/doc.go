// Package audit compares a delivered workbook with one written afresh from the
// same assumptions, cell by cell. Nothing is computed here: what a file should
// show is what the engine finds for it.
package audit
