// Package equation is the small closed language in which the model is written
// and the machine that renders it: a line of the model is defined once, as an
// equation over other lines, and evaluated, written out as text, explained and
// checked from that one definition. (The workbook's formulas are rendered from
// the same definitions by package reports/workbook.)
//
// The language has inputs, constants, sums and differences, minimum and
// maximum, comparison and choice, the previous period's value, sums over the
// members of a dimension, the share of a part in a total, and one form for
// every computed amount, amount × whole number / whole number rounded once.
// There is nothing else in it, on purpose: what needs more is said with a
// helper line.
//
// Everything is evaluated in exact whole numbers (cents, millionths, days) of
// 64 bits with products in 128, over a batch of paths: a run is a batch of one.
package equation
