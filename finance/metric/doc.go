// Package metric defines every figure of the model as data and takes its value
// from a result, so that reports, the workbook and conditions show the same
// figure from one definition. It evaluates nothing, and it writes no text but
// the names and notes of its figures; the arithmetic of present values stands
// in package discount.
package metric
