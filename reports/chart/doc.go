// Package chart makes pictures from the columns of a table, as shapes of SVG
// that a page draws. It takes every figure from the table, and writes no file.
package chart
