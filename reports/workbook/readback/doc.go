// Package readback reads a workbook of this program back after it has gone
// through other hands and other programs: for which run it was written, which
// scenario its selector shows, and what somebody has typed into it, as the
// differences of a scenario.
package readback
