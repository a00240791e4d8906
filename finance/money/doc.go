// Package money does the arithmetic of the model: whole cents, whole millionths
// and the one form in which every computed amount is written,
//
//	amount × whole number / whole number, rounded once.
//
// Amounts are euro in whole cents in 64 bits; rates and keys are whole
// millionths. Products are formed in 128 bits, and the quotient is rounded half
// away from zero (the euro rule of Council Regulation (EC) No 1103/97, art. 5,
// and what a spreadsheet's ROUND does). A result that does not fit into 64 bits
// is an error and never wraps around. There is no floating point in this
// package.
package money
