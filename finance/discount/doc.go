// Package discount computes present values, rates of return, level payments
// and average lives from amounts and dates alone. Results that no decimal holds
// exactly carry a bound of their error. It knows no model, no scenario and no
// run: package metric says which flows of a run are measured.
//
// Level payments, the grant element, flows a period or a year apart (NPV, NPV1,
// IRR, PVOfYears, WeightedAverageLifeOfYears) serve programs that embed the
// package; the command takes flows of days and of months.
package discount
