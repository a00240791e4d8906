// Package discount computes present values, rates of return, level payments
// and average lives from amounts and dates alone. Results that no decimal holds
// exactly carry a bound of their error. It knows no model, no scenario and no
// run: package metric says which flows of a run are measured.
//
// The level-payment functions serve programs that embed the package; the
// command does not use them.
package discount
