// Package finance is the model of the loan to Ukraine backed by the
// immobilised assets of the Bank of Russia: its sectors, its blocks of
// equations and what is measured on a run. It knows no file and no format;
// scenarios bring it inputs, reports show its results.
package finance
