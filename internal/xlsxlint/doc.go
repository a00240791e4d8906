// Package xlsxlint looks in a workbook for what the Open XML SDK's validator
// does not see: names that occur twice or read like a cell, formulas that
// cannot be read or differ from their neighbours, numbers stored as text,
// formulas without a cached value, parts that nothing leads to. It reads the
// file with the reader of package clients, never with the library that wrote
// it.
//
// Only tests import it. A finding names its rule, so that a test can plant a
// fault and see that it is found by its rule and by no other.
package xlsxlint
