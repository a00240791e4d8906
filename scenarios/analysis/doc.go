// Package analysis evaluates scenarios and finds what is learned by it: a run
// with its figures, what two scenarios say differently and what each difference
// does, how far single assumptions move the outcomes, whether a figure crosses
// a threshold, and how the model stands to figures in print. It writes nothing:
// how results are shown is the concern of the packages under reports.
package analysis
